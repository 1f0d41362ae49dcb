"""Light on the surface: the lamp, bumps and furrows, shine, hairs, and the glass itself."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from skinspots_lib.skin.base.brush import band_noise
from skinspots_lib.skin.optics import relief_left
from skinspots_lib.skin.tones import Site


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

    Examples
    --------
    >>> Light().noise
    0.006
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
        Brightness within about 6 %, colour of the light within about 3 %.

    Examples
    --------
    >>> light_for(3) == light_for(3)
    True
    """
    rng = np.random.default_rng([seed, 31])
    warm = float(rng.normal(0, 0.03))
    return Light(
        gain=float(np.exp(rng.normal(0, 0.06))),
        balance=(1 + warm, float(1 + rng.normal(0, 0.008)), 1 - 1.3 * warm),
        azimuth=float(rng.uniform(-np.pi, np.pi)),
        slope=float(rng.uniform(0, 0.12)),
        blur_px=float(rng.choice([0.0, 0.0, 0.5, 0.7])),
        noise=float(rng.uniform(0.004, 0.009)),
    )


def brightness(shape, gain: float, light: Light, rows=slice(None)) -> np.ndarray:
    """Give what the camera multiplies each pixel by.

    Parameters
    ----------
    shape : (int, int)
        Rows and columns.
    gain : float
        Exposure, with the lamp.
    light : Light
        The light and the camera.
    rows : slice
        Which rows are wanted.

    Returns
    -------
    ndarray of float32, shape (3, rows, W)
        Brighter towards the light, a little darker in the corners.

    Examples
    --------
    >>> brightness((4, 6), 1.0, PLAIN_LIGHT).shape
    (3, 4, 6)
    """
    colours = np.array([gain * light.gain * part for part in light.balance], np.float32)
    return colours[:, None, None] * _field(shape, light.azimuth, light.slope)[rows]


@lru_cache(maxsize=4)
def _field(shape, azimuth, slope):
    y, x = np.ogrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    side = np.cos(azimuth) * x + np.sin(azimuth) * y
    return (1 + slope * side - 0.05 * (x * x + y * y)).astype(np.float32)


def add_relief(planes, slopes, place: Site, how) -> None:
    """Put light and shadow on bumps and furrows, and shine on the surface.

    Parameters
    ----------
    planes : ndarray of float32, shape (3, H, W)
        Changed in place.
    slopes : (ndarray, ndarray), each of shape (H, W)
        Of the surface, to the right and downwards; see `slopes_of`.
    place : Site
        Where on the body.
    how : (float or ndarray, float, bool)
        Pressure, azimuth of the light, and whether it comes from low at the side.

    Examples
    --------
    >>> from skinspots_lib.skin.tones import site
    >>> planes, slope = np.ones((3, 9, 9), np.float32), np.full((9, 9), 0.2, np.float32)
    >>> add_relief(planes, (slope, slope), site("limb"), (0, 0, False))
    >>> bool((planes < 1).all())
    True
    """
    push, azimuth, raking = how
    flat = np.float32(1) * relief_left(push)
    right, down = (slope * flat for slope in slopes)
    low, ambient = (0.34, 0.35) if raking else (0.785, 0.45)
    side = float(np.sqrt(1 - low**2))
    across = right * (float(np.cos(azimuth)) * side) + down * (float(np.sin(azimuth)) * side)
    right *= right
    down *= down
    steep = 1 / np.sqrt(right + down + 1)
    lit = np.maximum((low - across) * steep, 0)
    planes *= ambient + (1 - ambient) / low * lit
    shine = _shine(across, steep, low) - float(_shine(0.0, 1.0, low))
    planes += np.maximum(shine * (place.gloss * flat), np.float32(-0.004))


def _shine(across, steep, low):
    """Mirror light of a surface seen from above, sharp and broad."""
    half = float(np.sqrt((1 - low**2) + (low + 1) ** 2))
    facing = np.clip((low + 1 - across) * steep / half, 0, 1)
    square = facing * facing
    fourth = square * square
    twelfth = fourth * fourth * fourth
    broad = twelfth * twelfth
    return twelfth * (0.042 * broad * broad + 0.02)


