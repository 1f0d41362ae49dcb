"""Fixtures that drive the lessons in a real JupyterLab, on a copy, with a clean home."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_ARGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]
# Equal on every machine, however slow: the same examples, and no clock that decides.
settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")


def _load(path: Path) -> ModuleType:
    """Import a file that belongs to no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = sys.modules[path.stem] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_dev = _load(ROOT / "tools" / "dev.py")
_driver = _load(ROOT / "tests" / "lab_driver.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last.

    Playwright keeps an event loop running in the main thread from its first test on, and
    whatever calls `asyncio.run` after that fails.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests do away from the progress and the pictures of whoever works here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKINSPOTS_PROGRESS", str(tmp_path_factory.mktemp("progress")))
        patch.setenv("SKINSPOTS_MADE_AHEAD", str(tmp_path_factory.mktemp("made_ahead")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def dev() -> ModuleType:
    """Give tools/dev.py as a module."""
    return _dev


@pytest.fixture(scope="session")
def driver() -> ModuleType:
    """Give tests/lab_driver.py as a module."""
    return _driver


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict, browser_type) -> dict:
    """Give the browser to start; without one, fail with the line that mends it."""
    browser = _dev.find_browser(browser_type.executable_path)
    if browser is None:
        pytest.fail(_dev.NO_BROWSER, pytrace=False)
    args = [*CHROMIUM_ARGS, *(["--no-sandbox"] if _driver.IS_ROOT else [])]
    return {**browser_type_launch_args, "executable_path": browser, "args": args}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Stand in for pytest-playwright's own, which pytest 9 warns about."""


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_driver.Lab]:
    """Serve a copy of notebooks/ and data/ in JupyterLab."""
    with _driver.serving_copy(ROOT, tmp_path_factory.mktemp("lab")) as here:
        yield here


@pytest.fixture(scope="session")
def shots() -> Path | None:
    """Give the folder for pictures that SKINSPOTS_SHOTS names, or None.

    Without it none are taken, for a picture of a whole lesson takes seconds.
    """
    if not os.environ.get("SKINSPOTS_SHOTS"):
        return None
    folder = Path(os.environ["SKINSPOTS_SHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def notebook(request, browser, lab: _driver.Lab, shots: Path | None) -> Iterator[_driver.Notebook]:
    """Give a page in which a lesson can be opened.

    Tests that are marked `same_tab` open theirs in the JupyterLab of the one before, as a learner
    opens the next lesson: loading it takes longer than most of them.
    """
    from playwright.sync_api import expect

    tabs = None
    if request.node.get_closest_marker("same_tab"):
        tabs = request.getfixturevalue("_tabs")
        if not tabs:
            tabs.append(browser.new_context().new_page())
    page = tabs[0] if tabs else request.getfixturevalue("page")
    # What is expected comes as late as what is clicked, on a busy machine.
    page.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    lesson, failed = _driver.Notebook(page, lab, shots), request.session.testsfailed
    yield lesson
    if tabs and request.session.testsfailed == failed:
        lesson.leave()
    elif tabs:
        # Nobody knows in what state a test that failed left it.
        tabs.pop().context.close()


@pytest.fixture(scope="session")
def _tabs() -> list:
    """Hold the page that tests marked `same_tab` share."""
    return []


@pytest.fixture
def data_copy(tmp_path, monkeypatch):
    """Copy `data/` and make it the folder that every loader reads."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setenv("SKINSPOTS_DATA", str(copy))
    return copy
