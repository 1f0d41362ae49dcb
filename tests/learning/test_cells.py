import csv

import pytest

from skinspots_lib.content.place import data_dir
from skinspots_lib.learning.engine.cells import CELLS, NAMES, Picture, picture_of


def test_there_is_a_cell_for_each_class_third_and_difficulty():
    assert len(CELLS) == 6 * 3 * 2


def test_every_name_can_be_drawn_and_is_a_condition():
    for table in ("appearances", "conditions"):
        with (data_dir() / f"{table}.csv").open(encoding="utf-8", newline="") as rows:
            assert set(NAMES) <= {row["condition"] for row in csv.DictReader(rows)}


@pytest.mark.parametrize("other", ["", "purpura"])
def test_the_name_of_a_picture_tells_all_of_it(other):
    picture = Picture("petechiae", 8, "hard", 57, other)
    assert picture_of(picture.id) == picture


@pytest.mark.parametrize(
    "id", ["q07", "", "mole-8-hard-5", "petechiae-11-hard-5", "petechiae-8-hard-05"]
)
def test_another_name_is_no_picture(id):
    assert picture_of(id) is None
