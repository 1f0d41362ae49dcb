"""A patch of simulated skin with its exact truth: what each spot is, how large, where."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from skinspots_lib.skin.base.brush import blur
from skinspots_lib.skin.base.constants import constants
from skinspots_lib.skin.base.texture import Mark, plain_skin
from skinspots_lib.skin.contrast import LEAST_SEEN, contrasts
from skinspots_lib.skin.lesions import Canvas, paint
from skinspots_lib.skin.looks import Look, look, mood, own, shaped
from skinspots_lib.skin.placing import Shape, longest, mask_of, outline, places
from skinspots_lib.skin.tones import tone as tone_of

DIFFICULTIES = ("any", "clear", "hard")


@dataclass(frozen=True)
class Spot:
    """The truth about one spot.

    Attributes
    ----------
    id : int
        Its number in `Patch.ids`, from 1.
    cls : str
        The condition it shows.
    response : str
        What its colour does under the glass: ``fades``, ``stays`` or ``partly``.
    raised : bool
        Whether it stands up from the skin.
    d_mm : float
        Diameter of the disc of the same area, measured on the mask.
    feret_mm : float
        Its longest extent.
    x_mm, y_mm : float
        Centre, from the left and the upper edge.
    age_days : float
        How old leaked blood is; for variety only, colour cannot date a bruise.
    visible : bool
        Whether its colour differs enough from the skin around it on the limb in plain light
        (ΔE00 of 3 or more before pressing). Where it does not, "cannot judge here" is right.

    Examples
    --------
    >>> make_patch("purpura", tone=5, seed=1, n=1).spots[0].response
    'stays'
    """

    id: int
    cls: str
    response: str
    raised: bool
    d_mm: float
    feret_mm: float
    x_mm: float
    y_mm: float
    age_days: float = 0.0
    visible: bool = False


@dataclass(frozen=True, eq=False)
class Patch:
    """Simulated skin: maps of what is in it, and the truth.

    Attributes
    ----------
    cls : str
        The conditions shown, joined by ``+``.
    tone : int
        1 (lightest) to 10 (darkest).
    seed : int
        Where its chance came from.
    mm_per_px : float
        Size of a pixel.
    maps : mapping of ndarray of float32, shape (H, W)
        What is in the skin; see ``docs/simulated_skin.md``.
    ids : ndarray of int16, shape (H, W)
        Number of the spot at each pixel, 0 for skin.
    drawn : tuple of Spot
        As `spots`, before anyone judged whether each can be seen.
    marks : tuple of Mark
        Freckles and moles: part of the skin, not of the rash.
    prepared : dict
        Slopes of the surface, kept from one picture to the next.

    Examples
    --------
    >>> make_patch("purpura", tone=5, seed=1, n=1).cls
    'purpura'
    """

    cls: str
    tone: int
    seed: int
    mm_per_px: float
    maps: Mapping[str, np.ndarray]
    ids: np.ndarray
    drawn: tuple[Spot, ...] = field(repr=False)
    marks: tuple[Mark, ...] = ()
    prepared: dict = field(default_factory=dict, repr=False)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every spot with its truth, judged on the limb in plain light.

        Examples
        --------
        >>> make_patch("purpura", tone=5, seed=1, n=1).spots[0].visible
        True
        """
        return self.spots_seen()

    def spots_seen(self, site: str = "limb", *, lamp: bool = False) -> tuple[Spot, ...]:
        """Give the truth with `visible` judged for a place and a light.

        Parameters
        ----------
        site : str
            ``limb``, ``palm``, ``sole``, ``inner_lip``, ``palate`` or ``inner_eyelid``.
        lamp : bool
            Whether a brighter light is used.

        Returns
        -------
        tuple of Spot
            In the order of their numbers.

        Examples
        --------
        >>> make_patch("purpura", tone=10, seed=1, n=1).spots_seen("palm")[0].visible
        True
        """
        seen = contrasts(self, self.drawn, site=site, lamp=lamp, relief=False)
        return tuple(replace(s, visible=seen[s.id] >= LEAST_SEEN) for s in self.drawn)


