"""Ten glasses in a real JupyterLab: nothing is sent while a glass moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.same_tab, pytest.mark.slow]

ONE = "spots.widgets.glass('viral_exanthem', tone={tone}, seed={tone}, predict=False)"
CODE = {
    "setup": "import skinspots_lib as spots",
    "first": f"skin = {ONE.format(tone=1)}\nskin",
    **{f"glass-{tone}": ONE.format(tone=tone) for tone in range(2, 11)},
    "below": "0",
}
COUNT_MESSAGES = """() => {
  window.sent = 0;
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  kernel.anyMessage.connect((_, {direction, msg}) => {
    if (direction === 'send' && msg.header.msg_type.startsWith('comm')) window.sent += 1;
  });
}"""


@pytest.fixture
def lesson(notebook):
    return notebook.run("glasses.ipynb", CODE)


def test_dragging_among_ten_glasses_sends_nothing_until_it_ends(lesson):
    page, first = lesson.page, lesson.output("first")
    stage = first.locator(".sk-stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    page.evaluate(COUNT_MESSAGES)
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])
    page.mouse.down()
    for step in range(60):
        page.mouse.move(box["x"] + (0.3 + step / 150) * box["width"], box["y"] + 100 + step)
    assert page.evaluate("window.sent") == 0
    page.mouse.up()
    page.wait_for_function("window.sent > 0")
    expect(first.get_by_role("status")).to_contain_text("Glass over")
    assert page.evaluate("window.sent") == 1


def test_keys_move_the_glass_and_leave_the_notebook_alone(lesson):
    first = lesson.output("first")
    first.locator(".sk-glass").focus()
    before = [cell["id"] for cell in lesson.cells()], lesson.active()
    for key in ("ArrowDown", "ArrowRight", "n", "PageUp", "d", "d", "a", "b", "x"):
        lesson.page.keyboard.press(key)
    assert ([cell["id"] for cell in lesson.cells()], lesson.active()) == before
    expect(first.get_by_role("status")).to_contain_text("light pressure")
    expect(first.locator(".sk-glass")).to_be_focused()


def test_another_view_comes_from_python(lesson):
    first = lesson.output("first")
    picture = first.locator(".sk-inner > img")
    before = picture.get_attribute("src")
    first.get_by_label("Look at").select_option("palm")
    expect(picture).not_to_have_attribute("src", before)
    expect(first.locator(".sk-error:visible")).to_have_count(0)


def test_still_picture_is_hidden_while_the_glass_is_alive(lesson):
    first = lesson.output("first")
    expect(first.locator(".sk-stage")).to_be_visible()
    for still in first.locator(".sk-static").all():
        expect(still).to_be_hidden()
