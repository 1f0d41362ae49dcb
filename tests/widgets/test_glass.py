"""The Python half of the glass: what it tells, and what it keeps for itself."""

from __future__ import annotations

import json
from functools import partial

import pytest
import traitlets

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.store.packed import pack_trials
from skinspots_lib.skin import make_patch
from skinspots_lib.skin.looks import _looks
from skinspots_lib.widgets import glass
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.pictures import Pictures
from skinspots_lib.widgets.parts.seeing import REACHES_MM, places

SAY = WORDS["skin"] | WORDS["glass"]


@pytest.fixture(autouse=True)
def fresh(tmp_path, monkeypatch):
    """Give each test a progress of its own, and no choice of words from another."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    monkeypatch.setattr(Pictures, "described", False)


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


def test_numbers_follow_the_page_and_not_the_kind_of_spot():
    widget = glass(["viral_exanthem", "petechiae"], tone=4, seed=14)
    truths = [widget._skin.truth()[spot["id"]] for spot in widget.spots]
    assert truths != sorted(truths) and truths != sorted(truths, reverse=True)
    rows = [(spot["y"] * widget.width_mm // 10, spot["x"]) for spot in widget.spots]
    assert rows == sorted(rows)


def test_reach_of_a_spot_is_one_of_few_steps_and_none_of_them_is_a_border_of_sizes():
    patches = [make_patch(name, tone=5, seed=3) for name in ("petechiae", "purpura")]
    reaches = {round(40 * spot["r"], 2) for patch in patches for spot in places(patch)}
    assert reaches <= set(REACHES_MM)
    # Half of 2 mm and of 10 mm.
    assert not {1.0, 5.0} & set(REACHES_MM)


def test_same_spots_are_offered_in_another_tone():
    widget = glass("purpura", tone=3, seed=5, tones=True)
    before = list(widget.spots)
    hear(widget, do="tone", tone=9)
    assert widget.spots == before and widget.tone == 9
    assert "tone 9 of 10" in widget.alt
    assert widget.frames == glass("purpura", tone=9, seed=5).frames
    assert "tone" in hear(widget, do="tone", tone=11).error


def test_guess_and_answer_go_to_progress_with_the_hardest_press():
    widget = glass("petechiae", tone=4, seed=2, difficulty="clear")
    widget.set_state({"prediction": "stays", "locked": False})
    widget.set_state({"pressed": {"spot": 1, "pressure": 0.9}})
    widget.set_state({"pressed": {"spot": 1, "pressure": 0.2}})
    hear(widget, do="judge", spot=1, mark="fades", pressure=0.2)
    hear(widget, do="judge", spot=1, mark="stays", pressure=0.2)
    guess, wrong, right = progress().trials
    assert (guess.item, guess.answer, guess.right) == (
        "glass-petechiae-4-clear-2-guess",
        "stays",
        None,
    )
    assert wrong.item == right.item == "glass-petechiae-4-clear-2-limb#1"
    assert (wrong.right, right.right) == (False, True)
    assert (wrong.number, right.number) == (1, 2)
    assert (right.truth, right.pressed, right.tone, right.part) == ("stays", 0.9, 4, "lesson")
    assert right.options == ("fades", "partly", "stays", "cannot")


def test_progress_and_a_paste_code_live_with_answers_about_a_glass():
    hear(glass("petechiae", tone=4, seed=2), do="judge", spot=1, mark="stays", pressure=1.0)
    assert progress().table()["item"].tolist() == ["glass-petechiae-4-any-2-limb#1"]
    assert pack_trials(progress().trials)[1] == 1
    assert progress().passport().short.startswith("SK1-")


def test_cannot_names_a_better_view_and_the_spot_is_answered_there():
    widget = glass("petechiae", tone=10, seed=2, predict=False)
    hidden = [number for number, true in widget._skin.truth().items() if true == "cannot"]
    answered = 0
    for number in hidden:
        hear(widget, do="view", view="limb")
        hear(widget, do="judge", spot=number, mark="cannot")
        if widget.better:
            hear(widget, do="view", view=widget.better)
            assert (widget.mark, widget.better) == ("", "")
            hear(widget, do="judge", spot=number, mark="stays", pressure=1.0)
            answered += progress().trials[-1].right
    assert answered >= 0.8 * len(hidden)


def test_always_cannot_is_wrong_where_a_spot_can_be_seen():
    widget = glass("viral_exanthem", tone=9, seed=2)
    hear(widget, do="view", view="palm")
    assert not any(widget.judge(spot["id"], "cannot") for spot in widget.spots)


def read(levels):
    """Answer from the words alone, by the rule that the page gives with them."""
    if levels[0] == SAY["seen"][0]:
        return "cannot"
    left = int(levels[-1].split()[1])
    return "fades" if left <= 50 else "stays" if left >= 100 else "partly"


@pytest.mark.parametrize("condition", ["petechiae", "viral_exanthem", "cherry_angioma"])
def test_every_spot_can_be_answered_from_the_words_alone_in_every_view(condition):
    for number, view in enumerate(SAY["views"]):
        skin = Pictures(partial(make_patch, condition, tone=(2, 5, 9)[number % 3], seed=3))
        for sight, words in zip(skin.sights(view).values(), skin.words(view), strict=True):
            assert read(words["levels"]) in sight.accepted


def test_words_stay_on_for_the_next_glass_until_they_are_closed():
    first = glass("purpura")
    hear(first, do="describe")
    assert glass("petechiae").described
    first.set_state({"described": False})
    assert not glass("petechiae").described


def test_spot_that_stays_is_never_right_as_fading_nor_the_other_way():
    for condition, other in (("petechiae", "fades"), ("viral_exanthem", "stays")):
        patch = make_patch(condition, tone=6, seed=4)
        for view in ("limb", "inner_lip"):
            sights = Pictures(lambda patch=patch: patch).sights(view).values()
            assert all(other not in sight.accepted for sight in sights)
