"""A copy of the tables that a test may break."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def data_copy(tmp_path, monkeypatch):
    """Copy `data/` and make it the folder that every loader reads."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setenv("SKINSPOTS_DATA", str(copy))
    return copy


@pytest.fixture
def edit(data_copy):
    """Replace the first such text in a table, as a person would; it must be there."""

    def replace(table, old, new):
        path = data_copy / f"{table}.csv"
        raw = path.read_bytes()
        assert old.encode() in raw
        path.write_bytes(raw.replace(old.encode(), new.encode(), 1))

    return replace
