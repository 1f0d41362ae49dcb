"""The questions that an instructor added to a lesson."""

from __future__ import annotations

from skinspots_lib.widgets._question import QuestionWidget
from skinspots_lib.widgets.asking.left_out import is_off


def own_questions(lesson: int) -> QuestionWidget | None:
    """Ask the questions that the instructor added to a lesson, one after the other.

    Parameters
    ----------
    lesson : int
        Number of the lesson.

    Returns
    -------
    QuestionWidget or None
        None, which shows nothing, when there are none or all are left out.

    Raises
    ------
    ContentError
        A question is not as it should be; all problems are named.

    Examples
    --------
    >>> own_questions(3)
    """
    from skinspots_lib.content.questions import load_own_questions

    own = [one for one in load_own_questions(lesson) if not is_off(one.id)]
    return QuestionWidget(*own) if own else None
