"""From the maps of a patch to the picture: pressure, colour, relief, light, glass."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .brush import blur
from .colour import to_levels
from .constants import constants
from .optics import (
    deep_blood_left,
    leaked_blood_left,
    lumen_blood_left,
    relief_left,
    upper_blood_left,
)
from .table import skin_colour
from .tones import Site, Tone
from .tones import site as site_of
from .tones import tone as tone_of

LAMP = 2.0
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
_PLUG = np.array([0.56, 0.51, 0.40], np.float32)
_HAIR = np.array([0.045, 0.030, 0.020], np.float32)


@dataclass(frozen=True)
class Light:
    """The light and the camera.

    Attributes
    ----------
    gain : float
        Brightness.
    balance : tuple of three float
        Colour of the light: red, green, blue.
    azimuth : float
        Where the light comes from, in radians; -2.2 is the upper left.
    slope : float
        How much brighter the side towards the light is.
    blur_px : float
        How far the camera is out of focus.
    noise : float
        Grain of the camera, as a part of the whole range.
    """

    gain: float = 1.0
    balance: tuple[float, float, float] = (1.0, 1.0, 1.0)
    azimuth: float = -2.2
    slope: float = 0.06
    blur_px: float = 0.0
    noise: float = 0.006


PLAIN_LIGHT = Light()


def light_for(seed: int) -> Light:
    """Draw a light and a camera that do not depend on what is in the picture.

    Parameters
    ----------
    seed : int
        Where chance comes from.

    Returns
    -------
    Light
        Brightness within about 8 %, colour of the light within about 4 %.

    Examples
    --------
    >>> light_for(3) == light_for(3)
    True
    """
    rng = np.random.default_rng([seed, 31])
    warm = rng.normal(0, 0.03)
    return Light(
        gain=float(np.exp(rng.normal(0, 0.06))),
        balance=(1 + warm, float(1 + rng.normal(0, 0.008)), 1 - 1.3 * warm),
        azimuth=float(rng.uniform(-np.pi, np.pi)),
        slope=float(rng.uniform(0, 0.12)),
        blur_px=float(rng.choice([0.0, 0.0, 0.5, 0.7])),
        noise=float(rng.uniform(0.004, 0.009)),
    )


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
    site : {"limb", "palm", "sole", "inner_lip"}
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
    image = linear_image(
        patch, pressure=pressure, site=site, glass=glass, lamp=lamp, raking=raking, light=light
    )
    if light.blur_px:
        image = np.stack(
            [blur(channel, light.blur_px) for channel in np.moveaxis(image, -1, 0)], -1
        )
    levels = to_levels(_shoulder(image))
    if light.noise:
        levels += (255 * light.noise) * _grain(patch.seed, patch.ids.shape)
    return np.clip(levels + 0.5, 0, 255).astype(np.uint8)


def linear_image(  # noqa: PLR0913
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
    ndarray of float32, shape (H, W, 3)
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
    >>> bool(np.isfinite(linear_image(patch)).all())
    True
    """
    if not 0 <= pressure <= 1:
        raise ValueError(f"pressure={pressure!r} is not from 0 (none) to 1 (firm).")
    place, person = site_of(site), tone_of(patch.tone)
    push = pressure if glass is None else pressure * _disc_push(patch.ids.shape, glass)
    image = _colour(patch, person, place, push, glass)
    _plugs(patch, image)
    image += np.float32(constants()["surface_haze"])
    if relief:
        _relief(patch, image, place, (push, light.azimuth, raking))
    _hair(patch, image, place)
    image *= _exposure(person, lamp, light)
    image *= _field(patch.ids.shape, light.azimuth, light.slope)[..., None]
    if glass is not None and pressure > 0:
        _rim(image, glass, light.azimuth)
    return image


