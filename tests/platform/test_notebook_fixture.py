"""The page object that other browser tests stand on."""

from __future__ import annotations

import json

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.same_tab]

CODE = {
    "probe-warn": "import sys; print('red', file=sys.stderr)",
    "probe-fail": "1 / 0",
    "probe-show": "from IPython.display import HTML; HTML('<p>shown</p><a href=\"/lab\"></a>')",
}


@pytest.fixture
def probe(notebook, lab):
    cells = [
        {
            "cell_type": "code",
            "id": cell_id,
            "metadata": {"tags": ["example"]},
            "outputs": [],
            "execution_count": None,
            "source": source,
        }
        for cell_id, source in CODE.items()
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (lab.root / "probe.ipynb").write_text(json.dumps(book))
    return notebook.open("probe.ipynb")


def test_notebook_gives_ids_tags_and_the_active_cell(probe):
    assert [(cell["id"], cell["tags"]) for cell in probe.cells()] == [
        (i, ["example"]) for i in CODE
    ]
    probe.activate("probe-fail")
    assert probe.active() == ("probe-fail", "command")


def test_notebook_errors_hold_tracebacks_and_red_lines(probe):
    for cell_id in CODE:
        probe.run_cell(cell_id)
    red, traceback = sorted(probe.errors(), key=len)
    assert red.strip() == "red"
    assert "ZeroDivisionError" in traceback
    assert probe.output("probe-show").inner_text().strip() == "shown"
    probe.restart()
    probe.run_cell("probe-show")
    assert [found["rule"] for found in probe.violations()] == ["link-name"]


def test_notebook_theme_and_screenshot_follow_the_learner(probe, tmp_path):
    ground = "getComputedStyle(document.querySelector('.jp-Notebook')).backgroundColor"
    probe.theme("dark")
    dark = probe.page.evaluate(ground)
    probe.shots = tmp_path
    assert probe.screenshot("dark").read_bytes().startswith(b"\x89PNG")
    probe.theme("light")
    assert probe.page.evaluate(ground) != dark
