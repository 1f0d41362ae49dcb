"""A question with an explanation for each answer. Python alone knows what is right."""

from __future__ import annotations

import base64
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from html import escape
from typing import TYPE_CHECKING

import traitlets as t

from skinspots_lib.learning.engine.answers import Judged, judge, truth_of
from skinspots_lib.learning.trials import CONFIDENCES
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.asking.keeping import keep, review_of, sources_of, standing_of, tries
from skinspots_lib.widgets.asking.left_out import LeftOut, is_off
from skinspots_lib.widgets.asking.shown import shown_by

if TYPE_CHECKING:
    from skinspots_lib.content.questions import Question as Item

SAY = WORDS["question"]
KINDS = ["single", "multiple", "numeric", "measure", "ordering", "sorting"]


@dataclass(frozen=True)
class Attempt:
    """One answer of a learner.

    Attributes
    ----------
    question_id : str
        Name of the question.
    answer : tuple of int or float
        Numbers of the chosen options, from 0, rising; of items in the order given; the group of
        each item; or one number.
    correct : bool
        True when exactly the right answer was given.
    number : int
        1 for the first try, also counting those before a restart.
    confidence : str
        ``guess``, ``unsure``, ``sure``, or empty when nobody asked.
    """

    question_id: str
    answer: tuple[float, ...]
    correct: bool
    number: int
    confidence: str = ""


