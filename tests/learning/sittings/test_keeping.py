"""A sitting of the final test survives its kernel, and its file never says what is right."""

import pytest

from skinspots_lib.content.course import PostTestRules
from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.passport import make_passport
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.sittings.keeping import Sitting

HELD_BACK = load_questions(9)


def fresh(folder):
    """Give a new kernel's view of the same file."""
    return Progress(folder)


def test_looking_at_the_test_begins_nothing(tmp_path):
    assert len(Sitting(fresh(tmp_path)).open) == 36
    assert fresh(tmp_path).records() == []


def test_every_answer_is_there_in_the_next_kernel(tmp_path):
    first = Sitting(fresh(tmp_path))
    first.answer(0, [1], confidence="sure", seconds=3)
    first.answer(0, [2], confidence="guess")
    first.answer(35, [0])
    later = Sitting(fresh(tmp_path))
    assert later.test.items == first.test.items
    assert later.given(0) == ([2], "guess")
    assert (later.given(35), later.unsaid) == (([0], ""), [35])
    assert later.open == list(range(1, 35)) and not later.over


def test_answer_can_be_taken_back(tmp_path):
    sitting = Sitting(fresh(tmp_path))
    sitting.answer(3, [1], confidence="sure")
    sitting.answer(3, [])
    assert 3 in Sitting(fresh(tmp_path)).open


def test_hand_in_keeps_37_trials_once_and_the_result_can_be_seen_again(tmp_path):
    sitting = Sitting(fresh(tmp_path))
    other = Sitting(fresh(tmp_path)) if sitting.answer(0, [0], confidence="sure") else sitting
    right = sitting.hand_in().right
    assert other.hand_in().right == right
    again = Sitting(fresh(tmp_path))
    assert again.over and again.hand_in().right == right
    assert len(fresh(tmp_path).trials) == 37
    with pytest.raises(ValueError, match="handed in"):
        again.answer(1, [0])


def test_two_windows_hand_in_the_same_sitting_once(tmp_path):
    one = Sitting(fresh(tmp_path))
    one.answer(0, [0], confidence="sure")
    two = Sitting(fresh(tmp_path))
    one.hand_in()
    two.hand_in()
    assert len(fresh(tmp_path).trials) == 37


def test_taking_it_again_begins_a_new_sitting(tmp_path):
    first = Sitting(fresh(tmp_path), seed=1)
    first.hand_in()
    second = Sitting(fresh(tmp_path), again=True, seed=2)
    assert second.id != first.id and not second.over and len(second.open) == 36
    second.answer(0, [0])
    assert Sitting(fresh(tmp_path)).id == second.id


def test_other_questions_in_the_course_begin_anew_and_say_so(tmp_path):
    Sitting(fresh(tmp_path), seed=1).answer(0, [1], confidence="sure")
    half = PostTestRules(items=18)
    assert not Sitting(fresh(tmp_path)).changed
    changed = Sitting(fresh(tmp_path), rules=half)
    assert changed.changed and len(changed.open) == 18
    assert Sitting(fresh(tmp_path)).given(0) == ([1], "sure")


def test_file_of_an_open_sitting_does_not_tell_the_answers(tmp_path):
    sitting = Sitting(fresh(tmp_path))
    for place in range(36):
        sitting.answer(place, [0], confidence="sure")
    text = fresh(tmp_path).path.read_text("utf-8")
    for question in HELD_BACK:
        assert question.id not in text and question.why not in text
    assert "right" not in text and "truth" not in text


def test_passports_pass_an_open_sitting_over(tmp_path):
    mine = fresh(tmp_path)
    Sitting(mine).answer(0, [0], confidence="sure")
    assert mine.trials == () and "sitting" not in make_passport(mine.trials).file.decode()
    assert repr(mine) == "0 answers, 0 right."


def test_answers_that_cannot_be_written_wait_in_memory(tmp_path):
    told = []
    (tmp_path / "file").write_text("")
    mine = Progress(tmp_path / "file" / "inside", tell=told.append)
    Sitting(mine).answer(2, [1], confidence="sure")
    assert Sitting(mine).given(2) == ([1], "sure")
    assert any("cannot be saved" in line for line in told) and mine.notice
