"""The final test: questions held back from lessons, no word about the answers until the end.

Held back, not secret: the questions lie in a file that anyone can open.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from skinspots_lib.content.course import Course, PostTestRules, load_course
from skinspots_lib.content.questions import Question, load_questions
from skinspots_lib.learning.engine.gate import groups_of, missing
from skinspots_lib.learning.engine.result import Item, TestResult
from skinspots_lib.learning.engine.sampling import plan
from skinspots_lib.learning.marking import Mark, mark_choice
from skinspots_lib.learning.store.standing import TEST
from skinspots_lib.learning.trials import CONFIDENCES, Trial, now

__all__ = ["Item", "PostTest", "TestResult", "resume"]
# What can be marked without a word of the learner's own.
KINDS = ("single", "multiple")


class PostTest:
    """One sitting of the final test.

    Parameters
    ----------
    seed : int
        Chooses questions, their order and the order of their options.
    rules : PostTestRules, optional
        By default those of ``data/course.yml``.
    questions : iterable of Question, optional
        What may be drawn; by default those of the lesson that the rules name, without those
        that the course leaves out. Those with a picture and kinds other than ``single`` and
        ``multiple`` are passed over.

    Raises
    ------
    ContentError
        A group of spots has too few questions on a third of the skin tones.

    Examples
    --------
    >>> test = PostTest(seed=1)
    >>> len(test.items), test.unanswered[:3]
    (36, [0, 1, 2])
    """

    __test__ = False

    def __init__(
        self,
        seed: int = 0,
        *,
        rules: PostTestRules | None = None,
        questions: Iterable[Question] | None = None,
    ) -> None:
        course = load_course()
        self._rules = rules or course.post_test
        bank = held_back(replace(course, post_test=self._rules)) if questions is None else questions
        self.seed = seed
        self._questions = plan([*filter(_in_words, bank)], seed, self._rules.items)
        rng = random.Random(f"options/{seed}")
        self._orders = [rng.sample(range(n), n) for n in map(_count, self._questions)]
        self._answers: dict[int, dict] = {}

    @property
    def items(self) -> tuple[Item, ...]:
        """Give what may be shown; nothing in it tells the answers.

        Examples
        --------
        >>> len(PostTest().items)
        36
        """
        return tuple(
            Item(q.ask, q.kind, tuple(q.options[place].say for place in order))
            for q, order in zip(self._questions, self._orders, strict=True)
        )

    @property
    def edition(self) -> int:
        """Give a number that changes with the questions drawn, not with their wording.

        Examples
        --------
        >>> PostTest(3).edition == PostTest(3).edition != PostTest(4).edition
        True
        """
        drawn = zip(self._questions, self._orders, strict=True)
        return crc32(";".join(f"{q.id}/{len(order)}" for q, order in drawn).encode())

    @property
    def unanswered(self) -> list[int]:
        """Give the places, from 0, of the questions without an answer.

        Examples
        --------
        >>> len(PostTest().unanswered)
        36
        """
        return [place for place in range(len(self._questions)) if place not in self._answers]

    def answer(
        self,
        place: int,
        chosen: Iterable[int],
        *,
        confidence: str = "",
        seconds: float | None = None,
    ) -> None:
        """Keep an answer; it may be changed until the end. Nothing is said about it.

        Parameters
        ----------
        place : int
            Which question, from 0.
        chosen : iterable of int
            Numbers of the chosen options as shown, from 0.
        confidence : str
            ``guess``, ``unsure``, ``sure``, or empty.
        seconds : float, optional
            From the question to the answer.

        Raises
        ------
        ValueError
            There is no such question, option or confidence.

        Examples
        --------
        >>> PostTest().answer(0, [2], confidence="sure")
        """
        chosen = sorted(set(chosen))
        if place not in range(len(self._questions)):
            raise ValueError(f"question {place}: there are 0 to {len(self._questions) - 1}")
        if not set(chosen) <= set(range(len(self._orders[place]))):
            raise ValueError(f"options {chosen}: there are 0 to {len(self._orders[place]) - 1}")
        if confidence not in ("", *CONFIDENCES):
            raise ValueError(f"confidence {confidence!r}: write {', '.join(CONFIDENCES)}")
        kept = {"chosen": chosen, "confidence": confidence, "seconds": seconds, "at": now()}
        self._answers[place] = kept

    def to_dict(self) -> dict:
        """Give what is needed to go on later: the seed and the answers, never the key.

        Returns
        -------
        dict
            For `resume`; JSON can hold it.

        Examples
        --------
        >>> PostTest(seed=4).to_dict()
        {'seed': 4, 'answers': {}}
        """
        answers = {str(place): kept for place, kept in self._answers.items()}
        return {"seed": self.seed, "answers": answers}

    def finish(self) -> TestResult:
        """Mark all answers. A question without an answer is not right.

        Returns
        -------
        TestResult
            With the reason of every answer, and what progress should keep.

        Examples
        --------
        >>> PostTest().finish().passed
        False
        """
        marks = tuple(
            (question, mark_choice(question, self._bank_numbers(place)))
            for place, question in enumerate(self._questions)
        )
        groups = groups_of(marks)
        right = sum(mark.right for _, mark in marks)
        why = missing(self._rules, groups)
        trials = [self._trial(place, *pair) for place, pair in enumerate(marks)]
        result = Trial(TEST, f"{right}/{len(marks)}", not why, part="test")
        return TestResult(right, len(marks), not why, groups, marks, (*trials, result), why)

    def _bank_numbers(self, place: int) -> list[int]:
        """Turn options as shown into options of the bank, from 0."""
        chosen = self._answers.get(place, {}).get("chosen", ())
        return sorted(self._orders[place][number] for number in chosen)

    def _trial(self, place: int, question: Question, mark: Mark) -> Trial:
        kept = self._answers.get(place, {})
        numbers = [n for n, option in enumerate(question.options) if option.right]
        return Trial(
            question.id,
            _words(self._bank_numbers(place)),
            mark.right,
            truth=_words(numbers),
            part="test",
            third=question.tone,
            confidence=kept.get("confidence", ""),
            seconds=kept.get("seconds"),
            at=kept.get("at", now()),
        )


def held_back(course: Course, *, root: Path | None = None) -> tuple[Question, ...]:
    """List the questions that the final test of a course may draw.

    Parameters
    ----------
    course : Course
        The choices of the instructor.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    tuple of Question
        Of the lesson that the rules name, without those that the course leaves out and those
        that are asked with a picture.

    Raises
    ------
    ContentError
        A question is not as it should be.
    UnknownName
        The lesson has no questions.

    Examples
    --------
    >>> len(held_back(load_course()))
    36
    """
    questions = load_questions(course.post_test.lesson, root=root)
    return tuple(q for q in questions if q.id not in course.off and _in_words(q))


def resume(kept: Mapping, **rest: object) -> PostTest:
    """Go on with a sitting.

    Parameters
    ----------
    kept : mapping
        What `PostTest.to_dict` gave.
    **rest
        ``rules`` and ``questions``, as for `PostTest`.

    Returns
    -------
    PostTest
        The same questions in the same order, with the answers so far.

    Examples
    --------
    >>> test = PostTest(seed=4)
    >>> test.answer(0, [1])
    >>> resume(test.to_dict()).unanswered[0]
    1
    """
    test = PostTest(kept["seed"], **rest)
    test._answers = {int(place): dict(answer) for place, answer in kept["answers"].items()}
    return test


def _in_words(question: Question) -> bool:
    return question.kind in KINDS and not question.picture and not question.skin


def _count(question: Question) -> int:
    return len(question.options)


def _words(numbers: Iterable[int]) -> str:
    return ";".join(str(number + 1) for number in numbers)
