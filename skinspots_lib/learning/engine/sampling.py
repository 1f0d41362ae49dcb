"""Draw the questions of a final test, alike for each group of spots and third of skin tones."""

import random
from collections.abc import Sequence

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.content.course import PostTestRules
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.questions import Question
from skinspots_lib.learning.engine.cells import CLASSES

LOOK_ALIKES = "look_alikes"
GROUPS = (*CLASSES[:5], LOOK_ALIKES)


def plan(bank: Sequence[Question], seed: int, number: int) -> tuple[Question, ...]:
    """Draw the questions of a sitting: each group of spots alike on each third of skin tones.

    Parameters
    ----------
    bank : sequence of Question
        What may be drawn. Spots outside the five main conditions make the group of look-alikes.
    seed : int
        Equal seeds draw equal questions in equal order.
    number : int
        How many; a multiple of 18.

    Returns
    -------
    tuple of Question
        Mixed.

    Raises
    ------
    ContentError
        A group has too few questions; all such groups are named.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_questions
    >>> len(plan(load_questions(9), 0, 18))
    18
    """
    rng, each = random.Random(f"plan/{seed}"), number // (len(GROUPS) * len(THIRDS))
    drawn, problems = [], []
    for group in GROUPS:
        for third in THIRDS:
            fits = [q for q in bank if group_of(q) == group and q.tone == third]
            drawn += rng.sample(fits, min(each, len(fits)))
            if len(fits) < each:
                problems.append(_too_few(bank, group, third, (len(fits), each)))
    if problems:
        raise ContentError(problems)
    return tuple(rng.sample(drawn, len(drawn)))


def group_of(question: Question) -> str:
    """Name the group of spots that a question is about.

    Parameters
    ----------
    question : Question
        Of the bank.

    Returns
    -------
    str
        One of `GROUPS`.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_question
    >>> group_of(load_question("q141"))
    'petechiae'
    """
    return question.condition if question.condition in GROUPS else LOOK_ALIKES


def _too_few(bank: Sequence[Question], group: str, third: str, counts: tuple) -> Problem:
    lesson = bank[0].lesson if bank else PostTestRules.lesson
    reason = f"{counts[0]} questions on {group} with tone {third}; the final test needs {counts[1]}"
    hint = "Add questions, switch some on again, or ask for fewer items in data/course.yml."
    return Problem(f"data/questions/{lesson:02d}.yaml", "", reason=reason, hint=hint)
