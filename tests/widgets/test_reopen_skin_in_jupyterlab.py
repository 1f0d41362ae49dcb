"""What a learner sees of pair and practice when the kernel or the page is gone.

In a real JupyterLab: after a restart, a reload, and in a saved notebook without its kernel; and
that axe finds nothing in them, in light and dark.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from skinspots_lib.widgets._base import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RUN = WORDS["shared"]["run"]
PAIR = WORDS["skin"] | WORDS["bench"] | WORDS["pair"]
GYM = WORDS["skin"] | WORDS["bench"] | WORDS["practice"]
NAMES = ("pair", "gym")
NUMBER = "gym._session.prompt.options.index(gym._truth)"


@pytest.fixture
def lesson(notebook, tmp_path):
    setup = (
        f"import os, skinspots_lib as spots\nos.environ['SKINSPOTS_PROGRESS'] = {str(tmp_path)!r}"
    )
    pair = "two = spots.widgets.pair('pair-09', tone=8, seed=1)\ntwo"
    gym = "gym = spots.widgets.practice(seed=3)\ngym"
    return notebook.run("reopened_skin.ipynb", {"setup": setup, "pair": pair, "gym": gym})


@pytest.fixture
def pair(lesson):
    return lesson.cell("pair").locator(".sk-root")


@pytest.fixture
def gym(lesson):
    return lesson.cell("gym").locator(".sk-root")


def still(lesson, name):
    return lesson.cell(name).locator(".sk-static")


def told(widget):
    return widget.get_by_role("status").last


def name_both(lesson, pair):
    """Name both sides rightly and check them."""
    for side, label in zip(("left", "right"), lesson.evaluate("list(two._labels)"), strict=True):
        pair.get_by_label(PAIR[side]).select_option(label=label)
    pair.get_by_role("button", name=PAIR["check"]).click()


def answer(lesson, gym, number):
    """Choose a name in practice and say how sure."""
    gym.get_by_role("radio").nth(number).check()
    gym.get_by_role("button", name=GYM["answer"]).click()
    gym.get_by_role("button", name=GYM["sures"]["unsure"]).click()


def kept(lesson):
    return [
        tuple(row)
        for row in lesson.evaluate("[(t.part, t.right) for t in spots.progress().trials]")
    ]


def has_no_fault(lesson, state):
    for theme in ("light", "dark"):
        lesson.theme(theme)
        own = [found for found in lesson.violations() if "sk-" in str(found["where"])]
        assert (state, theme, own) == (state, theme, [])


def test_restarted_kernel_is_told_and_running_again_goes_on(lesson, pair, gym):
    has_no_fault(lesson, "before")
    first = lesson.evaluate(NUMBER)
    answer(lesson, gym, first)
    expect(told(gym)).to_contain_text("✓ Right")
    labels = lesson.evaluate("list(two._labels)")
    lesson.restart()
    # Both glasses press without Python; a name cannot be judged, and the widget says so.
    pair.locator(".sk-glass").first.focus()
    for key in ("n", "PageUp", "PageUp"):
        lesson.page.keyboard.press(key)
    expect(pair.get_by_role("status").first).to_contain_text("Glass: light pressure")
    for side, label in zip(("left", "right"), labels, strict=True):
        pair.get_by_label(PAIR[side]).select_option(label=label)
    pair.get_by_role("button", name=PAIR["check"]).click()
    expect(told(pair)).to_have_text(PAIR["silent"])
    gym.get_by_role("button", name=GYM["next"], exact=True).click()
    expect(told(gym)).to_have_text(GYM["silent"])
    has_no_fault(lesson, "silent")
    lesson.run_all()
    assert lesson.errors() == []
    expect(gym.get_by_text(GYM["again"].format(n=1))).to_be_visible()
    expect(gym.get_by_text("Picture 2 of 12")).to_be_visible()
    name_both(lesson, pair)
    expect(told(pair)).to_contain_text(PAIR["both_right"])
    assert kept(lesson) == [("practice", True), ("contrast", True)]


def test_reloaded_page_finds_both_as_they_were(lesson, pair, gym):
    name_both(lesson, pair)
    expect(told(pair)).to_contain_text(PAIR["both_right"])
    answer(lesson, gym, lesson.evaluate(NUMBER))
    expect(told(gym)).to_contain_text("✓ Right")
    has_no_fault(lesson, "answered")
    lesson.command("docmanager:save")
    lesson.reload()
    for name in NAMES:
        expect(still(lesson, name)).to_be_hidden()
    # Where the learner was: the names are told, the sign is asked, and practice goes on.
    expect(told(pair)).to_contain_text(PAIR["both_right"])
    pair.get_by_role("radio").nth(lesson.evaluate("two._signs.index(two._parting)")).check()
    pair.get_by_role("button", name=PAIR["sign_check"]).click()
    expect(told(pair)).to_contain_text(PAIR["sign_right"])
    expect(told(gym)).to_contain_text("✓ Right")
    gym.get_by_role("button", name=GYM["next"], exact=True).click()
    expect(gym.get_by_text("Picture 2 of 12")).to_be_visible()
    assert sorted(kept(lesson)) == [("contrast", True), ("contrast", True), ("practice", True)]


def test_saved_notebook_without_its_kernel_says_what_to_do(lesson, pair, gym):
    secrets = lesson.evaluate(
        "[*two._labels, gym._session.prompt.picture.id, two._parting.pair_id]"
    )
    lesson.command("docmanager:save")
    lesson.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.context.sessionContext.shutdown()"
    )
    lesson.open("reopened_skin.ipynb")
    for name, live, say in (("pair", pair, PAIR), ("gym", gym, GYM)):
        words = still(lesson, name)
        expect(words).to_have_count(1)
        expect(words).to_be_visible()
        for text in (say["title"], say["safety"], RUN):
            expect(words).to_contain_text(text)
        expect(live).to_have_count(0)
        shown = words.inner_text()
        assert [secret for secret in secrets if secret in shown] == []
