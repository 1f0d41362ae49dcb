"""The Python half of the pair: what it tells and when, and what it keeps."""

from __future__ import annotations

import json

import pytest

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.tables import load
from skinspots_lib.learning.gym.explaining import contrasts, look_at
from skinspots_lib.learning.progress import progress
from skinspots_lib.widgets import pair
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets._pair import _pairs
from skinspots_lib.widgets.parts.pictures import Pictures

SAY = WORDS["pair"]
CAN_BE_DRAWN = set(load("appearances")["condition"])


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Give each test its own progress, and quick pictures to look at."""

    def frames(patch, stops, **how):
        return [f"{patch.cls} {patch.tone} {patch.seed} {how} {stop}".encode() for stop in stops]

    monkeypatch.setattr("skinspots_lib.skin.frames", frames)
    monkeypatch.setattr(Pictures, "described", False)
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    return lambda: progress().trials


def hear(widget, do, **rest):
    widget._handle_custom_msg({"do": do, **rest}, [])
    return widget


def name(widget, *names, **rest):
    left, right = (widget._names.index(one) for one in names)
    return hear(widget, "name", left=left, right=right, **rest)


def sign(widget, *, right=True):
    number = next(n for n, s in enumerate(widget._signs) if (s is widget._parting) == right)
    return hear(widget, "pick", number=number)


def told(widget):
    hidden = ("_esm", "_css", "frames", "options")
    state = {key: value for key, value in widget.get_state().items() if key not in hidden}
    data, _ = widget._repr_mimebundle_()
    return json.dumps([state, data["text/plain"]], default=str, ensure_ascii=False)


@pytest.mark.parametrize("pair_id", ["pair-01", "pair-09"])
def test_nothing_about_the_answer_is_told_before_it(pair_id):
    text = told(pair(pair_id, tone=8))
    for known in CAN_BE_DRAWN:
        assert known not in text and look_at(known).sign not in text
    for row in contrasts():
        assert row.sign not in text and row.safety not in text or row.safety == "none"
    assert pair_id not in text


def test_state_and_spots_have_the_same_shape_whatever_is_shown():
    one, two = pair("pair-01"), pair("pair-05")
    assert set(one.get_state()) == set(two.get_state())
    assert len(one.options) == len(two.options) == 5


def test_both_sides_are_on_the_same_skin():
    widget = pair("petechiae", "ecchymosis", tone=9, seed=4)
    left, right = (skin.patch for skin in widget._skins)
    assert (left.tone, left.seed, left.mm_per_px) == (right.tone, right.seed, right.mm_per_px)
    assert left.marks == right.marks
    assert (left.maps["hair"] == right.maps["hair"]).all()


def test_the_order_of_the_arguments_does_not_tell_the_sides():
    for seed in range(8):
        one, two = pair("petechiae", "purpura", seed=seed), pair("purpura", "petechiae", seed=seed)
        assert one._both == two._both
    firsts = {pair("petechiae", "purpura", seed=seed)._both[0] for seed in range(8)}
    assert firsts == {"petechiae", "purpura"}


def test_right_names_are_kept_under_the_name_of_the_picture(kept):
    widget = name(
        pair("pair-09", tone=8, seed=7), *pair("pair-09", tone=8, seed=7)._both, pressed=1.4
    )
    trial = kept()[-1]
    left, right = widget._both
    assert trial.item == f"{left}+{right}-8-clear-7"
    assert (trial.answer, trial.truth, trial.right, trial.part) == (left, left, True, "contrast")
    assert (trial.tone, trial.pressed, len(trial.options)) == (8, 1.0, 5)
    assert widget.named_right and widget.step == "sign"


def test_each_side_is_told_for_itself(kept):
    widget = pair("petechiae", "purpura")
    other = next(one for one in widget._names if one not in widget._both)
    name(widget, widget._both[0], other)
    text = json.dumps(widget.told, ensure_ascii=False)
    assert SAY["one_right"] in text and widget.named_right is False
    assert look_at(other).label in text and look_at(widget._both[1]).label in text
    assert kept()[-1].right is False


def test_signs_come_after_the_names_and_a_wrong_one_says_what_it_is_for(kept):
    widget = pair("pair-09")
    assert widget.signs == []
    name(widget, *widget._both)
    assert len(set(widget.signs)) == 4
    sign(widget, right=False)
    wrong = widget._signs[widget.chosen]
    assert look_at(wrong.first).label in widget.told[0]["lead"]
    assert widget.step == "sign" and widget.sign_right is False
    sign(widget)
    assert widget.step == "done" and widget.sign_right
    first, second = kept()[-2:]
    assert (first.item, first.answer, first.number) == ("pair-09", wrong.pair_id, 1)
    assert (second.right, second.number, second.truth) == (True, 2, "pair-09")


def test_the_explanation_has_sources_and_its_state_of_review():
    widget = pair("pair-09")
    sign(name(widget, *widget._both))
    text = json.dumps(widget.told)
    row = load("contrasts").set_index("pair_id").loc["pair-09"]
    assert row["source_ids"][0] in text and "Not yet reviewed by a clinician." in text
    assert WORDS["telling"]["safety"] in text


def test_two_that_no_row_compares_are_explained_without_a_sign_to_pick():
    widget = pair("ecchymosis", "cherry_angioma")
    name(widget, *widget._both)
    assert widget.step == "done" and look_at("ecchymosis").sign in json.dumps(widget.told)


@pytest.mark.parametrize(("left", "right"), [(0, 0), (0, 99), (-1, 1)])
def test_what_is_no_pair_of_names_is_boxed_and_keeps_nothing(kept, left, right):
    widget = hear(pair("pair-09"), "name", left=left, right=right)
    assert "Allowed" in widget.error and kept() == () and widget.step == "name"


def test_names_are_given_once_and_signs_not_before(kept):
    widget = hear(pair("pair-09"), "pick", number=0)
    assert "not a sign" in widget.error
    name(name(widget, *widget._both), *widget._both)
    assert "already" in widget.error and len(kept()) == 1


def test_another_view_and_words_show_both_sides():
    widget = pair("pair-09", tone=9)
    before = list(widget.frames)
    hear(widget, "view", view="palm")
    assert widget.frames != before and len(widget.frames) == 2 * len(widget.stops)
    hear(widget, "describe", on=True)
    assert len(widget.words) == 2 and all("mm wide" in " ".join(side) for side in widget.words)
    assert widget.words[0] != widget.words[1]


def test_every_row_that_can_be_drawn_has_names_and_signs():
    for pair_id, two in _pairs().items():
        widget = pair(pair_id)
        assert set(widget._both) == set(two) <= set(widget._names)


def test_row_that_cannot_be_drawn_lists_those_that_can():
    with pytest.raises(UnknownName, match=r"pair-09"):
        pair("pair-24")
    with pytest.raises(UnknownName, match="purpura"):
        pair("purpura", "purpur")
    with pytest.raises(ValueError, match="differ"):
        pair("purpura", "purpura")


def test_one_condition_is_put_beside_what_it_is_taken_for():
    assert set(pair("folliculitis")._both) in [set(two) for two in _pairs().values()]


def test_without_a_kernel_it_says_what_to_do():
    text = pair("pair-09")._repr_mimebundle_()[0]["text/plain"]
    assert WORDS["shared"]["run"] in text and WORDS["skin"]["safety"] in text


def test_without_a_kernel_it_shows_both_sides():
    widget = pair("pair-09")
    html = widget._repr_mimebundle_()[0]["text/html"]
    assert html.count("<img") == 2
    assert all(f'alt="{alt}"' in html for alt in widget.alts)
