"""How well each spot stands out from the skin around it, as an eye would see it."""

import numpy as np

from skinspots_lib.skin.base.colour import difference, to_lab
from skinspots_lib.skin.shading import linear_planes

LEAST_SEEN = 3.0
_SPIDER_LEGS = 25
_CLEAR = {"hair": 0.05, "naevus": 0.003, "melanin": 1.35}


def contrasts(patch, spots=None, *, pressure=0.0, relief=True, **view) -> dict[int, float]:
    """Measure the contrast of every spot with plain skin 0.7 to 2.2 mm outside it.

    Parameters
    ----------
    patch : Patch
        What is looked at.
    spots : sequence of Spot, optional
        Which spots; by default all.
    pressure : float
        0 (none) to 1 (firm), the whole field evenly.
    relief : bool
        Whether light and shadow of bumps count; without, colour alone does.
    **view
        ``site`` and ``lamp``, as in `render`.

    Returns
    -------
    dict of int to float
        ΔE00 between the medians, by number of the spot; 3 is seen at a glance.

    Notes
    -----
    Pressing flattens. What was seen by its relief alone and then is gone has not faded.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> patch = make_patch("petechiae", tone=3, seed=1, n=5, vivid=0.8)
    >>> before, after = contrasts(patch), contrasts(patch, pressure=1)
    >>> all(after[number] > 0.9 * before[number] for number in before)
    True
    """
    planes = linear_planes(patch, pressure=pressure, relief=relief, **view)
    image = planes.transpose(1, 2, 0)
    plain = _plain(patch)
    spots = patch.drawn if spots is None else spots
    return {spot.id: _one(patch, image, plain, spot) for spot in spots}


def _plain(patch):
    """Skin fit to compare with: no spot, hair, freckle or mole."""
    clear = [patch.maps[name] < most for name, most in _CLEAR.items() if name in patch.maps]
    return np.logical_and.reduce([patch.ids == 0, *clear])


def _one(patch, image, plain, spot):
    px = 1 / patch.mm_per_px
    x, y, radius = spot.x_mm * px, spot.y_mm * px, spot.feret_mm / 2 * px
    reach = int(radius + 2.4 * px) + 2
    here = tuple(slice(max(0, int(v) - reach), int(v) + reach + 1) for v in (y, x))
    yy, xx = np.ogrid[tuple(slice(s.start, min(s.stop, patch.ids.shape[0])) for s in here)]
    away = np.hypot(xx - x, yy - y)
    core = _core(patch, spot, here, away < max(0.7 * radius, 1.5))
    ring = plain[here] & (away > radius + 0.7 * px) & (away < radius + 2.2 * px)
    around = image[here][ring] if ring.sum() >= 12 else image[plain]
    if not core.any() or not len(around):
        return 0.0
    middle = np.median(to_lab(image[here][core]), axis=0)
    return float(difference(middle, np.median(to_lab(around), axis=0)))


def _core(patch, spot, here, near):
    own = patch.ids[here] == spot.id
    if spot.cls == "spider_angioma":
        # Its legs, not the plain skin between them.
        own_legs = own & (patch.maps["vessels"][here] > _SPIDER_LEGS)
        return own_legs if own_legs.any() else own
    return own & near
