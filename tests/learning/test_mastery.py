import pytest

from skinspots_lib.learning.engine.cells import Picture
from skinspots_lib.learning.engine.mastery import answer, is_mastery, resume
from skinspots_lib.learning.engine.state import Prompt, State
from skinspots_lib.learning.trials import Trial


def pictures(*tones, condition="purpura"):
    return [Picture(condition, tone, "clear", seed) for seed, tone in enumerate(tones)]


def after(pictures, said=None, state=None):
    state = state or State()
    for picture in pictures:
        state = answer(state, Prompt("picture", picture, ()), said or picture.condition)
    return state


def test_six_right_in_a_row_with_two_on_dark_skin_master_a_class():
    assert after(pictures(1, 8, 2, 9, 3)).mastered == ()
    assert after(pictures(1, 8, 2, 9, 3, 4)).mastered == ("purpura",)


def test_light_skin_alone_never_masters_a_class():
    assert after(pictures(*[1, 2, 3, 4, 8] * 1, *[5, 6] * 10)).mastered == ()


def test_one_picture_again_and_again_never_masters_a_class():
    assert after(pictures(8) * 20).mastered == ()


def test_five_in_a_row_is_the_least_whatever_the_rules_of_speed():
    assert not is_mastery([f"purpura-8-clear-{n}" for n in range(4)])


def test_a_miss_starts_the_row_again():
    state = after(pictures(1, 8, 2, 9, 3))
    state = after(pictures(7), "petechiae", state)
    assert state.runs["purpura"] == () and after(pictures(8, 9, 1), state=state).mastered == ()


def test_a_miss_on_a_mastered_class_opens_it_again():
    state = after(pictures(8, 9), "cannot_judge", State(mastered=("petechiae", "purpura")))
    assert state.mastered == ("petechiae",)
    assert state.confusions == {"purpura": {"cannot_judge": 2}}


@pytest.mark.parametrize("said", ["purpura", "petechiae"])
def test_a_contrast_never_counts_for_mastery(said):
    state = after(pictures(1, 8, 2, 9, 3))
    pair = Prompt("contrast", Picture("purpura", 8, "clear", 7, "petechiae"), ())
    assert answer(state, pair, said).runs == state.runs
    assert answer(state, pair, said).mastered == ()


def test_practice_resumes_from_the_answers_that_were_kept():
    shown = pictures(1, 8, 2, 9, 3, 4)
    kept = [Trial(p.id, p.condition, True, part="practice", at=n) for n, p in enumerate(shown)]
    kept += [Trial("q07", "2", True), Trial("purpura-1-hard-1", "petechiae", False, part="lesson")]
    state = resume(kept, seed=5, mastered=["petechiae"])
    assert state.mastered == ("petechiae", "purpura") and state.trials == 6 and state.seed == 5
