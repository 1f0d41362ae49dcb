from dataclasses import replace

from skinspots_lib.learning.trials import (
    COLUMNS,
    MINUTE,
    Trial,
    in_order,
    numbered,
    tidy,
    trial_from_dict,
)

FULL = Trial(
    "petechiae-8-hard-57",
    "purpura",
    False,
    truth="petechiae",
    part="practice",
    options=("petechiae", "purpura"),
    tone=8,
    difficulty="hard",
    confidence="sure",
    pressed=0.0,
    seconds=3.5,
    at=30 * MINUTE + 7,
    id="a1",
)


def test_a_record_comes_back_as_it_was():
    assert trial_from_dict(FULL.to_dict()) == FULL
    unmarked = Trial("predict-glass", "It will fade", None)
    assert trial_from_dict(unmarked.to_dict()) == unmarked
    silent = Trial("q07", "", False)
    assert trial_from_dict(silent.to_dict()) == silent


def test_a_field_of_a_later_version_is_passed_over():
    assert trial_from_dict({**FULL.to_dict(), "mood": "good"}) == FULL


def test_two_equal_answers_of_one_moment_stay_two():
    assert len(in_order([FULL, replace(FULL, id="b2"), FULL])) == 2


def test_the_full_record_stands_for_the_one_of_a_code():
    (from_code,) = numbered([replace(FULL, at=30 * MINUTE, pressed=None)])
    assert in_order([from_code, FULL]) == in_order([FULL, from_code]) == (FULL,)
    twice = numbered([from_code, from_code])
    assert len(in_order([*twice, FULL])) == 2


def test_the_table_begins_with_the_columns_that_lessons_use():
    table = tidy([FULL, Trial("q07", "2", None, at=0)])
    assert tuple(table.columns) == COLUMNS
    assert list(COLUMNS[:7]) == ["time", "item", "truth", "answer", "tone", "pressed", "confidence"]
    assert table["item"].tolist() == ["q07", "petechiae-8-hard-57"]
    assert table.loc[1, "third"] == "dark" and table.loc[1, "pressed"] == 0
    assert table.loc[0, ["right", "tone", "truth"]].isna().all()


def test_no_answers_make_an_empty_table_with_the_same_columns():
    table = tidy([])
    assert len(table) == 0 and table.dtypes.equals(tidy([FULL]).dtypes)