class QuestionWidget(Interactive):
    """Shows one question, or several in turn; what is right never leaves Python before an answer.

    Parameters
    ----------
    item : Question
        From `skinspots_lib.content.questions`.
    *more : Question
        Asked after it, one at a time.
    on_attempt : callable, optional
        Called with an `Attempt` after each answer.
    confidence : bool
        Whether to ask how sure the learner is.

    Notes
    -----
    `answer` (a list of numbers, as in `Attempt`), `correct` (None, True or False), `attempts`
    (how many) and `confidence` work with ``.observe`` and ``link``.
    """

    _esm = compose("controls", "telling", "shown", "ruler", "answers", "question")
    ask = t.Unicode("").tag(sync=True)
    kind = t.Enum(KINDS, default_value="single").tag(sync=True)
    options = t.List(t.Unicode()).tag(sync=True)
    groups = t.List(t.Unicode()).tag(sync=True)
    ends = t.List(t.Unicode()).tag(sync=True)
    unit = t.Unicode("").tag(sync=True)
    answer = t.List(t.Union([t.Int(), t.Float()])).tag(sync=True)
    correct = t.Bool(None, allow_none=True).tag(sync=True)
    attempts = t.Int(0).tag(sync=True)
    wants_confidence = t.Bool(False).tag(sync=True)
    confidence = t.Enum(["", *CONFIDENCES], default_value="").tag(sync=True)
    reason = t.Unicode("").tag(sync=True)
    feedback = t.List(t.Dict()).tag(sync=True)
    missing = t.Bool(False).tag(sync=True)
    keep = t.Unicode("").tag(sync=True)
    sources = t.List(t.Dict()).tag(sync=True)
    review = t.Unicode("").tag(sync=True)
    before = t.Unicode("").tag(sync=True)
    picture = t.Bytes().tag(sync=True)
    mime = t.Unicode("").tag(sync=True)
    alt = t.Unicode("").tag(sync=True)
    notes = t.List(t.Unicode()).tag(sync=True)
    width_mm = t.Float(0.0).tag(sync=True)
    described = t.Bool(False).tag(sync=True)
    words = t.List(t.Unicode()).tag(sync=True)
    place = t.Int(1).tag(sync=True)
    count = t.Int(1).tag(sync=True)

    def __init__(
        self,
        item: Item,
        *more: Item,
        on_attempt: Callable[[Attempt], None] | None = None,
        confidence: bool = False,
    ) -> None:
        self._items, self._on_attempt = (item, *more), on_attempt
        super().__init__(wants_confidence=confidence, count=len(self._items))
        self._open(1)

    def submit(self, answer: Iterable[float], confidence: str = "") -> Attempt:
        """Answer the question, as the button does.

        Parameters
        ----------
        answer : iterable of int or float
            Numbers of the chosen options, from 0; of all items as `options` shows them, in the
            order to give; the number of the group of each; or one number.
        confidence : str
            ``guess``, ``unsure`` or ``sure``, where that is asked.

        Returns
        -------
        Attempt
            What was answered and whether it is right.

        Raises
        ------
        ValueError
            This cannot be an answer, or nothing says how sure the learner is.
        """
        given = list(answer)
        self._refuse(given, confidence)
        judged = judge(self._item, self._to_bank(given), size_mm=self._size_mm)
        number = tries(self._item) + 1
        right = bool(judged.mark.right)
        attempt = Attempt(self._item.id, tuple(self._tidy(given)), right, number, confidence)
        kept = self._item, judged, self._truth, confidence, time.monotonic() - self._since
        self._afterwards(lambda: keep(*kept))
        self._show(attempt, judged)
        if self._on_attempt:
            self._on_attempt(attempt)
        return attempt

    @property
    def _item(self) -> Item:
        return self._items[self.place - 1]

    @property
    def _size_mm(self) -> float | None:
        return self._shown.size_mm if self._shown else None

    @property
    def _truth(self) -> str:
        return truth_of(self._item, size_mm=self._size_mm)

    def _refuse(self, answer: list[float], confidence: str) -> None:
        if confidence not in (CONFIDENCES if self.wants_confidence else ("", *CONFIDENCES)):
            allowed = ", ".join(CONFIDENCES)
            raise ValueError(f'confidence "{confidence}" is not in the list. Allowed: {allowed}.')
        if self.kind == "ordering" and not set(answer) <= set(range(len(self._order))):
            raise ValueError(
                f"{answer} is not an answer. Allowed: each number from 0 to "
                f"{len(self._order) - 1} once."
            )

    def _to_bank(self, answer: list[float]) -> list[float]:
        """Turn numbers of items as shown into those of the bank, which stand in the right order."""
        return [self._order[number] for number in answer] if self.kind == "ordering" else answer

    def _tidy(self, answer: list[float]) -> list[float]:
        return sorted(set(answer)) if self.kind in ("single", "multiple") else answer

    def _open(self, place: int) -> None:
        """Show a question of those that are asked."""
        item = self._items[place - 1]
        self._shown = shown_by(item)
        self._order = _shuffled(item) if item.kind == "ordering" else ()
        texts = [item.items[n].say for n in self._order] or [one.say for one in item.items]
        with self.hold_sync():
            self.place, self.ask, self.kind = place, item.ask, item.kind
            self.options = texts or [option.say for option in item.options]
            self.groups, self.ends = list(item.groups), list(item.ends)
            self.unit = item.number.unit if item.number else ""
            self.attempts, self.before = 0, standing_of(item)
            self._picture_of_now()
            self._do_again()

    def _picture_of_now(self) -> None:
        shown = self._shown
        self.picture, self.mime = (shown.data, shown.mime) if shown else (b"", "")
        self.alt, self.notes = (shown.alt, list(shown.notes)) if shown else ("", [])
        self.width_mm = shown.width_mm if shown else 0.0
        self.described, self.words = False, []

    def _show(self, attempt: Attempt, judged: Judged) -> None:
        item = self._item
        with self.hold_sync():
            self.answer, self.confidence = list(attempt.answer), attempt.confidence
            self.feedback = [self._said_of(part) for part in judged.parts]
            self.reason = _reason(item, judged)
            self.missing = _is_part(item, judged)
            self.correct = attempt.correct
            self.keep = item.why if attempt.correct else ""
            self.sources, self.review = sources_of(item.sources), review_of(item)
            self.before = ""
            self.attempts += 1

    def _said_of(self, part) -> dict:
        place = self._order.index(part.place) if self._order else part.place
        return {**asdict(part), "place": place, "sources": sources_of(part.sources)}

    def _do_submit(self, answer: list[float], confidence: str = "") -> None:
        self.submit(answer, confidence)

    def _do_again(self) -> None:
        self.answer, self.feedback, self.missing = [], [], False
        self.correct, self.keep, self.sources = None, "", []
        self.reason, self.review, self.confidence = "", "", ""
        self._since = time.monotonic()

    def _do_next(self) -> None:
        if self.place < self.count:
            self._open(self.place + 1)

    def _do_describe(self) -> None:
        self.described = True
        self.words = self._shown.words() if self._shown else []

    def _still(self) -> tuple[str, list[str]]:
        lines = [self.ask, *(f"– {text}" for text in self.options)]
        return SAY["title"], [*lines, *self.notes]

    def _picture(self) -> str:
        if not self.picture:
            return ""
        data = base64.b64encode(self.picture).decode()
        return f'<img src="data:{self.mime};base64,{data}" alt="{escape(self.alt)}" width="400">'

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        # A learner starts to think when the question is shown, not when it is made.
        self._since = time.monotonic()
        return super()._repr_mimebundle_(**kwargs)


