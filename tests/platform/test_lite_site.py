"""The site without a server, in a browser that reaches nothing but the machine itself."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import sys
import threading
import types

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Python has to start in the browser, on a machine that may be busy.
LONG = 300
MS = LONG * 1000
ANSWER = 60_000


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files as any web host does, without a log."""

    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
        ".js": "text/javascript",
    }

    def log_message(self, *said):
        """Say nothing."""


class Lesson:
    """The notebook of the site, all cells run, and what the browser asked of other addresses."""

    def __init__(self, book) -> None:
        self.book, self.page, self.refused = book, book.page, []
        self.output, self.evaluate = lambda name: book.output(name).last, book.evaluate

    def start(self) -> None:
        """Wait for Python and run every cell."""
        self.page.wait_for_selector(".jp-NotebookPanel:visible .jp-Notebook")
        self.page.wait_for_function("() => !!window.jupyterapp")
        self.book.wait_until_idle(LONG)
        self.book.run_all(LONG)
        assert self.book.errors() == []

    def answered(self) -> list[str]:
        return self.evaluate("[t.item for t in spots.progress().trials]")


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    """Make the site that takes nothing from outside, and serve it; give its address."""
    out = tmp_path_factory.mktemp("site") / "site"
    command = [sys.executable, "tools/lite_site.py", "--offline", "--out", str(out)]
    subprocess.run(command, cwd=root, check=True)
    # A page for people hides what a driver takes hold of.
    file = out / "jupyter-lite.json"
    whole = json.loads(file.read_text("utf-8"))
    whole["jupyter-config-data"]["exposeAppInBrowser"] = True
    file.write_text(json.dumps(whole), "utf-8")
    handler = functools.partial(Quiet, directory=str(out))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def lesson(browser, site, driver, shots):
    """Open the first page of the site and run all cells; every other address is refused."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(MS)
    page = context.new_page()
    opened = Lesson(driver.Notebook(page, types.SimpleNamespace(url=site), shots))

    def guard(route):
        if route.request.url.startswith((site, "blob:", "data:")):
            route.continue_()
        else:
            opened.refused.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    page.goto(f"{site}/index.html")
    opened.start()
    yield opened
    assert opened.refused == []
    context.close()


def check(box):
    box.get_by_role("button", name="Check answer").click()


def test_the_widgets_work_without_a_network(lesson):
    question = lesson.output("question")
    verdict = question.locator(".sk-status[role=status]")
    expect(verdict).to_have_text("")
    question.get_by_role("radio", name="Petechia", exact=True).check()
    check(question)
    expect(verdict).to_contain_text("✗ Not this one.", timeout=ANSWER)
    question.get_by_role("radio", name="Purpura", exact=True).check()
    check(question)
    expect(verdict).to_contain_text("6 mm lies between 2 and 10 mm", timeout=ANSWER)

    measured = lesson.output("measured")
    expect(measured.locator(".sk-seen img")).to_have_js_property("complete", True)
    measured.get_by_role("spinbutton").fill("1")
    check(measured)
    expect(measured.locator(".sk-status[role=status]")).to_contain_text(" mm", timeout=ANSWER)

    walk = lesson.output("walk")
    walk.get_by_role("listitem").get_by_role("button", name="Very unwell").click()
    walk.get_by_role("button", name="Yes", exact=True).click()
    said = walk.get_by_role("listitem").get_by_role("button", name="✓ Very unwell")
    expect(said).to_be_visible(timeout=ANSWER)

    case = lesson.output("case")
    case.get_by_role("button", name="Very unwell now?").click()
    reply = case.get_by_text("Yes, very unwell").or_(case.get_by_text("No", exact=True)).first
    expect(reply).to_be_visible(timeout=ANSWER)

    assert lesson.answered() == ["q02", "q02", "q186"]
    lesson.book.screenshot("lite-widgets")


def test_the_glass_presses_pictures_that_lie_in_the_site(lesson):
    glass = lesson.output("glass")
    stage = glass.locator(".sk-glass")
    stage.focus()
    for key in ("n", "PageUp"):
        lesson.page.keyboard.press(key)
    expect(glass.get_by_role("status")).to_contain_text("light pressure")
    frames = glass.locator(".sk-inner > img")
    before = frames.first.get_attribute("src")
    glass.get_by_label("Look at").select_option("palm")
    expect(frames.first).not_to_have_attribute("src", before, timeout=ANSWER)
    expect(glass.locator(".sk-error:visible")).to_have_count(0)
    lesson.book.screenshot("lite-glass")


def test_answers_survive_a_reload_and_go_through_the_passport(lesson):
    lesson.evaluate("spots.progress().erase()")
    question = lesson.output("question")
    question.get_by_role("radio", name="Purpura", exact=True).check()
    check(question)
    expect(question).to_contain_text("6 mm lies between 2 and 10 mm", timeout=ANSWER)
    assert lesson.answered() == ["q02"]

    lesson.page.reload()
    lesson.start()
    expect(lesson.output("kept")).to_contain_text("q02")
    assert lesson.evaluate("str(spots.progress().path)") == "/drive/progress/attempts.jsonl"

    code = lesson.evaluate("spots.progress().passport().long")
    lesson.evaluate("spots.progress().erase()")
    assert lesson.answered() == []
    passport = lesson.output("passport")
    passport.get_by_role("textbox", name="Code", exact=True).fill(code)
    passport.get_by_role("button", name="Load the code").click()
    expect(passport).to_contain_text("Loaded: 1 answer", timeout=ANSWER)
    assert lesson.answered() == ["q02"]
