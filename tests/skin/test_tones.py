import numpy as np
import pytest

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.skin import make_patch, render
from skinspots_lib.skin.base.colour import difference, from_hex, from_levels, to_lab
from skinspots_lib.skin.lighting import Light
from skinspots_lib.skin.tones import site, tone

EVEN = Light(slope=0.0, noise=0.0)


def plain_lab(number):
    patch = make_patch("petechiae", tone=number, seed=5, size_px=200, mm_per_px=0.2, n=1)
    image = render(patch, light=EVEN)
    return to_lab(from_levels(np.median(image[patch.ids == 0], axis=0)))


@pytest.mark.parametrize("number", range(1, 11))
def test_rendered_skin_is_near_its_swatch(number):
    away = float(difference(plain_lab(number), to_lab(from_hex(tone(number).swatch))))
    assert away <= (5 if number <= 8 else 8)


def test_each_tone_is_darker_than_the_one_before():
    # The third published swatch is lighter than the second: the pigment still rises.
    lightness = {number: plain_lab(number)[0] for number in range(1, 11)}
    melanin = [tone(number).melanin for number in range(1, 11)]
    assert melanin == sorted(set(melanin))
    steps = [lightness[n] - lightness[n + 1] for n in range(1, 10)]
    assert all(step > 0 for step in steps), lightness


@pytest.mark.parametrize("number", [0, 11, -1, 2.5, True, "5", None])
def test_tone_outside_the_scale_says_which_there_are(number):
    with pytest.raises(ValueError, match="from 1 .lightest. to 10 .darkest."):
        tone(number)


def test_unknown_place_on_the_body_lists_the_places():
    with pytest.raises(UnknownName, match="limb, palm, sole, inner_lip, palate, inner_eyelid"):
        site("plam")
