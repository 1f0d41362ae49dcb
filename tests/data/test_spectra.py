"""The numbers behind the skin name their sources, as every other table does."""

import csv
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
SPECTRA = sorted((DATA / "spectra").glob("*.csv"))


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", SPECTRA, ids=lambda path: path.stem)
def test_every_number_behind_the_skin_names_a_source_that_is_listed(path):
    known = {row["source_id"] for row in rows_of(DATA / "sources.csv")}
    assert {row["source_id"] for row in rows_of(path)} - {""} <= known


def test_only_tuned_numbers_may_stand_without_a_source():
    for path in SPECTRA:
        for row in rows_of(path):
            assert row["source_id"] or row["basis"] == "tuned", (path.name, row)
