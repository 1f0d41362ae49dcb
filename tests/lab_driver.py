"""A JupyterLab for the tests, and a lesson in it as a page object."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Hooks of JupyterLab that these tests rely on, each in one place.
PANEL = ".jp-NotebookPanel:visible"
WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
SETTINGS = {
    # Off-screen cells are not in the page otherwise, and their outputs could not be read.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that answers: its address, its key, the copy it serves and its log."""

    url: str
    token: str
    root: Path
    log: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def clean_home(base: Path) -> dict[str, str]:
    """Give an environment without the settings and results of whoever runs the tests."""
    theirs = ("XDG_", "JUPYTER", "IPYTHON", "SKINSPOTS_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    own = {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home",
        "LOCALAPPDATA": "home",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "share",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "IPYTHONDIR": "ipython",
        "MPLCONFIGDIR": "matplotlib",
    }
    for folder in set(own.values()):
        (base / folder).mkdir()
    return {**env, **{name: str(base / folder) for name, folder in own.items()}}


def lab_command(here: Lab, base: Path) -> list[str]:
    settings = base / "app-settings"
    settings.mkdir()
    (settings / "overrides.json").write_text(json.dumps(SETTINGS))
    port = here.url.rpartition(":")[2]
    options = [
        "--no-browser",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={here.token}",
        f"--ServerApp.root_dir={here.root}",
        f"--LabApp.app_settings_dir={settings}",
        f"--LabApp.user_settings_dir={base / 'user-settings'}",
        f"--LabApp.workspaces_dir={base / 'workspaces'}",
        "--LabApp.expose_app_in_browser=True",
        *(["--allow-root"] if IS_ROOT else []),
    ]
    return [sys.executable, "-m", "jupyterlab", *options]


@contextlib.contextmanager
def serving_copy(root: Path, base: Path) -> Iterator[Lab]:
    """Serve a copy of notebooks/ and data/ in JupyterLab, with a clean home."""
    served = base / "root"
    for folder in ("notebooks", "data"):
        shutil.copytree(root / folder, served / folder)
    here = Lab(f"http://127.0.0.1:{free_port()}", secrets.token_hex(16), served, base / "lab.log")
    env = {**clean_home(base), "SKINSPOTS_DATA": str(served / "data")}
    # Matplotlib would tell the first learner, in red, that it builds its font list.
    subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], env=env, check=True)
    with serving(lab_command(here, base), here, env):
        yield here


@contextlib.contextmanager
def serving(command: list, here: Lab, env: dict[str, str]) -> Iterator[subprocess.Popen]:
    """Start a server, wait until it answers, and stop it in the end."""
    with here.log.open("w") as log:
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
        try:
            _wait_until_ready(server, here)
            yield server
        finally:
            _stop(server)


def _wait_until_ready(server: subprocess.Popen, here: Lab, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{here.url}/api/status?token={here.token}", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start.\n{here.log.read_text()}")


def _stop(server: subprocess.Popen) -> None:
    server.terminate()
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


