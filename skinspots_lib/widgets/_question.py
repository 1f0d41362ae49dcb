"""A question with an explanation for each answer. Python alone knows what is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import traitlets as t

from skinspots_lib.widgets._base import WORDS, Interactive, compose

if TYPE_CHECKING:
    from skinspots_lib.content.questions import Question as Item


@dataclass(frozen=True)
class Attempt:
    """One answer of a learner.

    Attributes
    ----------
    question_id : str
        Name of the question.
    answer : tuple of int
        Numbers of the chosen options, from 0, rising.
    correct : bool
        True when exactly the right options were chosen.
    number : int
        1 for the first try.
    """

    question_id: str
    answer: tuple[int, ...]
    correct: bool
    number: int


class QuestionWidget(Interactive):
    """Shows one question; the right answers never leave Python before an answer.

    Parameters
    ----------
    item : Question
        From `skinspots_lib.content.questions`.
    on_attempt : callable, optional
        Called with an `Attempt` after each answer.

    Notes
    -----
    `answer` (list of option numbers from 0), `correct` (None, True or False) and `attempts`
    (how many) work with ``.observe`` and ``link``.
    """

    _esm = compose("question")
    ask = t.Unicode("").tag(sync=True)
    kind = t.Enum(["single", "multiple"], default_value="single").tag(sync=True)
    options = t.List(t.Unicode()).tag(sync=True)
    answer = t.List(t.Int()).tag(sync=True)
    correct = t.Bool(None, allow_none=True).tag(sync=True)
    attempts = t.Int(0).tag(sync=True)
    feedback = t.List(t.Dict()).tag(sync=True)
    missing = t.Bool(False).tag(sync=True)
    keep = t.Unicode("").tag(sync=True)
    sources = t.List(t.Unicode()).tag(sync=True)

    def __init__(self, item: Item, *, on_attempt: Callable[[Attempt], None] | None = None) -> None:
        self._item, self._on_attempt = item, on_attempt
        texts = [option.say for option in item.options]
        super().__init__(ask=item.ask, kind=item.kind, options=texts)

    def submit(self, answer: Iterable[int]) -> Attempt:
        """Answer the question, as the button does.

        Parameters
        ----------
        answer : iterable of int
            Numbers of the chosen options, from 0.

        Returns
        -------
        Attempt
            What was chosen and whether it is right.

        Raises
        ------
        ValueError
            Nothing was chosen, or an option that is not there.
        """
        chosen = sorted(set(answer))
        self._refuse(chosen)
        right = {number for number, option in enumerate(self._item.options) if option.right}
        attempt = Attempt(self._item.id, tuple(chosen), set(chosen) == right, self.attempts + 1)
        self._show(attempt, missing=attempt.correct is False and set(chosen) < right)
        if self._on_attempt:
            self._on_attempt(attempt)
        return attempt

    def _refuse(self, chosen: list[int]) -> None:
        count = len(self._item.options)
        if not chosen or chosen[0] < 0 or chosen[-1] >= count:
            raise ValueError(f"{chosen} is not an answer. Allowed: numbers from 0 to {count - 1}.")
        if self.kind == "single" and len(chosen) > 1:
            raise ValueError(f"{chosen} are {len(chosen)} answers. Allowed: one.")

    def _show(self, attempt: Attempt, *, missing: bool) -> None:
        item = self._item
        whys = [{"option": n, "why": item.options[n].why} for n in attempt.answer]
        with self.hold_sync():
            self.answer, self.feedback, self.missing = list(attempt.answer), whys, missing
            self.correct = attempt.correct
            self.keep = item.why if attempt.correct else ""
            self.sources = list(item.sources) if attempt.correct else []
            self.attempts = attempt.number

    def _do_submit(self, answer: list[int]) -> None:
        self.submit(answer)

    def _do_again(self) -> None:
        self.answer, self.feedback, self.missing = [], [], False
        self.correct, self.keep, self.sources = None, "", []

    def _still(self) -> tuple[str, list[str]]:
        return WORDS["question"]["title"], [self.ask, *(f"– {text}" for text in self.options)]


def question(
    question_or_id: Item | str, *, on_attempt: Callable[[Attempt], None] | None = None
) -> QuestionWidget:
    """Ask a question.

    Parameters
    ----------
    question_or_id : Question or str
        A question, or its id in the question bank, such as ``q07``.
    on_attempt : callable, optional
        Called with an `Attempt` after each answer.

    Returns
    -------
    QuestionWidget
        Show it as the last line of a cell.

    Raises
    ------
    UnknownName
        There is no question with this id; the message names the nearest.

    Examples
    --------
    >>> ask = question("q06")
    >>> ask.submit([3]).correct, ask.attempts
    (True, 1)
    """
    if isinstance(question_or_id, str):
        from skinspots_lib.content.questions import load_question

        question_or_id = load_question(question_or_id)
    return QuestionWidget(question_or_id, on_attempt=on_attempt)
