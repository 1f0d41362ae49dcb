import pandas as pd
import pytest

from skinspots_lib.learning.comparing import difference

COUNTS = pd.Series([3, 2], index=["petechiae", "purpura"], name="condition")
TABLE = pd.DataFrame({"common": [1, 2], "rare": [3, 4]}, index=["infection", "genetic"])


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (69, 69),
        (69.0, 69),
        ("petechiae", "petechiae"),
        (COUNTS.iloc[::-1], COUNTS),
        (COUNTS.to_frame(), COUNTS),
        (COUNTS.rename("anything"), COUNTS),
        (TABLE.iloc[::-1, ::-1], TABLE),
        (TABLE.astype(float), TABLE),
        (["b", "a"], ["a", "b"]),
    ],
)
def test_same_values_in_another_shape_or_order_agree(answer, expected):
    assert difference(answer, expected) == ""


def test_a_count_of_zero_for_a_word_that_never_occurs_is_no_mistake():
    with_zero = pd.concat([COUNTS, pd.Series([0], index=["hives"])])
    assert difference(with_zero, COUNTS) == ""


@pytest.mark.parametrize(
    ("answer", "expected", "message"),
    [
        (68, 69, "Your answer is 68; that is not the number."),
        (
            "69",
            69,
            "Your answer is a word that looks like a number: drop the quotation marks.",
        ),
        (COUNTS, 69, "The answer should be a number; yours is a column (Series)."),
        (69, COUNTS, "The answer should be a column (Series); yours is a number."),
        (COUNTS.sum, 5, "The answer should be a number; yours is a method: add () to call it."),
        (COUNTS.head(1), COUNTS, "Yours has 1 entries; there should be 2."),
        (
            COUNTS.rename({"purpura": "hives"}),
            COUNTS,
            "The labels differ: 'hives' should not be there.",
        ),
        (COUNTS + [0, 1], COUNTS, "1 of 2 values differ, first at 'purpura'."),
        (
            COUNTS.astype(str),
            COUNTS,
            "the values are words, not numbers (dtype): convert them first.",
        ),
        (TABLE[["rare"]], TABLE, "The column 'common' is missing. Yours: 'rare'."),
        (TABLE.head(1), TABLE, "Your table has 1 rows; it should have 2."),
        (
            TABLE.assign(rare=[3, 5]),
            TABLE,
            "Column 'rare': 1 of 2 values differ, first at 'genetic'.",
        ),
        (["a"], ["a", "b"], "1 of 2 items are missing from your list."),
        (["a", "b", "c"], ["a", "b"], "'c' should not be in your list."),
    ],
)
def test_difference_names_what_is_off(answer, expected, message):
    assert difference(answer, expected) == message


def test_order_counts_only_where_it_is_asked_for():
    reverse = COUNTS.iloc[::-1]
    assert difference(reverse, COUNTS) == ""
    assert "order" in difference(reverse, COUNTS, ordered=True)
    assert "order" in difference(["b", "a"], ["a", "b"], ordered=True)


def test_tolerance_is_in_the_unit_of_the_answer():
    assert difference(4.4, 4.0, tolerance=0.5) == ""
    assert difference(4.6, 4.0, tolerance=0.5) != ""
