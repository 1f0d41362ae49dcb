"""Pictures made ahead are those that would be made on the spot, or are not shown."""

from __future__ import annotations

import pytest

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.questions import load_question
from skinspots_lib.widgets import ask, glass
from skinspots_lib.widgets.asking.shown import shown_by
from skinspots_lib.widgets.parts import stored
from skinspots_lib.widgets.parts.stored import StoredPictures, keep_patch, keep_still, pictures_of

FAINT = {"tone": 9, "seed": 1}


@pytest.fixture(scope="module")
def fresh():
    """Give what is made on the spot, where nothing lies ready."""
    return pictures_of("petechiae", **FAINT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder with the pictures of one patch and one question."""
    made = tmp_path_factory.mktemp("made")
    keep_patch(made, "petechiae", **FAINT)
    question = load_question("q186")
    shown = shown_by(question)
    keep_still(made, question.skin, **{**vars(shown), "words": shown.words()})
    return made


@pytest.fixture
def ready(folder, monkeypatch):
    monkeypatch.setenv("SKINSPOTS_MADE_AHEAD", str(folder))
    return folder


@pytest.fixture
def no_drawing(monkeypatch):
    def refuse(*_, **_named):
        raise AssertionError("skin was drawn although pictures lie ready")

    monkeypatch.setattr("skinspots_lib.skin.make_patch", refuse)
    monkeypatch.setattr("skinspots_lib.skin.stills.still", refuse)


def test_what_is_seen_in_pictures_made_ahead_is_what_is_seen_in_fresh_ones(ready, fresh):
    kept = pictures_of("petechiae", **FAINT)
    assert isinstance(kept, StoredPictures) and not isinstance(fresh, StoredPictures)
    assert (kept.alt, kept.places, kept.stops) == (fresh.alt, fresh.places, fresh.stops)
    for view in ("limb", "palm"):
        assert kept.sights(view) == fresh.sights(view)
        assert kept.frames(view) == fresh.frames(view)
    for number, sight in fresh.sights().items():
        if not sight.seen:
            assert kept.better("limb", number) == fresh.better("limb", number)


def test_lesson_with_pictures_made_ahead_draws_no_skin(ready, no_drawing):
    pressed = glass("petechiae", **FAINT)
    pressed._do_view("palm")
    assert pressed.judge(1, "stays") and pressed.frames
    assert ask("q186").picture


def test_tone_that_was_not_made_ahead_is_drawn_on_the_same_spots(ready, fresh):
    other = pictures_of("petechiae", **FAINT).in_tone(2)
    assert other.patch.tone == 2 and other.frames() != fresh.frames()
    assert len(other.places) == len(fresh.places)


def test_pictures_made_with_other_tables_or_laws_are_not_shown(ready, monkeypatch):
    monkeypatch.setattr(stored, "made_with", lambda: "another state")
    assert not isinstance(pictures_of("petechiae", **FAINT), StoredPictures)
    assert shown_by(load_question("q186")).data


def test_state_changes_with_what_an_instructor_changes(root, tmp_path, monkeypatch):
    before = stored.made_with()
    (tmp_path / "spectra").mkdir()
    for file in [*(root / "data" / "spectra").glob("*.csv"), root / "data" / "appearances.csv"]:
        (tmp_path / file.relative_to(root / "data")).write_bytes(file.read_bytes())
    monkeypatch.setenv("SKINSPOTS_DATA", str(tmp_path))
    assert stored.made_with() == before
    (tmp_path / "local").mkdir()
    (tmp_path / "local" / "appearances.csv").write_text("id\n")
    stored._made_with.cache_clear()
    assert stored.made_with() != before


def test_where_nothing_can_be_drawn_a_missing_patch_is_named_with_those_there(ready, monkeypatch):
    monkeypatch.setattr(stored, "can_draw", lambda: False)
    with pytest.raises(UnknownName, match="petechiae-9-any-1"):
        pictures_of("purpura", tone=9, seed=1)
