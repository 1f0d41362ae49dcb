"""The lookup table of skin colours: built on first use, kept in the user's cache folder."""

import contextlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np

from skinspots_lib.skin import optics
from skinspots_lib.skin.base.constants import fingerprint
from skinspots_lib.skin.optics import dermis, spectra, under_epidermis

# Axis: largest value, power of the spacing (nodes are dense near 0), number of nodes. The powers
# are 1, 2 and 4 because square roots are the only cheap way back.
AXES = {
    "melanin": (0.80, 2, 22),
    "upper": (1.00, 4, 24),
    "deep": (0.30, 4, 12),
    "saturation": (1.00, 1, 3),
    "bilirubin": (6.0e-4, 2, 4),
}
SHAPE = (*(nodes for _, _, nodes in AXES.values()), 3)


def nodes(axis: str) -> np.ndarray:
    """Give the values at which the table holds a colour.

    Parameters
    ----------
    axis : str
        A name in `AXES`.

    Returns
    -------
    ndarray, shape (nodes,)
        Rising from 0, in the unit of that axis.

    Examples
    --------
    >>> nodes("saturation")
    array([0. , 0.5, 1. ])
    """
    largest, power, number = AXES[axis]
    return largest * (np.arange(number) / (number - 1)) ** power


def build() -> np.ndarray:
    """Compute the whole table from the constants.

    Returns
    -------
    ndarray of float32, shape (22, 24, 12, 3, 4, 3)
        Linear sRGB by melanin, upper blood, deep blood, saturation, bilirubin.

    Examples
    --------
    >>> build().nbytes <= 1_000_000
    True
    """
    melanin, *below = (nodes(axis) for axis in AXES)
    lower = dermis(*np.meshgrid(*below, indexing="ij"))
    out = np.empty(SHAPE, np.float32)
    for place, fraction in enumerate(melanin):
        out[place] = under_epidermis(fraction, lower) @ spectra()["to_rgb"]
    return out


@lru_cache(maxsize=1)
def table() -> np.ndarray:
    """Give the table: from memory, else from the cache folder, else computed.

    Returns
    -------
    ndarray of float32, shape (22, 24, 12, 3, 4, 3)
        As in `build`.

    Notes
    -----
    The file in the cache is named after the laws and the constants, so that it is never out of
    date. A disk that cannot be written only costs the time to compute it again.

    Examples
    --------
    >>> table().shape == SHAPE
    True
    """
    path = cache_path()
    stored = _stored(path)
    if stored is None:
        stored = build()
        _store(path, stored)
    return stored


def cache_path() -> Path:
    """Say where the table is kept between runs.

    Returns
    -------
    Path
        A file in the user's cache folder; it may not exist.

    Examples
    --------
    >>> cache_path().suffix
    '.npy'
    """
    from platformdirs import user_cache_path

    # The laws and the spacing count as much as the constants.
    laws = Path(optics.__file__).read_bytes() + repr(AXES).encode()
    return user_cache_path("skinspots") / f"skin-{fingerprint(laws)}.npy"


def _stored(path):
    """Read a kept table; None when there is none or it is damaged."""
    with contextlib.suppress(OSError, ValueError, EOFError):
        found = np.load(path, allow_pickle=False)
        if found.shape == SHAPE and found.dtype == np.float32 and np.isfinite(found).all():
            return found
    return None


def _store(path, values):
    # Written aside and moved, so that another process never reads half a table.
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            np.save(file, values)
        Path(name).replace(path)


def skin_colour(melanin, upper, deep, saturation, bilirubin) -> np.ndarray:
    """Look up the colour of skin, between the nodes in straight lines.

    Parameters
    ----------
    melanin, upper, deep, saturation, bilirubin : float or ndarray of float32, shape (pixels,)
        As in `AXES`; a plain number holds for all pixels and makes the look-up cheaper.

    Returns
    -------
    ndarray of float32, shape (3, pixels)
        Linear sRGB; shape (3,) when all five are plain numbers.

    Examples
    --------
    >>> skin_colour(0.02, np.zeros(4, np.float32), 0.004, 0.75, 0.0).shape
    (3, 4)
    """
    values = (melanin, upper, deep, saturation, bilirubin)
    part, varying = table(), []
    for place, axis in reversed(list(enumerate(AXES))):
        low, share = _bracket(axis, values[place])
        if np.ndim(values[place]):
            varying.insert(0, (low, share))
        else:
            part = np.take(part, low, place) * (1 - share) + np.take(part, low + 1, place) * share
    if not varying:
        return part
    colours = np.ascontiguousarray(np.moveaxis(part, -1, 0), np.float32)
    return _interpolate(colours, varying)


def _bracket(axis, value):
    """Node below a value, and how far the value is on its way to the next node."""
    largest, power, number = AXES[axis]
    unit = np.clip(np.asarray(value, np.float32) * np.float32(1 / largest), 0, 1)
    unit = _root(unit, power) * np.float32(number - 1)
    low = np.minimum(unit.astype(np.int32), number - 2)
    return low, unit - low.astype(np.float32)


def _root(unit, power):
    """Undo the spacing of an axis."""
    while power > 1:
        unit, power = np.sqrt(unit), power // 2
    return unit


def _interpolate(colours, varying):
    """Weigh the corners of the simplex that each pixel lies in, one colour plane at a time.

    A cell of five axes has 32 corners, its simplex six.
    """
    steps = np.cumprod([1, *colours.shape[:1:-1]])[::-1].tolist()
    index = sum(low * np.int32(step) for (low, _), step in zip(varying, steps, strict=True))
    shares, steps = _longest_first([share for _, share in varying], steps)
    planes = colours.reshape(3, -1)
    out = np.zeros((3, index.size), np.float32)
    before = np.float32(1)
    for share, step in zip([*shares, np.float32(0)], [*steps, 0], strict=True):
        weight = before - share
        for plane, light in zip(planes, out, strict=True):
            piece = np.take(plane, index, mode="clip")
            piece *= weight
            light += piece
        index += step
        before = share
    return out


def _longest_first(shares, steps):
    """Sort the axes, pixel by pixel, by how far the pixel lies along them."""
    steps = [np.int32(step) for step in steps]
    for last in range(len(shares) - 1, 0, -1):
        for k in range(last):
            one, other = shares[k : k + 2]
            ahead = one >= other
            shares[k : k + 2] = np.maximum(one, other), np.minimum(one, other)
            here, there = steps[k : k + 2]
            steps[k : k + 2] = np.where(ahead, here, there), np.where(ahead, there, here)
    return shares, steps
