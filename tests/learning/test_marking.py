import pytest

from skinspots_lib.content.questions import CHOICES, load_questions
from skinspots_lib.learning.marking import (
    Mark,
    keep_prediction,
    mark_choice,
    mark_groups,
    mark_number,
    mark_order,
)

QUESTIONS = [question for question in load_questions() if question.kind in CHOICES]
SINGLE = next(q for q in QUESTIONS if q.kind == "single")
MULTIPLE = next(q for q in QUESTIONS if q.kind == "multiple")


def test_a_mark_never_is_a_bare_tick():
    shown = Mark(True, "Blood inside vessels can be pushed away.")._repr_html_()
    assert "Right." in shown and "Blood inside vessels" in shown


def test_a_mark_shows_text_from_a_table_as_text():
    assert "<script>" not in Mark(False, "<script>alert(1)</script>")._repr_html_()


def right_options(question):
    return [place for place, option in enumerate(question.options) if option.right]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_option_is_marked_with_its_own_reason_and_the_sources(question):
    for place, option in enumerate(question.options):
        mark = mark_choice(question, [place])
        assert mark.right == ([place] == right_options(question))
        assert mark.reason == option.why and mark.source_ids == question.sources
    assert mark_choice(question, right_options(question)).right


def test_a_part_of_the_right_options_says_how_many_are_missing():
    right = right_options(MULTIPLE)
    mark = mark_choice(MULTIPLE, right[:-1])
    assert not mark.right and "1 more should be chosen" in mark.hint


def test_one_wrong_option_too_many_is_not_right():
    everything = range(len(MULTIPLE.options))
    assert "choose again" in mark_choice(MULTIPLE, everything).hint


def test_two_options_of_a_single_choice_are_not_right():
    both = [*right_options(SINGLE), (right_options(SINGLE)[0] + 1) % 3]
    assert mark_choice(SINGLE, both).hint == "Choose one option only."


def test_no_option_and_no_such_option():
    assert mark_choice(SINGLE, []).reason == "No option was chosen."
    for place in (-1, 99):
        with pytest.raises(IndexError):
            mark_choice(SINGLE, [place])


@pytest.mark.parametrize("answer", [1.5, 2, 2.5, "2", "2,5", "1.9 mm", " 2MM "])
def test_a_measure_within_the_tolerance_is_right(answer):
    mark = mark_number(answer, 2, tolerance=0.5, unit="mm", source_ids=("a",))
    assert mark.right and mark.source_ids == ("a",)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (1.4, "1.4 mm is too small"),
        ("20", "20 mm is too large"),
        ("two", '"two" is not a number'),
        ("", "is not a number"),
        (float("nan"), "is not a number"),
        (None, "is not a number"),
    ],
)
def test_another_measure_is_not_yet_and_says_on_which_side(answer, words):
    mark = mark_number(answer, 2, tolerance=0.5, unit="mm")
    assert mark.right is False and words in mark.reason and mark.hint


TIERS = ["emergency", ("same_day", "soon"), "self_care"]


@pytest.mark.parametrize(
    "answer",
    [
        ["emergency", "same_day", "soon", "self_care"],
        ["emergency", "soon", "same_day", "self_care"],
    ],
)
def test_things_of_the_same_rank_may_change_places(answer):
    assert mark_order(answer, TIERS, why="Fever first.").reason == "Fever first."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (["self_care", "soon", "same_day", "emergency"], '"self_care" does not come before "soon"'),
        (["emergency", "soon"], "2 of 4 items are missing"),
        (["emergency", "soon", "same_day", "self_care", "mole"], "'mole' should not be in"),
        ("emergency", "should be a list"),
    ],
)
def test_a_wrong_order_names_what_is_wrong(answer, words):
    mark = mark_order(answer, TIERS)
    assert mark.right is False and words in mark.reason


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (["stays", "stays", "fades"], "Fades means inside."),
        (["stays", "fades", "fades"], "2 of 3 are in their group."),
        (["fades", "fades", "fades"], "1 of 3 is in its group."),
        (["stays", "stays"], "2 of 3 things have a group."),
    ],
)
def test_groups_are_right_when_each_thing_is_in_its_own(answer, words):
    mark = mark_groups(answer, ["stays", "stays", "fades"], why="Fades means inside.")
    assert mark.reason == words and mark.right == (words == "Fades means inside.")


def test_a_number_on_the_wrong_side_is_told_what_it_overlooks():
    sides = ("Go to the edge.", "Leave out the skin.")
    assert "Leave out" in mark_number(9, 2, sides=sides).reason
    assert "Go to" in mark_number(1, 2, sides=sides).reason


def test_a_prediction_is_kept_and_not_marked():
    mark = keep_prediction("  It will   fade")
    assert mark.right is None and "You wrote: It will fade." in str(mark)
    assert "✎ Kept." in mark._repr_html_()
    assert "nothing" in keep_prediction(" ").reason
