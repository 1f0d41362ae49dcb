"""What Binder would do with this repository, done here: without root, then without a network."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.weekly
LESSON = "00_first_fifteen_minutes.ipynb"
ONE_ANSWER = "spots.ask('q41').submit([0])"


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
    room.remove()


@pytest.fixture(scope="module")
def visits(room):
    """Give a learner's visit without postBuild, and one with it."""
    before = room.visit(LESSON, ONE_ANSWER)
    room.warm_up()
    return before, room.visit(LESSON, ONE_ANSWER)


def test_environment_of_the_ranges_has_no_broken_needs(room):
    room.run(room.python, "-m", "pip", "check")


def test_nobody_with_rights_does_it(visits):
    assert {visit["uid"] for visit in visits} == {65534 if os.geteuid() == 0 else os.geteuid()}


def test_first_lesson_runs_silently_with_a_repository_that_cannot_be_written(visits):
    assert [visit["said"] for visit in visits] == [[], []]
    assert not any(visit["can_write"] for visit in visits)


def test_progress_goes_to_the_home_that_can_be_written(visits, room):
    lines = (room.base / "home" / "progress" / "attempts.jsonl").read_text().splitlines()
    assert ["q41" in line for line in lines] == [True, True]


def test_link_opens_the_lesson_and_post_build_keeps_jupyterlab_from_asking_outside(visits):
    assert [visit["asks_outside"] for visit in visits] == [True, False]


def test_post_build_leaves_what_a_first_run_would_build(visits, room):
    cache = room.base / "home" / ".cache"
    assert list(cache.glob("matplotlib/fontlist-*.json"))
    assert list(cache.glob("skinspots/skin-*.npy"))
    tag = sys.implementation.cache_tag
    assert (room.repo / "skinspots_lib" / "__pycache__" / f"__init__.{tag}.pyc").exists()
