"""Skin without spots: furrows, follicles, freckles, moles, hairs, uneven blood.

All of it comes from the seed alone, never from the condition, so that it gives nothing away.
"""

from dataclasses import dataclass

import numpy as np

from skinspots_lib.skin.base.brush import band_noise, blur, cover, disc, ink

FOLLICLE_SPACING_MM = 2.3


@dataclass(frozen=True)
class Mark:
    """A freckle or a mole: part of the skin, not of the rash.

    Attributes
    ----------
    kind : str
        ``freckle`` or ``mole``.
    x_mm, y_mm : float
        Centre, from the left and the upper edge.
    d_mm : float
        Diameter.

    Examples
    --------
    >>> Mark("mole", 10.0, 12.0, 3.0).kind
    'mole'
    """

    kind: str
    x_mm: float
    y_mm: float
    d_mm: float


def plain_skin(rng, shape, mm_per_px, *, moles=True):
    """Draw the maps of skin without spots.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    shape : (int, int)
        Rows and columns.
    mm_per_px : float
        Size of a pixel.
    moles : bool
        Whether moles may appear; freckles always may.

    Returns
    -------
    maps : dict of ndarray of float32, shape `shape`
        ``melanin``, ``vessels``, ``deep`` as multiples of the tone's own, ``height`` in mm,
        ``naevus`` (melanosome fraction of freckles and moles on top) and ``hair`` (0 to 1).
    marks : tuple of Mark
        The freckles and moles drawn.

    Examples
    --------
    >>> maps, marks = plain_skin(np.random.default_rng(1), (64, 64), 0.2)
    >>> sorted(maps)
    ['deep', 'hair', 'height', 'melanin', 'naevus', 'vessels']
    """
    px = 1 / mm_per_px
    grain = rng.uniform(0, np.pi)
    furrows = _furrows(rng, shape, px, grain)
    fine = band_noise(rng, shape, max(0.35 * px, 2.5))
    maps = {
        "height": blur(-0.026 * furrows, 0.08 * px)
        + 0.004 * fine
        + 0.022 * band_noise(rng, shape, 7 * px),
        "melanin": 1
        + 0.03 * band_noise(rng, shape, 9 * px, spread=0.6)
        + 0.035 * band_noise(rng, shape, 0.9 * px)
        + 0.035 * blur(furrows - furrows.mean(), 0.08 * px),
        "vessels": 1 + 0.30 * band_noise(rng, shape, 5 * px, spread=0.6) + 0.12 * fine,
        "deep": 1 + 0.25 * band_noise(rng, shape, 8 * px, spread=0.6),
    }
    for name in ("vessels", "deep"):
        np.clip(maps[name], 0.2, 3, out=maps[name])
    maps["naevus"] = np.zeros(shape, np.float32)
    _follicles(rng, maps, px)
    marks = _freckles(rng, maps, px) + _mole(rng, maps, px, moles)
    maps["hair"] = _hairs(rng, shape, px, grain)
    return {name: values.astype(np.float32) for name, values in maps.items()}, marks


def _furrows(rng, shape, px, grain):
    """Three crossing families of fine lines, which cut the skin into small fields."""
    total = np.zeros(shape, np.float32)
    for turn, wave_mm, depth in ((0, 1.1, 1.0), (1.05, 1.0, 0.9), (2.1, 1.3, 0.7)):
        angle = grain + turn + rng.normal(0, 0.1)
        lines = band_noise(rng, shape, max(wave_mm * px, 3), stretch=3.2, angle=angle)
        total += depth * np.exp(-((lines / 0.33) ** 2))
    return total


def _follicles(rng, maps, px):
    """Stamp faint pits with a little pigment on a shaken grid."""
    height, width = maps["height"].shape
    step = FOLLICLE_SPACING_MM * px
    y, x = np.meshgrid(
        np.arange(step / 2, height, step), np.arange(step / 2, width, step), indexing="ij"
    )
    centres = np.stack([y.ravel(), x.ravel()], 1)
    centres = centres[rng.random(len(centres)) < 0.55]
    centres += rng.normal(0, 0.28 * step, centres.shape)
    reach = int(0.4 * px) + 1
    offsets = np.mgrid[-reach : reach + 1, -reach : reach + 1].reshape(2, -1).T
    place = np.rint(centres)[:, None] + offsets[None]
    away = np.hypot(*(place - centres[:, None]).transpose(2, 0, 1))
    depth = cover(0.16 * px - away, 0.08 * px)
    rows, columns = place.astype(int).transpose(2, 0, 1)
    inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    where = rows[inside], columns[inside]
    np.add.at(maps["height"], where, -0.03 * depth[inside])
    np.add.at(maps["melanin"], where, 0.18 * depth[inside])


def _spot_centre(rng, shape, room):
    """Keep clear of the border where the field is large enough for it."""
    low = np.minimum(room, np.array(shape[::-1]) / 2)
    return rng.uniform(low, np.array(shape[::-1]) - low)


def _freckles(rng, maps, px):
    marks = []
    for _ in range(int(rng.integers(0, 7))):
        d, shape = rng.uniform(0.5, 2.4), maps["melanin"].shape
        x, y = _spot_centre(rng, shape, d / 2 * px)
        window, soft, _ = disc(shape, (x, y, d / 2 * px), 0.3 * px, rng=rng)
        maps["naevus"][window] += rng.uniform(0.010, 0.035) * soft
        marks.append(Mark("freckle", round(x / px, 2), round(y / px, 2), round(d, 2)))
    return tuple(marks)


def _mole(rng, maps, px, wanted):
    """Draw at most one mole. Chance is used up either way: the rest of the skin stays the same."""
    here, d = rng.random() < 0.45, rng.uniform(1.6, 3.2)
    shape, dark = maps["melanin"].shape, rng.uniform(0.10, 0.25)
    x, y = _spot_centre(rng, shape, d * px)
    window, soft, profile = disc(shape, (x, y, d / 2 * px), 0.3 * px, rng=rng)
    if not (wanted and here):
        return ()
    maps["naevus"][window] += dark * soft * np.clip(0.55 + 0.7 * profile, 0, 1)
    maps["height"][window] += 0.15 * np.clip(profile, 0, 1) ** 0.6
    return (Mark("mole", round(x / px, 2), round(y / px, 2), round(d, 2)),)


def _hairs(rng, shape, px, grain):
    """Draw a few hairs along the grain of the skin, thin at the tip."""
    out = np.zeros(shape, np.float32)
    for _ in range(int(rng.integers(2, 16))):
        long, angle = rng.uniform(4, 13) * px, grain + rng.normal(0.3, 0.35)
        along = np.linspace(0, 1, max(int(long * 1.6), 2))
        side = long * rng.normal(0, 0.14) * along**2
        x = rng.uniform(0, shape[1]) + np.cos(angle) * long * along - np.sin(angle) * side
        y = rng.uniform(0, shape[0]) + np.sin(angle) * long * along + np.cos(angle) * side
        ink(out, x, y, rng.uniform(0.5, 0.95) * (1 - along**3))
    return blur(out, 0.04 * px)