def _colour(patch, person: Tone, place: Site, push, glass):
    """Colour of the skin: blood under pressure, pigment, and the lookup table."""
    maps, c = patch.maps, constants()
    blood = c["vessel_blood"] * place.vessel_factor
    pooled = 1.0 if glass is None else _pooled(patch.ids.shape, glass, push)
    upper = maps["vessels"] * (blood * upper_blood_left(push) * pooled)
    deep = maps["deep"] * (blood * c["deep_vessel_ratio"] * deep_blood_left(push))
    melanin = maps["melanin"] - 1
    melanin = (melanin * place.pigment_relief + 1) * (person.melanin * place.melanin_factor)
    yellow = person.yellow + place.yellow
    foreign = _foreign(patch, push)
    image = np.empty((*patch.ids.shape, 3), np.float32)
    where, mixed = _mixed(patch, upper, deep, foreign)
    plain = ~where
    image[plain] = skin_colour(
        np.maximum(melanin[plain], 0), upper[plain], deep[plain], c["vessel_saturation"], yellow
    )
    if where.any():
        extra = patch.maps.get("bilirubin")
        tint = yellow if extra is None else yellow + extra[where]
        image[where] = skin_colour(np.maximum(melanin[where], 0), *mixed, tint)
    return image


def _foreign(patch, push):
    """Blood that is not in normal vessels: leaked upper, leaked deep, in widened vessels."""
    maps, zero = patch.maps, np.float32(0)
    left = leaked_blood_left(push)
    leaked = maps["leaked"] * left if "leaked" in maps else zero
    leaked_deep = maps["leaked_deep"] * left if "leaked_deep" in maps else zero
    if "lumen" not in maps:
        return leaked, leaked_deep, zero
    stays = maps.get("lumen_left", zero)
    lumen = maps["lumen"] * (stays + (1 - stays) * lumen_blood_left(push))
    return leaked, leaked_deep, lumen


def _mixed(patch, upper, deep, foreign):
    """Where such blood is, with upper and deep blood and oxygen there."""
    c, (leaked, leaked_deep, lumen) = constants(), foreign
    total = leaked + leaked_deep + lumen
    where = np.broadcast_to(total > 1e-5, patch.ids.shape)
    if "bilirubin" in patch.maps:
        where = where | (patch.maps["bilirubin"] > 1e-7)
    if not where.any():
        return where, ()

    def here(values):
        return values[where] if np.ndim(values) else values

    leaked, leaked_deep, lumen = here(leaked), here(leaked_deep), here(lumen)
    upper, deep = upper[where], deep[where] + 0.10 * lumen
    own, out = upper + deep, leaked + leaked_deep
    oxygen = c["vessel_saturation"] * own + patch.maps["oxygen"][where] * out
    oxygen = (oxygen + c["lumen_saturation"] * lumen) / (own + out + lumen)
    return where, (upper + leaked + lumen, deep + leaked_deep, oxygen)


def _plugs(patch, image):
    """Pus, horn and clear tops lie over the blood."""
    if "white" in patch.maps:
        share = 0.9 * patch.maps["white"][..., None]
        image += share * (_PLUG - image)


def _slopes(patch, place: Site):
    """Slope of the surface to the right and downwards, of plain skin and of bumps."""
    height = patch.maps["height"] * np.float32(place.furrow)
    if place.ridge_mm:
        height = height + np.float32(place.ridge_mm) * _ridges(
            patch.seed, height.shape, patch.mm_per_px
        )
    if "bump" in patch.maps:
        height = height + patch.maps["bump"]
    down, right = np.gradient(height, np.float32(patch.mm_per_px))
    return right, down


@lru_cache(maxsize=2)
def _ridges(seed, shape, mm_per_px):
    """Ridges of palms and soles: parallel lines half a millimetre apart that bend softly."""
    from .brush import band_noise

    rng = np.random.default_rng([seed, 17])
    angle, px = rng.uniform(0, np.pi), 1 / mm_per_px
    bend = 1.6 * band_noise(rng, shape, 22 * px, spread=0.4)
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    phase = 2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / max(0.55 * px, 3)
    return np.sin(phase + 2.5 * bend).astype(np.float32)


