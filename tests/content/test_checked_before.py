"""Tables that were found right once are not checked again, until something changes."""

from __future__ import annotations

import shutil

import pytest

from skinspots_lib.content.files.checked_before import is_checked, remember
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.tables import load


@pytest.fixture
def data(root, tmp_path, monkeypatch):
    copy = tmp_path / "data"
    shutil.copytree(root / "data", copy, ignore=shutil.ignore_patterns("made_ahead", "local"))
    monkeypatch.setenv("SKINSPOTS_DATA", str(copy))
    monkeypatch.setenv("SKINSPOTS_MADE_AHEAD", str(tmp_path / "made"))
    return copy


@pytest.fixture
def checks(monkeypatch):
    """Count the tables that are checked."""
    from skinspots_lib.content import tables

    seen, check = [], tables.check_rows

    def count(rows, known, root):
        seen.append(known)
        return check(rows, known, root)

    monkeypatch.setattr(tables, "check_rows", count)
    return seen


def test_checked_tables_are_loaded_without_a_check_and_are_the_same(data, checks):
    fresh = load("conditions")
    remember(data)
    assert is_checked(data)
    assert load("conditions").equals(fresh)
    assert len(checks) == 1


def test_a_cell_changed_since_is_found(data, checks):
    remember(data)
    table = data / "conditions.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace(",stays,", ",lingers,", 1), encoding="utf-8")
    with pytest.raises(ContentError, match="lingers"):
        load("conditions")


def test_rows_laid_over_since_are_checked(data, checks):
    remember(data)
    (data / "local").mkdir()
    header = (data / "glossary.csv").read_text(encoding="utf-8").splitlines()[0]
    (data / "local" / "glossary.csv").write_text(header + "\n", encoding="utf-8")
    assert not is_checked(data)
    load("glossary")
    assert len(checks) == 1


def test_nothing_is_taken_for_checked_where_no_note_is_kept(data):
    assert not is_checked(data)
