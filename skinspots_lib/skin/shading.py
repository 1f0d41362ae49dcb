"""From the maps of a patch to the picture: pressure, colour, light, glass.

Inside, a picture is three planes (3, H, W): each step then runs over memory in one go.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from skinspots_lib.skin.base.brush import blur
from skinspots_lib.skin.base.colour import to_levels
from skinspots_lib.skin.base.constants import constants
from skinspots_lib.skin.lighting import (
    PLAIN_LIGHT,
    add_glass,
    add_relief,
    brightness,
    glass_push,
    pooled_blood,
    slopes_of,
)
from skinspots_lib.skin.optics import (
    deep_blood_left,
    leaked_blood_left,
    lumen_blood_left,
    upper_blood_left,
)
from skinspots_lib.skin.table import skin_colour
from skinspots_lib.skin.tones import Site, Tone, exposure, lamp_gain
from skinspots_lib.skin.tones import site as site_of
from skinspots_lib.skin.tones import tone as tone_of

_NONE = np.float32(0)
_BAND_PX = 50_000
_PLUG = np.array([0.56, 0.51, 0.40], np.float32)[:, None, None]
# Per melanosome fraction of a mole: how red, green and blue change, as a natural logarithm.
_MOLE_ON_LIGHT = np.array([-0.6, -2.4, 2.6], np.float32)[:, None]
_MOLE_ON_DARK = np.array([0.2, -0.3, -1.6], np.float32)[:, None]
_HAIR = np.array([0.045, 0.030, 0.020], np.float32)[:, None]


def render(  # noqa: PLR0913
    patch,
    *,
    pressure=0.0,
    site="limb",
    glass=None,
    lamp=False,
    raking=False,
    light=PLAIN_LIGHT,
) -> np.ndarray:
    """Turn a patch into a picture.

    Parameters
    ----------
    patch : Patch
        What is in the skin.
    pressure : float
        0 (none) to 1 (firm).
    site : {"limb", "palm", "sole", "inner_lip", "palate", "inner_eyelid"}
        Where on the body the same spots are looked at.
    glass : (float, float, float), optional
        Centre and radius in pixels of a round glass that presses; its rim is drawn. By default
        the whole field is pressed evenly and no rim is drawn.
    lamp : bool
        A brighter light, where the skin is dark enough to need one.
    raking : bool
        Light from low at the side, in which bumps throw shadows.
    light : Light
        The light and the camera.

    Returns
    -------
    ndarray of uint8, shape (H, W, 3)
        sRGB. The same patch gives the same grain at every pressure.

    Raises
    ------
    UnknownName
        There is no such place on the body.
    ValueError
        The pressure is outside 0 to 1.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> patch = make_patch("purpura", tone=7, seed=2, size_px=100, mm_per_px=0.4)
    >>> render(patch, pressure=1.0).shape
    (100, 100, 3)
    """
    planes = linear_planes(
        patch, pressure=pressure, site=site, glass=glass, lamp=lamp, raking=raking, light=light
    )
    if light.blur_px:
        planes = np.stack([blur(plane, light.blur_px) for plane in planes])
    image = np.empty((*patch.ids.shape, 3), np.uint8)
    for rows in _bands(patch.ids.shape):
        levels = to_levels(_shoulder(planes[:, rows]))
        if light.noise:
            levels += np.float32(255 * light.noise) * _grain(patch.seed, patch.ids.shape)[rows]
        levels += 0.5
        np.clip(levels, 0, 255, out=levels)
        image[rows] = levels.astype(np.uint8).transpose(1, 2, 0)
    return image


def linear_planes(  # noqa: PLR0913
    patch,
    *,
    pressure=0.0,
    site="limb",
    glass=None,
    lamp=False,
    raking=False,
    relief=True,
    light=PLAIN_LIGHT,
) -> np.ndarray:
    """Compute the light that reaches the camera, before its grain and its 8 bits.

    Parameters
    ----------
    patch, pressure, site, glass, lamp, raking, light
        As in `render`.
    relief : bool
        Whether bumps and furrows catch light and shadow.

    Returns
    -------
    ndarray of float32, shape (3, H, W)
        Linear sRGB, which may be above 1.

    Raises
    ------
    UnknownName
        There is no such place on the body.
    ValueError
        The pressure is outside 0 to 1.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> patch = make_patch("purpura", tone=7, seed=2, size_px=100, mm_per_px=0.4)
    >>> bool(np.isfinite(linear_planes(patch)).all())
    True
    """
    if not 0 <= pressure <= 1:
        raise ValueError(f"pressure={pressure!r} is not from 0 (none) to 1 (firm).")
    place, shape = site_of(site), patch.ids.shape
    push, pooled = np.float32(pressure), np.float32(1)
    if glass is not None:
        push = push * glass_push(shape, glass)
        pooled = pooled_blood(shape, glass, push)
    slopes = slopes_of(patch, place) if relief else None
    lamp = lamp_gain(tone_of(patch.tone), place) if lamp else 1.0
    planes = np.empty((3, *shape), np.float32)
    for rows in _bands(shape):
        band = replace(patch, maps={name: m[rows] for name, m in patch.maps.items()})
        here = tuple(value[rows] if value.ndim else value for value in (push, pooled))
        part = planes[:, rows]
        gain = lamp * _colour(band, place, here, part)
        if relief:
            own = [slope[rows] for slope in slopes]
            add_relief(part, own, place, (here[0], light.azimuth, raking))
        _hair(band, part, place)
        part *= brightness(shape, gain, light, rows)
    if glass is not None and pressure > 0:
        add_glass(planes, glass, light.azimuth)
    return planes


def _bands(shape):
    """Cut a picture into bands: larger arrays are given back to the system after each step."""
    rows = max(_BAND_PX // shape[1], 1)
    return [slice(top, min(top + rows, shape[0])) for top in range(0, shape[0], rows)]


def _colour(patch, place: Site, pressed, planes):
    """Colour of the skin with what lies in and on it; gives the exposure of the camera."""
    person = tone_of(patch.tone)
    gain, shift = exposure(person, place)
    planes[:] = _skin(patch, person, place, pressed)
    planes *= np.array(shift, np.float32)[:, None, None]
    planes += np.float32(constants()["surface_haze"])
    _moles(patch, person, place, planes)
    _plugs(patch, planes)
    return gain


def _skin(patch, person: Tone, place: Site, pressed):
    """Blood under pressure and pigment, by the lookup table."""
    maps, c, (push, pooled) = patch.maps, constants(), pressed
    blood = c["vessel_blood"] * place.vessel_factor
    upper = maps["vessels"] * (blood * upper_blood_left(push) * pooled)
    deep = maps["deep"] * (blood * c["deep_vessel_ratio"] * deep_blood_left(push))
    melanin, yellow = _pigment(patch, person, place)
    where, mixed = _mixed(patch, (upper, deep), _foreign(patch, push))
    planes = np.empty((3, melanin.size), np.float32)
    plain = np.ones(melanin.size, bool)
    plain[where] = False
    # A few spots are cheaper to compute twice than all the rest is to gather.
    rest = slice(None) if where.size < melanin.size // 8 else np.flatnonzero(plain)
    own = (values.ravel()[rest] for values in (melanin, upper, deep))
    planes[:, rest] = skin_colour(*own, c["vessel_saturation"], yellow)
    if where.size:
        extra = patch.maps.get("bilirubin")
        tint = yellow if extra is None else yellow + extra.ravel()[where]
        planes[:, where] = skin_colour(melanin.ravel()[where], *mixed, tint)
    return planes.reshape(3, *melanin.shape)


def _pigment(patch, person: Tone, place: Site):
    """Melanin at each pixel and yellow pigment: moles keep their own colour on every skin."""
    keep, factor = place.pigment_relief, person.melanin * place.melanin_factor
    melanin = (patch.maps["melanin"] - 1) * (keep * factor) + factor
    if "naevus" in patch.maps:
        melanin += keep * patch.maps["naevus"]
    return np.maximum(melanin, 0), person.yellow + place.yellow


def _foreign(patch, push):
    """Blood that is not in normal vessels: leaked upper, leaked deep, in widened vessels."""
    maps, left = patch.maps, leaked_blood_left(push)
    leaked = maps["leaked"] * left if "leaked" in maps else _NONE
    leaked_deep = maps["leaked_deep"] * left if "leaked_deep" in maps else _NONE
    if "lumen" not in maps:
        return leaked, leaked_deep, _NONE
    stays = maps.get("lumen_left", _NONE)
    lumen = maps["lumen"] * (stays + (1 - stays) * lumen_blood_left(push))
    return leaked, leaked_deep, lumen


def _mixed(patch, own, foreign):
    """Where such blood is (flat indices), with upper and deep blood and oxygen there."""
    c, found = constants(), sum(foreign) > 1e-5
    for name, least in (("bilirubin", 1e-6), ("slow", 0.002)):
        if name in patch.maps:
            found = found | (np.abs(patch.maps[name]) > least)
    where = np.flatnonzero(found) if np.ndim(found) else np.empty(0, int)
    if not where.size:
        return where, ()
    upper, deep = (values.ravel()[where] for values in own)
    leaked, leaked_deep, lumen = (
        values.ravel()[where] if np.ndim(values) else values for values in foreign
    )
    deep = deep + 0.10 * lumen
    vessels, out = upper + deep, leaked + leaked_deep
    slow = patch.maps["slow"].ravel()[where] if "slow" in patch.maps else _NONE
    oxygen = (c["vessel_saturation"] - slow) * vessels + patch.maps["oxygen"].ravel()[where] * out
    oxygen = (oxygen + c["lumen_saturation"] * lumen) / (vessels + out + lumen)
    return where, (upper + leaked + lumen, deep + leaked_deep, oxygen)


def _moles(patch, person: Tone, place: Site, planes):
    """Turn the thin ochre of moles and freckles to the brown of pigment that lies deeper."""
    if "naevus" not in patch.maps:
        return
    rows, columns = np.nonzero(patch.maps["naevus"] > 0.002)
    light = np.float32(np.clip(1 - 8 * person.melanin * place.melanin_factor, 0, 1))
    hue = light * _MOLE_ON_LIGHT + (1 - light) * _MOLE_ON_DARK
    planes[:, rows, columns] *= np.exp(
        hue * (place.pigment_relief * patch.maps["naevus"][rows, columns])
    )


def _plugs(patch, planes):
    """Lay pus, horn and clear tops over the blood."""
    if "white" in patch.maps:
        planes += 0.9 * patch.maps["white"] * (_PLUG - planes)


def _hair(patch, planes, place: Site):
    if "hair" in patch.maps and place.hair:
        shade = np.float32(0.5 if patch.tone >= 5 else 1.4)
        rows, columns = np.nonzero(patch.maps["hair"] > 0.01)
        share = np.float32(place.hair) * patch.maps["hair"][rows, columns]
        there = planes[:, rows, columns]
        planes[:, rows, columns] = there + share * (shade * _HAIR - there)


@lru_cache(maxsize=4)
def _grain(seed, shape):
    return np.random.default_rng([seed, 9]).standard_normal(shape, dtype=np.float32)


def _shoulder(planes):
    """Bend the brightest part instead of cutting it off, as cameras do."""
    bright = planes > 0.85
    if bright.any():
        planes[bright] = 0.85 + 0.15 * np.tanh((planes[bright] - 0.85) / 0.15)
    return planes
