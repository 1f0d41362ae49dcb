"""Where spots go, apart from each other and from moles, and the outline of each."""

from dataclasses import dataclass

import numpy as np

from skinspots_lib.skin.looks import Look

_TRIES = 160
_CENTRAL = 4


def places(rng, size, radii, cluster, taken):  # noqa: PLR0913
    """Find centres so that spots do not touch.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    size : int
        Width and height of the patch in pixels.
    radii : ndarray, shape (spots,)
        In pixels, the largest first.
    cluster : float
        Part of the spots that gather around one place, 0 to 1.
    taken : list of (ndarray, float)
        Centres and radii that are in use; what is placed is added.

    Returns
    -------
    list of (ndarray, float)
        Column and row of the centre, and the radius. The first spots lie where a glass in the
        middle covers them; a spot that finds no room is left out, but never the first.

    Examples
    --------
    >>> found = places(np.random.default_rng(1), 400, np.array([20.0, 10.0]), 0.0, [])
    >>> len(found)
    2
    """
    focus, out = rng.uniform(0.35, 0.65, 2) * size, []
    for radius in radii:
        tries = _candidates(rng, size, cluster, focus)
        if len(radii) <= 3 and not out:
            tries = rng.normal(size / 2, 0.05 * size, (_TRIES, 2))
        free = _free(tries, size, radius, taken)
        if len(out) < _CENTRAL and size > 5 * radius:
            free &= np.hypot(*(tries - size / 2).T) + 0.8 * radius <= 0.37 * size
        if free.any() or not out:
            centre = tries[free.argmax()] if free.any() else np.full(2, size / 2)
            out.append((centre, radius))
            taken.append((centre, radius))
    return out


def _candidates(rng, size, cluster, focus):
    anywhere = rng.uniform(0, size, (_TRIES, 2))
    gathered = rng.normal(focus, 0.2 * size, (_TRIES, 2))
    return np.where(rng.random((_TRIES, 1)) < cluster, gathered, anywhere)


def _free(tries, size, radius, taken):
    free = np.minimum(tries, size - tries).min(1) > 1.15 * radius + 2
    if taken:
        centres, radii = np.array([c for c, _ in taken]), np.array([r for _, r in taken])
        away = np.hypot(*(tries[:, None] - centres).transpose(2, 0, 1))
        free &= (away > 1.3 * (radius + radii) + 1).all(1)
    return free


@dataclass(frozen=True)
class Shape:
    """Outline of one spot on its own window, which may reach over the border of the patch.

    Attributes
    ----------
    top, left : int
        Row and column of the window's first pixel.
    profile : ndarray of float32, shape (rows, columns)
        1 in the middle, 0 on the outline, below 0 outside.
    radius : float
        In pixels.

    Examples
    --------
    >>> Shape(3, 4, np.ones((2, 2), np.float32), 1.0).radius
    1.0
    """

    top: int
    left: int
    profile: np.ndarray
    radius: float


def outline(rng, this: Look, x, y, radius) -> Shape:
    """Draw the outline of one spot so that its area is that of a disc.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    this : Look
        How the condition looks.
    x, y, radius : float
        Centre and radius of that disc, in pixels.

    Returns
    -------
    Shape
        The outline on its window.

    Examples
    --------
    >>> from skinspots_lib.skin.looks import look
    >>> shape = outline(np.random.default_rng(1), look("purpura"), 50, 50, 20)
    >>> round(float(np.sqrt((shape.profile > 0).sum() / np.pi)))
    20
    """
    stretch = rng.uniform(1, max(this.stretch_max, 1))
    angle = rng.uniform(0, np.pi)
    around = np.linspace(-np.pi, np.pi, 1025)
    waves = np.arange(2, 8)[:, None]
    height = 1.5 * this.outline / waves**1.5 * rng.normal(size=(6, 1))
    bulge = 1 + (height * np.cos(waves * around + rng.uniform(0, 2 * np.pi, (6, 1)))).sum(0)
    bulge = np.clip(bulge, 1 - 2.2 * this.outline, 1 + 2.2 * this.outline)
    bulge *= radius / np.sqrt((bulge[1:] ** 2).mean())
    # As far as the outline can reach, its soft edge, and the red rim where there is one.
    far = (2.4 if this.halo else 1 + 2.2 * this.outline) * radius * np.sqrt(stretch)
    reach = int(far + 0.5 * radius) + 6
    top, left = int(y) - reach, int(x) - reach
    steps = np.arange(2 * reach + 1, dtype=np.float32)
    dy, dx = (steps + np.float32(top - y))[:, None], steps + np.float32(left - x)
    turned, longer = np.float32([np.cos(angle), np.sin(angle)]), np.float32(np.sqrt(stretch))
    along = dx * (turned[0] / longer) + dy * (turned[1] / longer)
    across = dy * (turned[0] * longer) - dx * (turned[1] * longer)
    # The nearest of a thousand directions is as good as the exact one, and cheaper.
    way = (np.arctan2(across, along) + np.float32(np.pi)) * np.float32(512 / np.pi)
    limit = np.take(bulge.astype(np.float32), way.astype(np.int32), mode="clip")
    return Shape(top, left, 1 - np.hypot(along, across) / limit, float(radius))


def mask_of(shape: Shape, x, y) -> np.ndarray:
    """Give the pixels of a spot; one that is smaller than a pixel still has one.

    Parameters
    ----------
    shape : Shape
        Its outline.
    x, y : float
        Its centre in the patch, in pixels.

    Returns
    -------
    ndarray of bool, shape of the window
        True inside.

    Examples
    --------
    >>> int(mask_of(Shape(0, 0, np.full((3, 3), -1, np.float32), 0.1), 1, 1).sum())
    1
    """
    mask = shape.profile > 0
    mask[int(y) - shape.top, int(x) - shape.left] = True
    return mask


def longest(mask) -> float:
    """Measure the longest extent of a spot.

    Parameters
    ----------
    mask : ndarray of bool, shape (H, W)
        True inside.

    Returns
    -------
    float
        In pixels, over twelve directions.

    Examples
    --------
    >>> longest(np.ones((1, 9), bool))
    9.0
    """
    rows, columns = np.nonzero(mask)
    turns = np.linspace(0, np.pi, 12, endpoint=False)[:, None]
    along = columns * np.cos(turns) + rows * np.sin(turns)
    return float(np.ptp(along, axis=1).max() + 1)
