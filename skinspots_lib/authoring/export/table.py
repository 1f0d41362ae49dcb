"""CSV: the question bank as two tables and a folder of pictures, for spreadsheets and pandas."""

import csv
from collections.abc import Iterator
from pathlib import Path

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.words import limits, pairs

QUESTIONS = (
    "id",
    "lesson",
    "kind",
    "ask",
    "why",
    "sources",
    "review",
    "tags",
    "right_from",
    "right_to",
    "unit",
    "too_small",
    "too_large",
    "picture",
    "picture_alt",
    "picture_note",
)
ANSWERS = ("id", "number", "answer", "right", "place", "feedback")
# A spreadsheet would run a cell that starts with one of these.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write(cards: tuple[Card, ...], path: Path) -> list[str]:
    """Write ``questions.csv``, ``answers.csv`` and the folder ``pictures``.

    Parameters
    ----------
    cards : tuple of Card
        From `cards`.
    path : Path
        The folder to write into; made when it is not there.

    Returns
    -------
    list of str
        Empty: nothing is lost.

    Raises
    ------
    OSError
        The folder cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> write(cards(lessons=[0]), Path(mkdtemp()))
    []
    """
    path.mkdir(parents=True, exist_ok=True)
    _write(path / "questions.csv", QUESTIONS, map(_question, cards))
    _write(path / "answers.csv", ANSWERS, (row for card in cards for row in _answers(card)))
    for card in cards:
        if card.picture:
            file = path / "pictures" / card.picture.name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(card.picture.data)
    return []


def _question(card: Card) -> dict:
    question, picture, number = card.question, card.picture, card.question.number
    row = {key: getattr(question, key) for key in ("id", "lesson", "kind", "ask", "why")}
    row |= {"sources": "; ".join(card.sources), "review": card.review, "tags": ";".join(card.tags)}
    if number:
        low, high = limits(card)
        row |= {"right_from": low, "right_to": high, "unit": number.unit}
        row |= {"too_small": number.too_small, "too_large": number.too_large}
    if picture:
        row |= {"picture": f"pictures/{picture.name}", "picture_alt": picture.alt}
        row |= {"picture_note": picture.note}
    return row


def _answers(card: Card) -> Iterator[dict]:
    question = card.question
    for number, option in enumerate(question.options, 1):
        right = "yes" if option.right else "no"
        given = {"answer": option.say, "right": right, "feedback": option.why}
        yield {"id": question.id, "number": number, **given}
    for number, (say, place, why) in enumerate(pairs(question) if question.items else (), 1):
        given = {"answer": say, "right": "yes", "place": place, "feedback": why}
        yield {"id": question.id, "number": number, **given}


def _write(path: Path, columns: tuple[str, ...], rows: Iterator[dict]) -> None:
    # Spreadsheets take a file without the mark at its start for Latin-1.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: harmless(cell) for key, cell in row.items()} for row in rows)


def harmless(cell: object) -> object:
    """Keep a spreadsheet from running what stands in a cell.

    Parameters
    ----------
    cell : object
        Numbers stay as they are.

    Returns
    -------
    object
        Text that would be a formula, after a quotation mark that makes it text.

    Examples
    --------
    >>> harmless("=1+1"), harmless(-1)
    ("'=1+1", -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
