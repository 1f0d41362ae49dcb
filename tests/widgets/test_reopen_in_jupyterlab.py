"""What a learner sees when the kernel is gone, in a real JupyterLab.

After a restart, a reload, and when a saved notebook is opened again: by its owner, by somebody
who got it by mail, and with the state of the widgets saved in it.
"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from skinspots_lib.content.questions import load_question
from skinspots_lib.skin.stills import NEUTRAL
from skinspots_lib.widgets._base import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RUN = WORDS["shared"]["run"]
SKIN = WORDS["skin"] | WORDS["glass"]
ALT = NEUTRAL.format(width=40, tone=5)
# By cell: how it is made, a part of it that is there while it lives, words that stay without it.
WIDGETS = {
    "glass": (
        "skin = spots.widgets.glass('viral_exanthem', tone=5, seed=1, predict=False)\nskin",
        ".sk-stage",
        SKIN["safety"],
    ),
    "question": ("asked = spots.ask('q06')\nasked", "fieldset", "press a clear glass"),
    "walk": ("spots.widgets.walk('dots-on-the-shins')", ".sk-walk", WORDS["walk"]["safety"]),
}
CODE = {"setup": "import skinspots_lib as spots"} | {
    name: code for name, (code, _, _) in WIDGETS.items()
}
NAMES = list(WIDGETS)


@pytest.fixture
def lesson(notebook):
    return notebook.run("reopened.ipynb", CODE)


def save(lesson):
    lesson.command("docmanager:save")
    return lesson.lab.root / "reopened.ipynb"


def shut_down(lesson):
    lesson.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
    )


def alive(lesson, name):
    return lesson.cell(name).locator(WIDGETS[name][1]).first


def still(lesson, name):
    return lesson.cell(name).locator(".sk-static")


def press(lesson):
    """Move the glass to a spot, press it, and give what the status line says of it."""
    cell = lesson.cell("glass")
    cell.locator(".sk-glass").focus()
    for key in ("n", *["PageUp"] * 9):
        lesson.page.keyboard.press(key)
    return cell.get_by_role("status")


@pytest.mark.parametrize("name", NAMES)
def test_still_words_are_hidden_while_the_widget_lives(lesson, name):
    expect(alive(lesson, name)).to_be_visible()
    expect(still(lesson, name)).to_be_hidden()


def test_restarted_kernel_leaves_a_glass_that_presses_and_a_question_that_says_what_to_do(lesson):
    lesson.restart()
    expect(alive(lesson, "glass")).to_be_visible()
    expect(press(lesson)).to_contain_text("firm pressure")
    cell = lesson.cell("question")
    cell.get_by_role("radio").first.check()
    cell.get_by_role("button", name=WORDS["question"]["check"]).click()
    expect(cell.get_by_role("status")).to_contain_text("Run this cell again", timeout=10_000)
    walk = lesson.cell("walk")
    walk.get_by_role("button", name="Yes", exact=True).click()
    expect(walk.get_by_text(WORDS["walk"]["silent"])).to_be_visible(timeout=10_000)


def test_reloaded_page_finds_its_widgets_as_they_were(lesson):
    expect(press(lesson)).to_contain_text("firm pressure")
    save(lesson)
    lesson.reload()
    for name in NAMES:
        expect(alive(lesson, name)).to_be_visible()
        expect(still(lesson, name)).to_be_hidden()
    slider = lesson.cell("glass").get_by_role("slider", name=SKIN["pressure"])
    assert float(slider.input_value()) == pytest.approx(lesson.evaluate("skin.pressure")) != 0
    cell = lesson.cell("question")
    cell.get_by_role("radio").first.check()
    cell.get_by_role("button", name=WORDS["question"]["check"]).click()
    expect(cell.get_by_role("status")).to_contain_text("✗")


def check_still(lesson, name):
    words = still(lesson, name)
    expect(words).to_have_count(1)
    expect(words).to_be_visible()
    expect(words).to_contain_text(WIDGETS[name][2])
    expect(words).to_contain_text(RUN)
    expect(alive(lesson, name)).to_have_count(0)


def test_saved_notebook_without_its_kernel_shows_still_pictures_and_words(lesson):
    save(lesson)
    shut_down(lesson)
    lesson.open("reopened.ipynb")
    for name in NAMES:
        check_still(lesson, name)
    picture = still(lesson, "glass").get_by_role("img")
    expect(picture).to_have_attribute("alt", ALT)
    assert picture.evaluate("(one) => one.complete && one.naturalWidth") == 400


def test_mailed_notebook_shows_the_same_and_nothing_twice(lesson):
    path = save(lesson)
    shut_down(lesson)
    book = json.loads(path.read_text("utf-8"))
    # Another text than the one that this server signed: it is not trusted.
    for cell in book["cells"][1:]:
        cell["outputs"][0]["data"]["text/html"] += "<p>changed on the way</p>"
    (lesson.lab.root / "mailed.ipynb").write_text(json.dumps(book), encoding="utf-8")
    lesson.open("mailed.ipynb")
    for name in NAMES:
        check_still(lesson, name)
        expect(lesson.cell(name).get_by_text(RUN)).to_have_count(1)
    expect(still(lesson, "glass").get_by_role("img")).to_have_attribute("alt", ALT)


@pytest.fixture
def kept(lesson):
    """Open a notebook that was saved with "Save Widget State Automatically"."""
    saving = "@jupyter-widgets/jupyterlab-manager:saveWidgetState"
    lesson.command(saving)
    try:
        save(lesson)
    finally:
        # A setting of the server, which other tests use too.
        lesson.command(saving)
    shut_down(lesson)
    return lesson.open("reopened.ipynb")


def test_notebook_with_saved_state_has_a_glass_that_moves_and_presses(kept):
    expect(alive(kept, "glass")).to_be_visible()
    expect(still(kept, "glass")).to_be_hidden()
    expect(press(kept)).to_contain_text("firm pressure")
    parts = kept.cell("glass").locator(".sk-pressed img")
    assert parts.last.evaluate("(one) => Number(one.style.opacity)") > 0.5
    kept.cell("glass").get_by_label(SKIN["view"]).select_option("palm")
    expect(kept.cell("glass").get_by_role("status")).to_have_text(SKIN["no_python"], timeout=10_000)


def test_saved_state_holds_no_answer(kept):
    saved = (kept.lab.root / "reopened.ipynb").read_text("utf-8")
    book = json.loads(saved)
    assert len(book["metadata"]["widgets"]) == 1
    for cell in book["cells"]:
        cell["source"] = ""
    text = json.dumps(book, ensure_ascii=False)
    secrets = [option.why for option in load_question("q06").options]
    for secret in ("viral", "exanthem", "response", *secrets):
        assert secret not in text
