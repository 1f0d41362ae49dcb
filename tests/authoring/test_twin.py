"""The broken twin: eight faults, each found where it stands, and gone when it is mended."""

import pytest

from skinspots_lib.authoring.twin import FAULTS, broken_twin, check_table
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.tables import load


@pytest.fixture(scope="module")
def twin():
    return broken_twin()


def test_checker_finds_each_fault_of_the_twin_and_nothing_else(twin):
    found = check_table(twin)
    assert set(found["column"]) == {fault.column for fault in FAULTS}
    assert len(found) == len(FAULTS) == 8


def test_place_of_a_problem_is_the_label_of_its_row(twin):
    whole = load("conditions_causes")
    ids = set(whole.loc[check_table(twin)["place"], "link_id"])
    assert ids == {fault.link_id for fault in FAULTS}


def test_place_is_the_label_also_in_a_table_that_was_filtered():
    some = broken_twin().query("condition == 'purpura'")
    assert some.loc[check_table(some)["place"], "urgency"].tolist() == ["self_care"]


def test_mended_twin_has_no_problem(twin):
    mended = twin.copy()
    true = load("conditions_causes")
    for fault in FAULTS:
        place = true.index[true["link_id"] == fault.link_id][0]
        cell = true.loc[place, fault.column]
        mended.loc[place, fault.column] = ";".join(cell) if isinstance(cell, tuple) else cell
    mended["frequency_note"] = mended["frequency_note"].fillna("")
    assert check_table(mended).empty


def test_each_fault_changes_a_cell_that_exists():
    true = load("conditions_causes")
    for fault in FAULTS:
        cell = true.set_index("link_id", drop=False).loc[fault.link_id, fault.column]
        assert str(cell) != fault.value


def test_practising_on_the_twin_changes_no_file(twin):
    before = (data_dir() / "conditions_causes.csv").read_bytes()
    check_table(twin)
    assert (data_dir() / "conditions_causes.csv").read_bytes() == before


def test_table_as_loaded_with_its_lists_and_blanks_is_clean():
    assert check_table(load("conditions_causes")).empty
    assert check_table(load("figures"), "figures").empty
