"""A patch of simulated skin and a round glass that presses it. All motion is in the browser."""

from __future__ import annotations

import base64
from html import escape

import numpy as np
import traitlets as t

from skinspots_lib.skin import STOPS, make_patch
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.parts.pictures import Pictures

SAY = WORDS["skin"] | WORDS["glass"]
SURPRISES = ("viral_exanthem", "petechiae", "purpura", "palpable_purpura")


class GlassWidget(Interactive):
    """Shows skin that can be pressed; what the spots are never leaves Python before an answer.

    Parameters
    ----------
    patch : Patch
        From `skinspots_lib.skin`.
    view : str
        Where and how the skin is looked at first, a key of ``views`` in ``words.json``.
    predict : bool
        Whether the learner must say what to expect before the first press.

    Notes
    -----
    `position` (0 to 1 from left and from top), `pressure` (0 to 1), `prediction`, `mark` and
    `pressed` (spot number and pressure of the last gesture) work with ``.observe``.

    Examples
    --------
    >>> glass("purpura", predict=False).locked
    False
    """

    _esm = compose("controls", "skin", "glass")
    frames = t.List(t.Bytes(), minlen=2).tag(sync=True)
    stops = t.List(t.Float()).tag(sync=True)
    view = t.Enum(list(SAY["views"]), default_value="limb").tag(sync=True)
    spots = t.List(t.Dict()).tag(sync=True)
    width_mm = t.Float(40.0).tag(sync=True)
    alt = t.Unicode("").tag(sync=True)
    position = t.List(t.Float(min=0, max=1), [0.5, 0.5]).tag(sync=True)
    pressure = t.Float(0.0, min=0, max=1).tag(sync=True)
    lens = t.Int(1).tag(sync=True)
    locked = t.Bool(False).tag(sync=True)
    prediction = t.Enum(["", *SAY["options"]], default_value="").tag(sync=True)
    mark = t.Enum(["", *SAY["options"]], default_value="").tag(sync=True)
    described = t.Bool(False).tag(sync=True)
    pressed = t.Dict().tag(sync=True)
    words = t.List(t.Dict()).tag(sync=True)
    result = t.Unicode("").tag(sync=True)

    def __init__(self, patch, *, view: str = "limb", predict: bool = True) -> None:
        self._skin = Pictures(patch)
        super().__init__(
            stops=list(STOPS),
            view=view,
            frames=self._skin.frames(view),
            width_mm=self._skin.width_mm,
            alt=self._skin.alt,
            spots=self._skin.places,
            locked=predict,
        )

    def judge(self, spot: int, mark: str) -> bool:
        """Compare what a learner saw with what the spot does in this view.

        Parameters
        ----------
        spot : int
            Number of the spot, from 1.
        mark : {"fades", "partly", "stays", "cannot"}
            What the learner says.

        Returns
        -------
        bool
            Whether that is right. A spot whose colour cannot be made out is never keyed.

        Examples
        --------
        >>> glass("viral_exanthem", tone=4).judge(1, "fades")
        True
        """
        truth = self._skin.truth(self.view)[spot]
        if truth == "cannot":
            self.result = SAY["cannot_right"] if mark == truth else SAY["must_cannot"]
        elif mark == "cannot":
            self.result = SAY["cannot_wrong"]
        else:
            right = SAY["right"].format(answer=SAY["does"][truth])
            self.result = right if mark == truth else SAY["wrong"]
        return mark == truth

    def _do_view(self, view: str) -> None:
        self.view, self.result = view, ""
        self.frames = self._skin.frames(view)
        self.words = self._skin.words(view) if self.described else []

    def _do_describe(self) -> None:
        self.described, self.words = True, self._skin.words(self.view)

    def _do_judge(self, spot: int, mark: str) -> None:
        self.mark = mark
        self.judge(spot, mark)

    def _still(self) -> tuple[str, list[str]]:
        return SAY["title"], [self.alt, SAY["simulation"], SAY["safety"]]

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        picture = base64.b64encode(self.frames[0]).decode()
        image = f'<img src="data:image/webp;base64,{picture}" alt="{escape(self.alt)}" width="400">'
        data["text/html"] = f'<figure class="sk-static">{image}</figure>{data["text/html"]}'
        return data, metadata


def glass(  # noqa: PLR0913
    condition=None, *, tone=5, seed=0, view="limb", predict=True, difficulty="any"
) -> GlassWidget:
    """Press a patch of simulated skin.

    Parameters
    ----------
    condition : str or list of str, optional
        What the spots are; by default one that the seed chooses and does not tell.
    tone : int
        1 (lightest) to 10 (darkest). The same seed gives the same spots in every tone.
    seed : int
        0 or more; another seed gives another patch.
    view : str
        Where the skin is looked at first: ``limb``, ``palm``, ``sole``, ``inner_lip``, or the
        limb in another light, ``limb+lamp`` or ``limb+raking``.
    predict : bool
        Whether to ask for a guess before the first press.
    difficulty : {"any", "clear", "hard"}
        How strong the colour of the spots is.

    Returns
    -------
    GlassWidget
        Show it as the last line of a cell.

    Raises
    ------
    UnknownName
        The condition cannot be drawn; the message lists what can.
    ValueError
        A number is out of its range; the message gives the range.

    Examples
    --------
    >>> skin = glass("petechiae", tone=4, seed=2)
    >>> skin.judge(1, "stays")
    True
    """
    if condition is None:
        condition = SURPRISES[int(np.random.default_rng([int(seed), 5]).integers(len(SURPRISES)))]
    patch = make_patch(condition, tone=tone, seed=seed, difficulty=difficulty)
    return GlassWidget(patch, view=view, predict=predict)
