"""The case widget's state: what it tells, when, and what is kept."""

from __future__ import annotations

import json

import pytest

from skinspots_lib.content.cases import load_case
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sittings.casework import ASKS
from skinspots_lib.widgets import case
from skinspots_lib.widgets._base import WORDS

SAY = WORDS["case"]


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    """Give each test a learner of its own."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    return progress()


def said(widget):
    """Give the state without the code, which is the same for every case."""
    kept = {k: v for k, v in widget.get_state().items() if k not in ("_esm", "_css")}
    return json.dumps(kept, ensure_ascii=False)


def hear(widget, **request):
    widget._handle_custom_msg(request, [])


def test_words_of_the_questions_are_those_that_can_be_asked():
    assert {ask["key"] for ask in SAY["asks"]} == set(ASKS)
    assert {ask["group"] for ask in SAY["asks"]} == set(SAY["groups"])


@pytest.mark.parametrize("id", ["T01", "T12", "T14", "T26"])
def test_nothing_is_told_before_it_is_asked(id):
    widget, told = case(id), load_case(id)
    bundle = json.dumps(widget._repr_mimebundle_()[0], ensure_ascii=False)
    secrets = [told.story, told.why, told.common_mistake, *told.source_ids, *told.top_causes]
    secrets += [told.findings["other"], *told.findings["sites"], "findings"]
    for secret in secrets:
        assert secret not in said(widget) and secret not in bundle
    assert widget.asked == [] and widget.verdict == {} and widget.correct is None


def test_asking_tells_this_finding_only_and_once():
    widget = case("T12")
    for _ in range(2):
        hear(widget, do="ask", key="under_glass")
    hear(widget, do="ask", key="largest_mm")
    hear(widget, do="ask", key="calming")
    assert widget.asked == [
        {"key": "under_glass", "say": ["The colour stays"]},
        {"key": "largest_mm", "say": ["The widest: 7 mm"]},
        {"key": "calming", "say": [SAY["none"]]},
    ]
    assert "fever" not in said(widget).lower().replace(WORDS["walk"]["safety"].lower(), "")


def test_right_answer_gives_the_reasons_in_order_with_sources_and_review(mine):
    widget = case("T02")
    for key in ("unwell", "fever", "under_glass", "danger", "raised"):
        hear(widget, do="ask", key=key)
    hear(widget, do="submit", urgency="same_day", condition="palpable_purpura")
    told = load_case("T02")
    assert (widget.correct, widget.stage) == (True, "done")
    assert widget.verdict["missed"] == widget.verdict["late"] == widget.verdict["unasked"] == []
    assert widget.reasons["story"] == told.story and widget.reasons["why"] == told.why
    assert widget.reasons["mistake"] == told.common_mistake
    assert widget.reasons["causes"][0] == "IgA vasculitis"
    cited = [source["id"] for source in widget.reasons["sources"]]
    assert cited[: len(told.source_ids)] == list(told.source_ids)
    assert widget.reasons["review"] == "Not yet reviewed by a clinician."
    assert len(widget.reasons["reasons"]) >= 1
    (trial,) = mine.trials
    assert (trial.item, trial.answer, trial.right) == ("T02", "same_day;palpable_purpura", True)


def test_slower_help_and_missed_signs_are_named():
    widget = case("T12")
    hear(widget, do="ask", key="since")
    hear(widget, do="ask", key="fever")
    hear(widget, do="submit", urgency="soon", condition="cannot_tell")
    verdict = widget.verdict
    assert (widget.correct, verdict["triage"]) == (False, "under")
    assert [row["key"] for row in verdict["missed"]] == ["unwell", "under_glass", "danger"]
    assert [row["key"] for row in verdict["late"]] == ["fever"]
    assert verdict["missed"][1]["say"] == ["The colour stays"]


def test_hard_case_shows_its_note_before_anything_else():
    widget = case("T14")
    assert (widget.stage, widget.age, widget.opening) == ("note", "", "")
    assert widget.note.startswith("This case is about violence")
    assert widget.choices == []
    hear(widget, do="submit", urgency="soon", condition="petechiae")
    assert "not open" in widget.error
    hear(widget, do="open")
    assert widget.stage == "ask" and widget.opening == load_case("T14").opening
    assert case("T02").stage == "ask" and case("T02").note == ""


def test_skip_is_kept_as_neither_and_can_be_undone(mine):
    widget = case("T14")
    hear(widget, do="skip")
    assert widget.stage == "skipped" and mine.trials[0].right is None
    again = case("T14")
    assert again.stage == "skipped" and again.opening == ""
    hear(again, do="open")
    hear(again, do="submit", urgency="emergency", condition="petechiae")
    assert again.correct is True
    assert [(trial.right, trial.number) for trial in mine.trials] == [(None, 1), (True, 1)]


def test_case_after_a_restart_says_what_was_done_and_counts_on(mine):
    case("T02").submit("routine", "urticaria")
    later = case("T02")
    assert later.before == SAY["before"]["not_yet"] and later.stage == "ask"
    later.submit("same_day", "palpable_purpura")
    assert [trial.number for trial in mine.trials] == [1, 2]
    assert case("T02").before == SAY["before"]["right"]


def test_working_again_takes_answer_and_reasons_away():
    widget = case("T02")
    widget.submit("routine", "urticaria")
    hear(widget, do="open")
    assert (widget.stage, widget.urgency, widget.correct) == ("ask", "", None)
    assert load_case("T02").story not in said(widget)


@pytest.mark.parametrize(
    "request_", [{"do": "ask", "key": "story"}, {"do": "submit", "urgency": "x", "condition": "y"}]
)
def test_impossible_request_is_shown_in_the_box_and_keeps_nothing(mine, request_):
    widget = case("T02")
    hear(widget, **request_)
    assert "Allowed:" in widget.error and mine.trials == () and widget.asked == []


def test_unknown_case_names_the_nearest():
    with pytest.raises(UnknownName, match='no case "T99"'):
        case("T99")


def test_traits_can_be_observed():
    widget, seen = case("T02"), []
    widget.observe(lambda change: seen.append(change["new"]), ["correct", "urgency"])
    widget.submit("same_day", "palpable_purpura")
    assert seen == ["same_day", True] or seen == [True, "same_day"]


def test_without_a_kernel_the_note_or_the_opening_can_be_read():
    assert load_case("T14").content_note in case("T14")._repr_mimebundle_()[0]["text/plain"]
    assert load_case("T02").opening in case("T02")._repr_mimebundle_()[0]["text/plain"]
    assert "In doubt, go." in case("T02")._repr_mimebundle_()[0]["text/html"]
