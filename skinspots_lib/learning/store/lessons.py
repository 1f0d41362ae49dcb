"""How far a learner is in each lesson."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.store.standing import RIGHT

LESSON_OF_CASES = 7
_EXERCISE = re.compile(r"ex-(\d\d)-\d+")
_CASE = re.compile(r"[A-Z]\d\d")


@dataclass(frozen=True)
class Done:
    """What a learner did in a lesson.

    Attributes
    ----------
    tried : int
        Questions, exercises and cases answered at least once.
    right : int
        Those of them that were right at the first try.

    Examples
    --------
    >>> Done(3, 2).right
    2
    """

    tried: int = 0
    right: int = 0


def by_lesson(levels: Mapping[str, int]) -> dict[int, Done]:
    """Count what a learner did in each lesson.

    Parameters
    ----------
    levels : mapping of str to int
        Level by item, as `standing` gives it, joined with those that came by short codes.

    Returns
    -------
    dict of int to Done
        Only lessons in which something was answered.

    Examples
    --------
    >>> by_lesson({"q06": 2, "q07": 1, "ex-05-1": 2})
    {1: Done(tried=2, right=1), 5: Done(tried=1, right=1)}
    """
    of_questions = {question.id: question.lesson for question in load_questions()}
    done: dict[int, Done] = {}
    for item, level in levels.items():
        lesson = _lesson(item, of_questions)
        if lesson is not None and level:
            before = done.get(lesson, Done())
            done[lesson] = Done(before.tried + 1, before.right + (level == RIGHT))
    return dict(sorted(done.items()))


def _lesson(item: str, of_questions: Mapping[str, int]) -> int | None:
    exercise = _EXERCISE.fullmatch(item)
    if exercise:
        return int(exercise[1])
    return LESSON_OF_CASES if _CASE.fullmatch(item) else of_questions.get(item)