def _relief(patch, image, place: Site, how):
    """Light and shadow on bumps and furrows, and the shine of the surface."""
    push, azimuth, raking = how
    right, down = _slopes(patch, place)
    flat = relief_left(push)
    right, down = right * np.float32(1) * flat, down * flat
    low, ambient = (0.34, 0.35) if raking else (0.785, 0.45)
    side = np.sqrt(1 - low**2)
    lx, ly = np.cos(azimuth) * side, np.sin(azimuth) * side
    across = right * lx + down * ly
    steep = 1 / np.sqrt(1 + right * right + down * down)
    lit = np.maximum((low - across) * steep, 0) / low
    image *= (ambient + (1 - ambient) * lit)[..., None]
    shine = _shine(across, steep, low) - _shine(0.0, 1.0, low)
    image += np.maximum(shine * (place.gloss * flat), -0.004)[..., None]


def _shine(across, steep, low):
    """Mirror light of a surface seen from above, sharp and broad."""
    half = np.sqrt((1 - low**2) + (low + 1) ** 2)
    facing = np.clip((low + 1 - across) * steep / half, 0, 1)
    square = facing * facing
    fourth = square * square
    twelfth = fourth * fourth * fourth
    broad = twelfth * twelfth
    return 0.042 * broad * broad * twelfth + 0.02 * twelfth


def _hair(patch, image, place: Site):
    if "hair" in patch.maps and place.hair:
        share = place.hair * patch.maps["hair"][..., None]
        image += share * ((0.5 if patch.tone >= 5 else 1.4) * _HAIR - image)


def _exposure(person: Tone, lamp, light: Light):
    values = np.array(person.exposure) * light.gain * np.array(light.balance)
    return (values * (_lamp_gain(person) if lamp else 1)).astype(np.float32)


def _lamp_gain(person: Tone):
    """How much brighter a lamp makes the picture without bleaching light skin."""
    from .colour import from_hex

    return float(np.clip(0.75 / (from_hex(person.swatch) @ _LUMINANCE), 1, LAMP))


@lru_cache(maxsize=4)
def _field(shape, azimuth, slope):
    """Brighter towards the light, a little darker in the corners."""
    y, x = np.ogrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    side = np.cos(azimuth) * x + np.sin(azimuth) * y
    return (1 + slope * side - 0.05 * (x * x + y * y)).astype(np.float32)


@lru_cache(maxsize=4)
def _grain(seed, shape):
    rng = np.random.default_rng([seed, 9])
    return rng.standard_normal((*shape, 1), dtype=np.float32)


def _shoulder(image):
    """Bend the brightest part instead of cutting it off, as cameras do."""
    bright = image > 0.85
    if bright.any():
        image[bright] = 0.85 + 0.15 * np.tanh((image[bright] - 0.85) / 0.15)
    return image


def _away(shape, glass):
    x, y, _ = glass
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return np.hypot(columns - x, rows - y).astype(np.float32)


def _disc_push(shape, glass):
    radius = glass[2]
    beyond = (_away(shape, glass) - 0.965 * radius) / (0.018 * radius)
    return (1 / (1 + np.exp(np.clip(beyond, -30, 30)))).astype(np.float32)


def _pooled(shape, glass, push):
    """Blood pushed aside gathers in a thin ring outside the glass."""
    radius = glass[2]
    ring = np.exp(-(((_away(shape, glass) - 1.05 * radius) / (0.045 * radius)) ** 2))
    return 1 + 0.35 * np.float32(np.max(push)) * ring


def _rim(image, glass, azimuth):
    """The glass itself: a bright rim, a dark line inside it, a soft reflection."""
    x, y, radius = glass
    away = _away(image.shape[:2], glass)
    rows, columns = np.ogrid[: image.shape[0], : image.shape[1]]
    towards = np.cos(np.arctan2(rows - y, columns - x) - azimuth)
    rim = np.exp(-(((away - radius) / (0.012 * radius)) ** 2))
    line = np.exp(-(((away - 0.972 * radius) / (0.010 * radius)) ** 2))
    glare = np.exp(-(((away - 0.8 * radius) / (0.05 * radius)) ** 2)) * np.clip(towards, 0, 1) ** 10
    image *= ((1 - 0.035 * (away < radius)) * (1 - 0.20 * line))[..., None].astype(np.float32)
    extra = rim * (0.05 + 0.10 * np.clip(towards, 0, 1)) + 0.025 * glare
    image += extra[..., None].astype(np.float32)