class Notebook:
    """One lesson in JupyterLab, reached by the ids of its cells.

    `page` is Playwright's own page, for everything that is not said here.
    """

    def __init__(self, page, lab: Lab, shots: Path | None = None) -> None:
        self.page, self.lab, self.shots = page, lab, shots
        # A JupyterLab that another lesson has left: the first opening need not load it again.
        self._loaded = page.url.startswith(lab.url)

    def open(self, path: str) -> Notebook:
        """Open a lesson such as `notebooks/00_first_fifteen_minutes.ipynb` and its kernel."""
        if self._loaded:
            self._loaded = False
            self.command("docmanager:open", path=path)
            return self._opened()
        # ?reset forgets the saved workspace, which would open the last lesson too.
        self.page.goto(f"{self.lab.url}/lab/tree/{path}?reset&token={self.lab.token}")
        return self._opened()

    def run(self, name: str, code: dict[str, str]) -> Notebook:
        """Write a notebook of code cells (id and source), open it and run it without an error."""
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        empty = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        cells = [{**empty, "id": cell_id, "source": source} for cell_id, source in code.items()]
        book = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4}
        (self.lab.root / name).write_text(json.dumps({**book, "nbformat_minor": 5}))
        self.open(name)
        self.run_all()
        assert self.errors() == []
        return self

    def leave(self) -> None:
        """Close what is open, unsaved, end its kernels, and leave JupyterLab as it was at first."""
        self.page.evaluate(
            """async () => {
              for (const open of [...window.jupyterapp.shell.widgets('main')]) {
                if (open.context) open.context.model.dirty = false;
                await open.context?.sessionContext?.shutdown();
                open.dispose(); } }"""
        )
        self.theme("light")
        self.page.mouse.move(0, 0)

    def reload(self) -> Notebook:
        """Load the page again, as a learner does who comes back."""
        self.page.reload()
        return self._opened()

    def _opened(self) -> Notebook:
        self.page.wait_for_selector(f"{PANEL} .jp-Notebook")
        self.page.wait_for_function("() => !!window.jupyterapp")
        self.wait_until_idle()
        return self

    def command(self, name: str, seconds: float = 180, **args: object) -> None:
        """Run a JupyterLab command to its end; a dialog that blocks it is named."""
        # page.evaluate has no limit of its own: a command that never ends would hang the run.
        self.page.evaluate(
            """([name, args, ms]) => Promise.race([
                 window.jupyterapp.commands.execute(name, args).then(() => null),
                 new Promise((_, no) => setTimeout(() => no(new Error(
                   `${name} took over ${ms} ms; dialogs: ` +
                   [...document.querySelectorAll('.jp-Dialog')].map(d => d.innerText))), ms))])""",
            [name, args, seconds * 1000],
        )

    def wait_until_idle(self, seconds: float = 120) -> None:
        """Wait until the kernel is there and has nothing to do."""
        # The toolbar says "idle" before there is a kernel; running then asks to select one.
        self.page.wait_for_function(
            """() => {
              const s = window.jupyterapp?.shell.currentWidget?.context?.sessionContext;
              const kernel = s?.session?.kernel;
              return s?.isReady && kernel?.status === 'idle'
                && kernel.connectionStatus === 'connected'; }""",
            timeout=seconds * 1000,
        )

    def run_all(self, seconds: float = 180) -> None:
        """Run every cell and wait for the last answer."""
        self.command("notebook:run-all-cells", seconds)
        self.wait_until_idle(seconds)

    def run_cell(self, cell_id: str) -> None:
        """Run one cell and wait for its answer."""
        self.activate(cell_id)
        self.command("notebook:run-cell")
        self.wait_until_idle()

    def solve(self, cell_id: str, code: str) -> None:
        """Type an answer into an exercise and run it, as a learner does."""
        cell = self.cell(cell_id)
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(f'answer = {code}\nspots.check("{cell_id}", answer)')
        self.page.keyboard.press("Shift+Enter")
        self.wait_until_idle()

    def restart(self) -> None:
        """Give the lesson a fresh kernel, without asking."""
        self.page.evaluate(
            "() => window.jupyterapp.shell.currentWidget.context.sessionContext.restartKernel()"
        )
        self.wait_until_idle()

    def evaluate(self, expression: str) -> object:
        """Give the value of a Python expression in the kernel of the lesson."""
        said = self.page.evaluate(
            """async (code) => {
              const session = window.jupyterapp.shell.currentWidget.context.sessionContext.session;
              const future = session.kernel.requestExecute({ code, store_history: false });
              let said = '';
              future.onIOPub = (m) => { said += m.content.text ?? m.content.evalue ?? ''; };
              await future.done;
              return said; }""",
            f"import json\nprint(json.dumps({expression}, default=str))",
        )
        return json.loads(said)

    def errors(self) -> list[str]:
        """Give the text of every traceback and every line in red."""
        kinds = ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr")
        found = ", ".join(f"{PANEL} .jp-OutputArea-output[data-mime-type='{k}']" for k in kinds)
        return self.page.locator(found).all_inner_texts()

    def cells(self) -> list[dict]:
        """Give id, type, source and tags of each cell, in order."""
        return self.page.evaluate(
            """() => window.jupyterapp.shell.currentWidget.content.widgets.map(w => ({
              id: w.model.sharedModel.id, type: w.model.type, source: w.model.sharedModel.source,
              tags: w.model.getMetadata('tags') ?? [] }))"""
        )

    def cell(self, cell_id: str):
        """Locate a cell by its id."""
        ids = [cell["id"] for cell in self.cells()]
        return self.page.locator(f"{PANEL} .jp-Notebook .jp-Cell").nth(ids.index(cell_id))

    def output(self, cell_id: str):
        """Locate what a cell put out, one element for each output."""
        return self.cell(cell_id).locator(".jp-OutputArea-output")

    def activate(self, cell_id: str) -> None:
        """Make a cell the active one, in command mode."""
        index = [cell["id"] for cell in self.cells()].index(cell_id)
        self.page.evaluate(
            """(index) => { const book = window.jupyterapp.shell.currentWidget.content;
              book.mode = 'command'; book.activeCellIndex = index; }""",
            index,
        )

    def active(self) -> tuple[str, str]:
        """Give the id of the active cell and the mode, `command` or `edit`."""
        return tuple(
            self.page.evaluate(
                """() => { const book = window.jupyterapp.shell.currentWidget.content;
                  return [book.activeCell.model.sharedModel.id, book.mode]; }"""
            )
        )

    def theme(self, name: str) -> None:
        """Switch JupyterLab to `light` or `dark`."""
        self.command("apputils:change-theme", theme=f"JupyterLab {name.title()}")
        light = str(name == "light").lower()
        # The body itself has no height, so it never counts as visible.
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")

    def violations(self) -> list[dict]:
        """Give what axe finds against WCAG A and AA in the outputs."""
        from axe_playwright_python.sync_playwright import Axe

        within = f"{PANEL.removesuffix(':visible')} .jp-OutputArea-output"
        found = Axe().run(self.page, context=within, options={"runOnly": WCAG}).response
        return [
            {"rule": rule["id"], "where": [node["html"] for node in rule["nodes"]]}
            for rule in found["violations"]
        ]

    def screenshot(self, name: str) -> Path | None:
        """Save the whole lesson, not only what fits, as `name`.png, where somebody looks at it."""
        if self.shots is None:
            return None
        path = self.shots / f"{name}.png"
        before = self.page.viewport_size
        tall = self.page.evaluate(
            """() => { const scroller = document.querySelector('.jp-WindowedPanel-outer');
              return scroller.scrollHeight - scroller.clientHeight; }"""
        )
        self.page.set_viewport_size({**before, "height": min(before["height"] + tall, 16_000)})
        # The last cell that ran is in view: without this, the picture starts there.
        self.page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollTo(0, 0)")
        self.page.locator(PANEL).screenshot(path=path)
        self.page.set_viewport_size(before)
        return path
