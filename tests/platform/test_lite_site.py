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

pytestmark = [pytest.mark.browser, pytest.mark.weekly]

# Python has to start in the browser, on a machine that may be busy.
LONG = 300
MS = LONG * 1000


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


@pytest.fixture
def lesson(context, site, driver, tmp_path):
    """Open the first page of the site and run all cells; every other address is refused."""
    refused = []

    def guard(route):
        if route.request.url.startswith((site, "blob:", "data:")):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    context.set_default_timeout(MS)
    expect.set_options(timeout=MS)
    page = context.new_page()
    book = driver.Notebook(page, types.SimpleNamespace(url=site), tmp_path)
    book.refused = refused
    page.goto(f"{site}/index.html")
    start(book)
    return book


def start(book):
    """Wait for Python and run every cell."""
    book.page.wait_for_selector(".jp-NotebookPanel:visible .jp-Notebook")
    book.page.wait_for_function("() => !!window.jupyterapp")
    book.wait_until_idle(LONG)
    book.run_all(LONG)
    assert book.errors() == []


def test_five_widgets_work_and_what_was_answered_survives_a_reload(lesson):
    page = lesson.page
    question = lesson.output("question")
    question.get_by_role("radio", name="Purpura", exact=True).check()
    question.get_by_role("button", name="Check answer").click()
    expect(question).to_contain_text("6 mm lies between 2 and 10 mm")

    expect(lesson.output("measured").locator("canvas, img").first).to_be_visible()
    expect(lesson.output("glass").locator("canvas").first).to_be_visible()

    walk = lesson.output("walk")
    walk.get_by_role("listitem").get_by_role("button", name="Very unwell").click()
    walk.get_by_role("button", name="Yes", exact=True).click()
    expect(walk.get_by_role("listitem").get_by_role("button", name="✓ Very unwell")).to_be_visible()

    case = lesson.output("case")
    case.get_by_role("button", name="Very unwell now?").click()
    expect(case.get_by_text("Yes, very unwell").or_(case.get_by_text("No")).first).to_be_visible()

    page.reload()
    start(lesson)
    expect(lesson.output("kept")).to_contain_text("q02")
    assert lesson.evaluate("str(spots.progress().path)") == "/drive/progress/attempts.jsonl"

    code = lesson.evaluate("spots.progress().passport().long")
    lesson.evaluate("spots.progress().erase()")
    assert lesson.evaluate("len(spots.progress().trials)") == 0
    passport = lesson.output("passport")
    passport.get_by_role("textbox", name="Code", exact=True).fill(code)
    passport.get_by_role("button", name="Load the code").click()
    expect(passport).to_contain_text("Loaded: 1 answer")
    assert lesson.evaluate("[t.item for t in spots.progress().trials]") == ["q02"]
    assert lesson.refused == []
