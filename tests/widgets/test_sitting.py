"""The final test's state: silent before the end, complete after it, the same after a restart."""

from __future__ import annotations

import json

import pytest

from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sittings.pretest import guessed, pictures, skipped
from skinspots_lib.widgets import final_test
from skinspots_lib.widgets._base import WORDS

SAY = WORDS["sitting"]
HELD_BACK = {question.ask: question for question in load_questions(9)}


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    """Give each test a learner of its own."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    return progress()


def hear(widget, **request):
    widget._handle_custom_msg(request, [])


def keyed(widget):
    question = HELD_BACK[widget.ask]
    right = {option.say for option in question.options if option.right}
    return [n for n, say in enumerate(widget.options) if say in right]


def answer_all(widget, confidence="sure", count=36):
    for place in range(count):
        hear(widget, do="go", place=place)
        hear(widget, do="answer", place=place, chosen=keyed(widget), confidence=confidence)


def said(widget):
    kept = {k: v for k, v in widget.get_state().items() if k not in ("_esm", "_css")}
    return json.dumps(kept, ensure_ascii=False)


def test_nothing_tells_an_answer_before_the_end(mine):
    widget, states = final_test(seed=1), []
    for place in range(36):
        hear(widget, do="go", place=place)
        hear(widget, do="answer", place=place, chosen=keyed(widget), confidence="sure")
        states.append(said(widget))
    hear(widget, do="finish")
    everything = "".join([*states, said(widget), json.dumps(widget._repr_mimebundle_()[0])])
    for question in HELD_BACK.values():
        assert question.id not in everything and question.why not in everything
        assert not any(option.why in everything for option in question.options)
    assert widget.passed is None and widget.result == {} and mine.trials == ()


def test_only_the_question_of_now_is_in_the_state():
    widget = final_test(seed=1)
    others = [ask for ask in HELD_BACK if ask != widget.ask]
    assert not any(ask in json.loads(said(widget)).values() for ask in others)


def test_answer_without_confidence_is_kept_but_not_done():
    widget = final_test(seed=1)
    hear(widget, do="answer", place=0, chosen=[1], confidence="")
    assert (widget.marks[0], widget.message) == ("unsaid", SAY["kept_sure"])
    hear(widget, do="go", place=7)
    hear(widget, do="finish")
    assert (widget.place, widget.message) == (0, SAY["unsaid"]) and not widget.confirming
    hear(widget, do="hand_in")
    assert not widget.over
    hear(widget, do="answer", place=0, chosen=[1], confidence="guess")
    assert (widget.marks[0], widget.message) == ("given", SAY["kept"])


def test_back_and_forth_shows_what_was_chosen():
    widget = final_test(seed=1)
    hear(widget, do="answer", place=0, chosen=[2], confidence="sure")
    hear(widget, do="go", place=1)
    assert (widget.chosen, widget.confidence) == ([], "")
    hear(widget, do="go", place=0)
    assert (widget.chosen, widget.confidence) == ([2], "sure")


def test_hand_in_asks_first_and_can_be_called_off():
    widget = final_test(seed=1)
    hear(widget, do="finish")
    assert widget.confirming and not widget.over
    hear(widget, do="stay")
    assert not widget.confirming and not widget.over


def test_restart_goes_on_at_the_first_open_question(mine):
    first = final_test()
    answer_all(first, count=5)
    later = final_test()
    assert (later.place, later.marks[:6]) == (5, ["given"] * 5 + ["open"])
    hear(later, do="go", place=0)
    hear(first, do="go", place=0)
    assert (later.ask, later.options, later.chosen) == (first.ask, first.options, first.chosen)


def test_result_is_kept_once_and_shown_again_after_a_restart(mine):
    widget = final_test()
    answer_all(widget)
    hear(widget, do="finish")
    hear(widget, do="hand_in")
    assert widget.error == "" and widget.over and widget.passed
    assert (widget.result["right"], widget.result["of"]) == (36, 36)
    assert len(mine.trials) == 37 and {trial.part for trial in mine.trials} == {"test"}
    assert {t.confidence for t in mine.trials if t.item != "post-test"} == {"sure"}
    later = final_test()
    assert later.over and later.result["items"] == widget.result["items"]
    assert len(mine.trials) == 37


def test_result_by_spots_and_tone_with_reasons_for_every_option():
    widget = final_test(seed=2)
    answer_all(widget, "guess", count=20)
    hear(widget, do="hand_in")
    result = widget.result
    assert not widget.passed and (result["right"], result["of"]) == (20, 36)
    assert [row["group"] for row in result["groups"]][-2:] == [SAY["look_alikes"], SAY["all"]]
    assert "Petechiae" in [row["group"] for row in result["groups"]]
    assert sum(row["right"] for row in result["groups"][:-1]) == 20
    assert result["sure"]["lean"] == "under"
    for item in result["items"]:
        assert {option["why"] for option in item["options"]} == {
            option.why for option in HELD_BACK[item["ask"]].options
        }
        assert item["why"] and item["sources"]


def test_first_pictures_stand_beside_the_result(mine):
    first, second, third = pictures()
    for trial in (guessed(first, "purpura"), guessed(second, second.condition), skipped(third)):
        mine.record(trial)
    widget = final_test()
    answer_all(widget)
    hear(widget, do="hand_in")
    assert [(row["said"], row["right"]) for row in widget.result["since"]] == [
        ("Purpura (flat)", False),
        ("Cherry angioma", True),
        ("", None),
    ]
    assert all(row["now"] == [6, 6] for row in widget.result["since"])


def test_again_begins_anew_and_keeps_the_old_result(mine):
    widget = final_test()
    hear(widget, do="hand_in")
    hear(widget, do="again")
    assert not widget.over and widget.passed is None and widget.result == {}
    assert widget.marks == ["open"] * 36 and len(mine.trials) == 37


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "go", "place": 36},
        {"do": "answer", "place": 0, "chosen": [9], "confidence": "sure"},
        {"do": "answer", "place": 0, "chosen": [0], "confidence": "certain"},
    ],
)
def test_impossible_request_is_shown_in_the_box(request_):
    widget = final_test(seed=1)
    hear(widget, **request_)
    assert widget.error.startswith("ValueError") and widget.marks == ["open"] * 36


def test_words_claim_no_clinical_skill_and_say_held_back_not_secret():
    text = final_test()._repr_mimebundle_()[0]["text/plain"]
    assert "no proof of clinical skill" in text and "held back, not secret" in text


def test_traits_can_be_observed():
    widget, seen = final_test(), []
    widget.observe(lambda change: seen.append(change["new"]), ["over", "passed"])
    hear(widget, do="hand_in")
    assert set(seen) == {True, False}
