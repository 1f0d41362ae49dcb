"""tools/doors.py: the addresses of this copy of the course, in one place."""

from __future__ import annotations

import importlib
import re
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


def test_every_address_of_the_copy_itself_has_the_name_to_replace(doors, root):
    """docs/releasing.md names the files in which OWNER stands; there is no other."""
    files = [*root.glob("*.md"), *root.glob("*.cff"), *(root / "docs").rglob("*.md")]
    held = {
        path.relative_to(root).as_posix()
        for path in files
        if re.search(r"OWNER/skin-spots", path.read_text("utf-8"))
    }
    named = (root / "docs" / "releasing.md").read_text("utf-8")
    assert "README.md" in held
    assert [path for path in held - {"docs/releasing.md"} if f"`{path}`" not in named] == []


def test_on_github_the_addresses_are_those_of_the_copy(doors, monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "a-school/spots")
    there = importlib.reload(doors)
    assert there.source() == "https://github.com/a-school/spots"
    assert there.source("LICENSE") == "https://github.com/a-school/spots/blob/HEAD/LICENSE"
    assert "/a-school/spots/HEAD?" in there.binder("x.ipynb")
