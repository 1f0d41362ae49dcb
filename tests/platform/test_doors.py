"""tools/doors.py: the addresses of this copy of the course, in one place."""

from __future__ import annotations

import importlib
import sys

import pytest


@pytest.fixture
def doors(root, monkeypatch):
    """Load the file anew, for a copy that belongs to nobody yet."""
    monkeypatch.syspath_prepend(root / "tools")
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.delitem(sys.modules, "doors", raising=False)
    return importlib.import_module("doors")


def test_readme_opens_binder_as_the_site_does(doors, root):
    first = "notebooks/00_first_fifteen_minutes.ipynb"
    assert doors.binder(first) in (root / "README.md").read_text("utf-8")


def test_guide_to_a_release_says_how_to_find_what_to_replace(doors, root):
    guide = (root / "docs" / "releasing.md").read_text("utf-8")
    assert f"git grep -l {doors.REPOSITORY}" in guide
    assert doors.REPOSITORY in (root / "README.md").read_text("utf-8")


def test_on_github_the_addresses_are_those_of_the_copy(doors, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "a-school/spots")
    there = importlib.reload(doors)
    assert there.source() == "https://github.com/a-school/spots"
    assert there.source("LICENSE") == "https://github.com/a-school/spots/blob/HEAD/LICENSE"
    assert "/a-school/spots/HEAD?" in there.binder("x.ipynb")
