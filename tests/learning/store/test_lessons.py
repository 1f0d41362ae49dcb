from skinspots_lib.learning.store.lessons import Done, by_lesson
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


def test_pictures_the_final_test_and_unknown_items_belong_to_no_lesson():
    assert by_lesson({"petechiae-dark-hard": 5, "post-test": 31, "q999": 2}) == {}


def test_nothing_answered_is_nothing_done():
    assert by_lesson({}) == {}
