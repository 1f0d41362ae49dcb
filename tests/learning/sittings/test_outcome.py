"""The result of a final test in numbers that a page can show."""

import pytest

from skinspots_lib.learning.engine.sampling import GROUPS
from skinspots_lib.learning.sittings.outcome import (
    by_confidence,
    by_group,
    reviewed,
    since_pretest,
)
from skinspots_lib.learning.sittings.posttest import PostTest
from skinspots_lib.learning.sittings.pretest import guessed, pictures, skipped


@pytest.fixture(scope="module")
def bank():
    from skinspots_lib.content.questions import load_questions

    return {question.ask: question for question in load_questions(9)}


def sit(bank, *, right, confidence, places=range(36)):
    test = PostTest(seed=5, questions=bank.values())
    for place in places:
        item = test.items[place]
        keyed = [o.say for o in bank[item.ask].options if o.right]
        chosen = [n for n, say in enumerate(item.options) if say in keyed]
        other = [n for n in range(len(item.options)) if n not in chosen][:1]
        test.answer(place, chosen if right(place) else other, confidence=confidence(place))
    return test, test.finish()


def test_every_group_has_three_thirds_and_the_last_row_counts_all(bank):
    _, result = sit(bank, right=lambda place: place < 20, confidence=lambda _: "sure")
    rows = by_group(result)
    assert [row["group"] for row in rows] == [*GROUPS, "all"]
    assert all(n == 2 for row in rows[:-1] for _, n in row["thirds"])
    assert (rows[-1]["right"], rows[-1]["n"]) == (20, 36)
    assert sum(row["right"] for row in rows[:-1]) == 20


@pytest.mark.parametrize(
    ("share", "word", "lean"),
    [(18, "sure", "over"), (34, "sure", "fair"), (36, "guess", "under"), (9, "guess", "fair")],
)
def test_lean_compares_how_sure_with_how_right(bank, share, word, lean):
    _, result = sit(bank, right=lambda place: place < share, confidence=lambda _: word)
    out = by_confidence(result)
    assert out["lean"] == lean
    assert {"confidence": word, "right": share, "n": 36} in out["rows"]


def test_under_five_answers_are_too_few(bank):
    rest = {"right": lambda _: True, "confidence": lambda _: "sure", "places": range(4)}
    assert by_confidence(sit(bank, **rest)[1])["lean"] == "few"


def test_first_guesses_stand_beside_the_same_group_now(bank):
    _, result = sit(bank, right=lambda _: True, confidence=lambda _: "sure")
    first, second, third = pictures()
    trials = [skipped(first), guessed(first, first.condition), skipped(second)]
    rows = since_pretest(result, [*trials, guessed(third, "viral_exanthem")])
    assert [row["right"] for row in rows] == [True, None, False]
    assert [row["said"] for row in rows] == [first.condition, "", "viral_exanthem"]
    assert all(row["now"] == [6, 6] for row in rows)


def test_every_question_is_reviewed_with_the_reason_of_every_option(bank):
    test, result = sit(bank, right=lambda place: place % 2, confidence=lambda _: "unsure")
    rows = reviewed(test, result)
    assert [row["right"] for row in rows] == [bool(place % 2) for place in range(36)]
    for row, item in zip(rows, test.items, strict=True):
        question = bank[row["ask"]]
        assert [option["say"] for option in row["options"]] == list(item.options)
        assert {o["why"] for o in row["options"]} == {o.why for o in question.options}
        chosen = {o["say"] for o in row["options"] if o["chosen"]}
        keyed = {o["say"] for o in row["options"] if o["right"]}
        assert (chosen == keyed) == row["right"]
        assert row["why"] == question.why and row["sources"] == list(question.sources)