def make_patch(  # noqa: PLR0913
    condition,
    *,
    tone,
    seed,
    size_px=400,
    mm_per_px=0.1,
    n=None,
    d_mm=None,
    vivid=None,
    age_days=None,
    difficulty="any",
    moles=True,
) -> Patch:
    """Make a patch of simulated skin with spots.

    Parameters
    ----------
    condition : str or list of str
        Ids in ``data/appearances.csv``; with several, some spots show each of them.
    tone : int
        1 (lightest) to 10 (darkest). The same seed gives the same spots in every tone.
    seed : int
        0 or more; the same seed gives the same patch.
    size_px : int
        Width and height, 32 to 2000.
    mm_per_px : float
        Size of a pixel; at 0.1 the usual patch is 40 mm wide.
    n : int, optional
        Number of spots of each condition; fewer where they do not fit.
    d_mm : (float, float), optional
        Smallest and largest diameter in place of those of the condition.
    vivid, age_days : float, optional
        Fixed strength of the colour, and age of leaked blood in days.
    difficulty : {"any", "clear", "hard"}
        Which part of the range of strengths is used.
    moles : bool
        Whether a mole may appear.

    Returns
    -------
    Patch
        Its `ids` and `spots` hold the truth.

    Raises
    ------
    UnknownName
        A condition cannot be drawn.
    ValueError
        A number is out of its range; the message gives the range.

    Examples
    --------
    >>> patch = make_patch("petechiae", tone=5, seed=1, size_px=200, mm_per_px=0.2)
    >>> {spot.response for spot in patch.spots}
    {'stays'}
    """
    looks = [look(name) for name in ([condition] if isinstance(condition, str) else condition)]
    _check(tone, seed, size_px, mm_per_px, difficulty)
    rng = np.random.default_rng([int(seed), 7])
    maps, marks = plain_skin(rng, (size_px, size_px), mm_per_px, moles=moles)
    canvas, ids = Canvas(maps, mm_per_px), np.zeros((size_px, size_px), np.int16)
    wish = _Wish(n, d_mm, vivid, age_days, difficulty, len(looks))
    taken = [(np.array([m.x_mm, m.y_mm]) / mm_per_px, m.d_mm / 2 / mm_per_px) for m in marks]
    spots: list[Spot] = []
    for this in looks:
        spots += _spots(canvas, ids, this, wish, (seed, taken, len(spots)))
    names = "+".join(this.condition for this in looks)
    return Patch(names, int(tone), int(seed), mm_per_px, _spread(canvas), ids, tuple(spots), marks)


@dataclass(frozen=True)
class _Wish:
    n: int | None
    d_mm: tuple[float, float] | None
    vivid: float | None
    age_days: float | None
    difficulty: str
    shares: int


def _check(tone, seed, size_px, mm_per_px, difficulty):
    tone_of(tone)
    if isinstance(seed, bool) or int(seed) != seed or seed < 0:
        raise ValueError(f"seed={seed!r} is not a whole number from 0 up.")
    if int(size_px) != size_px or not 32 <= size_px <= 2000:
        raise ValueError(f"size_px={size_px!r} is not a whole number from 32 to 2000.")
    if not 0.02 <= mm_per_px <= 1:
        raise ValueError(f"mm_per_px={mm_per_px!r} is not from 0.02 to 1.")
    if difficulty not in DIFFICULTIES:
        raise ValueError(f"difficulty={difficulty!r} is not one of {', '.join(DIFFICULTIES)}.")


def _spots(canvas: Canvas, ids, this: Look, wish: _Wish, before) -> list[Spot]:
    """Place and paint the spots of one condition."""
    seed, taken, number = before
    rng = np.random.default_rng([int(seed), 11, *this.condition.encode()])
    this = shaped(rng, this)
    shared = mood(rng, this, vivid=wish.vivid, age_days=wish.age_days, difficulty=wish.difficulty)
    radii = _radii(rng, this, wish, canvas.px)
    out = []
    for centre, radius in places(rng, canvas.shape[0], radii, this.cluster, taken):
        mine = own(rng, this, shared)
        shape = outline(rng, mine[0], *centre, radius)
        paint(canvas, rng, *mine, shape)
        number += 1
        out.append(_record(canvas, ids, this, shared, (number, centre, shape)))
    return out


def _radii(rng, this: Look, wish: _Wish, px):
    low, high = np.log(this.count)
    count = int(np.exp(rng.uniform(low, high + 0.02)))
    count = max(1, round(count / wish.shares)) if wish.n is None else int(wish.n)
    smallest, largest = wish.d_mm or this.size
    # The largest first: small ones still find a place between them.
    return np.sort(rng.uniform(smallest, largest, count))[::-1] / 2 * px


def _record(canvas: Canvas, ids, this: Look, shared, placed) -> Spot:
    number, (x, y), shape = placed
    mm, mask = 1 / canvas.px, mask_of(shape, x, y)
    here, there = canvas.window(shape)
    inside = mask[there] & (ids[here] == 0)
    ids[here][inside] = number
    return Spot(
        number,
        this.condition,
        this.response,
        _raised(this, shared, shape, mm),
        round(float(2 * np.sqrt(mask.sum() / np.pi) * mm), 2),
        round(longest(mask) * mm, 2),
        round(float(x * mm), 2),
        round(float(y * mm), 2),
        shared.age_days if this.leaked[1] else 0.0,
    )


def _raised(this: Look, shared, shape: Shape, mm) -> bool:
    if this.raised == "either":
        return shared.relief_mm + this.relief_slope * shape.radius * mm >= 0.1
    return this.raised == "raised"


def _spread(canvas: Canvas):
    """Spread blood sideways like light in skin, once for all pressures."""
    maps, c, px = canvas.maps, constants(), canvas.px
    for name in ("vessels", "deep"):
        np.maximum(maps[name], 0.1, out=maps[name])
    widths = {
        "vessels": "spread_upper_mm",
        "leaked": "spread_upper_mm",
        "deep": "spread_deep_mm",
        "leaked_deep": "spread_deep_mm",
        "lumen": "spread_lumen_mm",
    }
    for name, width in widths.items():
        if maps[name].any():
            maps[name] = np.maximum(blur(maps[name], c[width] * px), 0)
    return {name: values for name, values in maps.items() if values.any()}
