"""The question widget's state: what it tells, when, and to whom."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.widgets import question


def item(kind="single", right=(1,)):
    options = tuple(
        SimpleNamespace(say=f"Answer {n}", right=n in right, why=f"Reason {n}", misconception="")
        for n in range(3)
    )
    return SimpleNamespace(
        id="q", ask="What is it?", kind=kind, options=options, why="Whole reason", sources=("s-1",)
    )


def said(widget):
    """Give the state without the code, which is the same for every question."""
    state = {key: value for key, value in widget.get_state().items() if key not in ("_esm", "_css")}
    return json.dumps(state)


def hear(widget, **request):
    widget._handle_custom_msg(request, [])


def test_nothing_about_the_answer_is_told_before_an_answer():
    widget = question(item())
    bundle = json.dumps(widget._repr_mimebundle_()[0])
    for secret in ("Reason", "Whole", "s-1", "true"):
        assert secret not in said(widget)
        assert secret not in bundle
    assert widget.correct is None


def test_wrong_answer_tells_the_reason_of_that_answer_only():
    widget = question(item())
    hear(widget, do="submit", answer=[2])
    assert (widget.answer, widget.correct, widget.attempts) == ([2], False, 1)
    assert "Reason 2" in said(widget)
    assert "Reason 1" not in said(widget) and "Whole" not in said(widget)


def test_right_answer_adds_what_to_keep_and_its_sources():
    widget = question(item())
    hear(widget, do="submit", answer=[1])
    assert widget.correct is True
    assert (widget.keep, widget.sources) == ("Whole reason", ["s-1"])


def test_try_again_forgets_the_answer_and_counts_on():
    widget = question(item())
    hear(widget, do="submit", answer=[2])
    hear(widget, do="again")
    assert (widget.answer, widget.correct, widget.feedback) == ([], None, [])
    assert "Reason" not in said(widget)
    hear(widget, do="submit", answer=[1])
    assert widget.attempts == 2


def test_hook_gets_each_attempt_with_its_number():
    kept = []
    widget = question(item(), on_attempt=kept.append)
    widget.submit([0])
    widget.submit([1])
    assert [(a.question_id, a.answer, a.correct, a.number) for a in kept] == [
        ("q", (0,), False, 1),
        ("q", (1,), True, 2),
    ]


@pytest.mark.parametrize(
    ("chosen", "correct", "missing"),
    [([0], False, True), ([0, 1], False, False), ([0, 2], True, False)],
)
def test_multiple_needs_all_right_options_and_no_other(chosen, correct, missing):
    widget = question(item("multiple", right=(0, 2)))
    hear(widget, do="submit", answer=chosen)
    assert (widget.correct, widget.missing) == (correct, missing)


@pytest.mark.parametrize("chosen", [[], [3], [-1], [0, 1]])
def test_impossible_answer_is_shown_in_the_box_and_not_counted(chosen):
    widget = question(item())
    hear(widget, do="submit", answer=chosen)
    assert "Allowed:" in widget.error
    assert widget.attempts == 0
    hear(widget, do="submit", answer=[1])
    assert widget.error == ""


def test_error_in_the_hook_is_shown_in_the_box():
    def broken(_attempt):
        raise OSError("the disk is full")

    widget = question(item(), on_attempt=broken)
    hear(widget, do="submit", answer=[1])
    assert widget.error == "OSError: the disk is full"


def test_traits_can_be_observed_and_linked():
    import ipywidgets

    widget, seen = question(item()), []
    count = ipywidgets.IntText()
    ipywidgets.link((widget, "attempts"), (count, "value"))
    widget.observe(lambda change: seen.append(change["new"]), "correct")
    widget.submit([1])
    assert seen == [True] and count.value == 1


def test_without_a_kernel_question_and_options_can_be_read_as_text():
    hostile = item()
    hostile.ask = "<script>alert(1)</script>"
    data = question(hostile)._repr_mimebundle_()[0]
    assert "<script>" not in data["text/html"] and "&lt;script&gt;" in data["text/html"]
    assert "Answer 2" in data["text/plain"] and "Run this cell to use it." in data["text/plain"]


def test_question_of_the_bank_by_id_and_unknown_id():
    assert question("q06").options[3] == "It stays"
    with pytest.raises(UnknownName, match='no question "q999"'):
        question("q999")
