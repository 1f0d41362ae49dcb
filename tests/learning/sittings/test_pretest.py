"""Three pictures before the course: alike for skin tones, kept without a word."""

import pytest

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.passport import make_passport, read_passport
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.report import report
from skinspots_lib.learning.sittings.pretest import OPTIONS, guessed, left, pictures, skipped
from skinspots_lib.learning.store.standing import standing
from skinspots_lib.learning.trials import PARTS, tidy, trial_from_dict


def test_one_picture_on_each_third_of_the_tones_and_no_condition_twice():
    shown = pictures()
    assert {picture.cell.third for picture in shown} == set(THIRDS)
    assert len({picture.condition for picture in shown}) == 3
    assert {picture.condition for picture in shown} <= set(OPTIONS)
    assert pictures() == shown


def test_answered_and_skipped_pictures_do_not_come_again(tmp_path):
    mine, (first, second, third) = Progress(tmp_path), pictures()
    mine.record(guessed(first, "ecchymosis"))
    mine.record(skipped(second))
    assert left(mine.trials) == (third,)
    assert left(mine.trials, again=True) == (second, third)


def test_practice_pictures_of_the_same_name_do_not_count_as_pretest():
    trial = guessed(pictures()[0], "ecchymosis").to_dict() | {"part": "practice"}
    assert len(left([trial_from_dict(trial)])) == 3


def test_guess_is_kept_with_truth_tone_and_options_and_counts_nowhere():
    trials = [guessed(picture, picture.condition) for picture in pictures()]
    table = tidy(trials)
    assert table["right"].all() and set(table["third"]) == set(THIRDS)
    assert (table["part"] == "pretest").all() and "pretest" in PARTS
    assert report(table).accuracy["n"].sum() == 0
    assert standing(trials) == {}


def test_file_carries_the_guesses_and_the_code_says_that_it_cannot():
    trials = [guessed(picture, "ecchymosis") for picture in pictures()]
    passport = make_passport(trials)
    assert passport.left_out == 3
    assert set(read_passport(passport.file).trials) == set(trials)


def test_unknown_choice_is_refused():
    with pytest.raises(ValueError, match="Allowed: cherry_angioma"):
        guessed(pictures()[0], "freckle")
