"""What a learner sees in a real JupyterLab when something breaks, and that no answer is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from skinspots_lib.content.questions import load_question
from skinspots_lib.learning.progress import FILE, Progress
from skinspots_lib.widgets._base import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAY = WORDS["shared"]
CHECK = WORDS["question"]["check"]
RIGHT = "✓ Right."
ASKED = ("q06", "q07", "q08")
# The kernel dies while it works on an answer, as when the machine has no memory left.
DIE = "setattr(sys.modules['skinspots_lib.widgets._question'], 'judge', die)"
FULL = "resource.setrlimit(resource.RLIMIT_FSIZE, (spots.progress().path.stat().st_size, -1))"
# What of a question lies outside the window, or has to be scrolled sideways to be read.
OUTSIDE = """root => [root, ...root.querySelectorAll('*')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && (box.left < 0 || box.right > innerWidth || one.scrollWidth > one.clientWidth
    && !['visible', 'clip'].includes(getComputedStyle(one).overflowX)); })
  .map(one => one.outerHTML.slice(0, 200))"""
ROOM = "resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))"


@pytest.fixture
def home(tmp_path):
    return tmp_path / "progress"


@pytest.fixture
def code(home):
    setup = "import os, sys, resource\nimport skinspots_lib as spots\n"
    setup += "def die(*_, **_named):\n    os.kill(os.getpid(), 9)\n"
    setup += f"os.environ['SKINSPOTS_PROGRESS'] = {str(home)!r}"
    return {"setup": setup, **{id: f"spots.ask({id!r})" for id in ASKED}}


@pytest.fixture
def lesson(notebook, code):
    return notebook.run("faults.ipynb", code)


def kept(home):
    """Give what the file of the learner holds, whatever the kernel thinks."""
    told = []
    trials = Progress(home, tell=told.append).trials
    return [(trial.item, trial.right) for trial in trials]


def choose(lesson, id, *, right=True):
    """Choose and check an answer; give the line that says how it was."""
    shown, question = lesson.cell(id), load_question(id)
    option = next(option for option in question.options if option.right is right)
    shown.get_by_label(option.say, exact=True).check()
    shown.get_by_role("button", name=CHECK).click()
    return shown.get_by_role("status")


def press(lesson, *keys):
    for key in keys:
        lesson.page.keyboard.press(key)


def alert(lesson, id):
    return lesson.cell(id).get_by_role("alert")


def test_kernel_killed_in_the_middle_of_an_answer(lesson, home):
    expect(choose(lesson, "q06")).to_contain_text(RIGHT)
    lesson.evaluate(DIE)
    expect(choose(lesson, "q07")).to_have_text(SAY["silent"])
    lesson.page.locator(".jp-Dialog").get_by_role("button").last.click()
    lesson.wait_until_idle()
    assert kept(home) == [("q06", True)]
    lesson.run_all()
    assert lesson.errors() == []
    # The first answer is known; the one under way is asked again, and counts as the first.
    expect(lesson.cell("q06").locator(".sk-root")).to_contain_text("You answered this before")
    expect(choose(lesson, "q07")).to_contain_text(RIGHT)
    assert kept(home) == [("q06", True), ("q07", True)]
    assert lesson.evaluate("[trial.number for trial in spots.progress().trials]") == [1, 1]


def test_full_disk_is_said_at_the_answer_and_over_when_there_is_room(lesson, home):
    expect(choose(lesson, "q06")).to_contain_text(RIGHT)
    expect(alert(lesson, "q06")).to_have_count(0)
    lesson.evaluate(FULL)
    expect(choose(lesson, "q07")).to_contain_text(RIGHT)
    expect(alert(lesson, "q07")).to_contain_text("Your answers cannot be saved")
    expect(alert(lesson, "q07")).to_contain_text("Copy your progress code before you leave.")
    for theme in ("light", "dark"):
        lesson.theme(theme)
        lesson.screenshot(f"full-disk-{theme}")
        own = [found for found in lesson.violations() if "sk-" in str(found["where"])]
        assert own == []
    assert kept(home) == [("q06", True)]
    lesson.evaluate(ROOM)
    expect(choose(lesson, "q08", right=False)).to_contain_text("✗")
    assert kept(home) == [("q06", True), ("q07", True), ("q08", False)]
    # A file that was broken from outside: one line says so, and the rest counts.
    with (home / FILE).open("ab") as file:
        file.write(b"0123 cut off in the mid")
    lesson.run_cell("q06")
    expect(lesson.output("q06").first).to_contain_text("line 4: damaged or cut off")
    expect(choose(lesson, "q06")).to_contain_text(RIGHT)
    assert len(kept(home)) == 4


@pytest.mark.weekly
def test_notebook_opened_twice_and_a_second_browser_on_the_same_home(
    lesson, code, home, browser, driver, tmp_path
):
    lesson.command("docmanager:save")
    expect(choose(lesson, "q06")).to_contain_text(RIGHT)
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        twin = driver.Notebook(page, lesson.lab, tmp_path).open("faults.ipynb")
        # The same kernel: what is answered in one window is seen in the other.
        expect(twin.cell("q06").get_by_role("status")).to_contain_text(RIGHT)
        expect(choose(twin, "q07")).to_contain_text(RIGHT)
        expect(lesson.cell("q07").get_by_role("status")).to_contain_text(RIGHT)
        # Another lesson, with a kernel of its own, keeps its answers beside these.
        other = driver.Notebook(page, lesson.lab, tmp_path).run("other.ipynb", code)
        expect(choose(other, "q08")).to_contain_text(RIGHT)
        expect(other.cell("q07").locator(".sk-root")).to_contain_text("You answered this before")
    expect(choose(lesson, "q08", right=False)).to_contain_text("✗")
    assert kept(home) == [("q06", True), ("q07", True), ("q08", True), ("q08", False)]
    # The page itself, loaded again in the middle: the same answers, and one more can be given.
    lesson.reload()
    expect(lesson.cell("q06").get_by_role("status")).to_contain_text(RIGHT)
    assert len(kept(home)) == 4


@pytest.mark.weekly
def test_answers_of_a_very_slow_network_come_late_and_are_kept_once(notebook, code, home):
    held, open_ = [], {"way": True}

    def route(socket):
        server = socket.connect_to_server()
        socket.on_message(lambda m: server.send(m) if open_["way"] else held.append((server, m)))

    notebook.page.route_web_socket("**/api/kernels/**", route)
    lesson = notebook.run("faults.ipynb", code)
    open_["way"] = False
    status = choose(lesson, "q06")
    expect(status).to_have_text(SAY["silent"])
    open_["way"] = True
    for server, message in held:
        server.send(message)
    expect(status).to_contain_text(RIGHT)
    assert kept(home) == [("q06", True)]


@pytest.mark.weekly
def test_without_a_network_the_page_says_so_and_goes_on_when_it_is_back(lesson, home):
    expect(choose(lesson, "q06")).to_contain_text(RIGHT)
    # JupyterLab says so too, in a dialog that a learner puts away.
    lesson.page.add_locator_handler(
        lesson.page.locator(".jp-Dialog"), lambda box: box.get_by_role("button").last.click()
    )
    lesson.page.context.set_offline(True)
    lesson.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel._ws?.close()"
    )
    expect(choose(lesson, "q07")).to_have_text(SAY["silent"])
    lesson.page.context.set_offline(False)
    lesson.wait_until_idle()
    expect(choose(lesson, "q07")).to_contain_text(RIGHT)
    assert ("q07", True) in kept(home)


def test_question_in_a_window_of_320_pixels(lesson, home):
    # So wide is a window of 1,280 pixels at 400 %: whoever needs that closes the file list.
    lesson.page.set_viewport_size({"width": 320, "height": 640})
    if lesson.page.locator("#jp-left-stack").is_visible():
        lesson.command("application:toggle-left-area")
    expect(lesson.page.locator("#jp-left-stack")).to_be_hidden()
    shown = lesson.cell("q06")
    # By keyboard alone: the first answer is chosen, then the next, then the button.
    shown.get_by_role("radio").first.focus()
    places = [option.right for option in load_question("q06").options]
    press(lesson, "Space", *["ArrowDown"] * places.index(True), "Tab", "Enter")
    status = shown.get_by_role("status")
    expect(status).to_contain_text(RIGHT)
    assert kept(home) == [("q06", True)]
    lesson.screenshot("narrow")
    assert shown.locator(".sk-root").evaluate(OUTSIDE) == []
