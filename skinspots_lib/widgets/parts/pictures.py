"""What a page gets of a patch of skin: pictures, places of spots, words; never what it shows."""

from __future__ import annotations

from typing import ClassVar

from skinspots_lib.skin import STOPS, frames, light_for
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.seeing import Sight, how_seen, in_words, places, sights

SAY = WORDS["skin"]


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

    # A learner who wants words wants them for the next picture too.
    described: ClassVar[bool] = False

    def __init__(self, patch) -> None:
        self.patch, self._frames, self._sights = patch, {}, {}
        self.width_mm = patch.ids.shape[0] * patch.mm_per_px

    @property
    def alt(self) -> str:
        """Say what the picture is, without a word about the answer."""
        return SAY["alt"].format(width=round(self.width_mm), tone=self.patch.tone)

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
            WebP, one for each of `STOPS`.
        """
        if view not in self._frames:
            light = light_for(self.patch.seed)
            self._frames[view] = frames(self.patch, STOPS, light=light, **how_seen(view))
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
            One for each spot: intro, and levels, one for each of `STOPS`.
        """
        return in_words(self.patch, view, self.sights(view))
