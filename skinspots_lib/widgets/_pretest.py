"""Three pictures before the course begins: guess or skip, without a word about the answer."""

from __future__ import annotations

import base64
from html import escape

import traitlets as t

from skinspots_lib.learning.engine.cells import Picture
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sittings import pretest as plan
from skinspots_lib.learning.trials import Trial
from skinspots_lib.skin import frames, light_for
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.parts.pictures import Pictures, skins_of
from skinspots_lib.widgets.parts.results import names

SAY = WORDS["pretest"]


class PretestWidget(Interactive):
    """Shows the pictures that still wait for a guess, one at a time.

    Notes
    -----
    `place` (1 to 3, 0 when all are over), `count`, `guesses` (how many were kept) and
    `described` work with ``.observe`` and ``link``. Nothing that is shown tells an answer.
    """

    _esm = compose("seen", "choices", "pretest")
    place = t.Int(0).tag(sync=True)
    count = t.Int(0).tag(sync=True)
    guesses = t.Int(0).tag(sync=True)
    skips = t.Int(0).tag(sync=True)
    last = t.Enum(["", "kept", "skipped"], default_value="").tag(sync=True)
    options = t.List(t.Dict()).tag(sync=True)
    picture = t.Bytes().tag(sync=True)
    mime = t.Unicode("image/webp").tag(sync=True)
    alt = t.Unicode("").tag(sync=True)
    notes = t.List(t.Unicode()).tag(sync=True)
    described = t.Bool(False).tag(sync=True)
    words = t.List(t.Unicode()).tag(sync=True)

    def __init__(self) -> None:
        self._skins: dict[str, Pictures] = {}
        super().__init__(
            count=len(plan.pictures()),
            options=list(names(plan.OPTIONS).values()),
            notes=[WORDS["skin"]["simulation"]],
            described=Pictures.described,
        )
        self._open(again=False)

    @property
    def _now(self) -> Picture:
        return self._waiting[0]

    def _open(self, *, again: bool) -> None:
        """Line up the pictures that wait, those that were skipped too if wanted `again`."""
        self._waiting = list(plan.left(progress().trials, again=again))
        self._show()

    def _show(self) -> None:
        """Show the next picture that waits, or say that all are over."""
        own = [trial for trial in progress().trials if trial.part == plan.PRETEST]
        guessed = {trial.item for trial in own if trial.right is not None}
        with self.hold_sync():
            self.guesses = len(guessed)
            self.skips = len({trial.item for trial in own} - guessed)
            self.place = self._place() if self._waiting else 0
            self._draw()

    def _place(self) -> int:
        return plan.pictures().index(self._now) + 1

    def _draw(self) -> None:
        if not self._waiting:
            self.picture, self.alt, self.words = b"", "", []
            return
        skin = self._skin()
        light = light_for(skin.patch.seed)
        (self.picture,) = frames(skin.patch, (0.0,), light=light)
        self.alt = skin.alt
        self.words = skin.summary() if self.described else []

    def _skin(self) -> Pictures:
        id = self._now.id
        if id not in self._skins:
            (self._skins[id],) = skins_of(self._now)
        return self._skins[id]

    def _keep(self, trial: Trial, word: str) -> None:
        progress().record(trial)
        self.last = word
        self._waiting.pop(0)
        self._show()

    def _do_guess(self, said: str) -> None:
        self._keep(plan.guessed(self._now, said), "kept")

    def _do_skip(self) -> None:
        self._keep(plan.skipped(self._now), "skipped")

    def _do_skip_all(self) -> None:
        for picture in self._waiting[1:]:
            progress().record(plan.skipped(picture))
        del self._waiting[1:]
        self._do_skip()

    def _do_again(self) -> None:
        self.last = ""
        self._open(again=True)

    def _do_describe(self, on: bool) -> None:
        self.described = Pictures.described = on
        self._draw()

    def _still(self) -> tuple[str, list[str]]:
        return SAY["title"], [SAY["lead"], *self.notes]

    def _picture(self) -> str:
        if not self.picture:
            return ""
        data = base64.b64encode(self.picture).decode()
        alt = escape(self.alt)
        return f'<img src="data:{self.mime};base64,{data}" alt="{alt}" width="300">'


def pretest() -> PretestWidget:
    """Show three pictures to guess at before the course.

    Returns
    -------
    PretestWidget
        Show it as the last line of a cell. Pictures that were guessed or skipped before do not
        come again.

    Examples
    --------
    >>> pretest().count
    3
    """
    return PretestWidget()
