"""Whatever the schema accepts comes back unchanged: loaded, saved and loaded again."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import skinspots_lib as spots
from skinspots_lib.content.files.cells import damaged_by_spreadsheet
from skinspots_lib.content.schema import table, table_names
from skinspots_lib.content.tables import save

LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t",;<&“”é')


def sound(cell):
    return bool(cell.strip()) and damaged_by_spreadsheet(cell) is None


TEXT = st.text(LETTERS, min_size=1, max_size=30).filter(sound)
# A part of a list ends at a semicolon, and blanks around it are not kept.
PART = TEXT.map(lambda cell: cell.replace(";", ",").strip()).filter(sound)


def numbers(column):
    low = -1e9 if column.minimum is None else column.minimum
    high = 1e9 if column.maximum is None else column.maximum
    whole = st.integers(int(-(-low // 1)), int(high // 1))
    return whole if column.type == "integer" else st.floats(low, high) | whole.map(float)


def words(column, own_ids):
    """Give what may stand in one cell, or in one part of a list."""
    if column.is_number:
        return numbers(column)
    if column.reference:
        name, key = column.reference.split(".")
        known = own_ids if own_ids is not None else list(spots.load(name)[key])
        return st.sampled_from([*column.also, *known[:5]])
    if column.allowed:
        return st.sampled_from([*column.also, *column.allowed])
    if column.pattern:
        return st.from_regex(column.pattern, fullmatch=True).filter(sound)
    return PART if column.is_list else TEXT


def cells(column, own_ids):
    one = words(column, own_ids)
    if column.is_list:
        least = 1 if column.required else 0
        return st.lists(one, min_size=least, max_size=3, unique=True).map(tuple)
    return one if column.required else st.none() | one


@st.composite
def frames(draw, known):
    """Draw a table of up to four rows that the schema accepts."""
    key, *others = known.columns
    ids = draw(st.lists(words(key, None), unique=True, max_size=4))
    data = {key.name: ids}
    for column in others:
        itself = column.reference == f"{known.name}.{key.name}"
        if itself and not ids:
            data[column.name] = []
            continue
        values = cells(column, ids if itself else None)
        size = {"min_size": len(ids), "max_size": len(ids), "unique": column.unique}
        data[column.name] = draw(st.lists(values, **size))
    return pd.DataFrame(data, columns=[column.name for column in known.columns])


def missing(value):
    return value is None or value != value


@pytest.mark.parametrize("name", table_names())
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_accepted_table_survives_load_save_load(name, data, data_copy):
    known = table(name)
    frame = data.draw(frames(known))
    path = data_copy / known.path
    shipped = path.read_bytes()
    try:
        save(frame, name, path)
        first = spots.load(name)
        for column in frame:
            pairs = zip(first[column], frame[column], strict=True)
            assert all(a == b or missing(a) and missing(b) for a, b in pairs), column
        saved = path.read_bytes()
        save(first, name, path)
        pd.testing.assert_frame_equal(spots.load(name), first)
        assert path.read_bytes() == saved
    finally:
        # The next example draws its references from what is shipped.
        path.write_bytes(shipped)
