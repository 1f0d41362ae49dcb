"""The targets of the glass test: what fades, what stays, and what cannot be seen."""

import numpy as np
import pytest
from measures import SCALE, before_and_after, chance_of_more, kept

from skinspots_lib.skin import make_patch
from skinspots_lib.skin.contrast import contrasts

LIGHT_TO_BROWN = (1, 4, 7)


@pytest.mark.parametrize("tone", LIGHT_TO_BROWN)
@pytest.mark.parametrize("condition", ["petechiae", "purpura", "palpable_purpura", "ecchymosis"])
def test_leaked_blood_keeps_its_contrast(condition, tone):
    parts = kept(condition, tone, range(4))
    assert np.percentile(parts, 5) >= 0.93


@pytest.mark.parametrize("tone", LIGHT_TO_BROWN)
@pytest.mark.parametrize("condition", ["viral_exanthem", "spider_angioma"])
def test_blood_in_vessels_fades(condition, tone):
    parts = kept(condition, tone, range(6))
    assert parts.mean() <= 0.25 and np.percentile(parts, 95) <= 0.32


@pytest.mark.slow
@pytest.mark.parametrize("tone", range(1, 8))
def test_nineteen_in_twenty_spots_of_a_rash_keep_a_third_at_most(tone):
    parts = kept("viral_exanthem", tone, range(20))
    assert len(parts) >= 100
    assert np.percentile(parts, 95) <= 0.32


@pytest.mark.parametrize("tone", LIGHT_TO_BROWN)
def test_cherry_angioma_fades_partly(tone):
    before, after = before_and_after("cherry_angioma", tone, range(4))
    assert 0.40 <= (after / before).mean() <= 0.80
    assert (after < before).all()


@pytest.mark.parametrize("tone", [2, 7])
def test_contrast_alone_tells_nothing_and_pressing_tells_all(tone):
    seeds = range(14)
    stays = [before_and_after(name, tone, seeds) for name in ("petechiae", "purpura")]
    fades = before_and_after("viral_exanthem", tone, seeds)
    before = np.concatenate([pair[0] for pair in stays])
    assert chance_of_more(before, fades[0]) == pytest.approx(0.5, abs=0.12)
    change = np.concatenate([after / before for before, after in stays])
    assert chance_of_more(change, fades[1] / fades[0]) >= 0.99


def test_spot_is_visible_when_its_colour_stands_out():
    patch = make_patch("purpura", tone=10, seed=3)
    seen = contrasts(patch, relief=False)
    assert [spot.visible for spot in patch.spots] == [seen[s.id] >= 3 for s in patch.spots]
    assert not all(spot.visible for spot in patch.spots)


@pytest.mark.parametrize("site", ["palm", "sole", "inner_lip", "palate", "inner_eyelid"])
@pytest.mark.parametrize("tone", [8, 10])
def test_better_view_shows_what_the_limb_hides(tone, site):
    patch = make_patch("petechiae", tone=tone, seed=3, **SCALE)
    limb, better = contrasts(patch), contrasts(patch, site=site)
    assert all(better[number] > max(limb[number], 3) for number in limb)
    assert all(spot.visible for spot in patch.spots_seen(site))


def test_lamp_helps_on_dark_skin():
    patch = make_patch("petechiae", tone=9, seed=3, **SCALE)
    plain, lit = contrasts(patch), contrasts(patch, lamp=True)
    assert np.mean(list(lit.values())) > 1.1 * np.mean(list(plain.values()))


@pytest.mark.parametrize("site", ["palm", "inner_lip", "palate", "inner_eyelid"])
def test_better_view_gives_the_same_answer_under_the_glass(site):
    for condition, low, high in (("petechiae", 0.85, 9), ("viral_exanthem", 0, 0.45)):
        patch = make_patch(condition, tone=9, seed=6, **SCALE)
        before, after = (contrasts(patch, site=site, pressure=p) for p in (0, 1))
        part = np.mean([after[n] / before[n] for n in before])
        assert low <= part <= high, (condition, part)


def test_relief_alone_is_never_counted_as_colour():
    patch = make_patch("viral_exanthem", tone=10, seed=1, vivid=0.01, **SCALE)
    patch.maps["bump"] = np.where(patch.ids > 0, np.float32(0.4), np.float32(0))
    assert not any(spot.visible for spot in patch.spots)
