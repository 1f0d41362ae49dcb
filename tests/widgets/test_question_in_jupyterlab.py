"""Questions of every kind in a real JupyterLab: by mouse, by keyboard alone, and kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.same_tab, pytest.mark.slow]

CODE = {
    "setup": "import skinspots_lib as spots",
    "number": 'n = spots.ask("q304")\nn',
    "measure": 'm = spots.ask("q302")\nm',
    "order": 'o = spots.ask("q307")\no',
    "sort": 's = spots.widgets.question("q311", confidence=True)\ns',
    "claims": 'c = spots.widgets.claims("A")\nc',
    "below": "0",
}
KEPT = "spots.progress().table()[['item', 'answer', 'right', 'number', 'confidence']]"
ROWS = f"{KEPT}.astype(object).where({KEPT}.notna(), '').values.tolist()"
LETTERS = ["d", "x", "a", "b", "m"]
# The groups of q311, item by item; and the order of q307 as its names begin.
GROUPS = ["inside", "outside", "outside", "inside", "outside"]
ORDER = ["A child with a fever", "A well child", "A well adult with new", "A well adult with a red"]


@pytest.fixture
def lesson(notebook):
    return notebook.run("questions.ipynb", {**CODE, "clean": "spots.progress().erase()"})


def kept(lesson):
    """Give what progress holds: item, answer, right, number, confidence."""
    return lesson.evaluate(ROWS)


def press(lesson, *keys):
    for key in keys:
        lesson.page.keyboard.press(key)


def place(lesson):
    """Give what a leaked key would change."""
    return [cell["id"] for cell in lesson.cells()], lesson.active()


def status(box):
    """Locate the line that says how an answer was."""
    return box.locator(".sk-status[role=status]")


def check(box):
    box.get_by_role("button", name="Check answer").click()


def size_of(lesson):
    return lesson.evaluate("m._size_mm")


def test_every_kind_by_mouse_is_explained_and_kept(lesson):
    lesson.theme("light")
    number, measure = lesson.output("number").last, lesson.output("measure").last
    number.get_by_role("spinbutton").fill("2")
    check(number)
    expect(status(number)).to_contain_text("✓ Right.")

    end = measure.get_by_role("button", name="End of the ruler")
    end.scroll_into_view_if_needed()
    start = measure.get_by_role("button", name="Start of the ruler").bounding_box()
    wide = measure.locator(".sk-seen").bounding_box()["width"] * size_of(lesson) / 40
    box = end.bounding_box()
    lesson.page.mouse.move(box["x"] + 14, box["y"] + 14)
    lesson.page.mouse.down()
    lesson.page.mouse.move(start["x"] + 14 + wide, box["y"] + 14, steps=5)
    lesson.page.mouse.up()
    check(measure)
    expect(status(measure)).to_contain_text("✓ Right.")

    order = lesson.output("order").last
    for name in reversed(ORDER):
        up = order.get_by_role("button", name=f"Move up {name}")
        while up.get_attribute("aria-disabled") == "false":
            up.click()
    check(order)
    expect(status(order)).to_contain_text("✓ Right.")

    sort = lesson.output("sort").last
    rows = sort.locator("fieldset.sk-sort")
    for item, group in enumerate(GROUPS):
        rows.nth(item).get_by_role("radio", name=group).check()
    check(sort)
    expect(status(sort)).to_have_text("Say how sure you are, then check.")
    sort.get_by_role("radio", name="Not sure").check()
    check(sort)
    expect(status(sort)).to_contain_text("✓ Right.")

    lesson.screenshot("questions-light")
    assert [row[0:4] for row in kept(lesson)] == [
        ["q304", "2", True, 1],
        ["q302", kept(lesson)[1][1], True, 1],
        ["q307", "1;2;3;4", True, 1],
        ["q311", "1;2;2;1;2", True, 1],
    ]
    assert abs(float(kept(lesson)[1][1]) - size_of(lesson)) <= 0.7
    assert kept(lesson)[3][4] == "unsure"


def test_every_kind_by_keyboard_alone_leaks_no_key(lesson):
    lesson.theme("dark")
    number, measure = lesson.output("number").last, lesson.output("measure").last
    number.get_by_role("spinbutton").focus()
    before = place(lesson)
    press(lesson, "3", *LETTERS, "Tab", "Enter")
    expect(status(number)).to_contain_text("3 mm is too large")
    assert place(lesson) == before

    measure.get_by_role("button", name="Start of the ruler").focus()
    before = place(lesson)
    press(lesson, *LETTERS, "Tab")
    expect(measure.get_by_role("button", name="End of the ruler")).to_be_focused()
    # From 16 mm in steps of 2 mm and of 0.2 mm to the size.
    less = 16 - size_of(lesson)
    press(lesson, *["Shift+ArrowLeft"] * int(less // 2))
    press(lesson, *["ArrowLeft"] * round(less % 2 / 0.2))
    expect(measure.locator(".sk-said")).to_contain_text("The ruler is")
    press(lesson, "Tab", "Tab", "Tab", "Tab", "Enter")
    expect(status(measure)).to_contain_text("✓ Right.")
    assert place(lesson) == before

    order = lesson.output("order").last
    first = order.get_by_role("listitem").first.get_by_role("button", name="Move down")
    first.focus()
    before = place(lesson)
    press(lesson, *LETTERS, "ArrowDown", "Enter")
    expect(order.locator(".sk-said")).to_contain_text("Now 2 of 4")
    expect(order.locator(":focus")).to_have_count(1)
    assert place(lesson) == before

    sort = lesson.output("sort").last
    sort.locator("fieldset.sk-sort").first.get_by_role("radio").first.focus()
    before = place(lesson)
    press(lesson, " ")
    for group in GROUPS[1:]:
        press(lesson, "Tab", *([" "] if group == "inside" else ["ArrowDown"]), *LETTERS)
    press(lesson, "Tab", "ArrowDown", "ArrowDown", "Tab", "Enter")
    expect(status(sort)).to_contain_text("✓ Right.")
    assert place(lesson) == before
    lesson.screenshot("questions-dark")
    assert [row[0] for row in kept(lesson)] == ["q304", "q302", "q311"]
    assert kept(lesson)[2][1:] == ["1;2;2;1;2", True, 1, "sure"]


def test_each_question_is_a_group_named_by_its_words(lesson):
    for cell, name in (("number", "n"), ("measure", "m"), ("order", "o"), ("sort", "s")):
        ask = lesson.evaluate(f"{name}.ask")
        box = lesson.output(cell).last
        expect(box.get_by_role("group", name=ask, exact=True)).to_be_visible()
    sort = lesson.output("sort").last
    expect(sort.get_by_role("group", name="A flat bruise that stays")).to_be_visible()
    own = [found for found in lesson.violations() if "sk-" in str(found["where"])]
    assert own == []


def test_claims_are_kept_one_by_one_and_a_restart_loses_none(lesson):
    claims = lesson.output("claims").last
    for row in claims.locator("fieldset.sk-sort").all():
        row.get_by_role("radio", name="Right", exact=True).check()
    check(claims)
    expect(status(claims)).to_contain_text("1 of 5 is in its group")
    expect(status(claims)).to_contain_text("Not yet reviewed by a clinician.")
    claims.get_by_role("button", name="Next").click()
    expect(claims.get_by_text("Part 2 of 7.")).to_be_visible()
    assert [row[:3] for row in kept(lesson)] == [
        ["A01", "1", False],
        ["A02", "1", True],
        ["A03", "1", False],
        ["A04", "1", False],
        ["A05", "1", False],
    ]
    lesson.restart()
    lesson.run_cell("setup")
    lesson.run_cell("claims")
    expect(lesson.output("claims").last.get_by_text("1 of 5 right")).to_be_visible()
    assert len(kept(lesson)) == 5
