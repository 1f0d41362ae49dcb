import random

import pytest

from skinspots_lib.learning.engine.cells import CANNOT_JUDGE
from skinspots_lib.learning.engine.state import State
from skinspots_lib.learning.gym.session import ROUND, begin, rebuild
from skinspots_lib.learning.trials import Trial, trial_from_dict


def practise(number, seed=0, right=0.6):
    """Practise like a learner who is right in a share of the answers; give every session."""
    rng, session, sessions = random.Random(seed), begin([], seed=seed), []
    while len(session.answers) < number:
        if session.prompt.kind == "worked":
            session = session.go_on()
            continue
        truth = session.prompt.picture.condition
        said = truth if rng.random() < right else rng.choice(session.prompt.options)
        sessions.append(session.take(session.trial(said)))
        session = sessions[-1].go_on()
    return sessions


@pytest.mark.parametrize("seed", range(6))
def test_replaying_the_kept_answers_gives_the_same_state(seed):
    for done in practise(150, seed)[::29]:
        assert rebuild(done.answers, State(seed=seed)) == done.state


def test_practice_goes_on_after_a_restart_with_the_prompt_that_would_have_come():
    for done in practise(80, 3):
        kept = [trial_from_dict(trial.to_dict()) for trial in done.answers]
        assert begin(kept, seed=3).prompt == done.go_on().prompt


def test_answers_that_came_by_a_paste_code_are_enough_to_go_on():
    done = practise(40, 2)[-1]
    carried = [Trial(t.item, t.answer, t.right, part=t.part, at=t.at) for t in done.answers]
    assert begin(carried, seed=2).prompt == done.go_on().prompt


def test_lesson_and_second_tries_are_passed_over():
    done = practise(5)[-1]
    others = [Trial("q07", "2", True), Trial("purpura-2-hard-1", "purpura", True, part="test")]
    again = [Trial(done.answers[0].item, "purpura", True, part="practice", number=2)]
    assert begin([*others, *again, *done.answers]).answers == done.answers


def test_pair_from_a_lesson_is_remembered_as_a_confusion_and_moves_nothing_on():
    pair = Trial("petechiae+purpura-5-clear-1", "purpura", False, part="contrast")
    done = practise(3)[-1]
    state = begin([*done.answers, pair]).state
    assert state.trials == done.go_on().state.trials
    assert state.confusions["petechiae"]["purpura"] >= 1


def test_answers_of_another_seed_never_stop_the_practice():
    done = practise(50, 1)[-1]
    session = begin(done.answers, seed=99)
    assert session.state.trials == done.go_on().state.trials
    assert session.state.mastered == done.state.mastered


def test_class_that_a_short_code_calls_mastered_is_mastered():
    assert begin([], mastered=["purpura", "no such class"]).state.mastered == ("purpura",)


def test_a_round_ends_with_its_twelfth_answer():
    over = [done.round_is_over for done in practise(30)]
    assert [n for n, end in enumerate(over, 1) if end] == [ROUND, 2 * ROUND]
    assert [done.number for done in practise(14)][-3:] == [12, 1, 2]


def test_what_comes_next_is_known_once_the_answer_is_known():
    for done in practise(60, 4):
        assert done.likely_next() == (done.go_on().prompt,)


def test_what_comes_next_is_mostly_known_before_the_answer():
    before = [begin(done.answers[:-1], seed=4) for done in practise(60, 4)]
    assert all(session.likely_next() for session in before)
    one = sum(len(session.likely_next()) == 1 for session in before)
    assert one > len(before) / 2


def test_the_prompt_of_a_right_answer_is_first_of_the_likely():
    session = begin([], seed=8)
    done = session.take(session.trial(session.prompt.picture.condition))
    assert session.likely_next()[0].picture == done.go_on().prompt.picture


def test_only_what_was_offered_is_an_answer():
    session = begin([])
    with pytest.raises(ValueError, match="Allowed: "):
        session.trial("measles")
    assert session.trial(CANNOT_JUDGE).right is False
    with pytest.raises(ValueError, match="Answer first"):
        session.go_on()


def test_worked_pair_asks_for_no_answer():
    session = begin([])
    while session.prompt.kind != "worked":
        session = session.take(session.trial(CANNOT_JUDGE)).go_on()
    with pytest.raises(ValueError, match="no answer"):
        session.trial("purpura")
    assert not session.round_is_over
    assert session.go_on().prompt.kind in ("picture", "worked")
