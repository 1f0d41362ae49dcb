"""The site without a server, in a browser that reaches nothing but the machine itself."""

from __future__ import annotations

import contextlib
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
LONG = 120
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
    """The notebook of the site, all cells run."""

    def __init__(self, book) -> None:
        self.book, self.page = book, book.page
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


@contextlib.contextmanager
def served(root, out, *options):
    """Make a site in a folder and serve it; give its address."""
    command = [sys.executable, "tools/lite_site.py", *options, "--out", str(out)]
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


@contextlib.contextmanager
def closed_browser(browser, site):
    """Give a page that reaches this site alone, and the list of other addresses it asks for."""
    context, refused = browser.new_context(viewport={"width": 1280, "height": 900}), []
    context.set_default_timeout(MS)

    def guard(route):
        if route.request.url.startswith((site, "blob:", "data:")):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    yield context.new_page(), refused
    context.close()


@pytest.fixture(scope="module")
def lesson(root, browser, driver, shots, tmp_path_factory):
    """Run all cells of the site that takes nothing from outside; other addresses are refused."""
    out = tmp_path_factory.mktemp("site") / "site"
    with served(root, out, "--offline") as site, closed_browser(browser, site) as (page, refused):
        opened = Lesson(driver.Notebook(page, types.SimpleNamespace(url=site), shots))
        page.goto(f"{site}/index.html")
        opened.start()
        yield opened
        assert refused == []


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


@pytest.mark.weekly
def test_the_deployable_site_opens_the_first_lesson_and_asks_only_for_pyodide(
    root, browser, tmp_path
):
    with served(root, tmp_path / "site") as site, closed_browser(browser, site) as (page, refused):
        with page.context.expect_event("requestfailed", lambda it: it.url in refused):
            page.goto(f"{site}/index.html")
        panel = page.locator(".jp-NotebookPanel:visible .jp-Notebook")
        expect(panel).to_contain_text("spots.widgets.passport()", timeout=ANSWER)
        tab = page.get_by_role("tab", name="00_first_fifteen_minutes.ipynb")
        expect(tab).to_be_visible(timeout=ANSWER)
        assert {url.rpartition("/")[2] for url in refused} == {"pyodide.mjs"}
