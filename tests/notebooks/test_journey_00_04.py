"""A learner goes through lessons 00 to 04 by mouse in a real JupyterLab, and it is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from skinspots_lib.content.exercises import load_exercises
from skinspots_lib.content.questions import load_question
from skinspots_lib.widgets.asking.shown import shown_by

pytestmark = [pytest.mark.browser, pytest.mark.same_tab]
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
    """Give the questions of a lesson by cell."""
    asked = {cell["id"]: QUESTION.match(cell["source"]) for cell in notebook.cells()}
    return {cell: load_question(match[1]) for cell, match in asked.items() if match}


def choose(shown, item):
    for option in item.options:
        if option.right:
            shown.get_by_label(option.say, exact=True).check()


def measure(shown, item):
    """Pull one end of the ruler until it is as long as the spot."""
    truth = shown_by(item)
    stage = shown.locator(".sk-seen")
    stage.scroll_into_view_if_needed()
    end = shown.get_by_role("button", name="End of the ruler")
    box, wide = end.bounding_box(), stage.bounding_box()["width"]
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = shown.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + (truth.size_mm / truth.width_mm - 0.4) * wide, y, steps=8)
    mouse.up()


def type_number(shown, item):
    shown.get_by_role("spinbutton").fill(f"{item.number.value:g}")


def order(shown, item):
    rows = shown.locator(".sk-order li")
    for place, one in enumerate(item.items):
        row = rows.filter(has_text=one.say)
        while one.say not in rows.nth(place).inner_text():
            row.get_by_role("button", name="Move up").click()


def sort(shown, item):
    for one in item.items:
        group = shown.get_by_role("group", name=one.say, exact=True)
        group.get_by_role("radio", name=one.group, exact=True).check()


HOW = {
    "single": choose,
    "multiple": choose,
    "numeric": type_number,
    "measure": measure,
    "ordering": order,
    "sorting": sort,
}


def answer_rightly(notebook, cell_id, item):
    shown = notebook.output(cell_id)
    HOW[item.kind](shown, item)
    shown.get_by_role("button", name="Check answer").click()
    expect(shown.locator("[role=status]").filter(has_text="Right.")).to_be_visible()


def guess_three_pictures(notebook):
    shown = notebook.output("pretest")
    for place in (1, 2, 3):
        asked = shown.get_by_role("group", name=f"Picture {place} of 3")
        asked.get_by_role("radio").nth(place).check()
        shown.get_by_role("button", name="Keep my guess").click()
    expect(shown.get_by_text("Your guesses are kept")).to_be_visible()


def part_the_pair(notebook, cell_id):
    """Name both sides, rightly or not, then try signs until the right one is found."""
    shown = notebook.output(cell_id)
    for place, side in enumerate(("The left side shows", "The right side shows"), start=1):
        shown.get_by_label(side).select_option(index=place)
    shown.get_by_role("button", name="Check the names").click()
    signs = shown.get_by_role("group", name="Which sign parts")
    check = shown.get_by_role("button", name="Check the sign")
    found = shown.get_by_text("Yes, that is the sign.")
    missed = shown.get_by_text("Not this one.")
    expect(check).to_be_visible()
    for sign in signs.get_by_role("radio").all():
        before = len(kept(notebook))
        told_before = missed.element_handles()
        sign.check()
        check.click()
        # What is told of a second sign begins with the same words as of the first.
        for gone in told_before:
            notebook.page.wait_for_function("(told) => !told.isConnected", arg=gone)
        expect(found.or_(missed)).to_be_visible()
        assert len(kept(notebook)) == before + 1
        if found.is_visible():
            break
    expect(found).to_be_visible()


def look_and_press(notebook, cell_id):
    """Press the next spot as far as it goes, and say that it cannot be judged, or that it stays."""
    shown = notebook.output(cell_id)
    expected = shown.get_by_role("group", name="First say what you expect")
    if expected.is_visible():
        expected.get_by_role("radio", name="stays", exact=True).check()
    press_firmly(shown)
    expect(shown.get_by_role("status").first).to_contain_text("firm pressure")
    say_what_was_seen(shown, "stays")


def kept(notebook):
    """Give what the learner's progress holds, one dict for each answer."""
    return notebook.evaluate("spots.progress().table().to_dict('records')")


def solve_all(notebook, path):
    """Miss each exercise once, which brings a hint, then solve it."""
    for exercise in load_exercises(int(path.split("/")[1][:2])):
        shown = notebook.output(exercise.id)
        expect(shown).to_contain_text("Not yet.")
        notebook.solve(exercise.id, "0")
        expect(shown).to_contain_text(exercise.hints[0])
        notebook.solve(exercise.id, f"None\n{exercise.solution.strip()}")
        expect(shown).to_contain_text("Right.")


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
def test_lesson_is_finished_by_mouse_and_all_that_was_done_is_kept(notebook, path):
    notebook.open(path)
    notebook.run_all()
    assert notebook.errors() == []
    cells, questions = notebook.cells(), questions_of(notebook)
    glasses = [cell["id"] for cell in cells if "widgets.glass(" in cell["source"]]
    pairs = [cell["id"] for cell in cells if "widgets.pair(" in cell["source"]]
    before = len(kept(notebook))
    for cell_id in glasses:
        look_and_press(notebook, cell_id)
    for cell_id in pairs:
        part_the_pair(notebook, cell_id)
    if path == FIRST:
        guess_three_pictures(notebook)
    solve_all(notebook, path)
    for cell_id, item in questions.items():
        answer_rightly(notebook, cell_id, item)

    done = kept(notebook)[before:]
    right = {trial["item"] for trial in done if trial["right"]}
    assert {item.id for item in questions.values()} <= right
    assert {exercise.id for exercise in load_exercises(int(path.split("/")[1][:2]))} <= right
    pressed = {trial["item"].rsplit("-", 1)[0] for trial in done if "glass-" in trial["item"]}
    assert len(pressed) == len(glasses)
    assert sum(trial["part"] == "contrast" and trial["right"] for trial in done) >= len(pairs)
    assert sum(trial["part"] == "pretest" for trial in done) == (3 if path == FIRST else 0)


@pytest.mark.slow
@pytest.mark.parametrize("path", [FIRST, BLOOD, SIZES, ALIKE, TONES])
def test_what_a_lesson_shows_has_no_accessibility_fault_in_light_or_dark(notebook, path):
    notebook.open(path)
    notebook.run_all()
    assert notebook.errors() == []
    for theme in ("light", "dark"):
        notebook.theme(theme)
        notebook.screenshot(f"{path.split('/')[-1][:2]}-{theme}")
        assert (theme, notebook.violations()) == (theme, [])
