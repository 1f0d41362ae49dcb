"""The widgets in a real JupyterLab, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.same_tab]

FRAMED = """import ipywidgets as widgets
box = widgets.VBox([
    widgets.Dropdown(options=["a", "b", "c"], description="Letter"),
    widgets.RadioButtons(options=["one", "two", "three"], description="Number"),
    widgets.Checkbox(description="Tick"),
    widgets.BoundedIntText(value=3, min=0, max=9, description="Count"),
])
"""
CODE = {
    "above": "0",
    "walk": 'import skinspots_lib as spots\nw = spots.widgets.walk("dots-on-the-shins")\nw',
    "free": "spots.widgets.walk()",
    "question": 'q = spots.widgets.question("q06")\nq',
    "frame": FRAMED + "framed = spots.widgets.frame(box)\nframed",
    "frame-again": "framed",
    "unsafe": FRAMED + "box",
    "below": "0",
}
LETTERS = ["d", "x", "a", "b", "m"]


@pytest.fixture
def lesson(notebook):
    return notebook.run("widgets.ipynb", CODE)


def press(lesson, *keys):
    for key in keys:
        lesson.page.keyboard.press(key)


def place(lesson):
    """Give what a leaked key would change."""
    return [cell["id"] for cell in lesson.cells()], lesson.active()


def python(lesson, expression):
    """Give what a Python expression is in the kernel of the lesson."""
    return lesson.page.evaluate(
        """(code) => new Promise((done) => {
             const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
             const future = kernel.requestExecute(
               {code: '', user_expressions: {it: code}, store_history: false});
             future.onReply = ({content}) => done(content.user_expressions.it.data['text/plain']);
           })""",
        expression,
    )


def test_walk_by_mouse_ends_with_a_name_that_fits(lesson):
    walk = lesson.output("walk")
    answers = {
        "Very unwell": "No",
        "Fever": "No",
        "Under the glass": "It stays",
        "Age": "Adult, 18 to 64",
        "Feel": "No, it is flat",
        "Width": "1 mm",
        "Since": "Days",
        "Further signs": "Done with signs",
    }
    for question, answer in answers.items():
        walk.get_by_role("listitem").get_by_role("button", name=question).click()
        walk.get_by_role("button", name=answer, exact=True).click()
        row = walk.get_by_role("listitem").get_by_role("button", name=f"✓ {question}")
        expect(row).to_be_visible()
    walk.get_by_role("button", name="Check the name").click()
    expect(walk.get_by_role("status").get_by_text("The name fits: Petechiae")).to_be_visible()
    assert python(lesson, "w.condition") == "'petechiae'"


def test_walk_by_keyboard_keeps_the_focus_and_leaks_no_key(lesson):
    walk = lesson.output("free")
    walk.get_by_role("button", name="Yes", exact=True).focus()
    before = place(lesson)
    press(lesson, "ArrowDown", *LETTERS, "Enter")
    expect(walk.get_by_role("group", name="Is there a fever?")).to_be_focused()
    expect(walk.get_by_role("status").get_by_text("Emergency")).to_be_visible()
    press(lesson, "Tab", "Tab", "Tab", "Enter")
    fever = walk.get_by_role("listitem").get_by_role("button", name="✓ Fever")
    expect(fever).to_contain_text("I cannot tell")
    press(lesson, "ArrowUp", *LETTERS)
    assert place(lesson) == before


def test_no_two_widgets_share_an_id(lesson):
    twice = lesson.page.evaluate(
        """() => { const ids = [...document.querySelectorAll(".sk-root [id]")].map(one => one.id);
             return [ids.length, ids.filter((id, n) => ids.indexOf(id) !== n)]; }"""
    )
    assert twice[0] > 10 and twice[1] == []
    walk = lesson.output("free").get_by_role("group", name="Result so far")
    expect(walk).to_contain_text("Answer a question to see a result.")


def test_walk_start_again_forgets_the_answers(lesson):
    walk = lesson.output("free")
    walk.get_by_role("button", name="Yes", exact=True).click()
    expect(walk.get_by_role("status").get_by_text("Emergency")).to_be_visible()
    walk.get_by_role("button", name="Start again").click()
    expect(walk.get_by_text("Answer a question to see a result.")).to_be_visible()
    expect(walk.get_by_role("group", name="Is the person very unwell now?")).to_be_focused()


def test_question_is_a_named_group_whose_arrows_move_the_choice(lesson):
    question = lesson.output("question")
    ask = python(lesson, "q.ask").strip("'\"")
    group = question.get_by_role("group", name=ask, exact=True)
    options = group.get_by_role("radio")
    options.first.focus()
    before = place(lesson)
    press(lesson, "ArrowDown", *LETTERS)
    expect(options.nth(1)).to_be_checked()
    press(lesson, "ArrowDown", "ArrowDown")
    expect(options.nth(3)).to_be_checked()
    assert place(lesson) == before
    press(lesson, "Tab", "Enter")
    expect(question.get_by_role("status")).to_contain_text("✓ Right.")
    assert python(lesson, "q.answer, q.correct, q.attempts") == "([3], True, 1)"


def test_question_wrong_answer_can_be_tried_again(lesson):
    question = lesson.output("question")
    question.get_by_role("button", name="Check answer").click()
    expect(question.get_by_role("status")).to_have_text("Choose an answer first.")
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check answer").click()
    expect(question.get_by_role("status")).to_contain_text("✗ Not this one.")
    question.get_by_role("button", name="Try again").click()
    expect(question.get_by_role("radio").first).not_to_be_checked()
    expect(question.get_by_role("radio").first).to_be_focused()
    expect(question.get_by_role("status")).to_be_empty()


def test_question_says_what_to_do_when_python_is_gone(lesson):
    lesson.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()"
    )
    question = lesson.output("question")
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check answer").click()
    expect(question.get_by_role("status")).to_contain_text(
        "Python did not answer. Run this cell again", timeout=10_000
    )


@pytest.mark.parametrize("cell", ["frame", "frame-again"])
def test_frame_keeps_keys_and_its_controls_react(lesson, cell):
    check_controls(lesson, lesson.output(cell))


def test_frame_drawn_again_still_keeps_keys(lesson):
    lesson.run_cell("frame")
    check_controls(lesson, lesson.output("frame"))


def check_controls(lesson, box):
    controls = [
        (box.get_by_role("combobox"), "b"),
        (box.get_by_role("radio").first, "two"),
        (box.get_by_role("spinbutton"), "4"),
    ]
    for control, wanted in controls:
        control.focus()
        before = place(lesson)
        press(lesson, "ArrowUp" if wanted == "4" else "ArrowDown")
        if wanted == "two":
            expect(box.get_by_role("radio").nth(1)).to_be_checked()
        else:
            expect(control).to_have_value(wanted)
        press(lesson, *LETTERS)
        assert place(lesson) == before
    tick = box.get_by_role("checkbox")
    tick.focus()
    press(lesson, "ArrowDown", *LETTERS, " ")
    expect(tick).to_be_checked()
    assert place(lesson)[0] == before[0]


def test_without_a_frame_the_keys_leak(lesson):
    box = lesson.output("unsafe")
    box.get_by_role("radio").first.focus()
    before = place(lesson)
    press(lesson, "ArrowDown", "a")
    assert place(lesson) != before


def test_frame_lets_shift_enter_run_the_cell(lesson):
    lesson.activate("frame")
    lesson.output("frame").get_by_role("combobox").focus()
    before = lesson.active()
    press(lesson, "Shift+Enter")
    lesson.wait_until_idle()
    assert lesson.active() != before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_widgets_have_no_accessibility_fault_in_jupyterlab(lesson, theme):
    lesson.theme(theme)
    lesson.output("walk").get_by_role("button", name="No", exact=True).click()
    expect(lesson.output("walk").get_by_role("status").get_by_text("How urgent")).to_be_visible()
    lesson.output("question").get_by_role("radio").first.check()
    lesson.output("question").get_by_role("button", name="Check answer").click()
    expect(lesson.output("question").get_by_role("status")).to_contain_text("✗")
    lesson.screenshot(f"widgets-{theme}")
    own = [found for found in lesson.violations() if "sk-" in str(found["where"])]
    assert own == []
