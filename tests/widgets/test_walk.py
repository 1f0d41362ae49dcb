"""The walk's state: any order, nothing told early, the same urgency as the sort rule."""

from __future__ import annotations

import json

import pytest

from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.reviews import review_summary
from skinspots_lib.learning.sorting import sort_spot
from skinspots_lib.widgets import walk
from skinspots_lib.widgets._walk import STEPS
from skinspots_lib.widgets.parts.cards import compare, load_cards
from skinspots_lib.widgets.parts.results import changes

CARDS = load_cards()


def said(widget):
    state = {key: value for key, value in widget.get_state().items() if key not in ("_esm", "_css")}
    return json.dumps(state)


def hear(widget, **request):
    widget._handle_custom_msg(request, [])


def give(widget, findings):
    for key in STEPS:
        value = findings.get(key, [] if key == "flags" else "unknown")
        hear(widget, do="answer", key=key, value=list(value) if key == "flags" else value)


@pytest.mark.parametrize("card", CARDS.values(), ids=list(CARDS))
def test_card_true_answers_lead_to_its_name(card):
    widget = walk(card.id)
    give(widget, card.findings)
    hear(widget, do="finish")
    assert widget.condition == card.condition
    assert widget.outcome["fits"] and widget.outcome["differences"] == []


@pytest.mark.parametrize("card", CARDS.values(), ids=list(CARDS))
def test_card_truth_is_not_told_before_the_end(card):
    widget = walk(card.id)
    hear(widget, do="answer", key="fever", value="unknown")
    state, bundle = said(widget), json.dumps(widget._repr_mimebundle_()[0])
    assert json.loads(state)["outcome"] == {}
    for secret in (
        *card.sources,
        '"largest_mm"',
        '"under_glass": "' + card.findings["under_glass"],
    ):
        assert secret not in bundle
    own = {key: value for key, value in json.loads(state).items() if key not in ("result", "signs")}
    for secret in (card.condition, *card.sources, '"findings": {"under_glass'):
        assert secret not in json.dumps(own)


def test_cards_are_one_of_each_tone():
    assert sorted(card.tone for card in CARDS.values()) == ["dark", "light", "medium"]


def test_answers_in_any_order_give_the_same_result():
    answers = {"fever": "no", "under_glass": "stays", "age_group": "child", "raised": "flat"}
    forth, back = walk(), walk()
    for key, value in answers.items():
        hear(forth, do="answer", key=key, value=value)
    for key, value in reversed(answers.items()):
        hear(back, do="answer", key=key, value=value)
    assert forth.result == back.result and forth.urgency == "same_day"


def test_urgency_is_the_sort_rules_own():
    widget = walk(findings={"fever": "yes"})
    assert widget.urgency == sort_spot({"fever": "yes"}).urgency == "emergency"
    assert widget.result["sources"]


def test_nothing_is_said_before_the_first_answer_and_after_start_again():
    widget = walk()
    assert (widget.urgency, widget.condition, widget.result) == ("", "", {})
    hear(widget, do="answer", key="unwell", value="yes")
    assert widget.urgency == "emergency"
    hear(widget, do="restart")
    assert (widget.urgency, widget.findings, widget.result) == ("", {}, {})


def test_changes_name_each_single_answer_that_moves_the_urgency():
    findings = {**CARDS["dots-on-the-shins"].findings}
    now = sort_spot(findings).urgency
    found = changes(findings, STEPS, now)
    assert found[0]["urgency"] == "emergency" and found[0]["more"]
    assert {"key": "fever", "value": "yes"} in found[0]["ifs"]
    for change in found:
        for one in change["ifs"]:
            assert sort_spot({**findings, one["key"]: one["value"]}).urgency == change["urgency"]


def test_different_answer_is_named_with_what_it_changes():
    card = CARDS["dots-on-the-shins"]
    told = compare(card, {**card.findings, "largest_mm": 25, "fever": "yes"}, STEPS)
    assert not told["fits"]
    by_key = {row["key"]: row for row in told["differences"]}
    assert set(by_key) == {"largest_mm", "fever"}
    assert by_key["largest_mm"]["condition"]["id"] == "petechiae"
    assert by_key["fever"]["urgency"] and by_key["fever"]["urgency"] != "emergency"


def test_width_of_the_same_kind_counts_as_the_same():
    card = CARDS["dots-on-the-shins"]
    assert compare(card, {**card.findings, "largest_mm": 1}, STEPS)["differences"] == []


def test_wrong_answer_from_the_page_is_shown_and_the_last_good_ones_stay():
    widget = walk(findings={"fever": "no"})
    hear(widget, do="answer", key="fever", value="maybe")
    assert "Allowed: yes, no, unknown" in widget.error
    assert widget.findings == {"fever": "no"}
    hear(widget, do="answer", key="fever", value="yes")
    assert widget.error == ""


def test_wrong_answer_from_python_raises():
    with pytest.raises(ContentError, match="colour"):
        walk().findings = {"colour": "red"}


def test_findings_can_be_linked():
    import traitlets

    one, two = walk(), walk()
    traitlets.link((one, "findings"), (two, "findings"))
    hear(one, do="answer", key="unwell", value="yes")
    assert two.urgency == "emergency"


def test_unknown_spot_lists_the_spots():
    with pytest.raises(UnknownName, match="dots-on-the-shins"):
        walk("dots")


def test_without_a_kernel_safety_and_card_can_be_read_as_text():
    text = walk("dome-on-the-chest")._repr_mimebundle_()[0]["text/plain"]
    assert "In doubt, go." in text and "smooth bump" in text and "Run this cell" in text


def test_reasons_say_whether_a_clinician_has_read_the_facts():
    widget = walk()
    assert widget.review == review_summary()
    assert widget.review in widget._repr_mimebundle_()[0]["text/plain"]
