"""The three pictures before the course: nothing is told, everything is kept."""

from __future__ import annotations

import json

import pytest

from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sittings.pretest import OPTIONS, pictures
from skinspots_lib.widgets import pretest
from skinspots_lib.widgets.parts.pictures import Pictures, skins_of


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    """Give each test a learner of its own, who has not asked for words."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    monkeypatch.setattr(Pictures, "described", False)
    return progress()


def hear(widget, **request):
    widget._handle_custom_msg(request, [])
    assert widget.error == ""


def test_pictures_come_one_at_a_time_and_the_guesses_are_kept(mine):
    widget, shown = pretest(), []
    for place, picture in enumerate(pictures(), 1):
        assert (widget.place, widget.count) == (place, 3)
        shown.append(widget.picture)
        hear(widget, do="guess", said=picture.condition if place == 1 else "ecchymosis")
        assert widget.last == "kept"
    assert len(set(shown)) == 3
    assert (widget.place, widget.guesses, widget.picture) == (0, 3, b"")
    assert [trial.right for trial in mine.trials] == [True, False, False]
    assert {trial.part for trial in mine.trials} == {"pretest"}


def test_nothing_tells_the_answer_before_or_after_a_guess(mine):
    widget = pretest()
    states = []
    for said in ("petechiae", "ecchymosis"):
        hear(widget, do="guess", said=said)
        state = {k: v for k, v in widget.get_state().items() if k not in ("_esm", "_css")}
        states.append({k: v for k, v in state.items() if k != "picture"})
    for state in states:
        text = json.dumps({k: v for k, v in state.items() if k != "options"})
        assert not any(name in text for name in OPTIONS)
        assert "right" not in text and "correct" not in text
    assert states[0]["options"] == states[1]["options"]
    assert b"petechiae" not in pretest().picture and b"EXIF" not in pretest().picture


def test_every_spot_of_the_three_pictures_can_be_made_out():
    for picture in pictures():
        (skin,) = skins_of(picture)
        assert all(sight.seen == 2 for sight in skin.sights().values())


def test_alt_text_is_neutral_and_words_come_when_asked_for():
    widget = pretest()
    assert widget.alt == "A simulated patch of skin, 40 mm wide, tone 5 of 10, with spots."
    assert widget.words == []
    hear(widget, do="describe", on=True)
    assert any("mm wide" in line for line in widget.words) and len(widget.words) >= 4
    hear(widget, do="skip")
    assert widget.described and widget.words
    hear(widget, do="describe", on=False)
    assert widget.words == []


def test_skip_counts_as_neither_and_what_was_skipped_can_come_again(mine):
    widget = pretest()
    hear(widget, do="skip")
    hear(widget, do="skip_all")
    assert (widget.place, widget.guesses, widget.skips) == (0, 0, 3)
    assert [trial.right for trial in mine.trials] == [None] * 3
    hear(widget, do="again")
    assert widget.place == 1
    hear(widget, do="guess", said="purpura")
    assert widget.guesses == 1


def test_again_goes_through_all_that_was_skipped(mine):
    widget = pretest()
    hear(widget, do="skip_all")
    hear(widget, do="again")
    places = []
    while widget.place and len(places) < 4:
        places.append(widget.place)
        hear(widget, do="guess", said="purpura")
    assert places == [1, 2, 3] and widget.skips == 0


def test_after_a_restart_the_next_picture_waits():
    hear(pretest(), do="guess", said="purpura")
    assert pretest().place == 2
    hear(pretest(), do="skip_all")
    assert pretest().place == 0


def test_unknown_guess_is_shown_in_the_box(mine):
    widget = pretest()
    widget._handle_custom_msg({"do": "guess", "said": "freckle"}, [])
    assert "Allowed: cherry_angioma" in widget.error and mine.trials == ()


def test_without_a_kernel_the_picture_can_be_seen():
    html = pretest()._repr_mimebundle_()[0]["text/html"]
    assert "You cannot know this yet" in html and 'alt="A simulated patch' in html
