"""What an eye can make out of each spot on a patch, in a place and a light, and in words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from skinspots_lib.widgets._base import WORDS

SAY = WORDS["skin"]
CLEARLY = 8.0
# Percent of the colour that is left under a firm glass, in the tens that the words give.
FADES, STAYS = 50, 100
ROW_MM = 10
# How far from its centre a glass is on a spot. Steps this wide tell no petechia from purpura.
REACHES_MM = (1.5, 3.0, 6.0, 12.0)
# Tried in this order when a colour is too faint. Light from the side changes no colour.
BETTER = tuple(name for name in SAY["views"] if name not in ("limb", "limb+raking"))


@dataclass(frozen=True)
class Sight:
    """What can be seen of one spot.

    Attributes
    ----------
    seen : int
        0 when its colour cannot be made out, 1 a little, 2 clearly.
    left : tuple of int
        Percent of its difference in colour that is left at each pressure but the first, in tens.
    accepted : tuple of str
        Right answers, the true one first; what is seen of a spot may differ from its kind.

    Examples
    --------
    >>> Sight(0, (100, 100, 100, 100), ("cannot",)).truth
    'cannot'
    """

    seen: int
    left: tuple[int, ...]
    accepted: tuple[str, ...]

    @property
    def truth(self) -> str:
        """Give ``fades``, ``partly`` or ``stays``, or ``cannot`` where colour is too faint.

        Examples
        --------
        >>> Sight(2, (90, 70, 50, 20), ("fades",)).truth
        'fades'
        """
        return self.accepted[0]


def numbered(patch) -> dict[int, object]:
    """Number the spots of a patch as one reads: in rows, from the left.

    Parameters
    ----------
    patch : Patch
        From `skinspots_lib.skin`, which numbers them by kind and size.

    Returns
    -------
    dict of int to Spot
        From 1.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> list(numbered(make_patch("purpura", tone=5, seed=1, n=2)))
    [1, 2]
    """
    spots = sorted(patch.drawn, key=lambda spot: (spot.y_mm // ROW_MM, spot.x_mm))
    return dict(enumerate(spots, 1))


def places(patch) -> list[dict]:
    """Say where the spots are, without a word about what they are.

    Parameters
    ----------
    patch : Patch
        From `skinspots_lib.skin`.

    Returns
    -------
    list of dict
        id (its number), x, y and r (the reach around its centre), as shares of the width.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> [spot["r"] for spot in places(make_patch("petechiae", tone=5, seed=1, n=2))]
    [0.0375, 0.0375]
    """
    width = patch.ids.shape[1] * patch.mm_per_px
    return [
        {
            "id": number,
            "x": round(spot.x_mm / width, 3),
            "y": round(spot.y_mm / width, 3),
            "r": round(_reach(spot.feret_mm / 2) / width, 4),
        }
        for number, spot in numbered(patch).items()
    ]


def _reach(radius_mm: float) -> float:
    return next((reach for reach in REACHES_MM if reach >= radius_mm), radius_mm)


def how_seen(name: str) -> dict:
    """Turn the name of a view into what `render` needs.

    Parameters
    ----------
    name : str
        Such as ``palm`` or ``limb+lamp``.

    Returns
    -------
    dict
        site, and lamp or raking.

    Examples
    --------
    >>> how_seen("limb+lamp")
    {'site': 'limb', 'lamp': True}
    """
    site, *light = name.split("+")
    return {"site": site, **dict.fromkeys(light, True)}


def sights(patch, view: str) -> dict[int, Sight]:
    """Look at every spot at every pressure. Relief alone is not colour.

    Parameters
    ----------
    patch : Patch
        From `skinspots_lib.skin`.
    view : str
        Such as ``palm``.

    Returns
    -------
    dict of int to Sight
        By number of the spot.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> sights(make_patch("petechiae", tone=4, seed=2), "palm")[1].truth
    'stays'
    """
    from skinspots_lib.skin import STOPS
    from skinspots_lib.skin.contrast import contrasts

    place = how_seen(view)
    # Raking light changes relief alone, which is left out here.
    place.pop("raking", None)
    at = [contrasts(patch, pressure=stop, relief=False, **place) for stop in STOPS]
    return {
        number: _sight(spot.response, [seen[spot.id] for seen in at])
        for number, spot in numbered(patch).items()
    }


def _sight(response: str, contrast: list[float]) -> Sight:
    from skinspots_lib.skin.contrast import LEAST_SEEN

    seen = bisect_right((LEAST_SEEN, CLEARLY), contrast[0])
    left = tuple(round(10 * min(now / max(contrast[0], 0.1), 1)) * 10 for now in contrast[1:])
    looks = "fades" if left[-1] <= FADES else "stays" if left[-1] >= STAYS else "partly"
    if not seen:
        return Sight(0, left, ("cannot",))
    # Never both "fades" and "stays": one of them may be dangerous to miss.
    both = (response, looks) if "partly" in (response, looks) else (response,)
    return Sight(seen, left, tuple(dict.fromkeys(both)))


def better_view(patch, view: str, number: int) -> str:
    """Find a place or a light in which a spot can be judged.

    Parameters
    ----------
    patch : Patch
        From `skinspots_lib.skin`.
    view : str
        Where its colour is too faint.
    number : int
        Of the spot.

    Returns
    -------
    str
        Name of the view; empty when it is too faint in each.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> better_view(make_patch("petechiae", tone=10, seed=2), "limb", 1) != "limb"
    True
    """
    from skinspots_lib.skin.contrast import LEAST_SEEN, contrasts

    spot = numbered(patch)[number]
    for name in BETTER:
        if name == view:
            continue
        if contrasts(patch, [spot], relief=False, **how_seen(name))[spot.id] >= LEAST_SEEN:
            return name
    return ""


def in_words(patch, view: str, looked: dict[int, Sight]) -> list[dict]:
    """Tell what the eye sees, as text from which the spots can be judged.

    Parameters
    ----------
    patch : Patch
        From `skinspots_lib.skin`.
    view : str
        Such as ``palm``.
    looked : dict of int to Sight
        From `sights`.

    Returns
    -------
    list of dict
        intro, and levels: one text for each pressure.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> patch = make_patch("petechiae", tone=4, seed=2, n=1)
    >>> in_words(patch, "limb", sights(patch, "limb"))[0]["levels"][-1]
    'about 100 percent of that difference is left'
    """
    raking = "raking" in view
    out = []
    for number, spot in numbered(patch).items():
        levels = _levels(looked[number])
        if spot.raised and raking:
            levels[1:] = [f"{level}; {SAY['flattened']}" for level in levels[1:]]
        values = {"n": number, "all": len(looked), "size": f"{spot.d_mm:.1f}"}
        relief = SAY["reliefs"][int(spot.raised)]
        out.append({"intro": SAY["spot_words"].format(**values, relief=relief), "levels": levels})
    return out


def _levels(sight: Sight) -> list[str]:
    """Words for a spot's colour before pressing, and for what is left of it at each stop."""
    first = SAY["seen"][sight.seen]
    if not sight.seen:
        return [first] * (1 + len(sight.left))
    return [first, *(SAY["left"].format(n=part) for part in sight.left)]
