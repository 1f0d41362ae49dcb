"""What Binder would do with this repository, done here: without root, then without a network."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.weekly
LESSON = "00_first_fifteen_minutes.ipynb"
# Runs as the user, inside: JupyterLab as the link opens it, then the lesson, then one answer.
VISIT = """
import json, os, subprocess, sys, time, urllib.request
from jupyter_client.manager import start_new_kernel

begun = time.perf_counter()
marks = {}
server = subprocess.Popen([sys.executable, "-m", "jupyterlab", "--no-browser", "--port=8888",
    "--IdentityProvider.token=", "--ServerApp.password="], stderr=subprocess.DEVNULL)
def get(path):
    return urllib.request.urlopen("http://127.0.0.1:8888/" + path, timeout=60).read()
while True:
    assert server.poll() is None, "JupyterLab ended"
    try:
        get("api/status")
        break
    except OSError:
        time.sleep(0.05)
marks["server answers"] = time.perf_counter() - begun
page = get("lab/tree/notebooks/LESSON").decode()
book = json.loads(get("api/contents/notebooks/LESSON"))["content"]
begun = time.perf_counter()
manager, client = start_new_kernel(cwd="notebooks", stderr=subprocess.DEVNULL)
said = []
def hear(message):
    if message["msg_type"] in ("error", "stream"):
        said.append(message["content"])
def run(source):
    return client.execute_interactive(source, timeout=300, output_hook=hear)
for cell in book["cells"]:
    if cell["cell_type"] == "code":
        run(cell["source"])
        if cell["id"] in ("press-light", "chart"):
            marks[cell["id"]] = time.perf_counter() - begun
marks["end"] = time.perf_counter() - begun
run("spots.ask('q41').submit([0])")
client.stop_channels()
manager.shutdown_kernel()
server.terminate()
server.wait()
try:
    open("written", "w").close()
except OSError as no:
    refused = no.errno
print(json.dumps({"uid": os.geteuid(), "marks": marks, "said": said, "refused": refused,
    "page": "disabledExtensions" in page and "apputils-extension:announcements" in page}))
"""


@pytest.fixture(scope="module")
def binder(root):
    """Give the helpers of this folder that build the room."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "tests" / "platform")
        import binder_room

        yield binder_room


@pytest.fixture(scope="module")
def room(binder, root):
    """Give a room with the environment in it, before postBuild."""
    # pytest's own folders are closed to other users.
    base = Path(tempfile.mkdtemp(prefix="skinspots-binder-"))
    room = binder.furnish(base, root)
    binder.build(room)
    yield room
    if not binder.IS_ROOT:
        room.run("chmod", "-R", "u+w", base)
    shutil.rmtree(base)


@pytest.fixture(scope="module")
def visits(room):
    """Give a learner's visit without postBuild, and one with it."""
    program = VISIT.replace("LESSON", LESSON)

    def visit():
        return json.loads(room.run(room.python, "-c", program, sealed=True).stdout)

    before = visit()
    room.run("chmod", "-R", "u+w", room.repo)
    room.run("./postBuild")
    after = visit()
    for name, one in (("without", before), ("with", after)):
        print(f"{name} postBuild:", {mark: round(s, 2) for mark, s in one["marks"].items()})
    return before, after


def test_environment_of_the_ranges_has_no_broken_needs(room):
    room.run(room.python, "-m", "pip", "check")


def test_nobody_with_rights_does_it(visits):
    assert {visit["uid"] for visit in visits} == {65534 if os.geteuid() == 0 else os.geteuid()}


def test_first_lesson_runs_silently_with_a_repository_that_cannot_be_written(visits):
    assert [visit["said"] for visit in visits] == [[], []]
    assert {visit["refused"] for visit in visits} <= {13, 30}


def test_progress_goes_to_the_home_that_can_be_written(visits, room):
    lines = (room.base / "home" / "progress" / "attempts.jsonl").read_text().splitlines()
    assert ["q41" in line for line in lines] == [True, True]


def test_link_opens_the_lesson_and_post_build_keeps_jupyterlab_from_asking_outside(visits):
    assert [visit["page"] for visit in visits] == [False, True]


def test_post_build_leaves_what_a_first_run_would_build(visits, room):
    cache = room.base / "home" / ".cache"
    assert list(cache.glob("matplotlib/fontlist-*.json"))
    assert list(cache.glob("skinspots/skin-*.npy"))
    tag = sys.implementation.cache_tag
    assert (room.repo / "skinspots_lib" / "__pycache__" / f"__init__.{tag}.pyc").exists()
