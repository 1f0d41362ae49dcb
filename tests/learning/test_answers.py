"""Answers of every kind: marked with a reason, explained part by part, kept in few letters."""

import pytest

from skinspots_lib.content.questions import Item, Number, Option, Question
from skinspots_lib.learning.engine.answers import judge, truth_of


def question(kind, **rest):
    base = {"level": "apply", "objective": "urgency", "condition": "none", "options": ()}
    return Question("q900", "Which?", kind, **base, why="Keep.", sources=("s-1",), lesson=2, **rest)


OPTIONS = tuple(Option(f"o{n}", n in (0, 2), f"why {n}") for n in range(3))
NUMERIC = question("numeric", number=Number(0.5, "Too thin.", "Too wide.", 10, "mm"))
MEASURE = question("measure", number=Number(1, "Too thin.", "Too wide."))
ORDER = question(
    "ordering",
    ends=("most urgent", "least urgent"),
    items=(
        Item("sepsis", "It kills."),
        Item("child", "Same day."),
        Item("baby", "Same day too.", same_place=True),
        Item("angioma", "A growth."),
    ),
)
GROUPS = question(
    "sorting",
    groups=("stays", "fades"),
    items=(
        Item("petechia", "Leaked.", "stays"),
        Item("hives", "In vessels.", "fades"),
        Item("claim", "Leaked too.", "stays", id="A01", sources=("s-2",)),
    ),
)


def test_a_number_within_the_tolerance_is_right_and_kept_as_it_was_said():
    judged = judge(NUMERIC, [10.4])
    assert judged.mark.right and judged.said == "10.4"
    assert judged.mark.source_ids == ("s-1",)


@pytest.mark.parametrize(("said", "why"), [(8, "Too thin."), (12, "Too wide.")])
def test_a_wrong_number_learns_what_its_side_overlooks_and_not_the_truth(said, why):
    mark = judge(NUMERIC, [said]).mark
    assert not mark.right and why in mark.reason and "10" not in str(mark)


def test_only_a_measure_is_to_be_measured_again():
    assert "Measure again" not in str(judge(NUMERIC, [8]).mark)
    assert "Measure again" in str(judge(MEASURE, [3], size_mm=7).mark)


def test_a_measure_is_compared_with_the_patch():
    assert judge(MEASURE, [6.2], size_mm=7).mark.right
    assert not judge(MEASURE, [5], size_mm=7).mark.right
    assert truth_of(MEASURE) == "" and truth_of(MEASURE, size_mm=7.04) == "7.04"


@pytest.mark.parametrize("order", [[0, 1, 2, 3], [0, 2, 1, 3]])
def test_a_right_order_explains_every_item(order):
    judged = judge(ORDER, order)
    assert judged.mark.right and [part.place for part in judged.parts] == order
    assert all(part.right for part in judged.parts)


def test_a_wrong_order_explains_the_first_two_that_stand_the_wrong_way_round():
    judged = judge(ORDER, [0, 3, 1, 2])
    assert not judged.mark.right and judged.said == "1;4;2;3"
    assert [part.place for part in judged.parts] == [3, 1]
    assert '"angioma" does not come before "child"' in judged.mark.reason


def test_groups_are_explained_item_by_item():
    judged = judge(GROUPS, [0, 0, 0])
    assert [part.right for part in judged.parts] == [True, False, True]
    assert "2 of 3" in judged.mark.reason and judged.said == "1;1;1"
    assert judged.parts[2].sources == ("s-2",)
    assert judge(GROUPS, [0, 1, 0]).mark.right


def test_the_truth_is_in_the_words_of_an_answer():
    assert truth_of(ORDER) == "1;2;3;4"
    assert truth_of(GROUPS) == "1;2;1"
    assert truth_of(NUMERIC) == "10"
    assert truth_of(_with_options()) == "1;3"


def _with_options():
    base = {"level": "apply", "objective": "urgency", "condition": "none", "options": OPTIONS}
    return Question("q901", "Which?", "multiple", **base, why="Keep.", sources=("s",), lesson=2)


def test_chosen_options_are_explained_and_no_other():
    judged = judge(_with_options(), [2, 0])
    assert judged.mark.right and judged.said == "1;3"
    assert [part.why for part in judged.parts] == ["why 0", "why 2"]


@pytest.mark.parametrize(
    ("asked", "answer", "allowed"),
    [
        (NUMERIC, [], "one number"),
        (NUMERIC, ["a"], "one number"),
        (NUMERIC, [float("nan")], "one number"),
        (MEASURE, [1, 2], "one number"),
        (ORDER, [0, 1, 2], "each number from 0 to 3 once"),
        (ORDER, [0, 1, 2, 2], "each number from 0 to 3 once"),
        (GROUPS, [0, 1], "3 numbers from 0 to 1"),
        (GROUPS, [0, 1, 2], "3 numbers from 0 to 1"),
        (_with_options(), [], "numbers from 0 to 2"),
        (_with_options(), [3], "numbers from 0 to 2"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(asked, answer, allowed):
    with pytest.raises(ValueError, match=f"Allowed: {allowed}"):
        judge(asked, answer)
