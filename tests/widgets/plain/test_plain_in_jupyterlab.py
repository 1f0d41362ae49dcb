"""The plain parts in a real JupyterLab, by mouse and by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.same_tab, pytest.mark.slow]

SETUP = """import os, tempfile
import skinspots_lib as spots
from skinspots_lib.learning.trials import Trial

def move():
    "Go to another computer: nothing that was answered is here."
    os.environ["SKINSPOTS_PROGRESS"] = tempfile.mkdtemp()

move()
"""
ANSWERS = """mine = spots.progress()
for n in range(60):
    name = ["petechiae", "purpura", "cherry_angioma", "viral_exanthem"][n % 4]
    said, tone = (name if n % 3 else "purpura"), n % 10 + 1
    mine.record(Trial(f"{name}-{tone}-clear-{n}", said, said == name, truth=name, tone=tone,
                      part="practice", confidence=["guess", "sure"][n % 2], at=60_000 * n))
mine.record(Trial("q96", "2", True));
"""
CODE = {
    "above": SETUP,
    "results": "spots.widgets.results()",
    "answers": ANSWERS,
    "chances": 'c = spots.widgets.chances("F08")\nc',
    "passport": "p = spots.widgets.passport()\np",
    "map": "spots.widgets.course_map(5)",
    "below": "0",
}
LETTERS = ["d", "x", "a", "b", "m"]
ARROWS = ["ArrowDown", "ArrowUp"]
PARTS = ["results", "chances", "passport"]
# The first chart of a session waits for matplotlib.
FIRST_CHART = 30_000


@pytest.fixture
def lesson(notebook):
    return notebook.run("notebooks/plain.ipynb", CODE)


def press(lesson, *keys):
    for key in keys:
        lesson.page.keyboard.press(key)


def place(lesson):
    """Give what a leaked key would change."""
    return [cell["id"] for cell in lesson.cells()], lesson.active()


def status(lesson, part):
    return lesson.output(part).get_by_role("status")


def answers(lesson):
    return lesson.evaluate("len(spots.progress().trials)")


def test_every_control_has_a_name_and_every_part_a_status(lesson):
    named = {
        "chances": [("combobox", "Study")],
        "results": [("button", "Refresh")],
        "passport": [
            ("textbox", "Nickname"),
            ("textbox", "Code"),
            ("textbox", "File name"),
            ("button", "Load the code"),
            ("button", "Load the file"),
            ("button", "Make the passport again"),
            ("link", "Download the passport file"),
        ],
    }
    for part, controls in named.items():
        for role, name in controls:
            expect(lesson.output(part).get_by_role(role, name=name, exact=True)).to_be_visible()
        expect(status(lesson, part)).to_have_count(1)


def test_no_rule_of_accessibility_is_broken_in_light_or_dark(lesson):
    lesson.output("results").get_by_role("button", name="Refresh").click()
    expect(status(lesson, "results")).to_contain_text("45 of 60 pictures", timeout=FIRST_CHART)
    expect(lesson.output("results").locator("summary").first).to_be_visible(timeout=FIRST_CHART)
    for summary in lesson.page.locator(".sk-root summary, .jp-OutputArea-output summary").all():
        if summary.is_visible():
            summary.click()
    for theme in ("light", "dark"):
        lesson.theme(theme)
        lesson.screenshot(f"plain-{theme}")
        assert lesson.violations() == []


def test_words_for_a_page_without_python_are_hidden_while_the_part_lives(lesson):
    for part in PARTS:
        expect(lesson.output(part).locator(".sk-static")).to_have_count(1)
        expect(lesson.output(part).locator(".sk-static")).to_be_hidden()


def test_another_study_by_mouse(lesson):
    picker = lesson.output("chances").get_by_role("combobox", name="Study")
    picker.select_option(index=2)
    expect(status(lesson, "chances")).to_contain_text("about 5 had meningococcal infection")
    alt = lesson.output("chances").get_by_role("img").get_attribute("alt")
    assert "about 5 had meningococcal infection" in alt
    assert lesson.evaluate("c.figure_id") == "F03"


def test_another_study_by_keyboard(lesson):
    lesson.output("chances").get_by_role("combobox", name="Study").focus()
    before = place(lesson)
    press(lesson, "Home", "ArrowDown")
    expect(status(lesson, "chances")).to_contain_text("about 70 had meningococcal disease")
    press(lesson, *LETTERS)
    assert place(lesson) == before


def test_results_by_mouse_and_by_keyboard(lesson):
    part = lesson.output("results")
    expect(status(lesson, "results")).to_contain_text("You have no answers yet.")
    part.get_by_role("button", name="Refresh").click()
    expect(status(lesson, "results")).to_contain_text("45 of 60 pictures", timeout=FIRST_CHART)
    expect(part.locator("summary").first).to_be_visible(timeout=FIRST_CHART)
    part.get_by_role("button", name="Refresh").focus()
    before = place(lesson)
    press(lesson, *LETTERS, *ARROWS, "Tab", "Enter")
    charts = part.get_by_role("img", name=re.compile("^Dot plot of right answers by kind of spot"))
    expect(charts).to_be_visible()
    press(lesson, *LETTERS, *ARROWS)
    assert place(lesson) == before


def test_a_passport_goes_to_another_computer_by_code_and_keyboard_alone(lesson):
    code = lesson.evaluate("spots.progress().passport().long")
    assert answers(lesson) == 61
    lesson.evaluate("move()")
    assert answers(lesson) == 0
    part = lesson.output("passport")
    part.get_by_role("textbox", name="Code", exact=True).focus()
    before = place(lesson)
    press(lesson, *LETTERS, *ARROWS, "Tab", "Enter")
    expect(status(lesson, "passport")).to_contain_text("Nothing was loaded")
    # ipywidgets holds a new text back while the kernel is busy, and a click overtakes it.
    lesson.wait_until_idle()
    press(lesson, "Shift+Tab", "ControlOrMeta+a")
    lesson.page.keyboard.insert_text(code)
    press(lesson, "Tab", "Enter")
    expect(status(lesson, "passport")).to_contain_text("Loaded: 61 answers.")
    expect(part.get_by_text("The passport holds 61 answers.")).to_be_visible()
    assert place(lesson) == before
    assert answers(lesson) == 61


def test_a_passport_goes_to_another_computer_as_a_file_by_mouse(lesson):
    part = lesson.output("passport")
    part.get_by_role("textbox", name="Nickname").fill("Sam")
    part.get_by_role("button", name="Make the passport again").click()
    expect(part.get_by_text("The passport holds 61 answers.")).to_be_visible()
    with lesson.page.expect_download() as download:
        part.get_by_role("link", name="Download the passport file").click()
    assert download.value.suggested_filename == "passport.jsonl"
    lesson.evaluate("move()")
    download.value.save_as(lesson.lab.root / "notebooks" / "mine.jsonl")
    part.get_by_role("textbox", name="File name").fill("mine.jsonl")
    part.get_by_role("button", name="Load the file").click()
    expect(status(lesson, "passport")).to_contain_text("Loaded: 61 answers.")
    assert answers(lesson) == 61


def test_the_map_marks_the_lesson_and_opens_another(lesson):
    part = lesson.output("map")
    part.get_by_text("The course: all lessons").click()
    row = part.get_by_role("row").filter(has_text="you are here")
    assert row.get_attribute("aria-current") == "page"
    assert row.get_by_role("link").count() == 0
    part.get_by_role("link", name=re.compile("^0\\. ")).click()
    tab = lesson.page.get_by_role("tab", name="00_first_fifteen_minutes.ipynb")
    expect(tab).to_be_visible()
    assert tab.get_attribute("aria-selected") == "true"


def test_a_saved_notebook_without_its_kernel_says_what_to_do(lesson):
    lesson.command("docmanager:save")
    lesson.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
    )
    lesson.open("notebooks/plain.ipynb")
    for part in PARTS:
        expect(lesson.output(part).locator(".sk-static")).to_contain_text("Run this cell to use it")
        expect(lesson.output(part).locator(".sk-static")).to_be_visible()
    expect(lesson.output("map").get_by_text("The course: all lessons")).to_be_visible()
