"""Take a signed form back: each signature becomes a row of `data/reviews.csv`."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from skinspots_lib.authoring.checks.sheets import Sheet
from skinspots_lib.authoring.review_sheet import FORM_COLUMNS, kinds
from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.files.validation import file_name
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.reviews import CASES, QUESTIONS, TABLE, read_items, text_mark
from skinspots_lib.content.schema import table

SIGNED = ("reviewed_by", "reviewed_on")
DAY = "a day such as 2026-03-31"
AS_TEXT = "Format the column as text, then type the day again."
AGAIN = "Print the sheet again and have the new text read."


def take(form: Path, root: Path) -> int:
    """Add the signatures of a form to the reviews.

    Parameters
    ----------
    form : Path
        The form that came with the sheet, filled in; rows without a name and a day are left out.
    root : Path
        The folder of the tables.

    Returns
    -------
    int
        How many were added. A form that is taken twice adds nothing the second time.

    Raises
    ------
    ContentError
        A signature cannot be taken; all are named by row, and nothing is written.
    """
    header, *rows = read_rows(form, form.name)
    problems = list(_header_problems(form.name, header))
    if problems:
        raise ContentError(problems)
    named = [(n, dict(zip(header, row, strict=False))) for n, row in enumerate(rows, 2)]
    filled = [(n, cells) for n, cells in named if any(cells.get(key, "") for key in SIGNED)]
    marks = {kind: _marks(kind, root) for kind in kinds(root)}
    for number, cells in filled:
        problems += _row_problems(form.name, number, cells, marks)
    if problems:
        raise ContentError(problems)
    return _add([cells for _, cells in filled], root)


def _header_problems(file: str, header: list[str]) -> Iterator[Problem]:
    for name in (name for name in FORM_COLUMNS if name not in header):
        hint = "Use the form as `skinspots review` wrote it."
        yield Problem(file, "row 1", "header", reason=f'the column "{name}" is missing', hint=hint)


def _marks(kind: str, root: Path) -> dict[str, str]:
    return {row_id: text_mark(item) for row_id, item in read_items(kind, root).items()}


def _row_problems(file: str, number: int, cells: Mapping, marks: Mapping) -> Iterator[Problem]:
    where, kind, row_id = f"row {number}", cells.get("table", ""), cells.get("row_id", "")
    if kind not in marks:
        yield Problem(file, where, "column table", kind, "cannot be reviewed", ", ".join(marks))
    elif row_id not in marks[kind]:
        yield Problem(file, where, "column row_id", row_id, f"is not an id of {kind}")
    elif cells.get("text_mark") != marks[kind][row_id]:
        reason = f"the text of {row_id} is not the one that was printed"
        yield Problem(file, where, "column text_mark", cells.get("text_mark"), reason, hint=AGAIN)
    if not cells.get("reviewed_by", "").strip():
        hint = "Write the name and the profession of the reviewer."
        yield Problem(file, where, "column reviewed_by", reason="missing", hint=hint)
    if not is_day(cells.get("reviewed_on", "")):
        value = cells.get("reviewed_on") or None
        yield Problem(file, where, "column reviewed_on", value, "is not a day", DAY, AS_TEXT)


def is_day(text: str) -> bool:
    """Tell whether a text is a day of the calendar.

    Parameters
    ----------
    text : str
        Such as 2026-03-31.

    Returns
    -------
    bool
        False for a day that does not exist.

    Examples
    --------
    >>> is_day("2026-02-30")
    False
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _add(filled: list[Mapping], root: Path) -> int:
    known = table(TABLE, root)
    path = root / known.path
    rows = read_rows(path, file_name(known, root))
    columns = rows[0]
    kept = [column for column in columns if column in FORM_COLUMNS]
    there = {tuple(row[columns.index(column)] for column in kept) for row in rows[1:]}
    ids = {row[columns.index(known.key)] for row in rows[1:]}
    added = 0
    for cells in filled:
        values = {column: cells[column].strip() for column in kept}
        if tuple(values.values()) in there:
            continue
        there.add(tuple(values.values()))
        values[known.key] = _new_id(values, ids)
        rows.append([values[column] for column in columns])
        added += 1
    if added:
        path.write_bytes(_as_csv(rows))
    return added


def _new_id(values: Mapping[str, str], ids: set[str]) -> str:
    """Give the review a lasting name; a second one of the same day gets a number."""
    first = f"{values['table']}-{values['row_id']}-{values['reviewed_on']}"
    name, number = first, 1
    while name in ids:
        number += 1
        name = f"{first}-{number}"
    ids.add(name)
    return name


def _as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def check_reviews(
    sheets: Mapping[str, Sheet], documents: Mapping[str, YamlFile]
) -> Iterator[Problem]:
    """Check that each review is of something, and on a day of the calendar.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name.
    documents : mapping of str to YamlFile
        By path within the folder of the tables.

    Yields
    ------
    Problem
        In the order of the rows.
    """
    sheet = sheets.get(TABLE)
    for row in sheet.rows if sheet else ():
        ids = _ids(row.cells["table"], sheets, documents)
        if ids is not None and row.cells["row_id"] not in ids:
            reason = f"is not an id of {row.cells['table']}"
            yield sheet.problem(row, "row_id", reason, "the id of what was reviewed")
        if not is_day(row.cells["reviewed_on"]) and not sheet.is_wrong(row, "reviewed_on"):
            yield sheet.problem(row, "reviewed_on", "is not a day of the calendar", DAY)


def _ids(kind: str, sheets: Mapping[str, Sheet], documents: Mapping[str, YamlFile]):
    """Give the ids of a kind; None when they cannot be known."""
    if kind in sheets:
        return sheets[kind].keys
    starts = {QUESTIONS: f"{QUESTIONS}/", CASES: "cases.yaml"}.get(kind)
    if starts is None:
        return None
    found = [document.data for path, document in documents.items() if path.startswith(starts)]
    return {item.get("id") for items in found for item in items if isinstance(item, dict)} or None
