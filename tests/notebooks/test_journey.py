"""A learner goes through the lessons in a real JupyterLab, and the result can be read."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FIRST = "notebooks/00_first_fifteen_minutes.ipynb"
BLOOD = "notebooks/01_where_is_the_blood.ipynb"
DATA = "notebooks/05_causes_in_the_data.ipynb"


def answer(walk, question, choice):
    walk.get_by_role("listitem").get_by_role("button", name=question).click()
    walk.get_by_role("button", name=choice, exact=True).click()
    done = walk.get_by_role("listitem").get_by_role("button", name=f"✓ {question}")
    expect(done).to_be_visible()


def solve(notebook, cell_id, code):
    """Type an answer into an exercise and run it, as a learner does."""
    cell = notebook.cell(cell_id)
    cell.locator(".cm-content").click()
    notebook.page.keyboard.press("Control+A")
    notebook.page.keyboard.insert_text(f'answer = {code}\nspots.check("{cell_id}", answer)')
    notebook.page.keyboard.press("Shift+Enter")
    notebook.wait_until_idle()


def test_first_act_is_to_say_what_to_expect_and_to_press_a_spot(notebook):
    notebook.open(FIRST)
    notebook.run_cell("setup")
    notebook.run_cell("press-light")
    skin = notebook.output("press-light")
    skin.locator(".sk-glass").focus()
    notebook.page.keyboard.press("PageUp")
    expect(skin.get_by_role("status").first).to_contain_text("First say what you expect")
    skin.get_by_role("radio", name="stays", exact=True).first.check()
    skin.locator(".sk-glass").focus()
    for key in ("n", *["PageUp"] * 10):
        notebook.page.keyboard.press(key)
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
        answer(walk, question, choice)
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


def test_data_lesson_from_the_explorer_to_three_solved_exercises(notebook):
    notebook.open(DATA)
    notebook.run_all()
    assert notebook.errors() == []
    explorer = notebook.output("explorer")
    charts = explorer.get_by_role("img")
    before = charts.get_attribute("alt")
    spot = explorer.get_by_role("combobox").first
    spot.focus()
    active = notebook.active()
    notebook.page.keyboard.press("ArrowDown")
    expect(spot).to_have_value("purpura")
    expect(charts).not_to_have_attribute("alt", before)
    assert notebook.active() == active

    expect(notebook.output("ex-05-1")).to_contain_text("Not yet.")
    solve(notebook, "ex-05-1", "68")
    expect(notebook.output("ex-05-1")).to_contain_text("Hint")
    solve(notebook, "ex-05-1", "len(causes.query(\"condition == 'petechiae'\"))")
    expect(notebook.output("ex-05-1")).to_contain_text("Right.")
    solve(notebook, "ex-05-2", "causes.query(\"urgency == 'emergency'\").condition.value_counts()")
    expect(notebook.output("ex-05-2")).to_contain_text("Right.")
    solve(notebook, "ex-05-3", "pd.crosstab(causes.frequency, causes.urgency)")
    expect(notebook.output("ex-05-3")).to_contain_text("Right.")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [FIRST, BLOOD, DATA])
def test_what_a_lesson_shows_has_no_accessibility_fault(notebook, path, theme):
    notebook.open(path)
    notebook.theme(theme)
    notebook.run_all()
    notebook.screenshot(f"{path.split('/')[-1][:2]}-{theme}")
    assert notebook.violations() == []
