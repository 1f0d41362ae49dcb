import re

import pandas as pd
import pytest

from skinspots_lib.content.place import data_dir
from skinspots_lib.learning import simulate
from skinspots_lib.learning.engine.state import RULES
from skinspots_lib.learning.report import GAP, report
from skinspots_lib.learning.simulate import guessed, measure, page, sample
from skinspots_lib.learning.simulated.learners import LEARNERS
from skinspots_lib.learning.trials import COLUMNS, tidy


def rate(text, row, column):
    """Read the first number of a cell of the page."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {row} |"))
    return float(re.match(r"[\d.]+", line.split("|")[column].strip())[0])


def test_the_sample_that_ships_is_the_one_that_the_code_makes(tmp_path):
    again = tmp_path / "sample.csv"
    tidy(sample()).to_csv(again, index=False, lineterminator="\n")
    assert again.read_bytes() == (data_dir() / "sample_answers.csv").read_bytes()


def test_the_sample_reads_like_own_answers_and_has_something_to_find():
    table = pd.read_csv(data_dir() / "sample_answers.csv")
    assert tuple(table.columns) == COLUMNS and len(table) == 240
    result = report(table)
    assert result.tone_gap.loc[0, "verdict"] == GAP
    assert (result.confusion["n"] > 0).sum() > 10 and result.brier is not None


def test_the_page_says_simulation_only_and_holds_the_promised_figures(root):
    text = (root / simulate.PAGE).read_text(encoding="utf-8")
    assert "**Simulation only.**" in text and "learners improve" not in text
    assert rate(text, "improver", 6) <= simulate.LENGTH
    assert rate(text, "colour only", 7) >= 90
    assert rate(text, str(RULES.streak), 2) < 1
    assert rate(text, "too dark, cannot judge", 4) == 0
    assert rate(text, "light skin only", 7) >= 90


def test_a_short_page_has_the_words_of_the_one_in_the_folder(root):
    text = page(runs=2, guessers=2, pupils=2)
    shipped = (root / simulate.PAGE).read_text(encoding="utf-8").splitlines()
    words = [line for line in text.splitlines() if not re.search(r"\d", line)]
    assert len(words) > 25 and set(words) <= set(shipped)
    for name in (*LEARNERS, "blocked", "random", "confusion-weighted"):
        assert f"| {name} |" in text
    assert "Simulation only" in text


@pytest.mark.parametrize("name", ["colour only", "improver"])
def test_a_few_runs_already_behave_as_the_page_says(name):
    found = measure(LEARNERS[name], runs=12)
    assert (found.gaps >= 9) == (name == "colour only")
    assert (found.median_all is not None) == (name == "improver")


@pytest.mark.slow
def test_the_improver_masters_all_six_classes_within_250_answers():
    found = measure(LEARNERS["improver"], runs=100)
    assert found.median_all <= 250 and found.gaps <= 12


@pytest.mark.slow
def test_the_guesser_masters_a_class_in_less_than_one_run_in_a_hundred():
    assert guessed(700) < 7


@pytest.mark.slow
def test_the_one_who_reads_colour_alone_is_shown_a_tone_gap():
    found = measure(LEARNERS["colour only"], runs=150)
    assert found.gaps >= 0.9 * found.runs


@pytest.mark.slow
@pytest.mark.parametrize("name", ["light skin only", "too dark, cannot judge"])
def test_a_gap_that_a_learner_has_is_shown(name):
    found = measure(LEARNERS[name], runs=60)
    assert found.gaps >= 57 and found.all_mastered == 0
