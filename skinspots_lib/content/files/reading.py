"""Read a table as people save it from a spreadsheet, or say how to save it properly."""

import csv
import io
import re
from pathlib import Path

from skinspots_lib.content.files.cells import SAVE
from skinspots_lib.content.problems import ContentError, Problem

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Some programs say in a line before the header which sign stands between the cells.
_STATED = re.compile(r"sep=(.)\n")


def read_rows(path: Path, file: str) -> list[list[str]]:
    """Read a CSV file into rows of text.

    A byte-order mark, Windows line ends, semicolons or tabs in place of commas, quotes round
    everything, and empty rows or columns at the end are all read correctly.

    Parameters
    ----------
    path : Path
        The file.
    file : str
        Its name in messages.

    Returns
    -------
    list of list of str
        The header first; each row as long as it stands in the file, an empty row as an empty
        list.

    Raises
    ------
    ContentError
        It is no CSV file in UTF-8; the message says how to save it.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> read_rows(data_dir() / "conditions.csv", "data/conditions.csv")[0][:2]
    ['condition', 'label']
    """
    text = _text(path, file)
    stated = _STATED.match(text)
    if stated:
        text = text[stated.end() :]
    separator = stated[1] if stated else _separator(text.split("\n", 1)[0])
    rows = _without_empty_ends(_split(text, separator, file))
    if not rows:
        _stop(file, "is empty", "Put the saved copy back, or download the file again.")
    return rows


def _text(path: Path, file: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        _stop(file, f"cannot be read ({error.strerror})", "Is it open elsewhere, or renamed?")
    if raw.startswith(_WORKBOOKS):
        _stop(file, "is a spreadsheet file with the name of a CSV file", SAVE)
    if raw.startswith(_UTF16) or b"\x00" in raw:
        _stop(file, "is saved as UTF-16, not UTF-8", SAVE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = _row_at(raw[: error.start].decode("utf-8-sig", errors="replace"))
        letter = raw[error.start : error.start + 1].decode("cp1252", errors="replace")
        _stop(file, "is not saved as UTF-8", SAVE, where=f"row {row}", value=letter)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _row_at(before: str) -> int:
    # A line end inside quotes starts no row: there the number of quotes so far is odd.
    row, quotes = 1, 0
    for line in re.split("\r\n|\r|\n", before)[:-1]:
        quotes += line.count('"')
        row += quotes % 2 == 0
    return row


def _separator(header: str) -> str:
    return max(",;\t", key=header.count)


def _split(text: str, separator: str, file: str) -> list[list[str]]:
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(row)
    except csv.Error:
        hint = f'Inside a quoted cell a quotation mark is written twice: "". {SAVE}'
        _stop(file, "the quotes do not pair up", hint, where=f"row {len(rows) + 1} or below")
    return rows


def _without_empty_ends(rows: list[list[str]]) -> list[list[str]]:
    rows = [row if any(cell.strip() for cell in row) else [] for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        return rows
    full = width = len(rows[0])
    while width and not any(row[width - 1].strip() for row in rows if len(row) >= width):
        width -= 1
    # Only columns that the header has too can be empty ones; other cells are one too many.
    return [row[:width] if len(row) == full else row for row in rows]


def _stop(file: str, reason: str, hint: str, where: str = "file", value: str | None = None):
    raise ContentError([Problem(file, where, value=value, reason=reason, hint=hint)])