def _shuffled(item: Item) -> tuple[int, ...]:
    """Give an order to show items in: always the same, never one that is right."""
    places = list(range(len(item.items)))
    for turn in range(100):
        order = random.Random(f"{item.id}/{turn}").sample(places, len(places))
        if not judge(item, order).mark.right:
            return tuple(order)
    return tuple(reversed(places))


def _reason(item: Item, judged: Judged) -> str:
    """Say what the explanations of single options do not."""
    if item.kind in ("single", "multiple") or (judged.mark.right and judged.parts):
        return ""
    return " ".join(filter(None, (judged.mark.reason, judged.mark.hint)))


def _is_part(item: Item, judged: Judged) -> bool:
    """Tell whether every chosen option is right, and more should be chosen."""
    if item.kind not in ("single", "multiple") or judged.mark.right:
        return False
    return all(item.options[part.place].right for part in judged.parts)


def question(
    question_or_id: Item | str,
    *,
    on_attempt: Callable[[Attempt], None] | None = None,
    confidence: bool = False,
) -> QuestionWidget | LeftOut:
    """Ask a question.

    Parameters
    ----------
    question_or_id : Question or str
        A question, or its id in the question bank, such as ``q07``.
    on_attempt : callable, optional
        Called with an `Attempt` after each answer.
    confidence : bool
        Whether to ask how sure the learner is.

    Returns
    -------
    QuestionWidget or LeftOut
        Show it as the last line of a cell. Progress keeps each answer. When ``course.yml`` leaves
        the id out, a line says so.

    Raises
    ------
    UnknownName
        There is no question with this id; the message names the nearest.

    Examples
    --------
    >>> ask = question("q06")
    >>> ask.submit([0]).correct, ask.attempts
    (False, 1)
    """
    if isinstance(question_or_id, str):
        from skinspots_lib.content.questions import load_question

        if is_off(question_or_id):
            return LeftOut(WORDS["left_out"]["question"])
        question_or_id = load_question(question_or_id)
    return QuestionWidget(question_or_id, on_attempt=on_attempt, confidence=confidence)


def claims(article: str | None = None) -> QuestionWidget:
    """Sort the claims of the two web articles, a handful at a time.

    Parameters
    ----------
    article : {"A", "B"}, optional
        Which article; both by default.

    Returns
    -------
    QuestionWidget
        Show it as the last line of a cell. Progress keeps an answer for each claim.

    Raises
    ------
    UnknownName
        There is no such article.

    Examples
    --------
    >>> sorter = claims("A")
    >>> sorter.count, len(sorter.options)
    (7, 5)
    """
    from skinspots_lib.content.claims import load_claims

    return QuestionWidget(*load_claims(article))
