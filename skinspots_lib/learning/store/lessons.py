"""How far a learner is in each lesson."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from skinspots_lib.content.course import Course, load_course
from skinspots_lib.content.questions import lesson_of_each
from skinspots_lib.learning.engine.cells import CLASSES
from skinspots_lib.learning.store.standing import RIGHT, TEST, join, mastered, standing
from skinspots_lib.learning.trials import Trial

LESSON_OF_PRACTICE, LESSON_OF_CASES = 6, 7
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
    mastered : int
        Kinds of spots mastered, of those that practice shows; only for the lesson of practice.
    best : int
        Most right answers in a sitting of the final test; only for its lesson.

    Examples
    --------
    >>> Done(3, 2).right
    2
    """

    tried: int = 0
    right: int = 0
    mastered: int = 0
    best: int = 0


def levels_of(trials: Iterable[Trial], brought: Mapping[str, int]) -> dict[str, int]:
    """Join what the answers show with what came by short codes.

    Parameters
    ----------
    trials : iterable of Trial
        In order of time.
    brought : mapping of str to int
        Levels by item, as `Progress.standings` gives them.

    Returns
    -------
    dict of str to int
        The best level of each item.

    Examples
    --------
    >>> levels_of([Trial("q07", "2", True)], {"q06": 1})
    {'q06': 1, 'q07': 2}
    """
    return join(standing(trials), dict(brought))


def by_lesson(levels: Mapping[str, int]) -> dict[int, Done]:
    """Count what a learner did in each lesson.

    Parameters
    ----------
    levels : mapping of str to int
        Level by item, as `levels_of` gives it.

    Returns
    -------
    dict of int to Done
        Only lessons in which something was answered. What the course leaves out does not count.

    Examples
    --------
    >>> by_lesson({"q06": 2, "q07": 1, "ex-05-1": 2})[1]
    Done(tried=2, right=1, mastered=0, best=0)
    """
    of_questions, course = lesson_of_each(), load_course()
    done: dict[int, Done] = {}
    for item, level in levels.items():
        lesson = _lesson(item, of_questions)
        if lesson is not None and level and item not in course.off:
            before = done.get(lesson, Done())
            done[lesson] = Done(before.tried + 1, before.right + (level == RIGHT))
    kinds = len({*mastered(dict(levels))} & {*kinds_of(course)})
    best = levels.get(TEST, 0)
    if kinds:
        done[LESSON_OF_PRACTICE] = replace(done.get(LESSON_OF_PRACTICE, Done()), mastered=kinds)
    if best:
        of_test = course.post_test.lesson
        done[of_test] = replace(done.get(of_test, Done()), best=best)
    return dict(sorted(done.items()))


def kinds_of(course: Course) -> tuple[str, ...]:
    """Name the kinds of spots that practice shows.

    Parameters
    ----------
    course : Course
        The choices of the instructor.

    Returns
    -------
    tuple of str
        All classes, when the course names none.

    Examples
    --------
    >>> len(kinds_of(load_course()))
    6
    """
    return course.classes or CLASSES


def _lesson(item: str, of_questions: Mapping[str, int]) -> int | None:
    exercise = _EXERCISE.fullmatch(item)
    if exercise:
        return int(exercise[1])
    return LESSON_OF_CASES if _CASE.fullmatch(item) else of_questions.get(item)
