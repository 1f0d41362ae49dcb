"""The final test: one question at a time, and no word about the answers before the end."""

from __future__ import annotations

import time

import traitlets as t

from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sittings import outcome
from skinspots_lib.learning.sittings.keeping import Sitting
from skinspots_lib.learning.trials import CONFIDENCES
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.parts.results import names, sources

SAY = WORDS["sitting"]


class SittingWidget(Interactive):
    """Shows the learner's sitting of the final test; what is right leaves Python at the end.

    Parameters
    ----------
    seed : int, optional
        Of a new sitting; by default a chance one.

    Notes
    -----
    `place` (from 0), `marks` (``open``, ``unsaid`` or ``given`` for each question), `chosen`,
    `confidence`, `over` and `passed` (None before the end) work with ``.observe`` and ``link``.
    """

    _esm = compose("choices", "telling", "sitting")
    place = t.Int(0).tag(sync=True)
    marks = t.List(t.Enum(["open", "unsaid", "given"])).tag(sync=True)
    ask = t.Unicode("").tag(sync=True)
    kind = t.Enum(["single", "multiple"], default_value="single").tag(sync=True)
    options = t.List(t.Unicode()).tag(sync=True)
    chosen = t.List(t.Int()).tag(sync=True)
    confidence = t.Enum(["", *CONFIDENCES], default_value="").tag(sync=True)
    confirming = t.Bool(False).tag(sync=True)
    message = t.Unicode("").tag(sync=True)
    notice = t.Unicode("").tag(sync=True)
    over = t.Bool(False).tag(sync=True)
    passed = t.Bool(None, allow_none=True).tag(sync=True)
    result = t.Dict().tag(sync=True)

    def __init__(self, seed: int | None = None) -> None:
        super().__init__()
        self._take(Sitting(progress(), seed=seed))

    def _take(self, sitting: Sitting) -> None:
        self._sitting = sitting
        with self.hold_sync():
            self.over, self.passed, self.result = False, None, {}
            self.notice = SAY["changed"] if sitting.changed else progress().notice
            self.confirming, self.message = False, ""
            self._mark()
            first = next((n for n, mark in enumerate(self.marks) if mark != "given"), 0)
            self._show(first)
            if sitting.over:
                self._tell()

    def _mark(self) -> None:
        unsaid, empty = set(self._sitting.unsaid), set(self._sitting.open)
        count = len(self._sitting.test.items)
        self.marks = [
            "open" if n in empty else "unsaid" if n in unsaid else "given" for n in range(count)
        ]

    def _show(self, place: int) -> None:
        item = self._sitting.test.items[place]
        self.place, self.ask, self.kind = place, item.ask, item.kind
        self.options = list(item.options)
        self.chosen, self.confidence = self._sitting.given(place)
        self._since = time.monotonic()

    def _do_go(self, place: int) -> None:
        if place not in range(len(self.marks)):
            raise ValueError(f"question {place}: there are 0 to {len(self.marks) - 1}")
        self.confirming, self.message = False, ""
        self._show(place)

    def _do_answer(self, place: int, chosen: list[int], confidence: str) -> None:
        seconds = round(time.monotonic() - self._since, 1)
        self._sitting.answer(place, chosen, confidence=confidence, seconds=seconds)
        self.chosen, self.confidence = self._sitting.given(self.place)
        self._mark()
        self.notice, self.confirming = progress().notice, False
        self.message = SAY["kept" if confidence or not chosen else "kept_sure"]

    def _do_finish(self) -> None:
        """Ask before the end; an answer whose confidence is missing comes first."""
        if self._sitting.unsaid:
            self._show(self._sitting.unsaid[0])
            self.message = SAY["unsaid"]
        else:
            self.confirming, self.message = True, ""

    def _do_stay(self) -> None:
        self.confirming = False

    def _do_hand_in(self) -> None:
        if self._sitting.unsaid:
            return self._do_finish()
        return self._tell()

    def _do_again(self) -> None:
        self._take(Sitting(progress(), again=True))

    def _tell(self) -> None:
        test, result = self._sitting.test, self._sitting.hand_in()
        self.result = {
            "right": result.right,
            "of": result.of,
            "why": result.why,
            "groups": _groups(outcome.by_group(result)),
            "sure": outcome.by_confidence(result),
            "since": _since(outcome.since_pretest(result, progress().trials)),
            "items": _reviewed(outcome.reviewed(test, result)),
        }
        self.passed, self.over, self.confirming, self.message = result.passed, True, False, ""
        self.ask, self.options, self.chosen, self.confidence = "", [], [], ""
        self.notice = progress().notice

    def _still(self) -> tuple[str, list[str]]:
        about = SAY["about"].format(n=len(self.marks))
        return SAY["title"], [about, SAY["held_back"], SAY["proof"]]


def _groups(rows: list[dict]) -> list[dict]:
    """Give each group its name for people."""
    own = {"all": SAY["all"], "look_alikes": SAY["look_alikes"]}
    known = names(row["group"] for row in rows if row["group"] not in own)
    labels = own | {id: words["label"] for id, words in known.items()}
    return [{**row, "group": labels[row["group"]]} for row in rows]


def _since(rows: list[dict]) -> list[dict]:
    conditions = {name for row in rows for name in (row["condition"], row["said"]) if name}
    known = names(conditions)
    labels = {"": "", **{id: words["label"] for id, words in known.items()}}
    return [
        {**row, "condition": labels[row["condition"]], "said": labels[row["said"]]} for row in rows
    ]


def _reviewed(rows: list[dict]) -> list[dict]:
    return [{**row, "sources": sources(row["sources"])} for row in rows]


def final_test(*, seed: int | None = None) -> SittingWidget:
    """Take the final test, go on with it, or see its result.

    Parameters
    ----------
    seed : int, optional
        Chooses the order of the questions and options of a new sitting; by default chance does.

    Returns
    -------
    SittingWidget
        Show it as the last line of a cell. Each answer is kept at once: after a restart the
        same sitting goes on.

    Raises
    ------
    ContentError
        The bank of questions has a fault, or too few questions for the test.

    Examples
    --------
    >>> len(final_test().marks)
    36
    """
    return SittingWidget(seed)
