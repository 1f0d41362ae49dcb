"""What an answer brings, the same in every export."""

from typing import NamedTuple

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.words import limits
from skinspots_lib.content.questions import Question

# Far above anything that a question about skin asks for.
ENDLESS = 1_000_000


class Range(NamedTuple):
    """Numbers that are answered alike.

    Attributes
    ----------
    low, high : float
        The first and the last, in the unit of the question.
    share : int
        Per cent of the points.
    why : str
        What the learner reads.
    """

    low: float
    high: float
    share: int
    why: str


def shares(question: Question) -> list[float]:
    """Tell how much of the points each option brings.

    Parameters
    ----------
    question : Question
        Of the kind ``single`` or ``multiple``.

    Returns
    -------
    list of float
        Per cent. With several right answers a wrong one costs as much as a right one brings.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_question
    >>> shares(load_question("q06"))
    [0, 0, 0, 100.0]
    """
    right = sum(option.right for option in question.options)
    wrong = len(question.options) - right
    cost = -100 / max(right, wrong) if question.kind == "multiple" else 0
    return [100 / right if option.right else cost for option in question.options]


def ranges(card: Card) -> list[Range]:
    """Divide the numbers into right, too small and too large.

    Parameters
    ----------
    card : Card
        A question that is answered with a number.

    Returns
    -------
    list of Range
        The first that holds a number is the one that counts, so the right one stands first.

    Examples
    --------
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> card = next(card for card in cards(lessons=[2]) if card.question.number)
    >>> [one.share for one in ranges(card)]
    [100, 0, 0]
    """
    number, (low, high) = card.question.number, limits(card)
    return [
        Range(low, high, 100, card.question.why),
        Range(min(0, low), low, 0, number.too_small),
        Range(high, high + ENDLESS, 0, number.too_large),
    ]


def written(value: float) -> str:
    """Write a number without an exponent, which not every reader knows.

    Parameters
    ----------
    value : float
        A number or per cent.

    Returns
    -------
    str
        With five decimals at most.

    Examples
    --------
    >>> written(1_000_010), written(100 / 3), written(2.0)
    ('1000010', '33.33333', '2')
    """
    return f"{value:.5f}".rstrip("0").rstrip(".")
