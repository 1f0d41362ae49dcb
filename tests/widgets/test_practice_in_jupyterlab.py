"""Practice in a real JupyterLab: by mouse, by keyboard alone, and after a restart."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from skinspots_lib.widgets._base import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAY = WORDS["skin"] | WORDS["bench"] | WORDS["practice"]
LETTERS = ["d", "x", "a", "b", "m"]
NUMBER = "gym._session.prompt.options.index(gym._truth)"


@pytest.fixture
def lesson(notebook, tmp_path):
    setup = (
        f"import os, skinspots_lib as spots\nos.environ['SKINSPOTS_PROGRESS'] = {str(tmp_path)!r}"
    )
    code = {"setup": setup, "gym": "gym = spots.widgets.practice(seed=3)\ngym", "below": "0"}
    return notebook.run("practice.ipynb", code)


@pytest.fixture
def gym(lesson):
    return lesson.cell("gym").locator(".sk-root")


def place(lesson):
    """Give what a leaked key would change."""
    return [cell["id"] for cell in lesson.cells()], lesson.active()


def kept(lesson):
    return lesson.evaluate("[(t.right, t.confidence) for t in spots.progress().trials]")


def result(gym):
    return gym.get_by_role("status").last


def test_by_mouse_in_the_light_theme_and_on_after_a_restart(lesson, gym):
    lesson.theme("light")
    expect(gym.get_by_role("group", name=SAY["ask"])).to_be_visible()
    gym.get_by_role("radio").nth(lesson.evaluate(NUMBER)).check()
    gym.get_by_role("button", name=SAY["answer"]).click()
    lesson.screenshot("practice-light-sure")
    gym.get_by_role("button", name=SAY["sures"]["unsure"]).click()
    expect(result(gym)).to_contain_text("✓ Right")
    lesson.screenshot("practice-light-told")
    assert [list(row) for row in kept(lesson)] == [[True, "unsure"]]
    # The next picture came with no further word from the page.
    coming = "gym._ahead.get(gym._session.likely_next()[0].picture)"
    assert lesson.evaluate(f"len({coming})") == 1
    assert lesson.evaluate("len(gym.odd)") == 5
    gym.get_by_role("button", name=SAY["next"], exact=True).click()
    expect(gym.get_by_text("Picture 2 of 12")).to_be_visible()
    item = lesson.evaluate("gym._session.prompt.picture.id")
    lesson.restart()
    lesson.run_all()
    expect(gym.get_by_text("Picture 2 of 12")).to_be_visible()
    expect(gym.get_by_text(SAY["again"].format(n=1))).to_be_visible()
    assert lesson.evaluate("gym._session.prompt.picture.id") == item
    assert lesson.errors() == []


def test_by_keyboard_alone_in_the_dark_theme(lesson, gym):
    lesson.theme("dark")
    press = lesson.page.keyboard.press
    gym.locator(".sk-glass").focus()
    before = place(lesson)
    for key in ("n", "PageUp", "PageUp", "PageUp", *LETTERS):
        press(key)
    expect(gym.get_by_role("status").first).to_contain_text("light pressure")
    # The pressure, the next spot, then the names.
    for _ in range(3):
        press("Tab")
    press("Space")
    for _ in range(lesson.evaluate(NUMBER)):
        press("ArrowDown")
    for key in LETTERS:
        press(key)
    press("Tab")
    press("Enter")
    expect(gym.get_by_role("group", name="How sure are you of")).to_be_focused()
    press("Tab")
    press("Enter")
    expect(result(gym)).to_contain_text("✓ Right")
    following = gym.get_by_role("button", name=SAY["next"], exact=True)
    expect(following).to_be_focused()
    lesson.screenshot("practice-dark-told")
    press("Enter")
    expect(gym.get_by_role("group", name=SAY["ask"])).to_be_focused()
    assert place(lesson) == before
    assert [list(row) for row in kept(lesson)] == [[True, "guess"]]
    assert lesson.evaluate("spots.progress().trials[0].pressed") == pytest.approx(0.3)
