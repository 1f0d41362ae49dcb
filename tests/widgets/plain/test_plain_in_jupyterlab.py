"""The plain parts in a real JupyterLab, by mouse and by keyboard alone."""

from __future__ import annotations

import ast

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SETUP = """import os, tempfile
os.environ["SKINSPOTS_PROGRESS"] = tempfile.mkdtemp()
import pandas as pd
import skinspots_lib as spots
from skinspots_lib.learning.trials import Trial
"""
# The answers of the sample, as if the learner had given them.
ANSWERS = """mine = spots.progress()
for n in range(200):
    name = ["petechiae", "purpura", "cherry_angioma", "viral_exanthem"][n % 4]
    said = name if n % 3 else "purpura"
    trial = Trial(f"{name}-{n % 10 + 1}-clear-{n % 100}", said, said == name, truth=name,
                  part="practice", tone=n % 10 + 1, confidence=["guess", "sure"][n % 2],
                  at=1_700_000_000_000 + 60_000 * n)
    mine.record(trial)
mine.record(Trial("q06", "4", True))
"""
CODE = {
    "above": SETUP,
    "empty": "r0 = spots.widgets.results()\nr0",
    "answers": ANSWERS,
    "chances": 'c = spots.widgets.chances("F08")\nc',
    "results": "r = spots.widgets.results()\nr",
    "passport": "p = spots.widgets.passport()\np",
    "map": "spots.widgets.course_map(5)",
    "below": "0",
}
LETTERS = ["d", "x", "a", "b", "m", "ArrowDown", "ArrowUp"]


@pytest.fixture
def lesson(notebook):
    return notebook.run("notebooks/plain.ipynb", CODE)


def test_look(lesson):
    for theme in ("light", "dark"):
        lesson.theme(theme)
        lesson.screenshot(f"plain-{theme}")
    print(lesson.violations())
