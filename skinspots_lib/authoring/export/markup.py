"""Text as HTML, the same in every export: whatever an author types stays text."""

from collections.abc import Iterable
from html import escape

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.words import pairs, why


def clean(text: str) -> str:
    r"""Leave out the signs that no XML file may hold.

    Parameters
    ----------
    text : str
        As an author typed it.

    Returns
    -------
    str
        The same without control characters; line ends and tabs stay.

    Examples
    --------
    >>> clean("a\x00b")
    'ab'
    """
    return "".join(sign for sign in text if _may_stand(sign))


def _may_stand(sign: str) -> bool:
    within = " " <= sign < "\ud800" or "\ue000" <= sign < "\ufffe"
    return within or sign > "\uffff" or sign in "\n\t"


def paragraphs(lines: Iterable[str]) -> str:
    """Make each text a paragraph.

    Parameters
    ----------
    lines : iterable of str
        Plain text.

    Returns
    -------
    str
        HTML in which nothing of the text is markup.

    Examples
    --------
    >>> paragraphs(["1 < 2"])
    '<p>1 &lt; 2</p>'
    """
    return "".join(f"<p>{escape(clean(line))}</p>" for line in lines)


def image(card: Card, source: str) -> str:
    """Give the picture of a question as HTML.

    Parameters
    ----------
    card : Card
        The question.
    source : str
        Where the format finds the picture.

    Returns
    -------
    str
        With its alt text; empty for a question of words.

    Examples
    --------
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> image(cards(lessons=[1])[0], "a.jpg")
    ''
    """
    if not card.picture:
        return ""
    alt = escape(clean(card.picture.alt))
    return f'<p><img src="{escape(source)}" alt="{alt}" width="400"></p>'


def explained(card: Card) -> list[str]:
    """Say all that is to be known at the end: of each part, then of the whole question.

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
    >>> explained(cards(lessons=[1])[0])[-1]
    'Not yet reviewed by a clinician.'
    """
    parts = pairs(card.question) if card.question.items else ()
    return [*(f"{say}: {where}. {reason}" for say, where, reason in parts), *why(card)]
