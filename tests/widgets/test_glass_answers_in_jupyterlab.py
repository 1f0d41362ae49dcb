"""One glass from the guess to the answer in a real JupyterLab: by mouse, and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from skinspots_lib.widgets._base import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.same_tab, pytest.mark.slow]

SAY = WORDS["skin"] | WORDS["glass"]
CODE = {
    "setup": "import skinspots_lib as spots\nfrom skinspots_lib.learning.progress import progress",
    "glass": "skin = spots.widgets.glass('petechiae', tone=4, seed=2, tones=True)\nskin",
    "dark": "spots.widgets.glass('petechiae', tone=10, seed=2, predict=False)",
    "below": "0",
}
LAST = "[progress().trials[-1].item, progress().trials[-1].answer, progress().trials[-1].right]"


@pytest.fixture
def lesson(notebook):
    return notebook.run("one_glass.ipynb", CODE)


def status_of(cell):
    return cell.get_by_role("status")


def test_by_mouse_in_the_light_theme(lesson):
    page, cell = lesson.page, lesson.cell("glass")
    cell.get_by_role("radio", name="stays", exact=True).check()
    expect(status_of(cell)).to_have_text(SAY["open"])
    assert lesson.evaluate(LAST) == ["glass-petechiae-4-any-2-guess", "stays", None]
    cell.get_by_role("button", name=SAY["next"]).click()
    expect(status_of(cell)).to_contain_text("Glass over spot")
    cell.get_by_role("slider", name=SAY["pressure"]).fill("0.9")
    expect(status_of(cell)).to_contain_text("firm pressure")
    cell.get_by_role("radio", name="stays", exact=True).check()
    cell.get_by_role("button", name=SAY["judge"]).click()
    expect(status_of(cell)).to_have_text("Yes: the colour stays here.")
    assert lesson.evaluate(LAST)[1:] == ["stays", True]
    assert lesson.evaluate("progress().trials[-1].pressed") == pytest.approx(0.9)
    cell.get_by_label(SAY["tone"]).select_option("8")
    expect(status_of(cell)).to_contain_text("The same spots on skin tone 8.")
    lesson.screenshot("glass-light")
    assert [found for found in lesson.violations() if "sk-" in str(found["where"])] == []
    assert page.evaluate("document.querySelectorAll('.sk-error:not([hidden])').length") == 0


def test_by_keyboard_alone_in_the_dark_theme(lesson):
    lesson.theme("dark")
    page, cell = lesson.page, lesson.cell("glass")
    expect(cell.get_by_role("group", name=SAY["title"])).to_be_visible()
    first = cell.get_by_role("group", name=SAY["predict"]).get_by_role("radio").first
    first.focus()
    before = [one["id"] for one in lesson.cells()], lesson.active()
    page.keyboard.press("ArrowDown")
    expect(cell.get_by_role("slider", name=SAY["pressure"])).to_be_focused()
    cell.locator(".sk-glass").focus()
    for key in ("n", *["PageUp"] * 9, "d", "x", "a", "b", "m", "ArrowUp"):
        page.keyboard.press(key)
    expect(status_of(cell)).to_contain_text("firm pressure")
    page.keyboard.press("ArrowDown")
    expect(status_of(cell)).to_contain_text("firm pressure")
    reach(page, "INPUT", "radio")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(cell.get_by_role("radio", name="stays", exact=True)).to_be_checked()
    reach(page, "BUTTON")
    page.keyboard.press("Enter")
    expect(status_of(cell)).to_have_text("Yes: the colour stays here.")
    assert lesson.evaluate(LAST)[1:] == ["stays", True]
    assert ([one["id"] for one in lesson.cells()], lesson.active()) == before
    cell.get_by_text(SAY["describe"]).press("Enter")
    expect(cell.get_by_text(SAY["reading"])).to_be_visible()
    lesson.screenshot("glass-dark")


def reach(page, tag, kind=None):
    """Go on with Tab until a control of this kind has the focus."""
    for _ in range(12):
        page.keyboard.press("Tab")
        found = page.evaluate("[document.activeElement.tagName, document.activeElement.type]")
        if found[0] == tag and kind in (None, found[1]):
            return
    raise AssertionError(f"no {tag} by Tab")


def test_cannot_leads_to_a_better_view_and_is_answered_there(lesson):
    cell = lesson.cell("dark")
    number = lesson.evaluate(
        "next(n for n, true in __import__('skinspots_lib').widgets.glass('petechiae', tone=10,"
        " seed=2)._skin.truth().items() if true == 'cannot')"
    )
    sought = f"spot {number} of"
    for _ in range(40):
        before = status_of(cell).inner_text()
        cell.get_by_role("button", name=SAY["next"]).click()
        expect(status_of(cell)).not_to_have_text(before)
        if sought in status_of(cell).inner_text():
            break
    cell.get_by_role("radio", name=SAY["options"]["cannot"]).check()
    cell.get_by_role("button", name=SAY["judge"]).click()
    expect(status_of(cell)).to_contain_text(SAY["cannot_right"])
    lesson.screenshot("glass-cannot")
    cell.get_by_role("button", name="Go to the better view").click()
    expect(status_of(cell)).to_contain_text("You now look at")
    cell.get_by_role("slider", name=SAY["pressure"]).fill("1")
    # Nobody has to wait until the glass has come to rest.
    cell.get_by_role("radio", name="stays", exact=True).check()
    cell.get_by_role("button", name=SAY["judge"]).click()
    expect(status_of(cell)).to_have_text("Yes: the colour stays here.")
    assert lesson.evaluate(LAST)[1:] == ["stays", True]
