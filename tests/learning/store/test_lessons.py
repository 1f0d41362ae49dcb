from skinspots_lib.learning.engine.cells import CELLS
from skinspots_lib.learning.store.lessons import Done, by_lesson, levels_of
from skinspots_lib.learning.store.standing import standing
from skinspots_lib.learning.trials import Trial


def test_only_a_first_try_counts_as_right():
    trials = [
        Trial("q06", "2", False, at=1),
        Trial("q06", "3", True, number=2, at=2),
        Trial("q07", "1", True, at=3),
    ]
    assert by_lesson(standing(trials)) == {1: Done(tried=2, right=1)}


def test_exercises_and_cases_count_in_their_lesson():
    assert by_lesson({"ex-05-2": 2, "T03": 1}) == {5: Done(1, 1), 7: Done(1, 0)}


def test_a_kind_is_mastered_when_each_of_its_cells_is():
    cells = [name for name in CELLS if name.startswith("petechiae-")]
    assert by_lesson(dict.fromkeys(cells, 5)) == {6: Done(mastered=1)}
    assert by_lesson(dict.fromkeys(cells[1:], 5)) == {}


def test_the_best_sitting_of_the_final_test_counts_in_its_lesson():
    assert by_lesson({"post-test": 31}) == {9: Done(best=31)}


def test_unknown_items_belong_to_no_lesson():
    assert by_lesson({"q999": 2, "<b>": 2}) == {}


def test_what_a_short_code_brought_is_never_lost():
    assert levels_of([Trial("q06", "1", False)], {"q06": 2}) == {"q06": 2}


def test_nothing_answered_is_nothing_done():
    assert by_lesson({}) == {}
