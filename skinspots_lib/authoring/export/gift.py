"""GIFT: one text file that many learning platforms read, with pictures inside and feedback."""

import re
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.markup import clean, explained, image, paragraphs
from skinspots_lib.authoring.export.scoring import ranges, shares, written
from skinspots_lib.authoring.export.words import asked, pairs
from skinspots_lib.content.questions import Question

CATEGORY = "$CATEGORY: $course$/top/Skin Spots/Lesson {lesson:02d}"
LOST = {
    "ordering": "the order is asked as places to match; feedback for each part comes at the end",
    "sorting": "feedback for each part comes at the end",
    "numeric": "the unit stands in the text only",
    "measure": "the ruler is left out: the picture says how wide it is",
}


def write(cards: tuple[Card, ...], path: Path) -> list[str]:
    """Write one GIFT file.

    Parameters
    ----------
    cards : tuple of Card
        From `cards`.
    path : Path
        The file to write.

    Returns
    -------
    list of str
        What the format cannot hold, one line for each question that loses something.

    Raises
    ------
    OSError
        The file cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> write(cards(lessons=[0]), Path(mkdtemp()) / "bank.gift")
    []
    """
    parts, lesson = [], None
    for card in cards:
        if card.question.lesson != lesson:
            lesson = card.question.lesson
            parts.append(CATEGORY.format(lesson=lesson))
        parts.append(_question(card))
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")
    return [f"{c.question.id}: {LOST[c.question.kind]}" for c in cards if c.question.kind in LOST]


def _question(card: Card) -> str:
    id = card.question.id
    marks = " ".join([f"[id:{id}]", *(f"[tag:{tag}]" for tag in card.tags)])
    text = _html(_asked(card), image(card, _embedded(card)))
    end = f"####{_html(explained(card))}"
    begin = f"::{_plain(id)}::{text} {{{'#' if card.question.number else ''}"
    # One line for each answer: a blank line would end the question.
    return "\n".join([f"// {marks}", begin, *_answers(card), end, "}"])


def _asked(card: Card) -> list[str]:
    number = card.question.number
    return [*asked(card), *([f"Answer in {number.unit}."] if number else [])]


def _answers(card: Card) -> Iterable[str]:
    question = card.question
    if question.options:
        return _choices(question)
    return _numbers(card) if question.number else _matches(question)


def _choices(question: Question) -> Iterable[str]:
    for option, share in zip(question.options, shares(question), strict=True):
        one = "=" if option.right else "~"
        sign = f"~%{written(share)}%" if question.kind == "multiple" else one
        yield f"{sign}{_html([option.say])}#{_html([option.why])}"


def _numbers(card: Card) -> Iterable[str]:
    for low, high, share, reason in ranges(card):
        sign = "=" if share == 100 else f"=%{share}%"
        yield f"{sign}{written(low)}..{written(high)}#{_html([reason])}"


def _matches(question: Question) -> Iterable[str]:
    for say, where, _ in pairs(question):
        yield f"={_html([say])} -> {_plain(where)}"


def _embedded(card: Card) -> str:
    if not card.picture:
        return ""
    return f"data:{card.picture.mime};base64,{b64encode(card.picture.data).decode()}"


def _html(lines: Iterable[str], more: str = "") -> str:
    return f"[html]{_plain(paragraphs(lines) + more)}"


def _plain(text: str) -> str:
    """Put a sign before each character that means something here."""
    return re.sub(r"[\\~=#{}:]", r"\\\g<0>", clean(text)).replace("\n", r"\n")
