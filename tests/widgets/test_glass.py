"""The Python half of the glass: what it tells, and what it keeps for itself."""

from __future__ import annotations

import json

import pytest
import traitlets

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.skin.looks import _looks
from skinspots_lib.widgets import glass
from skinspots_lib.widgets._base import WORDS

SAY = WORDS["skin"] | WORDS["glass"]


def told(widget):
    """All the text that a page and a saved notebook get."""
    hidden = ("_esm", "_css", "frames")
    state = {name: value for name, value in widget.get_state().items() if name not in hidden}
    data, _ = widget._repr_mimebundle_()
    return json.dumps([state, data["text/html"], data["text/plain"]], default=str)


def hear(widget, **request):
    widget._handle_custom_msg(request, [])
    return widget


@pytest.mark.parametrize("condition", ["petechiae", "viral_exanthem"])
def test_nothing_about_the_answer_is_told_before_an_answer(condition):
    text = told(glass(condition, tone=4, seed=2))
    for name in [*_looks(), condition.replace("_", " "), "response", "raised", "visible"]:
        assert name not in text
    for answer in (SAY["wrong"], SAY["must_cannot"], "fades", "stays"):
        assert answer not in text.replace(SAY["safety"], "").replace("Spots that stay", "")


def test_state_of_two_answers_has_the_same_names():
    one, two = (set(glass(name, seed=2).get_state()) for name in ("petechiae", "viral_exanthem"))
    assert one == two


def test_right_answer_is_said_and_a_wrong_one_sends_back_to_look():
    widget = glass("petechiae", tone=4, seed=2)
    assert not widget.judge(1, "fades")
    assert widget.result == SAY["wrong"]
    assert widget.judge(1, "stays")
    assert "stays" in widget.result


def test_spot_that_cannot_be_seen_is_never_keyed_and_leads_to_a_better_view():
    widget = glass("petechiae", tone=10, seed=2)
    hidden = [number for number, true in widget._skin.truth("limb").items() if true == "cannot"]
    assert hidden and widget.judge(hidden[0], "cannot")
    assert not widget.judge(hidden[0], "stays")
    hear(widget, do="view", view="palm")
    assert widget.error == ""
    assert widget.judge(hidden[0], "stays")


def test_another_view_brings_other_frames_and_forgets_the_result():
    widget = glass("petechiae", tone=8, seed=2)
    before, widget.result = list(widget.frames), "x"
    hear(widget, do="view", view="limb+raking")
    assert widget.frames != before and widget.result == ""


def test_unknown_view_is_shown_in_the_box():
    assert "view" in hear(glass("purpura"), do="view", view="knee").error


def test_description_comes_only_when_asked_for_and_is_enough_to_answer_from():
    stays, fades = (glass(name, tone=4, seed=2) for name in ("petechiae", "viral_exanthem"))
    assert stays.words == []
    for widget in (stays, fades):
        hear(widget, do="describe")
        assert len(widget.words) == len(widget.spots)
    left = [int(w.words[0]["levels"][-1].split()[1]) for w in (stays, fades)]
    assert left[0] >= 90 and left[1] <= 40
    assert "mm, flat" in stays.words[0]["intro"]


def test_without_a_guess_the_glass_is_locked_unless_a_lesson_says_otherwise():
    assert glass("purpura").locked
    assert not glass("purpura", predict=False).locked


def test_still_picture_has_neutral_words():
    html = glass("purpura", tone=6)._repr_mimebundle_()[0]["text/html"]
    assert 'alt="A simulated patch of skin, 40 mm wide, tone 6 of 10, with spots."' in html
    assert "Simulation only" in html


def test_surprise_depends_on_the_seed_alone():
    kinds = {glass(seed=seed, tone=tone)._skin.patch.cls for seed, tone in ((1, 3), (1, 9))}
    assert len(kinds) == 1


@pytest.mark.parametrize("frames", [[], [b"one"]])
def test_one_picture_is_too_few_to_press(frames):
    with pytest.raises(traitlets.TraitError):
        glass("purpura").frames = frames


def test_unknown_condition_names_the_nearest():
    with pytest.raises(UnknownName, match="purpura"):
        glass("purpur")
