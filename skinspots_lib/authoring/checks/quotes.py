"""Numbers that a lesson quotes: each carries the id of its row, as a link, and agrees with it."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skinspots_lib.authoring.checks.sheets import Sheet

NUMBER = r"\d[\d,]*(?:\.\d+)?"
SHARE = rf"{NUMBER} (?:of|in|out of|per) (?:a further |about )?{NUMBER}"
QUOTE = rf"(?P<quote>{SHARE}|{NUMBER}(?:–|-| to )?(?:{NUMBER})?\s?(?:%|percent\b|per cent\b))"
CITATION = r"\[(?P<id>[A-Za-z0-9][\w.-]*)\](?P<link>\(#[^)\s]*\))?(?![(\w])"
TOKEN = re.compile(f"{QUOTE}|{CITATION}")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n|\|")
# Code, tags and addresses hold numbers that nobody reads as a fact.
UNREAD = re.compile(r"```.*?```|`[^`]*`|<[^>]*>|(?<=\]\()(?!#)[^)]*", re.DOTALL)
LOOKS_LIKE_ID = re.compile(r"(F|TH)\d+[a-z]?")
SKIPPED = ("sources",)
EXAMPLE = "19 of 1,329 [F08](#Sources)"


class Fault(NamedTuple):
    """What is wrong with one number: its words, the reason, what is allowed, a hint."""

    value: str
    reason: str
    allowed: str = ""
    hint: str = ""


def rows_by_id(sheets: Mapping[str, Sheet]) -> dict[str, str]:
    """Give the text of every row that a number may carry.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name.

    Returns
    -------
    dict of str to str
        All cells of the row joined, by its id; sources are left out.
    """
    return {
        row.cells[sheet.table.key]: " ".join(row.cells.values())
        for name, sheet in sheets.items()
        if name not in SKIPPED
        for row in sheet.rows
    }


def check_quotes(text: str, rows: Mapping[str, str]) -> Iterator[Fault]:
    """Check the numbers in a Markdown text.

    Parameters
    ----------
    text : str
        Markdown. Shares (``19 of 1,329``) and percentages are numbers that need a row; plain
        counts, minutes and millimetres are checked only where they carry one.
    rows : mapping of str to str
        From `rows_by_id`.

    Yields
    ------
    Fault
        In the order of the text.

    Examples
    --------
    >>> rows = {"F08": "19 of 1,329 children 1.4 percent"}
    >>> [fault.value for fault in check_quotes("It was 20 of 1,329 [F08](#Sources).", rows)]
    ['20 of 1,329']
    >>> list(check_quotes("It was 19 of 1,329 [F08](#Sources).", rows))
    []
    """
    for sentence in SENTENCE.split(UNREAD.sub(" ", text)):
        yield from _sentence(sentence, rows)


def _sentence(sentence: str, rows: Mapping[str, str]) -> Iterator[Fault]:
    quotes, ids, start = [], [], 0
    for token in TOKEN.finditer(sentence):
        if token["id"] and not _is_id(token["id"], rows):
            continue
        if token["quote"] and ids:
            yield from _group(quotes or [sentence[start : ids[0].start()]], ids, rows)
            quotes, ids, start = [], [], token.start()
        if token["quote"]:
            quotes.append(token["quote"])
        else:
            ids.append(token)
    if ids:
        yield from _group(quotes or [sentence[start : ids[0].start()]], ids, rows)
    else:
        yield from (_without_id(quote) for quote in quotes)


def _is_id(word: str, rows: Mapping[str, str]) -> bool:
    return word in rows or bool(LOOKS_LIKE_ID.fullmatch(word))


def _without_id(quote: str) -> Fault:
    return Fault(quote, "has no row: a number carries the id of its row, linked", EXAMPLE)


def _group(quotes: list[str], ids: list, rows: Mapping[str, str]) -> Iterator[Fault]:
    for token in ids:
        if token["id"] not in rows:
            yield Fault(token["id"], "is not the id of a row", "an id of figures.csv")
        elif not token["link"]:
            hint = "A reader follows it to the sources."
            yield Fault(token["id"], "is not linked to the sources", EXAMPLE, hint)
    known = [token["id"] for token in ids if token["id"] in rows]
    if len(known) == len(ids):
        yield from _disagreeing(quotes, known, rows)


def _disagreeing(quotes: list[str], ids: list[str], rows: Mapping[str, str]) -> Iterator[Fault]:
    said = " ".join(rows[row_id] for row_id in ids)
    true = set(_numbers(said))
    for quote in quotes:
        if not set(_numbers(quote)) <= true:
            reason = f"does not agree with {', '.join(ids)}"
            yield Fault(quote.strip(), reason, hint=f"The row says: {said[:120]} …")


def _numbers(text: str) -> Iterator[float]:
    return (float(found.replace(",", "")) for found in re.findall(NUMBER, text))
