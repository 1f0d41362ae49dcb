import random

import pandas as pd
import pytest

from skinspots_lib.learning import report as module
from skinspots_lib.learning.engine.cells import CANNOT_JUDGE, CLASSES
from skinspots_lib.learning.report import (
    brier,
    calibration,
    confusion,
    learning_curve,
    report,
    stays_or_fades,
    tone_gap,
)
from skinspots_lib.learning.trials import Trial, tidy

OPTIONS = CLASSES


def answers(number, right, confidence="sure", seed=1):
    """Give practice on all classes and tones; `right(tone)` is how likely it is right."""
    rng, out = random.Random(seed), []
    for n in range(number):
        truth, tone = CLASSES[n % 6], 1 + n // 6 % 10
        wrong = rng.choice([name for name in CLASSES if name != truth])
        said = truth if rng.random() < right(tone) else wrong
        item = f"{truth}-{tone}-clear-{n % 100}"
        sure = confidence if isinstance(confidence, str) else confidence(said == truth)
        rest = {"confidence": sure, "options": OPTIONS, "tone": tone, "at": n}
        out.append(Trial(item, said, said == truth, truth, "practice", **rest))
    return tidy(out)


def test_all_right_is_a_diagonal():
    table = confusion(answers(60, lambda _: 1))
    assert table.loc[table["right"], "n"].tolist() == [10] * 6
    assert table.loc[~table["right"], "n"].sum() == 0 and len(table) == 36


def test_an_answer_outside_the_classes_has_its_own_row():
    said = [Trial("purpura-8-clear-1", CANNOT_JUDGE, False, "purpura", "practice", tone=8)]
    table = confusion(tidy(said))
    assert table.iloc[-1].tolist() == ["purpura", CANNOT_JUDGE, 1, False]


def test_d_prime_leaves_out_spots_that_fade_in_part_and_cannot_judge():
    table = stays_or_fades(answers(60, lambda _: 1)).iloc[0]
    assert (table["stays"], table["said_stays"]) == (40, 40)
    assert (table["fades"], table["said_wrongly"]) == (10, 0)
    assert table["d_prime"] > 3 and table["says"] == ""


def test_d_prime_of_a_guesser_is_near_zero_and_few_answers_tell_nothing():
    assert abs(stays_or_fades(answers(1_200, lambda _: 1 / 6)).iloc[0]["d_prime"]) < 0.3
    few = stays_or_fades(answers(20, lambda _: 1)).iloc[0]
    assert few["says"] == module.TOO_FEW and pd.isna(few["d_prime"])


def test_the_brier_score_rewards_being_sure_only_when_right():
    def right(_):
        return 0.5

    knows = brier(answers(300, right, lambda ok: "sure" if ok else "guess"))
    swaps = brier(answers(300, right, lambda ok: "guess" if ok else "sure"))
    assert knows < 0.05 < 0.7 < swaps
    assert brier(answers(60, lambda _: 1)) == pytest.approx(0.05**2)
    assert brier(answers(4, right)) is None and brier(answers(30, right, "")) is None


def test_calibration_sets_a_guess_at_one_of_the_options():
    table = calibration(answers(60, lambda _: 0.5, "guess")).set_index("confidence")
    assert table.loc["guess", "meant"] == pytest.approx(1 / 6)
    assert table.loc["guess", "n"] == 60 and table.loc["sure", "n"] == 0
    assert table.loc["sure", "says"] == module.TOO_FEW


def test_the_curve_rises_with_the_learner():
    early, late = answers(40, lambda _: 0.2), answers(40, lambda _: 1)
    frame = pd.concat([early, late.assign(time=late["time"] + pd.Timedelta(days=1))])
    table = learning_curve(frame)
    assert table["last"].tolist() == [20, 40, 60, 80]
    assert table["share"].iloc[0] < 0.5 and table["share"].iloc[-1] == 1


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        (lambda tone: 0.9 if tone <= 3 else 0.4, module.GAP),
        (lambda tone: 0.4 if tone <= 3 else 0.9, module.GAP),
        (lambda _: 0.7, module.NO_GAP),
    ],
)
def test_a_gap_between_light_and_dark_skin_is_found_in_both_directions(right, verdict):
    row = tone_gap(answers(240, right)).iloc[0]
    assert row["verdict"] == verdict
    assert row["gap"] == pytest.approx(row["light"] - row["dark"])


def test_few_answers_tell_no_gap():
    assert tone_gap(answers(24, lambda _: 1)).iloc[0]["verdict"] == module.TOO_FEW


def test_the_report_says_its_main_results_in_words():
    whole = report(answers(240, lambda tone: 0.9 if tone <= 3 else 0.4))
    assert "Your results differ between light and dark skin" in str(whole)
    assert whole.accuracy["n"].sum() == 240 and whole.brier is not None
