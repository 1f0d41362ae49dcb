"""Two patches under one glass in a real JupyterLab, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from skinspots_lib.widgets._base import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.same_tab, pytest.mark.slow]

SAY = WORDS["skin"] | WORDS["bench"] | WORDS["pair"]
LETTERS = ["d", "x", "a", "b", "m"]


@pytest.fixture
def lesson(notebook, tmp_path):
    setup = (
        f"import os, skinspots_lib as spots\nos.environ['SKINSPOTS_PROGRESS'] = {str(tmp_path)!r}"
    )
    pair = "two = spots.widgets.pair('pair-09', tone=8, seed=1)\ntwo"
    return notebook.run("pair.ipynb", {"setup": setup, "pair": pair, "below": "0"})


@pytest.fixture
def pair(lesson):
    return lesson.cell("pair").locator(".sk-root")


def place(lesson):
    """Give what a leaked key would change."""
    return [cell["id"] for cell in lesson.cells()], lesson.active()


def names(lesson):
    labels = lesson.evaluate("list(two._labels)")
    return labels, lesson.evaluate("[two._names.index(name) for name in two._both]")


def test_by_mouse_in_the_light_theme(lesson, pair):
    lesson.theme("light")
    (left, right), _ = names(lesson)
    pair.get_by_label(SAY["left"]).select_option(label=left)
    pair.get_by_label(SAY["right"]).select_option(label=right)
    stage = pair.locator(".sk-stage").last
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    lesson.page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])
    lesson.page.mouse.down()
    lesson.page.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 0.6 * box["height"], steps=8)
    lesson.page.mouse.up()
    # The glass moved on the right; that on the left went with it.
    expect(pair.locator(".sk-glass").first).to_have_attribute("style", "left: 70%; top: 60%;")
    pair.get_by_role("button", name=SAY["check"]).click()
    expect(pair.get_by_role("status").last).to_contain_text(SAY["both_right"])
    lesson.screenshot("pair-light-named")
    number = lesson.evaluate("two._signs.index(two._parting)")
    pair.get_by_role("radio").nth(number).check()
    pair.get_by_role("button", name=SAY["sign_check"]).click()
    expect(pair.get_by_role("status").last).to_contain_text(SAY["sign_right"])
    kept = lesson.evaluate("[(t.item, t.right, t.part) for t in spots.progress().trials]")
    both = lesson.evaluate("'+'.join(two._both)")
    assert [list(row) for row in kept] == [
        [f"{both}-8-clear-1", True, "contrast"],
        ["pair-09", True, "contrast"],
    ]
    lesson.screenshot("pair-light-done")


def test_by_keyboard_alone_in_the_dark_theme(lesson, pair):
    lesson.theme("dark")
    press = lesson.page.keyboard.press
    _, (left, right) = names(lesson)
    pair.locator(".sk-glass").first.focus()
    before = place(lesson)
    for key in ("ArrowRight", "n", "PageUp", "PageUp", *LETTERS):
        press(key)
    expect(pair.get_by_role("status").first).to_contain_text("Glass: light pressure")
    # The second glass, the pressure, the next spot, then the two lists.
    for _ in range(4):
        press("Tab")
    expect(pair.get_by_label(SAY["left"])).to_be_focused()
    for number in (left, right):
        for _ in range(number + 1):
            press("ArrowDown")
        press("Tab")
    expect(pair.get_by_role("group", name=SAY["ask"])).to_be_visible()
    press("Enter")
    expect(pair.get_by_role("status").last).to_contain_text(SAY["both_right"])
    signs = pair.get_by_role("group", name="Which sign parts")
    expect(signs).to_be_focused()
    press("Tab")
    press("Space")
    for _ in range(lesson.evaluate("two._signs.index(two._parting)")):
        press("ArrowDown")
    for key in LETTERS:
        press(key)
    press("Tab")
    press("Enter")
    expect(pair.get_by_role("status").last).to_contain_text(SAY["sign_right"])
    assert place(lesson) == before
    kept = lesson.evaluate("[t.right for t in spots.progress().trials]")
    assert kept == [True, True]
    pressed = lesson.evaluate("spots.progress().trials[0].pressed")
    assert pressed == pytest.approx(0.2)
    lesson.screenshot("pair-dark-done")
