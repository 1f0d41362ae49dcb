"""What is said in every export in the same words."""

from collections.abc import Iterator

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.content.questions import Question

PLACES = "place {n}"


def why(card: Card) -> list[str]:
    """Say what the whole question teaches, where it comes from and who has checked it.

    Parameters
    ----------
    card : Card
        The question.

    Returns
    -------
    list of str
        One paragraph each, plain text.

    Examples
    --------
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> why(cards(lessons=[1])[0])[-1]
    'Not yet reviewed by a clinician.'
    """
    return [card.question.why, f"Sources: {'; '.join(card.sources)}.", card.review]


def asked(card: Card) -> list[str]:
    """Give the paragraphs of the question, with what is said under its picture.

    Parameters
    ----------
    card : Card
        The question.

    Returns
    -------
    list of str
        The question first; plain text.

    Examples
    --------
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> len(asked(cards(lessons=[1])[0]))
    1
    """
    picture = [card.picture.note] if card.picture else []
    ends = card.question.ends
    return [card.question.ask, *picture, *([f"{ends[0]} – {ends[-1]}"] if ends else [])]


def pairs(question: Question) -> list[tuple[str, str, str]]:
    """Give an order or groups as things to be matched.

    Parameters
    ----------
    question : Question
        Of the kind ``ordering`` or ``sorting``.

    Returns
    -------
    list of (str, str, str)
        The thing, where it belongs, and why. Things that may change places share a place.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_questions
    >>> kinds = {q.kind: q for q in load_questions()}
    >>> pairs(kinds["ordering"])[0][1]
    'place 1'
    """
    if question.kind == "sorting":
        return [(item.say, item.group, item.why) for item in question.items]
    return list(_placed(question))


def _placed(question: Question) -> Iterator[tuple[str, str, str]]:
    place = 0
    for number, item in enumerate(question.items, 1):
        place = place if item.same_place else number
        yield item.say, PLACES.format(n=place), item.why


def limits(card: Card) -> tuple[float, float]:
    """Give the smallest and the largest number that count as right.

    Parameters
    ----------
    card : Card
        A question that is answered with a number.

    Returns
    -------
    tuple of float
        In the unit of the question.

    Examples
    --------
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> low, high = next(limits(card) for card in cards(lessons=[2]) if card.question.number)
    >>> low < high
    True
    """
    off = card.question.number.tolerance
    return round(card.value - off, 6), round(card.value + off, 6)
