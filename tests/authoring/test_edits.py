"""An instructor's edits land in `data/local/`, are loaded at once, and touch no shipped file."""

import hashlib

import pytest

import skinspots_lib as spots
from skinspots_lib.authoring.edits import set_cell, set_emergency, switch_item, switch_lesson
from skinspots_lib.content.course import load_course
from skinspots_lib.content.problems import ContentError, UnknownName


@pytest.fixture(autouse=True)
def shipped(data_copy):
    def marks():
        files = [p for p in data_copy.rglob("*") if p.is_file() and "local" not in p.parts]
        return {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in files}

    before = marks()
    yield
    assert marks() == before


def test_a_changed_cell_is_loaded_and_a_second_change_joins_the_same_row(data_copy):
    set_cell(data_copy, "conditions_causes", "PET-INF-001", "cause_category", "medication")
    set_cell(data_copy, "conditions_causes", "PET-INF-001", "urgency", "emergency")
    path = set_cell(data_copy, "conditions_causes", "PET-INF-001", "cause_category", "genetic")
    row = spots.load("conditions_causes").set_index("link_id").loc["PET-INF-001"]
    assert (row["cause_category"], row["urgency"]) == ("genetic", "emergency")
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2


def test_a_cell_of_a_column_that_is_not_there_is_refused(data_copy):
    with pytest.raises(UnknownName, match="cause_category"):
        set_cell(data_copy, "conditions_causes", "PET-INF-001", "cause_categry", "x")


def test_lessons_and_items_go_off_and_on_again(data_copy):
    switch_lesson(data_copy, 3, show=False)
    switch_item(data_copy, "q07", show=False)
    switch_item(data_copy, "T01", show=False)
    assert load_course().is_off(3)
    assert load_course().off == {"q07", "T01"}
    switch_lesson(data_copy, 3, show=True)
    switch_item(data_copy, "q07", show=True)
    assert not load_course().is_off(3)
    assert load_course().off == {"T01"}


def test_an_edit_keeps_the_comments_of_a_file_that_a_person_wrote(data_copy):
    path = data_copy / "local" / "course.yml"
    path.parent.mkdir()
    path.write_text("# ours\nseed: 3  # by lot\n", encoding="utf-8")
    set_emergency(data_copy, "112", "Ask for an ambulance.")
    assert path.read_text(encoding="utf-8").startswith("# ours\nseed: 3  # by lot\n")
    assert str(load_course().emergency) == "Emergency number here: 112. Ask for an ambulance."


def test_a_course_file_that_cannot_be_read_is_named_and_left_as_it_is(data_copy):
    path = data_copy / "local" / "course.yml"
    path.parent.mkdir()
    path.write_text("off: [q07\n", encoding="utf-8")
    with pytest.raises(ContentError, match="data/local/course.yml, line"):
        switch_item(data_copy, "q08", show=False)
    assert path.read_text(encoding="utf-8") == "off: [q07\n"
