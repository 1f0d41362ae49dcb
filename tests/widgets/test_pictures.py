"""Words in place of pictures: enough to tell every kind of spots, and no name among them."""

from __future__ import annotations

import gc
import weakref
from functools import partial

import pytest

from skinspots_lib.learning.engine.cells import NAMES, Picture
from skinspots_lib.skin import make_patch
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.pictures import Pictures, clearest, skins_of

SAY = WORDS["bench"]


@pytest.fixture(scope="module")
def told():
    """Words of a clear picture of each kind, on a medium tone."""
    return {name: skin_of(name).summary() for name in NAMES}


def skin_of(name, tone=5, difficulty="clear"):
    return skins_of(Picture(name, tone, difficulty, 7))[0]


def test_no_two_kinds_read_the_same(told):
    assert len({" ".join(lines) for lines in told.values()}) == len(NAMES)


def test_what_pressing_does_can_be_read(told):
    left = {}
    for name, lines in told.items():
        pressed = next(line for line in lines if "firm pressure about" in line)
        left[name] = int(pressed.split()[-2])
    assert min(left[name] for name in ("petechiae", "purpura", "ecchymosis")) == 100
    assert left["viral_exanthem"] <= 50 and left["spider_angioma"] <= 50
    assert 50 < left["cherry_angioma"] < 100


@pytest.mark.parametrize(
    ("name", "shape"), [("spider_angioma", "legs"), ("folliculitis", "head"), ("heat_rash", "top")]
)
def test_what_is_in_or_around_a_spot_can_be_read(told, name, shape):
    assert SAY["shapes"][shape] in told[name]
    assert SAY["shapes"][shape] not in told["petechiae"]


def test_no_name_of_a_kind_is_among_the_words(told):
    for lines in told.values():
        assert not [name for name in NAMES if name.replace("_", " ") in " ".join(lines).lower()]


def test_spots_that_cannot_be_made_out_are_said_to_be_hidden(monkeypatch):
    skin = skin_of("petechiae")
    monkeypatch.setattr(Pictures, "sights", lambda *_: {})
    assert skin.summary()[-1] == SAY["hidden"]


def test_clearest_view_is_the_one_in_which_most_can_be_seen():
    skins = [skin_of("petechiae", tone=10, difficulty="hard")]
    seen = {
        site: sum(spot.visible for spot in skins[0].patch.spots_seen(site))
        for site in ("limb", "palm", "sole")
    }
    assert seen[clearest(skins, ["limb", "palm", "sole"])] == max(seen.values())


def test_of_many_patches_only_the_last_two_are_kept_and_the_others_come_back_the_same():
    made = []

    def make(seed):
        patch = make_patch("petechiae", tone=5, seed=seed, size_px=80)
        made.append(weakref.ref(patch))
        return patch

    skins = [Pictures(partial(make, seed)) for seed in range(4)]
    gc.collect()
    assert sum(patch() is not None for patch in made) == 2
    assert skins[0].patch.drawn == make_patch("petechiae", tone=5, seed=0, size_px=80).drawn
    assert len(made) == 5
