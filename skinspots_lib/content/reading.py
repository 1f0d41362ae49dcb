"""Read a table as people save it from a spreadsheet, or say how to save it properly."""

import csv
import re
from pathlib import Path

from .problems import ContentError, Problem

SAVE = 'Save it as "CSV UTF-8 (comma delimited)".'
SMART_QUOTES = re.compile("[\u2018\u2019\u201c\u201d]")
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DATE = re.compile(rf"(\d{{1,2}}-({MONTHS})|({MONTHS})-\d{{1,2}})", re.IGNORECASE)
MISSING_WORDS = frozenset(
    [
        "#N/A",
        "#NA",
        "<NA>",
        "N/A",
        "NA",
        "NULL",
        "NaN",
        "None",
        "n/a",
        "nan",
        "null",
        "-NaN",
        "-nan",
    ]
)
FORMULA = re.compile(r"[=@][^=]")


def read_rows(path: Path, file: str) -> list[list[str]]:
    """Read a CSV file into rows of text.

    A byte-order mark, Windows line ends, semicolons in place of commas, quotes round everything,
    and empty rows or columns at the end are all read correctly.

    Parameters
    ----------
    path : Path
        The file.
    file : str
        Its name in messages.

    Returns
    -------
    list of list of str
        The header first; each row as long as it stands in the file.

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
    header = text.split("\n", 1)[0]
    separator = ";" if header.count(";") > header.count(",") else ","
    separator = "\t" if header.count("\t") > header.count(separator) else separator
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True))
    except csv.Error as error:
        _stop(file, f"the quotes do not pair up ({error})", SAVE)
    return _without_empty_ends(rows)


def damaged_by_spreadsheet(value: str) -> tuple[str, str] | None:
    """Recognise what a spreadsheet makes of a cell when it guesses wrongly.

    Parameters
    ----------
    value : str
        The cell.

    Returns
    -------
    tuple of str or None
        What happened and how to mend it; None when the cell looks sound.

    Examples
    --------
    >>> damaged_by_spreadsheet("02-May")[0]
    'looks like a date that a spreadsheet made of a size'
    """
    if DATE.fullmatch(value):
        reason = "looks like a date that a spreadsheet made of a size"
        return reason, "Format the column as text, then type the value again."
    if FORMULA.match(value):
        return "is a formula, not text", "Type the result, and format the column as text."
    if value.strip() in MISSING_WORDS:
        return (
            "is a word that programs read as a missing value",
            "Leave the cell blank, or say more.",
        )
    if "\ufffd" in value:
        return "holds a letter that was lost when the file was saved", SAVE
    return None


def _text(path: Path, file: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        _stop(file, f"cannot be read ({error.strerror})", "Is it open elsewhere, or renamed?")
    if raw.startswith(b"PK\x03\x04") or raw.startswith(b"\xd0\xcf\x11\xe0"):
        _stop(file, "is a spreadsheet file with the name of a CSV file", SAVE)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw:
        _stop(file, "is saved as UTF-16, not UTF-8", SAVE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise ContentError(
            [Problem(file, f"row {row}", reason="not saved as UTF-8", hint=SAVE)]
        ) from None
    if not text.strip():
        _stop(file, "is empty", "Put the saved copy back, or download the file again.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_empty_ends(rows: list[list[str]]) -> list[list[str]]:
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = len(rows[0])
    while width and not any(row[width - 1].strip() for row in rows if len(row) >= width):
        width -= 1
    return [row[:width] if not any(row[width:]) else row for row in rows]


def _stop(file: str, reason: str, hint: str) -> None:
    raise ContentError([Problem(file, "file", reason=reason, hint=hint)])
