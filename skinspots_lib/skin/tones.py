"""Ten skin tones and the places on the body where spots are looked at."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.skin.base.colour import from_hex
from skinspots_lib.skin.base.constants import constants, rows
from skinspots_lib.skin.optics import skin_rgb

LIGHTEST, DARKEST = 1, 10
LAMP = 2.0
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
_STEP = 0.97


@dataclass(frozen=True)
class Tone:
    """One tone of the Monk scale.

    Attributes
    ----------
    number : int
        1 (lightest) to 10 (darkest).
    swatch : str
        The published display colour, such as ``#f6ede4``.
    melanin : float
        Melanosomes as a volume fraction of the epidermis.
    yellow : float
        Yellow pigment as mol/L of bilirubin.
    gain : float
        Brightness of the camera that comes near the swatch.
    colour_shift : tuple of three float
        A bounded shift of red, green and blue towards the swatch, on the light from inside the
        skin only: shine and hairs keep their colour.

    Examples
    --------
    >>> tone(10).melanin
    0.34
    """

    number: int
    swatch: str
    melanin: float
    yellow: float
    gain: float
    colour_shift: tuple[float, float, float]


@dataclass(frozen=True)
class Site:
    """A place on the body, as a change from the limb of the same person.

    Attributes
    ----------
    name : str
        ``limb``, ``palm``, ``sole``, ``inner_lip``, ``palate`` or ``inner_eyelid``.
    label : str
        The same for people: "the palm".
    melanin_factor, pigment_relief, vessel_factor, yellow : float
        Pigment, how much freckles and moles keep of their contrast, vessels, yellow in mol/L.
    hair, furrow, ridge_mm, gloss : float
        Part of the hair and of the skin furrows, height of finger-print ridges, shine.

    Examples
    --------
    >>> site("palm").label
    'the palm'
    """

    name: str
    label: str
    melanin_factor: float
    pigment_relief: float
    vessel_factor: float
    yellow: float
    hair: float
    furrow: float
    ridge_mm: float
    gloss: float


def tone(number: int) -> Tone:
    """Give one of the ten tones.

    Parameters
    ----------
    number : int
        1 (lightest) to 10 (darkest).

    Returns
    -------
    Tone
        Its pigment and the exposure of the camera.

    Raises
    ------
    ValueError
        There is no such tone; the message says which there are.

    Examples
    --------
    >>> tone(6).swatch
    '#a07e56'
    """
    if isinstance(number, bool) or number not in _tones():
        raise ValueError(
            f"tone={number!r} is not a skin tone. "
            f"Give a whole number from {LIGHTEST} (lightest) to {DARKEST} (darkest)."
        )
    return _tones()[number]


@lru_cache(maxsize=1)
def _tones():
    out, brightest = {}, 1.0
    for row in rows("monk_swatches"):
        person, brightness = _tone(row, brightest)
        out[person.number] = person
        # The third swatch is lighter than the second; the tones must still fall in order.
        brightest = _STEP * brightness
    return out


def _tone(row, brightest):
    """Fit one tone; also give its brightness, so that the next can be kept darker."""
    melanin, yellow = float(row["melanin_fraction"]), float(row["yellow_mol_per_l"])
    swatch, seen, c = from_hex(row["hex"]), plain_rgb(melanin, yellow), constants()
    shift = _colour_shift(swatch / seen)
    unlit = (seen * shift + c["surface_haze"]) @ _LUMINANCE
    # The eye weighs green most: meeting the brightness comes before meeting each colour.
    gain = min(swatch @ _LUMINANCE, brightest) / unlit
    gain = float(np.clip(gain, c["smallest_exposure"], c["largest_exposure"]))
    shift = tuple(float(value) for value in shift)
    return Tone(int(row["mst"]), row["hex"], melanin, yellow, gain, shift), gain * unlit


def _colour_shift(ratio):
    """Bounded shift of the colours. A factor keeps the ratio of a spot to its surroundings."""
    limit = np.log1p(constants()["white_balance_limit"])
    shift = np.log(ratio)
    return np.exp(np.clip(shift - shift.mean(), -limit, limit))


def plain_rgb(melanin: float, yellow: float) -> np.ndarray:
    """Give the colour of skin without spots, before the surface and the camera.

    Parameters
    ----------
    melanin, yellow : float
        As in `Tone`.

    Returns
    -------
    ndarray of float, shape (3,)
        Linear sRGB.

    Examples
    --------
    >>> plain_rgb(0.01, 0.0).sum() > plain_rgb(0.3, 0.0).sum()
    np.True_
    """
    c = constants()
    blood = c["vessel_blood"]
    deep = blood * c["deep_vessel_ratio"]
    return skin_rgb(melanin, blood, deep, c["vessel_saturation"], yellow)


def site(name: str) -> Site:
    """Give one of the places on the body.

    Parameters
    ----------
    name : str
        ``limb``, ``palm``, ``sole``, ``inner_lip``, ``palate`` or ``inner_eyelid``.

    Returns
    -------
    Site
        How it differs from the limb.

    Raises
    ------
    UnknownName
        There is no such place; the message lists them.

    Examples
    --------
    >>> site("palm").melanin_factor
    0.2
    """
    if name not in _sites():
        raise UnknownName("place on the body", name, _sites())
    return _sites()[name]


@lru_cache(maxsize=1)
def _sites():
    text = ("source_id", "note", "basis")
    out = {}
    for row in rows("skin_sites"):
        values = {key: value for key, value in row.items() if key not in text}
        name, label = values.pop("site"), values.pop("label")
        numbers = {key.removesuffix("_mol_per_l"): float(v) for key, v in values.items()}
        out[name] = Site(name, label, **numbers)
    return out


def exposure(person: Tone, place: Site) -> tuple[float, tuple[float, ...]]:
    """Give brightness and colour shift of the camera for a place on the body.

    Parameters
    ----------
    person : Tone
        The tone looked at.
    place : Site
        Where on the body.

    Returns
    -------
    gain : float
        Brightness; away from the limb never below 1, because there is less pigment to meet.
    shift : tuple of three float
        The shift stands in for what the model's pigment lacks: where there is less pigment, it
        is less.

    Examples
    --------
    >>> exposure(tone(10), site("palm"))[0]
    1.0
    """
    if place.melanin_factor == 1:
        return person.gain, person.colour_shift
    shift = tuple(part**place.melanin_factor for part in person.colour_shift)
    return float(np.clip(person.gain, 1.0, 1.6)), shift


def lamp_gain(person: Tone, place: Site) -> float:
    """Say how much brighter a lamp makes the picture without bleaching light skin.

    Parameters
    ----------
    person : Tone
        The tone looked at.
    place : Site
        Where on the body.

    Returns
    -------
    float
        1 on light skin to `LAMP` on dark skin of the limb; a quarter more elsewhere.

    Examples
    --------
    >>> lamp_gain(tone(1), site("limb")), lamp_gain(tone(9), site("limb"))
    (1.0, 2.0)
    """
    most = LAMP if place.melanin_factor == 1 else 1.25
    return float(np.clip(0.75 / (from_hex(person.swatch) @ _LUMINANCE), 1, most))
