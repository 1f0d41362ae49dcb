"""A learner goes through lessons 00 to 04 by mouse in a real JupyterLab, and it is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from skinspots_lib.content.exercises import load_exercises
from skinspots_lib.content.questions import load_question

pytestmark = pytest.mark.browser
FIRST = "notebooks/00_first_fifteen_minutes.ipynb"
BLOOD = "notebooks/01_where_is_the_blood.ipynb"
SIZES = "notebooks/02_words_and_sizes.ipynb"
ALIKE = "notebooks/03_look_alikes.ipynb"
TONES = "notebooks/04_every_skin_tone.ipynb"
QUESTION = re.compile(r"^spots\.ask\(\"(q\d+)\"\)$")


def walked(walk, question, choice):
    walk.get_by_role("listitem").get_by_role("button", name=question).click()
    walk.get_by_role("button", name=choice, exact=True).click()
    done = walk.get_by_role("listitem").get_by_role("button", name=f"✓ {question}")
    expect(done).to_be_visible()


def press_firmly(skin):
    """Put the glass on the next spot and click at the far end of the pressure."""
    skin.get_by_role("button", name="Next spot").click()
    pressure = skin.get_by_role("slider", name="Pressure")
    pressure.scroll_into_view_if_needed()
    box = pressure.bounding_box()
    pressure.click(position={"x": box["width"] - 2, "y": box["height"] / 2})


def say_what_was_seen(skin, what):
    asked = skin.get_by_role("group", name="What did you see?")
    asked.get_by_role("radio", name=what, exact=True).check()
    skin.get_by_role("button", name="Check what I saw").click()


def questions_of(notebook):
    """Give the questions of a lesson with one choice or several, by cell."""
    asked = {cell["id"]: QUESTION.match(cell["source"]) for cell in notebook.cells()}
    found = {cell: load_question(match[1]) for cell, match in asked.items() if match}
    return {cell: item for cell, item in found.items() if item.kind in ("single", "multiple")}


def answer_rightly(notebook, cell_id, item):
    shown = notebook.output(cell_id)
    for option in item.options:
        if option.right:
            shown.get_by_label(option.say, exact=True).check()
    shown.get_by_role("button", name="Check answer").click()
    expect(shown.get_by_role("status")).to_contain_text("Right.")


def kept(notebook):
    """Give what the learner's progress holds, one dict for each answer."""
    return notebook.evaluate("spots.progress().table().to_dict('records')")


def go_through(notebook, path):
    """Open a lesson, run it, solve its exercises and answer its quiz; give what was kept."""
    notebook.open(path)
    notebook.run_all()
    assert notebook.errors() == []
    before = len(kept(notebook))
    for exercise in load_exercises(int(path.split("/")[1][:2])):
        expect(notebook.output(exercise.id)).to_contain_text("Not yet.")
        notebook.solve(exercise.id, "0")
        expect(notebook.output(exercise.id)).to_contain_text(exercise.hints[0])
        lines = exercise.solution.strip().replace("answer = ", "", 1).splitlines()
        code = "None\n" + exercise.solution.strip() if len(lines) > 1 else lines[0]
        notebook.solve(exercise.id, code)
        expect(notebook.output(exercise.id)).to_contain_text("Right.")
    for cell_id, item in questions_of(notebook).items():
        answer_rightly(notebook, cell_id, item)
    return before


def test_first_act_is_to_run_and_to_press_a_spot(notebook):
    notebook.open(FIRST)
    notebook.run_all()
    skin = notebook.output("press-light")
    press_firmly(skin)
    expect(skin.get_by_role("status").first).to_contain_text("firm pressure")


def test_first_lesson_from_the_table_to_three_names(notebook):
    notebook.open(FIRST)
    notebook.run_all()
    assert notebook.errors() == []
    expect(notebook.output("load").locator("table tbody tr")).to_have_count(8)
    expect(notebook.output("chart").get_by_role("img")).to_have_attribute(
        "alt", re.compile("causes")
    )

    walk = notebook.output("walk-three")
    steps = {
        "Very unwell": "No",
        "Fever": "No",
        "Under the glass": "It partly fades",
        "Feel": "Yes, it is raised",
        "Width": "2 mm",
        "Since": "Years",
        "Age": "Adult, 18 to 64",
    }
    for question, choice in steps.items():
        walked(walk, question, choice)
    walk.get_by_role("listitem").get_by_role("button", name="Further signs").click()
    walk.get_by_text("Signs that may explain the spots").click()
    walk.get_by_label("the same in shape, size and number for years").check()
    walk.get_by_role("button", name="Done with signs").click()
    walk.get_by_role("button", name="Check the name").click()
    expect(walk.get_by_role("status").get_by_text("The name fits: Cherry angioma")).to_be_visible()


def test_first_lesson_by_keyboard_the_worst_answers_give_an_emergency(notebook):
    notebook.open(FIRST)
    notebook.run_all()
    cells = len(notebook.cells())
    walk = notebook.output("walk-one")
    walk.get_by_role("button", name="Yes", exact=True).focus()
    notebook.page.keyboard.press("Enter")
    expect(walk.get_by_role("status").get_by_text("Emergency")).to_be_visible()
    expect(walk.get_by_role("group", name="Is there a fever?")).to_be_focused()

    question = notebook.output("quiz-urgent")
    question.get_by_role("radio").first.focus()
    for key in ("ArrowDown", "d", "d", "x", "a", "b", "m", "ArrowUp", "Tab", "Enter"):
        notebook.page.keyboard.press(key)
    expect(question.get_by_role("status")).to_contain_text("You chose")
    assert len(notebook.cells()) == cells


@pytest.mark.slow
@pytest.mark.parametrize("path", [FIRST, BLOOD, SIZES, ALIKE, TONES])
def test_lesson_is_finished_by_mouse_and_every_right_answer_is_kept(notebook, path):
    before = go_through(notebook, path)
    asked = {item.id for item in questions_of(notebook).values()}
    right = {trial["item"] for trial in kept(notebook)[before:] if trial["right"]}
    assert asked <= right


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [FIRST, BLOOD, SIZES, ALIKE, TONES])
def test_what_a_lesson_shows_has_no_accessibility_fault(notebook, path, theme):
    notebook.open(path)
    notebook.theme(theme)
    notebook.run_all()
    assert notebook.errors() == []
    notebook.screenshot(f"{path.split('/')[-1][:2]}-{theme}")
    assert notebook.violations() == []
