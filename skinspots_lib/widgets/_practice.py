"""Mixed practice until each class of spots is mastered. Python judges and chooses what comes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Executor

import traitlets as t

from skinspots_lib.learning.gym.explaining import look_at
from skinspots_lib.learning.gym.mine import begin_mine, keep_seed
from skinspots_lib.learning.gym.session import ROUND, Session
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.trials import CONFIDENCES
from skinspots_lib.skin import STOPS
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.gym.ahead import Ahead
from skinspots_lib.widgets.gym.feedback import mastery, of_answer, of_summary, of_worked
from skinspots_lib.widgets.parts.pictures import Pictures, Sides, clearest, frames_of
from skinspots_lib.widgets.parts.seeing import BETTER

SAY = WORDS["skin"] | WORDS["bench"] | WORDS["practice"]
LIMB = "limb"


class PracticeWidget(Sides, Interactive):
    """Shows one picture after the other; what it shows never leaves Python before the answer.

    Parameters
    ----------
    session : Session
        Where the learner is.
    pool : Executor, optional
        Where the next pictures are made; by default one thread.
    clock : callable
        Gives seconds; for the time that an answer takes.

    Notes
    -----
    `turn` (pictures shown so far), `right` (None, True or False) and `mastery` (one entry for
    each class) work with ``.observe``. The frames of the present picture are in `even` or in
    `odd`, as `turn` is; those of the next one come into the other as soon as it is known.

    Examples
    --------
    >>> practice(seed=1).stage
    'ask'
    """

    _esm = compose("controls", "skin", "bench", "telling", "practice")
    even = t.List(t.Bytes()).tag(sync=True)
    odd = t.List(t.Bytes()).tag(sync=True)
    turn = t.Int(0).tag(sync=True)
    stops = t.List(t.Float()).tag(sync=True)
    width_mm = t.Float(40.0).tag(sync=True)
    alts = t.List(t.Unicode()).tag(sync=True)
    spots = t.List(t.List(t.Dict())).tag(sync=True)
    names = t.List(t.Unicode()).tag(sync=True)
    view = t.Enum(list(SAY["views"]), default_value=LIMB).tag(sync=True)
    described = t.Bool(False).tag(sync=True)
    words = t.List(t.List(t.Unicode())).tag(sync=True)
    stage = t.Enum(["ask", "told", "summary", "stopped"], default_value="ask").tag(sync=True)
    heading = t.Unicode("").tag(sync=True)
    ask = t.Unicode("").tag(sync=True)
    options = t.List(t.Unicode()).tag(sync=True)
    cannot = t.Bool(True).tag(sync=True)
    note = t.Unicode("").tag(sync=True)
    answer = t.Int(-1).tag(sync=True)
    right = t.Bool(None, allow_none=True).tag(sync=True)
    told = t.List(t.Dict()).tag(sync=True)
    mastery = t.List(t.Dict()).tag(sync=True)
    thirds = t.List(t.Unicode()).tag(sync=True)

    def __init__(
        self,
        session: Session,
        *,
        pool: Executor | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session, self._ahead, self._clock = session, Ahead(pool), clock
        self._stocked, self._tried, self._began = None, set(), clock()
        super().__init__(stops=list(STOPS), described=Pictures.described)
        self._ahead.want([session.prompt.picture])
        self._stock(session.prompt.picture, self.turn)
        self._show()
        if session.answers:
            self.note = SAY["again"].format(n=len(session.answers))

    def submit(self, number: int, confidence: str, *, pressed: float | None = None) -> bool:
        """Answer what is shown, as the buttons do.

        Parameters
        ----------
        number : int
            Of `options`, from 0.
        confidence : {"guess", "unsure", "sure"}
            How sure the learner is.
        pressed : float, optional
            The hardest press before the answer, 0 to 1.

        Returns
        -------
        bool
            Whether the answer is right.

        Raises
        ------
        ValueError
            Nothing is asked, or there is no such option or confidence.

        Examples
        --------
        >>> gym = practice(seed=1)
        >>> gym.submit(gym._session.prompt.options.index(gym._truth), "sure")
        True
        """
        self._refuse(number, confidence)
        session = self._session
        trial = session.trial(
            session.prompt.options[number],
            confidence=confidence,
            pressed=None if self.described else pressed,
            seconds=round(self._clock() - self._began, 1),
        )
        keep_seed(progress(), session.shown.seed)
        progress().record(trial)
        self._session = session.take(trial)
        with self.hold_sync():
            self.answer, self.right, self.note = number, trial.right, ""
            self.told, self.stage = of_answer(session, self._session), "told"
            self._show_doing()
            self._prepare()
        return trial.right

    @property
    def _truth(self) -> str:
        return self._session.prompt.picture.condition

    def _refuse(self, number: int, confidence: str) -> None:
        if self.stage != "ask":
            raise ValueError("Nothing is asked now. Choose Next.")
        if not 0 <= number < len(self.options):
            raise ValueError(f"{number} is no option. Allowed: 0 to {len(self.options) - 1}.")
        if confidence not in CONFIDENCES:
            raise ValueError(f"{confidence!r} is not one of {', '.join(CONFIDENCES)}.")

    def _show(self) -> None:
        """Put the prompt of now on the page. Its frames are there already."""
        prompt = self._session.prompt
        self._skins = self._ahead.get(prompt.picture)
        self._tried, self._began = {LIMB}, self._clock()
        self.view, self.note, self.cannot = LIMB, "", True
        self.answer, self.right = -1, None
        self.alts = [skin.alt for skin in self._skins]
        self.spots = [skin.places for skin in self._skins]
        self.width_mm = self._skins[0].width_mm
        self._ask(prompt)
        self._show_words()
        self._show_doing()
        self._prepare()

    def _ask(self, prompt) -> None:
        labels = [look_at(name).label for name in prompt.options]
        worked = prompt.kind == "worked"
        number = SAY["heading"].format(n=self._session.number, all=ROUND)
        self.heading = SAY["worked"] if worked else number
        self.names = labels if worked else SAY["sides"]
        self.options = [] if worked else labels
        self.ask = SAY["ask_left" if prompt.kind == "contrast" else "ask"]
        self.told = of_worked(prompt) if worked else []
        self.stage = "told" if worked else "ask"

    def _show_doing(self) -> None:
        self.mastery, self.thirds = mastery(self._session)

    def _show_words(self) -> None:
        on = self.described
        self.words = [skin.summary(self.view) for skin in self._skins] if on else []

    def _prepare(self) -> None:
        """Have the next picture made; once it is certain, send it to the browser."""
        coming = self._session.likely_next()[0].picture
        self._ahead.want([self._session.prompt.picture, coming])
        if self.stage != "told":
            return
        turn, loop = self.turn + 1, _loop()

        def stock() -> None:
            if self.turn < turn:
                self._stock(coming, turn)

        # Set where the kernel's messages are read, not in the thread, and after the feedback:
        # that must not wait for so many bytes.
        then = (lambda: loop.call_soon_threadsafe(stock)) if loop else stock
        self._ahead.when_ready(coming, then)

    def _stock(self, picture, turn: int) -> None:
        """Put the frames of a picture where a turn will look for them, once."""
        if self._stocked != (picture, turn):
            frames = frames_of(self._ahead.get(picture))
            self.set_trait("odd" if turn % 2 else "even", frames)
            self._stocked = picture, turn

    def _do_submit(self, number: int, confidence: str, pressed: float = 0.0) -> None:
        self.submit(number, confidence, pressed=min(max(float(pressed), 0.0), 1.0))

    def _do_cannot(self) -> None:
        """Lead to a better place or light. It never ends an item."""
        rest = [name for name in BETTER if name not in self._tried]
        if not rest:
            self.cannot, self.note = False, SAY["last_view"]
            return
        self._look(clearest(self._skins, rest))
        self.note = SAY["better"].format(view=SAY["views"][self.view])

    def _do_view(self, view: str) -> None:
        self._look(view)
        self.note = ""

    def _look(self, view: str) -> None:
        self.view = view
        self._tried.add(view)
        self.set_trait("odd" if self.turn % 2 else "even", frames_of(self._skins, view))
        self._show_words()

    def _do_describe(self, on: bool) -> None:
        Pictures.described = self.described = on
        self._show_words()

    def _do_next(self) -> None:
        if self.stage == "told" and self._session.round_is_over:
            self._sum_up("summary", SAY["round_over"])
        else:
            self._go_on()

    def _go_on(self) -> None:
        self._session = self._session.go_on()
        self._stock(self._session.prompt.picture, self.turn + 1)
        self.turn += 1
        self._show()

    def _do_stop(self) -> None:
        self._sum_up("stopped", SAY["stopped"])

    def _do_back(self) -> None:
        if self._session.after is not None:
            self._go_on()
        else:
            self._look(LIMB)
            self._show()

    def _sum_up(self, stage: str, first: str) -> None:
        self.stage, self.note, self.right = stage, "", None
        self.told = of_summary(self._session, first)

    def _still(self) -> tuple[str, list[str]]:
        return SAY["title"], [SAY["intro"], *self.alts, SAY["simulation"], SAY["safety"]]


def _loop() -> asyncio.AbstractEventLoop | None:
    """Give the loop of the kernel; a script has none."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def practice(seed: int | None = None) -> PracticeWidget:
    """Practise on simulated pictures, in rounds of twelve, until each class is mastered.

    Parameters
    ----------
    seed : int, optional
        Another number gives other pictures. By default that of ``course.yml``; without one, each
        learner has a practice of their own, which goes on where it stopped.

    Returns
    -------
    PracticeWidget
        Show it as the last line of a cell. It goes on where the answers in `progress` end.

    Examples
    --------
    >>> practice(seed=1).view
    'limb'
    """
    return PracticeWidget(begin_mine(progress(), seed=seed))
