"""An answer to a question of the bank: its mark, what to say of each part, and what is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite

from skinspots_lib.content.questions import Question
from skinspots_lib.learning.marking import (
    Mark,
    mark_choice,
    mark_groups,
    mark_number,
    mark_order,
)


@dataclass(frozen=True)
class Part:
    """What a learner is told about one option or item after an answer.

    Attributes
    ----------
    place : int
        Its number in the question, from 0.
    why : str
        Its own explanation.
    right : bool or None
        Whether it stands where it belongs; None for an option that was chosen.
    sources : tuple of str
        Ids in `sources` of its own; empty when those of the question hold.
    """

    place: int
    why: str
    right: bool | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """An answer that was marked.

    Attributes
    ----------
    mark : Mark
        Whether it is right, and why.
    said : str
        The answer as progress keeps it: numbers from 1 joined by ``;``, or a number.
    parts : tuple of Part
        What to say of single options or items.
    """

    mark: Mark
    said: str
    parts: tuple[Part, ...] = field(default=())


def judge(question: Question, answer: Sequence[float], *, size_mm: float | None = None) -> Judged:
    """Mark an answer.

    Parameters
    ----------
    question : Question
        Of any kind.
    answer : sequence of int or float
        Numbers of options or, for ``ordering``, of items as they were put, all from 0; for
        ``sorting`` the number of the group of each item; else one number.
    size_mm : float, optional
        What is right in a ``measure`` question.

    Returns
    -------
    Judged
        Mark, explanations and words for progress.

    Raises
    ------
    ValueError
        This cannot be an answer to the question; the message says what can.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_question
    >>> judge(load_question("q06"), [3]).said
    '4'
    """
    refuse(question, answer)
    return _JUDGES[question.kind](question, list(answer), size_mm)


def refuse(question: Question, answer: Sequence[float]) -> None:
    """Raise unless this can be an answer to the question.

    Parameters
    ----------
    question : Question
        Of any kind.
    answer : sequence of int or float
        As in `judge`.

    Raises
    ------
    ValueError
        It cannot; the message says what can.
    """
    fits, allowed = _LIMITS[question.kind](question, list(answer))
    if not fits:
        raise ValueError(f"{list(answer)} is not an answer. Allowed: {allowed}.")


def truth_of(question: Question, *, size_mm: float | None = None) -> str:
    """Give the right answer as progress keeps it.

    Parameters
    ----------
    question : Question
        Of any kind.
    size_mm : float, optional
        What is right in a ``measure`` question; without it nothing is known of that.

    Returns
    -------
    str
        In the words of `Judged.said`.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_question
    >>> truth_of(load_question("q06"))
    '4'
    """
    if question.number:
        value = size_mm if question.number.value is None else question.number.value
        return "" if value is None else f"{value:g}"
    if question.kind == "ordering":
        return numbers(range(len(question.items)))
    if question.kind == "sorting":
        return numbers(question.groups.index(item.group) for item in question.items)
    return numbers(place for place, option in enumerate(question.options) if option.right)


def numbers(places: Sequence[int]) -> str:
    """Write numbers from 0 as progress keeps them.

    Parameters
    ----------
    places : iterable of int
        From 0.

    Returns
    -------
    str
        From 1, joined by ``;``.

    Examples
    --------
    >>> numbers([0, 2])
    '1;3'
    """
    return ";".join(str(place + 1) for place in places)


def order_of(question: Question) -> list[str | tuple[str, ...]]:
    """Give the right order as `mark_order` takes it.

    Parameters
    ----------
    question : Question
        Of the kind ``ordering``.

    Returns
    -------
    list of str or tuple of str
        Those in a tuple may change places.

    Examples
    --------
    >>> from types import SimpleNamespace as Box
    >>> items = [Box(say="a", same_place=False), Box(say="b", same_place=True)]
    >>> order_of(Box(items=items))
    [('a', 'b')]
    """
    ranks: list[tuple[str, ...]] = []
    for item in question.items:
        if item.same_place:
            ranks[-1] = (*ranks[-1], item.say)
        else:
            ranks.append((item.say,))
    return [rank if len(rank) > 1 else rank[0] for rank in ranks]


def _chosen(question: Question, answer: list, _size_mm: object) -> Judged:
    places = sorted(set(answer))
    parts = tuple(Part(place, question.options[place].why) for place in places)
    return Judged(mark_choice(question, places), numbers(places), parts)


def _number(question: Question, answer: list, size_mm: float | None) -> Judged:
    this = question.number
    expected = size_mm if this.value is None else this.value
    mark = mark_number(
        answer[0],
        expected,
        tolerance=this.tolerance,
        unit=this.unit,
        sides=(this.too_small, this.too_large),
        source_ids=question.sources,
    )
    # A number that was worked out is not to be measured again; its side says what to think of.
    mark = mark if question.kind == "measure" else replace(mark, hint="")
    return Judged(mark, f"{round(float(answer[0]), 2):g}")


def _ordered(question: Question, answer: list, _size_mm: object) -> Judged:
    items, right = question.items, order_of(question)
    put = [items[place].say for place in answer]
    mark = mark_order(put, right, first=question.ends[0], source_ids=question.sources)
    if mark.right:
        parts = [Part(place, items[place].why, True) for place in answer]
        return Judged(mark, numbers(answer), tuple(parts))
    # The two that the mark names, so that the rest of the order is still for the learner to find.
    rank = _ranks(question)
    turned = next(n for n in range(1, len(answer)) if rank[answer[n - 1]] > rank[answer[n]])
    parts = [Part(place, items[place].why, False) for place in answer[turned - 1 : turned + 1]]
    return Judged(mark, numbers(answer), tuple(parts))


def _ranks(question: Question) -> list[int]:
    ranks, now = [], 0
    for item in question.items:
        now += not item.same_place
        ranks.append(now)
    return ranks


def _sorted(question: Question, answer: list, _size_mm: object) -> Judged:
    items = question.items
    put = [question.groups[place] for place in answer]
    mark = mark_groups(put, [item.group for item in items], source_ids=question.sources)
    parts = tuple(
        Part(place, item.why, group == item.group, item.sources)
        for place, (item, group) in enumerate(zip(items, put, strict=True))
    )
    return Judged(mark, numbers(answer), parts)


_JUDGES: Mapping[str, Callable[[Question, list, float | None], Judged]] = {
    "single": _chosen,
    "multiple": _chosen,
    "numeric": _number,
    "measure": _number,
    "ordering": _ordered,
    "sorting": _sorted,
}


def _limits_of_choice(question: Question, answer: list) -> tuple[bool, str]:
    count = len(question.options)
    one = question.kind == "single"
    fits = bool(answer) and set(answer) <= set(range(count)) and not (one and len(answer) > 1)
    return fits, f"{'one number' if one else 'numbers'} from 0 to {count - 1}"


def _limits_of_number(_question: Question, answer: list) -> tuple[bool, str]:
    is_number = len(answer) == 1 and isinstance(answer[0], int | float)
    return is_number and isfinite(answer[0]), "one number"


def _limits_of_order(question: Question, answer: list) -> tuple[bool, str]:
    count = len(question.items)
    return sorted(answer) == list(range(count)), f"each number from 0 to {count - 1} once"


def _limits_of_groups(question: Question, answer: list) -> tuple[bool, str]:
    count, groups = len(question.items), len(question.groups)
    fits = len(answer) == count and set(answer) <= set(range(groups))
    return fits, f"{count} numbers from 0 to {groups - 1}"


_LIMITS: Mapping[str, Callable[[Question, list], tuple[bool, str]]] = {
    "single": _limits_of_choice,
    "multiple": _limits_of_choice,
    "numeric": _limits_of_number,
    "measure": _limits_of_number,
    "ordering": _limits_of_order,
    "sorting": _limits_of_groups,
}
