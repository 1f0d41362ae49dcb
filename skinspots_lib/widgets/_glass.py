"""A patch of simulated skin and a round glass that presses it. All motion is in the browser."""

from __future__ import annotations

import base64
from html import escape

import traitlets as t

from skinspots_lib.learning.progress import progress
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.parts.pictures import Pictures
from skinspots_lib.widgets.parts.recording import record
from skinspots_lib.widgets.parts.stored import pictures_of

SAY = WORDS["skin"] | WORDS["glass"]


class GlassWidget(Interactive):
    """Shows skin that can be pressed; what the spots are never leaves Python before an answer.

    Parameters
    ----------
    skin : Pictures
        Of one patch.
    view : str
        Where and how the skin is looked at first, a key of ``views`` in ``words.json``.
    predict : bool
        Whether the learner must say what to expect before the first press.
    tones : bool
        Whether the learner may look at the same spots in every skin tone.
    difficulty : {"any", "clear", "hard"}
        What the patch was made with, for the record.

    Notes
    -----
    `position` (0 to 1 from left and from top), `pressure` (0 to 1), `prediction`, `mark`, `tone`
    and `pressed` (spot number and pressure of the last gesture) work with ``.observe``. What the
    learner expects and sees goes to progress.

    Examples
    --------
    >>> glass("purpura", predict=False).locked
    False
    """

    _esm = compose("controls", "skin", "glass")
    frames = t.List(t.Bytes(), minlen=2).tag(sync=True)
    stops = t.List(t.Float()).tag(sync=True)
    view = t.Enum(list(SAY["views"]), default_value="limb").tag(sync=True)
    tone = t.Int(5, min=1, max=10).tag(sync=True)
    tones = t.Bool(False).tag(sync=True)
    spots = t.List(t.Dict()).tag(sync=True)
    width_mm = t.Float(40.0).tag(sync=True)
    alt = t.Unicode("").tag(sync=True)
    position = t.List(t.Float(min=0, max=1), [0.5, 0.5]).tag(sync=True)
    pressure = t.Float(0.0, min=0, max=1).tag(sync=True)
    lens = t.Enum([1, 2, 4], default_value=1).tag(sync=True)
    locked = t.Bool(False).tag(sync=True)
    prediction = t.Enum(["", *SAY["options"]], default_value="").tag(sync=True)
    mark = t.Enum(["", *SAY["options"]], default_value="").tag(sync=True)
    described = t.Bool(False).tag(sync=True)
    pressed = t.Dict().tag(sync=True)
    words = t.List(t.Dict()).tag(sync=True)
    result = t.Unicode("").tag(sync=True)
    better = t.Unicode("").tag(sync=True)

    def __init__(
        self, skin: Pictures, *, view="limb", predict=True, tones=False, difficulty="any"
    ) -> None:
        self._skin, self._difficulty = skin, difficulty
        self._skins, self._hardest = {skin.patch.tone: skin}, {}
        super().__init__(
            stops=skin.stops,
            view=view,
            tone=skin.patch.tone,
            tones=tones,
            frames=self._skin.frames(view),
            width_mm=self._skin.width_mm,
            alt=self._skin.alt,
            spots=self._skin.places,
            locked=predict,
            described=Pictures.described,
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
            Whether that is right. A spot whose colour cannot be made out is never keyed; `better`
            then names a view in which it can be judged.

        Examples
        --------
        >>> glass("viral_exanthem", tone=4).judge(1, "fades")
        True
        """
        sight = self._skin.sights(self.view)[spot]
        right = mark in sight.accepted
        with self.hold_sync():
            self.better = "" if sight.seen else self._skin.better(self.view, spot)
            if not sight.seen:
                self.result = f"{SAY['cannot_right' if right else 'must_cannot']} {self._way()}"
            elif mark == "cannot":
                self.result = SAY["cannot_wrong"]
            else:
                said = SAY["right"].format(answer=SAY["does"][mark])
                self.result = said if right else SAY["wrong"]
        return right

    def _way(self) -> str:
        if not self.better:
            return SAY["no_view"]
        return SAY["try_view"].format(view=SAY["views"][self.better])

    def _do_view(self, view: str) -> None:
        self.view = view
        self._show()

    def _do_tone(self, tone: int) -> None:
        self.tone = tone
        if tone not in self._skins:
            self._skins[tone] = self._skin.in_tone(tone)
        self._skin = self._skins[tone]
        self._show()

    def _show(self) -> None:
        self.result, self.mark, self.better = "", "", ""
        self.frames, self.alt = self._skin.frames(self.view), self._skin.alt
        self.words = self._skin.words(self.view) if self.described else []

    def _do_describe(self) -> None:
        self.described, self.words = True, self._skin.words(self.view)

    def _do_judge(self, spot: int, mark: str, pressure: float = 0.0) -> None:
        self.mark = mark
        self._press(spot, pressure)
        right = self.judge(spot, mark)
        truth = mark if right else self._skin.truth(self.view)[spot]
        pressed = self._hardest[self.tone, self.view, spot]
        self._keep(f"{self.view}#{spot}", mark, right, truth=truth, pressed=pressed)

    @t.observe("pressed")
    def _feel(self, change) -> None:
        if change["new"].get("spot"):
            self._press(change["new"]["spot"], change["new"]["pressure"])
            # Ahead of the answer, so that its feedback comes at once.
            self._skin.sights(self.view)

    def _press(self, spot: int, pressure: float) -> None:
        here = self.tone, self.view, spot
        self._hardest[here] = max(pressure, self._hardest.get(here, 0.0))

    @t.observe("prediction")
    def _expect(self, change) -> None:
        if change["new"]:
            self._keep("guess", change["new"], None)

    @t.observe("described")
    def _remember(self, change) -> None:
        Pictures.described = change["new"]

    def _keep(self, what: str, answer: str, right: bool | None, **more) -> None:
        patch = self._skin.patch
        item = f"glass-{patch.cls}-{patch.tone}-{self._difficulty}-{patch.seed}-{what}"
        shown = "" if self._difficulty == "any" else self._difficulty
        known = {"tone": patch.tone, "difficulty": shown, "options": tuple(SAY["options"]), **more}

        def write() -> None:
            record(item, answer, right, number=len(progress().answers_to(item)) + 1, **known)

        self._afterwards(write)

    def _still(self) -> tuple[str, list[str]]:
        return SAY["title"], [self.alt, SAY["simulation"], SAY["safety"]]

    def _picture(self) -> str:
        picture = base64.b64encode(self.frames[0]).decode()
        source = f"data:image/webp;base64,{picture}"
        return f'<figure><img src="{source}" alt="{escape(self.alt)}" width="400"></figure>'


def glass(  # noqa: PLR0913
    condition=None,
    *,
    tone=5,
    seed=0,
    view="limb",
    predict=True,
    difficulty="any",
    tones=False,
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
    tones : bool
        Whether to offer the same spots in all ten skin tones.

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
    skin = pictures_of(condition, tone=tone, seed=seed, difficulty=difficulty)
    return GlassWidget(skin, view=view, predict=predict, tones=tones, difficulty=difficulty)
