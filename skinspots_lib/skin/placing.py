"""Where spots go: apart from each other, from moles and from the border."""

import numpy as np

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