def slopes_of(patch, place: Site):
    """Give the slopes of the surface; they are the same at every pressure, and kept.

    Parameters
    ----------
    patch : Patch
        What the surface is like.
    place : Site
        Where on the body.

    Returns
    -------
    right, down : ndarray of float32, shape (H, W)
        Rise in mm per mm.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> from skinspots_lib.skin.tones import site
    >>> slopes_of(make_patch("purpura", tone=5, seed=1, size_px=64), site("limb"))[0].shape
    (64, 64)
    """
    if place.name not in patch.prepared:
        height = patch.maps["height"] * np.float32(place.furrow)
        if place.ridge_mm:
            height += _ridges(patch.seed, height.shape, patch.mm_per_px, place.ridge_mm)
        if "bump" in patch.maps:
            height += patch.maps["bump"]
        down, right = np.gradient(height, np.float32(patch.mm_per_px))
        patch.prepared[place.name] = right, down
    return patch.prepared[place.name]


def _ridges(seed, shape, mm_per_px, height_mm):
    """Ridges of palms and soles: parallel lines half a millimetre apart that bend softly."""
    rng = np.random.default_rng([seed, 17])
    angle, px = rng.uniform(0, np.pi), 1 / mm_per_px
    bend = band_noise(rng, shape, 22 * px, spread=0.4)
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    turns = (x * float(np.cos(angle)) + y * float(np.sin(angle))) / max(0.55 * px, 3)
    return (height_mm * np.sin(2 * np.pi * turns + 4 * bend)).astype(np.float32)


def _away(shape, glass):
    x, y, _ = glass
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return np.hypot(columns - x, rows - y).astype(np.float32)


def glass_push(shape, glass) -> np.ndarray:
    """Give where a round glass presses.

    Parameters
    ----------
    shape : (int, int)
        Rows and columns.
    glass : (float, float, float)
        Centre and radius in pixels.

    Returns
    -------
    ndarray of float32, shape (H, W)
        1 under the glass, 0 outside, soft at the rim.

    Examples
    --------
    >>> glass_push((9, 9), (4, 4, 3))[4, 4].round(3)
    np.float32(1.0)
    """
    radius = glass[2]
    beyond = (_away(shape, glass) - 0.965 * radius) / (0.018 * radius)
    return (1 / (1 + np.exp(np.clip(beyond, -30, 30)))).astype(np.float32)


def pooled_blood(shape, glass, push) -> np.ndarray:
    """Give how blood pushed aside gathers in a thin ring outside the glass.

    Parameters
    ----------
    shape : (int, int)
        Rows and columns.
    glass : (float, float, float)
        Centre and radius in pixels.
    push : ndarray of float32, shape (H, W)
        Pressure at each pixel.

    Returns
    -------
    ndarray of float32, shape (H, W)
        Multiples of the blood at rest, 1 or a little more.

    Examples
    --------
    >>> bool(pooled_blood((99, 99), (49, 49, 30), np.ones((99, 99), np.float32)).max() > 1.3)
    True
    """
    radius = glass[2]
    ring = np.exp(-(((_away(shape, glass) - 1.05 * radius) / (0.045 * radius)) ** 2))
    return 1 + np.float32(0.35) * np.max(push) * ring


def add_glass(planes, glass, azimuth) -> None:
    """Draw the glass itself: a bright rim, a dark line inside it, a soft reflection.

    Parameters
    ----------
    planes : ndarray of float32, shape (3, H, W)
        Changed in place.
    glass : (float, float, float)
        Centre and radius in pixels.
    azimuth : float
        Where the light comes from, in radians.

    Examples
    --------
    >>> planes = np.zeros((3, 99, 99), np.float32)
    >>> add_glass(planes, (49, 49, 30), 0.0)
    >>> bool(planes[0, 49, 79] > 0.1)
    True
    """
    x, y, radius = glass
    away = _away(planes.shape[1:], glass)
    rows, columns = np.ogrid[: planes.shape[1], : planes.shape[2]]
    towards = np.clip(np.cos(np.arctan2(rows - y, columns - x) - azimuth), 0, 1)
    rim = np.exp(-(((away - radius) / (0.012 * radius)) ** 2))
    line = np.exp(-(((away - 0.972 * radius) / (0.010 * radius)) ** 2))
    glare = np.exp(-(((away - 0.8 * radius) / (0.05 * radius)) ** 2)) * towards**10
    planes *= (1 - 0.035 * (away < radius)) * (1 - 0.20 * line)
    planes += (rim * (0.05 + 0.10 * towards) + 0.025 * glare).astype(np.float32)
