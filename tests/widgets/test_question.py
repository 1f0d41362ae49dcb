"""The question widget's state: what it tells, when, and to whom."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace

import pytest

from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.questions import (
    Item,
    Number,
    Option,
    Question,
    Skin,
    load_question,
    load_questions,
)
from skinspots_lib.learning.progress import progress
from skinspots_lib.skin.stills import still
from skinspots_lib.widgets import claims, question
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.seeing import how_seen

SAY = WORDS["question"]


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Keep the answers of one test in a folder of its own; give the last of them."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    return lambda: progress().trials[-1]


def item(kind="single", right=(1,), **rest):
    options = tuple(Option(f"Answer {n}", n in right, f"Reason {n}") for n in range(3))
    values = {"options": options if kind in ("single", "multiple") else (), **rest}
    return Question(
        id="q900",
        ask="What is it?",
        kind=kind,
        level="apply",
        objective="urgency",
        condition="none",
        why="Whole reason",
        sources=("s-1",),
        lesson=2,
        **values,
    )


SKIN = Skin("purpura", 8, 3, 6, "limb+lamp")
ITEMS = tuple(Item(f"Thing {n}", f"Reason {n}", same_place=n == 2) for n in range(4))
SORTED = tuple(Item(f"Thing {n}", f"Reason {n}", "stays" if n else "fades") for n in range(3))


def numeric():
    return item("numeric", number=Number(0.5, "Reason small", "Reason large", 10, "mm"))


def measure():
    return item("measure", number=Number(1, "Reason small", "Reason large"), skin=SKIN)


def ordering():
    return item("ordering", items=ITEMS, ends=("most urgent", "least urgent"))


def sorting():
    return item("sorting", items=SORTED, groups=("fades", "stays"))


# Each kind with a right and a wrong answer, as the widget numbers them.
KINDS = {
    "single": (item, lambda w: [1], lambda w: [2]),
    "multiple": (lambda: item("multiple", (0, 2)), lambda w: [0, 2], lambda w: [0]),
    "numeric": (numeric, lambda w: [10.2], lambda w: [7]),
    "measure": (measure, lambda w: [w._size_mm + 0.4], lambda w: [w._size_mm + 3]),
    "ordering": (ordering, lambda w: in_order(w), lambda w: [0, 1, 2, 3]),
    "sorting": (sorting, lambda w: [0, 1, 1], lambda w: [0, 0, 0]),
}


def in_order(widget):
    """Give the numbers, as shown, of the items in the right order."""
    return [widget.options.index(f"Thing {n}") for n in range(4)]


def said(widget):
    """Give the state without the code, which is the same for every question."""
    left_out = ("_esm", "_css", "picture")
    return json.dumps({k: v for k, v in widget.get_state().items() if k not in left_out})


def hear(widget, **request):
    widget._handle_custom_msg(request, [])


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_about_the_answer_is_told_before_an_answer(kind):
    make, right, _ = KINDS[kind]
    widget = question(make(), confidence=True)
    bundle = json.dumps(widget._repr_mimebundle_()[0])
    secrets = ["Reason", "Whole", "s-1"]
    if kind == "measure":
        size = widget._size_mm
        secrets += [f"{size:g}", f"{size:.1f}", "purpura"]
    for secret in secrets:
        assert secret not in said(widget)
        assert secret not in bundle.replace(json.dumps(widget._picture()), "")
    assert widget.correct is None
    assert said(question(make(), confidence=True)).count("true") == said(widget).count("true")
    widget.submit(right(widget), "sure")
    assert widget.correct and "Whole" in said(widget)


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
    assert widget.keep == "Whole reason"
    assert widget.sources == [{"id": "s-1", "title": "", "url": ""}]


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
        ("q900", (0,), False, 1),
        ("q900", (1,), True, 2),
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
    hostile = replace(item(), ask="<script>alert(1)</script>")
    data = question(hostile)._repr_mimebundle_()[0]
    assert "<script>" not in data["text/html"] and "&lt;script&gt;" in data["text/html"]
    assert "Answer 2" in data["text/plain"] and "Run this cell to use it." in data["text/plain"]


def test_question_of_the_bank_by_id_and_unknown_id():
    assert question("q06").options[3] == "It stays"
    with pytest.raises(UnknownName, match='no question "q999"'):
        question("q999")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_marked_explained_and_kept(kind, kept):
    make, right, wrong = KINDS[kind]
    widget = question(make())
    widget._handle_custom_msg({"do": "submit", "answer": wrong(widget)}, [])
    assert (widget.error, widget.correct) == ("", False)
    assert "Reason" in said(widget) and "Whole" not in said(widget)
    assert widget.sources and widget.review == "Not yet reviewed by a clinician."
    assert (kept().item, kept().right, kept().number) == ("q900", False, 1)
    hear(widget, do="again")
    assert "Reason" not in said(widget) and widget.review == ""
    hear(widget, do="submit", answer=right(widget))
    assert widget.correct and widget.keep == "Whole reason"
    assert (kept().right, kept().number, kept().seconds is not None) == (True, 2, True)


def test_progress_keeps_an_order_in_the_numbers_of_the_bank(kept):
    widget = question(ordering())
    widget.submit([0, 1, 2, 3])
    shown = [int(text[-1]) + 1 for text in widget.options]
    assert kept().answer == ";".join(map(str, shown))
    assert (kept().truth, kept().options) == ("1;2;3;4", ("1", "2", "3", "4"))


def test_progress_keeps_groups_measures_and_choices(kept):
    question(sorting()).submit([0, 0, 1])
    assert (kept().answer, kept().truth, kept().options) == ("1;1;2", "1;2;2", ("fades", "stays"))
    widget = question(measure())
    widget.submit([widget._size_mm])
    assert kept().answer == f"{widget._size_mm:g}" == kept().truth
    assert (kept().tone, kept().third) == (8, "dark")
    question(item("multiple", (0, 2))).submit([2, 0])
    assert (kept().answer, kept().truth, kept().options) == ("1;3", "1;3", ("1", "2", "3"))


def test_an_order_is_never_shown_as_it_is_right():
    for number in range(40):
        widget = question(replace(ordering(), id=f"q{number}"))
        assert widget.options != [thing.say for thing in ITEMS]
        assert not widget.submit([0, 1, 2, 3]).correct


def test_an_order_that_is_wrong_points_at_two_things_as_shown():
    widget = question(ordering())
    widget.submit(in_order(widget)[::-1])
    assert [widget.options[part["place"]] for part in widget.feedback] == ["Thing 3", "Thing 2"]


def test_groups_are_explained_one_by_one():
    widget = question(sorting())
    widget.submit([0, 0, 1])
    assert [part["right"] for part in widget.feedback] == [True, False, True]
    assert "2 of 3" in widget.reason


@pytest.mark.parametrize("given", ["", "certain"])
def test_how_sure_must_be_said_where_it_is_asked(given):
    widget = question(item(), confidence=True)
    hear(widget, do="submit", answer=[1], confidence=given)
    assert "Allowed: guess, unsure, sure." in widget.error and widget.attempts == 0


def test_how_sure_is_kept(kept):
    widget = question(item(), confidence=True)
    hear(widget, do="submit", answer=[1], confidence="unsure")
    assert (kept().confidence, widget.confidence) == ("unsure", "unsure")
    hear(widget, do="again")
    assert widget.confidence == ""


@pytest.mark.parametrize(("answer", "words"), [([1], "before_right"), ([2], "before_not")])
def test_a_question_that_comes_again_says_how_it_went_and_not_what_is_right(answer, words):
    assert question(item()).before == ""
    question(item()).submit(answer)
    widget = question(item())
    assert widget.before == SAY[words]
    assert "Reason" not in said(widget) and widget.answer == []
    widget.submit([1])
    assert widget.before == ""


def test_a_try_in_a_new_widget_is_no_first_try(kept):
    question(item()).submit([2])
    widget = question(item())
    assert widget.submit([1]).number == 2 and widget.attempts == 1
    assert kept().number == 2


def test_a_picture_says_what_it_is_and_not_what_it_shows():
    widget = question(measure())
    assert bytes(widget.picture[8:12]) == b"WEBP"
    assert widget.alt == "A simulated patch of skin, 40 mm wide, tone 8 of 10, with spots."
    assert widget.notes == [WORDS["skin"]["simulation"]]
    assert "<img" in widget._repr_mimebundle_()[0]["text/html"]


def test_a_measure_can_be_worked_out_from_words():
    widget = question(measure())
    hear(widget, do="describe")
    start, end = map(float, re.findall(r"at ([\d.]+) mm", widget.words[1]))
    assert f"{widget._size_mm:.1f}" not in (f"{start}", f"{end}")
    assert widget.submit([end - start]).correct


def test_other_skin_is_described_in_words():
    skin = replace(SKIN, view="limb", pressure=1.0)
    widget = question(item(skin=skin, tone="dark"))
    hear(widget, do="describe")
    assert len(widget.words) > 2 and widget.described
    assert "purpura" not in " ".join(widget.words)


@pytest.fixture
def with_photo(tmp_path, monkeypatch):
    """Give a copy of the tables that holds a photograph."""
    root = tmp_path / "data"
    shutil.copytree(data_dir(), root)
    (root / "photos").mkdir()
    (root / "photos" / "shin.jpg").write_bytes(b"\xff\xd8\xff a picture")
    head = (root / "photos.csv").read_text(encoding="utf-8").splitlines()[0]
    row = "shin.jpg,A <b>clinic</b>,CC BY 4.0,written,dark,by biopsy"
    (root / "photos.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    monkeypatch.setenv("SKINSPOTS_DATA", str(root))
    return root


def test_a_photograph_shows_its_credit_and_its_description_on_request(with_photo):
    file = with_photo / "questions" / "02.yaml"
    text = file.read_text(encoding="utf-8")
    first = "  picture: shin.jpg\n  described: Dots on a shin, all flat.\n  options:"
    file.write_text(text.replace("  options:", first, 1), encoding="utf-8")
    widget = question(load_question("q01"))
    assert widget.picture.startswith(b"\xff\xd8\xff") and widget.mime == "image/jpeg"
    assert widget.notes == ["Photograph: A <b>clinic</b>. Licence: CC BY 4.0."]
    assert widget.alt == "A photograph of dark skin." and "Dots" not in said(widget)
    hear(widget, do="describe")
    assert widget.words == ["Dots on a shin, all flat."]
    html = widget._repr_mimebundle_()[0]["text/html"]
    assert "image/jpeg;base64" in html and "A &lt;b&gt;clinic" in html


def test_a_photograph_that_is_not_there_is_named(with_photo):
    (with_photo / "photos" / "shin.jpg").unlink()
    with pytest.raises(UnknownName, match="shin.jpg"):
        question(item(picture="shin.jpg", described="Dots."))


def test_claims_come_a_handful_at_a_time_and_each_is_kept():
    widget = claims("A")
    assert (widget.place, widget.count, len(widget.options)) == (1, 7, 5)
    assert widget.groups == ["Right", "Partly right", "Wrong or misleading", "No evidence"]
    hear(widget, do="submit", answer=[1, 0, 1, 2, 0])
    assert [part["right"] for part in widget.feedback] == [True, True, True, True, False]
    assert all(part["sources"] for part in widget.feedback)
    trials = progress().trials
    assert {(t.item, t.answer, t.right, t.truth) for t in trials} == {
        ("A01", "2", True, "2"),
        ("A02", "1", True, "1"),
        ("A03", "2", True, "2"),
        ("A04", "3", True, "3"),
        ("A05", "1", False, "2"),
    }
    hear(widget, do="next")
    assert (widget.place, widget.correct, widget.answer) == (2, None, [])
    assert widget.options[0] == "Purpura appears as small purple spots just beneath the surface"


def test_claims_that_come_again_say_how_many_were_right():
    claims("A").submit([1, 0, 1, 2, 0])
    assert claims("A").before == SAY["before_many"].format(n=4, all=5)


def test_next_at_the_end_changes_nothing():
    widget = question(item())
    hear(widget, do="next")
    assert (widget.place, widget.error) == (1, "")


def test_claims_of_another_article_are_refused():
    with pytest.raises(UnknownName, match="There are: A, B"):
        claims("C")


MEASURED = [one for one in load_questions() if one.kind == "measure"]
WIDTHS = {"petechiae": (0, 2), "purpura": (2, 10), "ecchymosis": (10, 300)}


@pytest.mark.parametrize("asked", MEASURED, ids=lambda one: one.id)
def test_a_spot_to_measure_can_be_seen_and_has_the_width_of_its_name(asked):
    patch = still(asked.skin, measured=True).patch
    (spot,) = patch.spots_seen(**how_seen(asked.skin.view))
    above, to = WIDTHS.get(asked.condition, (0, 300))
    assert spot.visible and above < round(spot.feret_mm, 1) <= to
    widget = question(asked)
    hear(widget, do="describe")
    start, end = map(float, re.findall(r"at ([\d.]+) mm", widget.words[1]))
    assert widget.submit([round(end - start, 1)]).correct
