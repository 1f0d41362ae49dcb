"""A case, the first pictures and the final test in a real JupyterLab: by mouse, by keyboard alone.

After a restart and a reload the learner finds what was kept.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from skinspots_lib.content.cases import load_case
from skinspots_lib.content.questions import load_questions
from skinspots_lib.widgets._base import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CASE, FIRST, TEST = WORDS["case"], WORDS["pretest"], WORDS["sitting"]
SETUP = """import os
os.environ["SKINSPOTS_PROGRESS"] = {folder!r}
import skinspots_lib as spots
"""
WIDGETS = {
    "case": "c = spots.widgets.case('T12')\nc",
    "hard": "h = spots.widgets.case('T14')\nh",
    "first": "p = spots.widgets.pretest()\np",
    "test": "t = spots.widgets.final_test(seed=1)\nt",
    "below": "0",
}
LETTERS = ["d", "x", "a", "b", "m"]
ARROWS = ["ArrowDown", "ArrowUp"]
KEPT = "[[t.item, t.answer, t.right, t.part] for t in spots.progress().trials]"


@pytest.fixture
def lesson(notebook, tmp_path):
    setup = SETUP.format(folder=str(tmp_path / "progress"))
    return notebook.run("sittings.ipynb", {"setup": setup, **WIDGETS})


def part(lesson, name):
    return lesson.cell(name).locator(".sk-root")


def press(lesson, *keys):
    for key in keys:
        lesson.page.keyboard.press(key)


def place(lesson):
    """Give what a leaked key would change."""
    return [cell["id"] for cell in lesson.cells()], lesson.active()


def come_back(lesson):
    """Lose the kernel and the page, then run the lesson again."""
    lesson.command("docmanager:save")
    lesson.restart()
    lesson.reload()
    lesson.run_all()
    assert lesson.errors() == []


def check_look(lesson, name, theme):
    lesson.screenshot(f"{name}-{theme}")
    own = [found for found in lesson.violations() if "sk-" in str(found["where"])]
    assert own == []


def option(group, text, *, exact=False):
    return group.get_by_role("radio", name=text, exact=exact)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_case_by_mouse_ends_with_the_reasons_and_is_kept(lesson, theme):
    lesson.theme(theme)
    case = part(lesson, "case")
    for ask in ("Very unwell now?", "Fever?", "Under a glass?", "Other signs of danger?"):
        case.get_by_role("button", name=ask).click()
        expect(case.get_by_role("button", name=f"✓ {ask}")).to_be_visible()
    expect(case.get_by_role("status").first).to_contain_text("Other signs of danger?")
    case.get_by_role("button", name=CASE["check"]).click()
    expect(case.get_by_role("status").first).to_have_text(CASE["choose_first"])
    option(case.get_by_role("group", name=CASE["urgency"]), "Emergency").check()
    option(case.get_by_role("group", name=CASE["condition"]), "Purpura (flat)").check()
    check_look(lesson, "case-asked", theme)
    case.get_by_role("button", name=CASE["check"]).click()
    expect(case.get_by_role("status").last).to_contain_text("✓ Right.")
    expect(case.get_by_text(load_case("T12").story)).to_be_visible()
    expect(case.get_by_text(CASE["asked_well"])).to_be_visible()
    assert lesson.evaluate(KEPT) == [["T12", "emergency;purpura", True, "lesson"]]
    check_look(lesson, "case-done", theme)


def test_case_by_keyboard_alone_leaks_no_key(lesson):
    case = part(lesson, "case")
    case.get_by_role("button", name="Very unwell now?").focus()
    before = place(lesson)
    press(lesson, "Enter", *ARROWS, *LETTERS, "Tab", "Enter")
    expect(case.get_by_role("button", name="✓ Fever?")).to_be_focused()
    expect(case.get_by_role("status").first).to_have_text("Fever? Yes.")
    # Eleven more questions, then the urgency.
    press(lesson, *["Tab"] * 12, " ", "ArrowDown", *LETTERS)
    expect(option(case.get_by_role("group", name=CASE["urgency"]), "Same day")).to_be_checked()
    press(lesson, "Tab", "ArrowUp")
    expect(option(case, CASE["cannot_tell"])).to_be_checked()
    press(lesson, "Tab", "Enter")
    status = case.get_by_role("status").last
    expect(status).to_be_focused()
    expect(status).to_contain_text(CASE["under"])
    expect(case.get_by_text(CASE["missed"])).to_be_visible()
    press(lesson, *ARROWS, *LETTERS)
    assert place(lesson) == before
    assert lesson.evaluate("[c.urgency, c.condition, c.correct]") == [
        "same_day",
        "cannot_tell",
        False,
    ]


def test_hard_case_is_skipped_by_keyboard_and_stays_so_until_it_is_opened(lesson):
    hard = part(lesson, "hard")
    expect(hard.get_by_text(load_case("T14").content_note)).to_be_visible()
    expect(hard.get_by_text(load_case("T14").opening)).to_have_count(0)
    hard.get_by_role("button", name=CASE["read"]).focus()
    press(lesson, "Tab", "Enter")
    expect(hard.get_by_text(CASE["skipped"])).to_be_visible()
    assert lesson.evaluate(KEPT) == [["T14", "skipped", None, "lesson"]]
    come_back(lesson)
    expect(hard.get_by_text(CASE["skipped"])).to_be_visible()
    hard.get_by_role("button", name=CASE["unskip"]).click()
    expect(hard.get_by_text(load_case("T14").opening)).to_be_visible()


def test_case_after_restart_and_reload_says_what_was_done(lesson):
    case = part(lesson, "case")
    option(case.get_by_role("group", name=CASE["urgency"]), "Soon").check()
    option(case, CASE["cannot_tell"]).check()
    case.get_by_role("button", name=CASE["check"]).click()
    expect(case.get_by_role("status").last).to_contain_text("✗ Not yet.")
    come_back(lesson)
    expect(case.get_by_text(CASE["before"]["not_yet"])).to_be_visible()
    expect(case.get_by_text(load_case("T12").story)).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_first_pictures_by_keyboard_are_kept_without_a_mark(lesson, theme):
    lesson.theme(theme)
    first = part(lesson, "first")
    group = first.get_by_role("group", name="Picture 1 of 3. What may these spots be?")
    group.get_by_role("radio").first.focus()
    before = place(lesson)
    press(lesson, " ", "ArrowDown", *LETTERS, "Tab", "Enter")
    expect(first.get_by_role("status")).to_have_text(FIRST["kept"])
    expect(first.get_by_text("Picture 2 of 3. What may these spots be?")).to_be_focused()
    check_look(lesson, "pretest", theme)
    press(lesson, "Tab", "Tab", "Tab", "Enter")
    expect(first.get_by_text("Picture 3 of 3. What may these spots be?")).to_be_focused()
    press(lesson, *ARROWS, *LETTERS)
    assert place(lesson) == before
    kept = lesson.evaluate(KEPT)
    assert [(row[1], row[3]) for row in kept] == [("ecchymosis", "pretest"), ("skipped", "pretest")]
    for word in ("✓", "✗", "Right", "Not yet"):
        expect(first).not_to_contain_text(word)


def test_first_pictures_by_mouse_are_skipped_at_once(lesson):
    first = part(lesson, "first")
    first.get_by_role("checkbox", name=FIRST["describe"]).check()
    expect(first.get_by_text("7 spots").or_(first.get_by_text("12 spots"))).to_be_visible()
    first.get_by_role("button", name=FIRST["skip_all"]).click()
    expect(first.get_by_text(FIRST["none"])).to_be_visible()
    assert lesson.evaluate("[p.guesses, p.skips]") == [0, 3]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_final_test_by_mouse_ends_with_a_result_and_reasons(lesson, theme):
    lesson.theme(theme)
    test = part(lesson, "test")
    ask = lesson.evaluate("t.ask")
    group = test.get_by_role("group", name=ask, exact=True)
    group.get_by_role("radio").nth(1).check()
    expect(test.get_by_role("status").first).to_have_text(TEST["kept_sure"])
    test.get_by_role("button", name=TEST["hand_in"]).click()
    expect(test.get_by_role("status").first).to_have_text(TEST["unsaid"])
    option(test, TEST["confidence"]["sure"], exact=True).check()
    expect(test.get_by_text("Without an answer: 35.")).to_be_visible()
    check_look(lesson, "test-asked", theme)
    test.get_by_role("button", name=TEST["hand_in"]).click()
    expect(test.get_by_text("Questions without an answer: 35.")).to_be_visible()
    test.get_by_role("button", name=TEST["yes"]).click()
    result = test.get_by_role("status").last
    expect(result).to_contain_text("Not passed yet:")
    expect(result).to_contain_text(TEST["proof"])
    expect(test.get_by_role("table", name=TEST["groups"])).to_be_visible()
    test.get_by_text(TEST["review"]).click()
    question = next(q for q in load_questions(9) if q.ask == ask)
    test.get_by_text(f"1. {ask}").click()
    expect(test.get_by_text(question.options[0].why)).to_be_visible()
    kept = lesson.evaluate(KEPT)
    assert len(kept) == 37 and {row[3] for row in kept} == {"test"}
    check_look(lesson, "test-over", theme)


def test_final_test_by_keyboard_alone_goes_on_after_restart_and_reload(lesson):
    test = part(lesson, "test")
    asks = [lesson.evaluate("t.ask")]
    test.get_by_role("group", name=asks[0], exact=True).get_by_role("radio").first.focus()
    before = place(lesson)
    press(lesson, " ", "ArrowDown", *LETTERS)
    expect(test.get_by_role("status").first).to_have_text(TEST["kept_sure"])
    press(lesson, "Tab", " ", "ArrowDown")
    expect(option(test, TEST["confidence"]["unsure"])).to_be_checked()
    expect(test.get_by_role("status").first).to_have_text(TEST["kept"])
    press(lesson, "Tab", "Enter")
    expect(test.get_by_text("Question 2 of 36", exact=True)).to_be_visible()
    expect(test.locator("legend").first).to_be_focused()
    press(lesson, *ARROWS, *LETTERS)
    assert place(lesson) == before
    assert lesson.evaluate(KEPT) == []
    come_back(lesson)
    expect(test.get_by_text("Question 2 of 36", exact=True)).to_be_visible()
    test.get_by_role("button", name=f"← {TEST['back']}").focus()
    press(lesson, "Enter")
    group = test.get_by_role("group", name=asks[0], exact=True)
    expect(group.get_by_role("radio").nth(1)).to_be_checked()
    expect(option(test, TEST["confidence"]["unsure"])).to_be_checked()
    test.get_by_role("button", name=TEST["hand_in"]).focus()
    press(lesson, "Enter")
    expect(test.get_by_role("button", name=TEST["no"])).to_be_focused()
    press(lesson, "Tab", "Enter")
    expect(test.get_by_role("status").last).to_be_focused()
    assert len(lesson.evaluate(KEPT)) == 37
    come_back(lesson)
    expect(test.get_by_role("status").last).to_contain_text("Not passed yet:")
    assert len(lesson.evaluate(KEPT)) == 37


def test_saved_notebook_without_its_kernel_says_what_to_do(lesson):
    lesson.command("docmanager:save")
    lesson.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
    )
    lesson.open("sittings.ipynb")
    told = {
        "case": load_case("T12").opening,
        "hard": load_case("T14").content_note,
        "first": FIRST["lead"],
        "test": TEST["held_back"],
    }
    for name, words in told.items():
        expect(lesson.cell(name).get_by_text(words).first).to_be_visible()
        expect(lesson.cell(name).get_by_text(WORDS["shared"]["run"]).first).to_be_visible()
