"""What a page gets of a patch of skin: pictures, places of spots, words; never what it shows."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from html import escape
from statistics import median
from typing import ClassVar

from skinspots_lib.learning.engine.cells import Picture
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.seeing import (
    Sight,
    better_view,
    how_seen,
    in_words,
    places,
    sights,
)

SAY = WORDS["skin"] | WORDS["bench"]
# A middle whiter than this is a head of pus; a weaker one is a clear top.
HEAD = 0.2


@lru_cache(maxsize=2)
def _made(make):
    # A patch takes 8 MB: a notebook with many keeps those of the pair that was last in use.
    return make()


class Pictures:
    """The pictures of one patch, each view made once.

    Parameters
    ----------
    make : callable
        Gives the `Patch`, the same each time; it is not kept long.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> skin = Pictures(partial(make_patch, "purpura", tone=6, seed=2))
    >>> skin.alt
    'A simulated patch of skin, 40 mm wide, tone 6 of 10, with spots.'
    """

    # A learner who wants words wants them for the next picture too.
    described: ClassVar[bool] = False

    def __init__(self, make: Callable) -> None:
        self._make, self._frames, self._sights = make, {}, {}
        self.width_mm = self.patch.ids.shape[0] * self.patch.mm_per_px

    @property
    def patch(self):
        """Give the patch, made anew when others came between."""
        return _made(self._make)

    @property
    def alt(self) -> str:
        """Say what the picture is, without a word about the answer."""
        from skinspots_lib.skin.stills import neutral_alt

        return neutral_alt(self.patch)

    @property
    def stops(self) -> list[float]:
        """Give the pressures of the pictures, from none to firm."""
        from skinspots_lib.skin import STOPS

        return list(STOPS)

    @property
    def places(self) -> list[dict]:
        """Give number, centre and reach of each spot, as parts of the width."""
        return places(self.patch)

    def frames(self, view: str = "limb") -> list[bytes]:
        """Give the pictures from not pressed to firmly pressed.

        Parameters
        ----------
        view : str
            Where and in which light, a key of ``views`` in ``words.json``.

        Returns
        -------
        list of bytes
            WebP, one for each of `stops`.
        """
        from skinspots_lib.skin import frames, light_for

        if view not in self._frames:
            light = light_for(self.patch.seed)
            self._frames[view] = frames(self.patch, self.stops, light=light, **how_seen(view))
        return self._frames[view]

    def sights(self, view: str = "limb") -> dict[int, Sight]:
        """Look at every spot in a view.

        Parameters
        ----------
        view : str
            Where and in which light.

        Returns
        -------
        dict of int to Sight
            By number of the spot.
        """
        if view not in self._sights:
            self._sights[view] = sights(self.patch, view)
        return self._sights[view]

    def truth(self, view: str = "limb") -> dict[int, str]:
        """Give what the colour of each spot does in a view. Relief alone is not colour.

        Parameters
        ----------
        view : str
            Where and in which light.

        Returns
        -------
        dict of int to str
            ``fades``, ``partly``, ``stays``, or ``cannot`` where the colour cannot be made out.
        """
        return {number: sight.truth for number, sight in self.sights(view).items()}

    def words(self, view: str = "limb") -> list[dict]:
        """Say what an eye would see of each spot, measured on the picture.

        Parameters
        ----------
        view : str
            Where and in which light.

        Returns
        -------
        list of dict
            One for each spot: intro, and levels, one for each of `stops`.
        """
        return in_words(self.patch, view, self.sights(view))

    def better(self, view: str, number: int) -> str:
        """Find a place or a light in which a spot can be judged.

        Parameters
        ----------
        view : str
            Where its colour is too faint.
        number : int
            Of the spot.

        Returns
        -------
        str
            Name of the view; empty when it is too faint in each.
        """
        return better_view(self.patch, view, number)

    def in_tone(self, tone: int) -> Pictures:
        """Give the same spots in another skin tone: the seed places them.

        Parameters
        ----------
        tone : int
            1 (lightest) to 10 (darkest).

        Returns
        -------
        Pictures
            Of a patch with the same seed.
        """
        return Pictures(partial(_in_tone, self._make, tone))

    def summary(self, view: str = "limb") -> list[str]:
        """Say what is seen, in a few sentences from which the kind of spots can be told.

        Parameters
        ----------
        view : str
            Where and in which light.

        Returns
        -------
        list of str
            Number, size and relief; shape; colour, and what is left of it under the glass.
        """
        sights = [sight for sight in self.sights(view).values() if sight.seen]
        lines = [self.alt, self._sizes(), *_shapes(self.patch)]
        if not sights:
            return [*lines, SAY["hidden"]]
        seen = SAY["seen"][round(median(sight.seen for sight in sights))]
        made_out = SAY["made_out"].format(k=len(sights), n=len(self.patch.drawn), seen=seen)
        left = [round(median(parts), -1) for parts in zip(*(s.left for s in sights), strict=True)]
        pressed = SAY["pressed"].format(light=f"{left[1]:.0f}", firm=f"{left[-1]:.0f}")
        return [*lines, made_out, pressed, SAY["reading"]]

    def _sizes(self) -> str:
        spots = self.patch.drawn
        kinds = {spot.raised for spot in spots}
        relief = SAY["mixed"] if len(kinds) > 1 else SAY["reliefs"][int(kinds.pop())]
        sizes = [spot.d_mm for spot in spots]
        values = {"small": f"{min(sizes):.1f}", "large": f"{max(sizes):.1f}", "relief": relief}
        return SAY["spots" if len(spots) > 1 else "only_spot"].format(n=len(spots), **values)


def _in_tone(make: Callable, tone: int):
    return replace(_made(make), tone=tone)


class Sides:
    """Mixed into a widget that shows `_skins`: its still picture, not pressed."""

    _skins: list[Pictures]

    def _picture(self) -> str:
        return "".join(map(_image, self._skins))


def _image(skin: Pictures) -> str:
    data = base64.b64encode(skin.frames()[0]).decode("ascii")
    return f'<img src="data:image/webp;base64,{data}" alt="{escape(skin.alt)}" width="300"> '


def skins_of(picture: Picture) -> list[Pictures]:
    """Make the patch, or the two patches, of a picture on the same skin in the same light.

    Parameters
    ----------
    picture : Picture
        From the practice.

    Returns
    -------
    list of Pictures
        From the left.

    Examples
    --------
    >>> len(skins_of(Picture("purpura", 6, "clear", 2, "petechiae")))
    2
    """
    from skinspots_lib.skin import make_patch

    kinds = filter(None, (picture.condition, picture.other))
    how = {"tone": picture.tone, "seed": picture.seed, "difficulty": picture.difficulty}
    return [Pictures(partial(make_patch, kind, **how)) for kind in kinds]


def frames_of(skins: list[Pictures], view: str = "limb") -> list[bytes]:
    """Give the pictures of all sides in one row.

    Parameters
    ----------
    skins : list of Pictures
        From the left.
    view : str
        Where and in which light.

    Returns
    -------
    list of bytes
        As many for each side as there are pressures.

    Examples
    --------
    >>> len(frames_of(skins_of(Picture("purpura", 6, "clear", 2, "petechiae"))))
    10
    """
    return [frame for skin in skins for frame in skin.frames(view)]


def clearest(skins: list[Pictures], views: list[str]) -> str:
    """Find the place or the light in which most spots can be made out.

    Parameters
    ----------
    skins : list of Pictures
        One patch, or two.
    views : list of str
        What may be chosen; light from the side is no help to see colour.

    Returns
    -------
    str
        The first of the best.

    Examples
    --------
    >>> clearest(skins_of(Picture("petechiae", 10, "hard", 2)), ["limb", "palm"])
    'palm'
    """

    def seen(view: str) -> int:
        sides = (skin.patch.spots_seen(**how_seen(view)) for skin in skins)
        return sum(spot.visible for spots in sides for spot in spots)

    return max(views, key=seen)


def _shapes(patch) -> list[str]:
    """Say what an eye sees in or around the spots, from what was drawn and not from a name."""
    from skinspots_lib.skin.looks import look

    kinds = [look(name) for name in patch.cls.split("+")]
    drawn = {
        "legs": any(kind.legs[1] for kind in kinds),
        "lakes": any(kind.lumen[1] for kind in kinds),
        "plug": any(kind.plug_melanin for kind in kinds),
        "head": any(kind.plug_white > HEAD for kind in kinds),
        "top": any(0 < kind.plug_white <= HEAD and not kind.plug_melanin for kind in kinds),
    }
    return [SAY["shapes"][name] for name, is_drawn in drawn.items() if is_drawn]
