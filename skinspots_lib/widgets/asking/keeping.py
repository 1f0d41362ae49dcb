"""What progress knows of a question and what it keeps of an answer; where an answer comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skinspots_lib.content.reviews import review_status
from skinspots_lib.learning.engine.answers import Judged
from skinspots_lib.learning.progress import progress
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.recording import record

if TYPE_CHECKING:
    from skinspots_lib.content.questions import Question

SAY = WORDS["question"]


def tries(question: Question) -> int:
    """Count the answers to a question so far, also before a restart.

    Parameters
    ----------
    question : Question
        Of the bank, or made of claims.

    Returns
    -------
    int
        0 for a question that nobody answered.
    """
    return len(progress().answers_to(_names(question)[0]))


def standing_of(question: Question) -> str:
    """Say in words whether a question was answered before, never what is right.

    Parameters
    ----------
    question : Question
        Of the bank, or made of claims.

    Returns
    -------
    str
        Empty for a question that nobody answered.
    """
    names = _names(question)
    last = {trial.item: trial.right for trial in progress().answers_to(*names)}
    if not last:
        return ""
    if len(names) > 1:
        right = sum(map(bool, last.values()))
        return SAY["before_many"].format(n=right, all=len(names))
    return SAY["before_right" if last[names[0]] else "before_not"]


def keep(question: Question, judged: Judged, truth: str, confidence: str, seconds: float) -> None:
    """Give an answer to the learner's progress; one for each claim.

    Parameters
    ----------
    question : Question
        What was asked.
    judged : Judged
        The answer, marked.
    truth : str
        What is right, in the words of the answer.
    confidence : str
        ``guess``, ``unsure``, ``sure`` or empty.
    seconds : float
        From the question to the answer.
    """
    names = _names(question)
    if len(names) == 1:
        parts = [(names[0], judged.said, bool(judged.mark.right), truth)]
    else:
        both = zip(names, judged.said.split(";"), truth.split(";"), strict=True)
        parts = [(name, said, said == right, right) for name, said, right in both]
    for name, said, right, true in parts:
        record(
            name,
            said,
            right,
            truth=true,
            options=_choices(question),
            tone=question.skin.tone if question.skin else None,
            third=question.tone,
            confidence=confidence,
            seconds=round(seconds, 1),
            number=len(progress().answers_to(name)) + 1,
        )


def _names(question: Question) -> list[str]:
    """Give the names under which progress keeps the answers."""
    own = [item.id for item in question.items if item.id]
    return own or [question.id]


def _choices(question: Question) -> tuple[str, ...]:
    """Give what could be chosen: names of groups, or numbers from 1."""
    if question.groups:
        return question.groups
    return tuple(str(n) for n in range(1, len(question.options or question.items) + 1))


def review_of(question: Question) -> str:
    """Say whether a clinician has read what the answer rests on.

    Parameters
    ----------
    question : Question
        Of the bank, or made of claims.

    Returns
    -------
    str
        One sentence; several when claims differ.
    """
    kind = "claims" if any(item.id for item in question.items) else "questions"
    found = dict.fromkeys(review_status(kind, name) for name in _names(question))
    return " ".join(found)


def sources_of(ids: Iterable[str]) -> list[dict]:
    """Give name, title and address of each source; an id alone where no row tells more.

    Parameters
    ----------
    ids : iterable of str
        Ids in `sources`.

    Returns
    -------
    list of dict
        id, title and url.

    Examples
    --------
    >>> sources_of(["a-book"])
    [{'id': 'a-book', 'title': '', 'url': ''}]
    """
    from skinspots_lib.widgets.parts.results import sources

    ids = list(dict.fromkeys(ids))
    known = {source["id"]: source for source in sources(ids)}
    return [known.get(id, {"id": id, "title": "", "url": ""}) for id in ids]
