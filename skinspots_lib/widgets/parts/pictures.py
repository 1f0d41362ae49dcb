"""What a page gets of a patch of skin: pictures, places of spots, words; never what it shows."""

from __future__ import annotations

import numpy as np

from skinspots_lib.skin import STOPS, frames, light_for
from skinspots_lib.skin.contrast import LEAST_SEEN, contrasts
from skinspots_lib.widgets._base import WORDS

SAY = WORDS["skin"]
CLEARLY = 8.0


class Pictures:
    """The pictures of one patch, each view made once.

    Parameters
    ----------
    patch : Patch
        From `skinspots_lib.skin`.

    Examples
    --------
    >>> from skinspots_lib.skin import make_patch
    >>> skin = Pictures(make_patch("purpura", tone=6, seed=2))
    >>> skin.alt
    'A simulated patch of skin, 40 mm wide, tone 6 of 10, with spots.'
    """

    def __init__(self, patch) -> None:
        self.patch, self._frames, self._truth = patch, {}, {}
        self.width_mm = patch.ids.shape[0] * patch.mm_per_px

    @property
    def alt(self) -> str:
        """Say what the picture is, without a word about the answer."""
        return SAY["alt"].format(width=round(self.width_mm), tone=self.patch.tone)

    @property
    def places(self) -> list[dict]:
        """Give number, centre and radius of each spot, as parts of the width."""
        return [_place(spot, self.width_mm) for spot in self.patch.drawn]

    def frames(self, view: str = "limb") -> list[bytes]:
        """Give the pictures from not pressed to firmly pressed.

        Parameters
        ----------
        view : str
            Where and in which light, a key of ``views`` in ``words.json``.

        Returns
        -------
        list of bytes
            WebP, one for each of `STOPS`.
        """
        if view not in self._frames:
            light = light_for(self.patch.seed)
            self._frames[view] = frames(self.patch, STOPS, light=light, **how_seen(view))
        return self._frames[view]

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
        if view not in self._truth:
            self._truth[view] = {
                spot.id: spot.response if spot.visible else "cannot"
                for spot in self.patch.spots_seen(**_coloured(view))
            }
        return self._truth[view]

    def words(self, view: str = "limb") -> list[dict]:
        """Say what an eye would see of each spot, measured on the picture.

        Parameters
        ----------
        view : str
            Where and in which light.

        Returns
        -------
        list of dict
            One for each spot: intro, and levels, one for each of `STOPS`.
        """
        raking = how_seen(view).get("raking", False)
        place = _coloured(view)
        seen = [contrasts(self.patch, pressure=p, relief=False, **place) for p in STOPS]
        out = []
        for spot in self.patch.drawn:
            levels = _levels([at[spot.id] for at in seen])
            if spot.raised and raking:
                levels[1:] = [f"{level}; {SAY['flattened']}" for level in levels[1:]]
            out.append({"intro": self._intro(spot), "levels": levels})
        return out

    def _intro(self, spot) -> str:
        number, relief = len(self.patch.drawn), SAY["reliefs"][int(spot.raised)]
        size = f"{spot.d_mm:.1f}"
        return SAY["spot_words"].format(n=spot.id, all=number, size=size, relief=relief)


def how_seen(view: str) -> dict:
    """Turn the name of a view into what `render` needs.

    Parameters
    ----------
    view : str
        Such as ``limb+lamp``.

    Returns
    -------
    dict
        ``site``, and ``lamp`` or ``raking`` when it has one.

    Examples
    --------
    >>> how_seen("limb+lamp")
    {'site': 'limb', 'lamp': True}
    """
    site, *light = view.split("+")
    return {"site": site, **dict.fromkeys(light, True)}


def _coloured(view: str) -> dict:
    place = how_seen(view)
    place.pop("raking", None)
    return place


def _place(spot, width_mm: float) -> dict:
    return {
        "id": spot.id,
        "x": round(spot.x_mm / width_mm, 4),
        "y": round(spot.y_mm / width_mm, 4),
        "r": round(spot.feret_mm / 2 / width_mm, 4),
    }


def _levels(contrast: list[float]) -> list[str]:
    """Words for a spot's colour before pressing, and for what is left of it at each stop."""
    first = int(np.digitize(contrast[0], (LEAST_SEEN, CLEARLY)))
    if first == 0:
        return [SAY["seen"][0]] * len(contrast)
    left = [round(10 * min(now / contrast[0], 1)) * 10 for now in contrast[1:]]
    return [SAY["seen"][first], *(SAY["left"].format(n=part) for part in left)]
