"""Edits of a copy of the tables."""

import pytest


@pytest.fixture
def edit(data_copy):
    """Replace the first such text in a table, as a person would; it must be there."""

    def replace(table, old, new):
        path = data_copy / f"{table}.csv"
        raw = path.read_bytes()
        assert old.encode() in raw
        path.write_bytes(raw.replace(old.encode(), new.encode(), 1))

    return replace
