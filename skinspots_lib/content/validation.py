"""Check a table against the schema, and say what is wrong in words for the person who edits it."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from .problems import Problem
from .reading import SMART_QUOTES, damaged_by_spreadsheet
from .schema import Column, Table, descriptor
from .shape import known_ids, nearest

LISTED = 6
MANY = 100_000
RAGGED = "Text that holds a comma must stand in quotes."
WHOLE_ROW = {
    "missing-cell": "the row is too short",
    "extra-cell": "has more cells than there are columns",
    "blank-row": "the row is empty",
}
ASKED = ["type", "rowNumber", "fieldName", "fieldNumber", "cell", "note"]


class _Error(NamedTuple):
    """What the table library says about one cell."""

    kind: str
    row: int
    column: str | None
    number: int | None
    cell: str
    note: str


def check_rows(rows: list[list[str]], table: Table, root: Path) -> list[Problem]:
    """Find every cell that the schema does not allow.

    Parameters
    ----------
    rows : list of list of str
        The header first.
    table : Table
        What the columns mean and allow.
    root : Path
        The folder of the tables, for ids that stand in another one.

    Returns
    -------
    list of Problem
        In the order of the file. Row 1 is the header, as in a spreadsheet.
    """
    file = f"{root.name}/{table.path}"
    problems = list(_header(rows[0], table, file))
    if problems:
        return problems
    found = [
        *_by_spreadsheet(rows, table, file),
        *_by_schema(rows, table, root, file),
        *_by_reference(rows, table, root, file),
    ]
    order = {column.name: n for n, column in enumerate(table.columns)}
    found.sort(key=lambda pair: (pair[0], order.get(pair[1], len(order))))
    once: dict[tuple, Problem] = {}
    for row, column, problem in found:
        once.setdefault((row, column), problem)
    return list(once.values())


def _header(header: list[str], table: Table, file: str) -> Iterator[Problem]:
    known = [column.name for column in table.columns]
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        yield Problem(file, "row 1", "header", name, "stands there twice", hint="Delete one.")
    for name in (name for name in header if name not in known):
        hint = nearest(name, [k for k in known if k not in header])
        yield Problem(file, "row 1", "header", name, "is not a column", ", ".join(known), hint)
    for name in (name for name in known if name not in header):
        hint = "Put the column back; the order of columns does not matter."
        yield Problem(file, "row 1", "header", reason=f'the column "{name}" is missing', hint=hint)


def _by_spreadsheet(rows: list[list[str]], table: Table, file: str) -> Iterator[tuple]:
    columns = [table.column(name) for name in rows[0]]
    for number, row in enumerate(rows[1:], 2):
        for column, cell in zip(columns, row, strict=False):
            damaged = damaged_by_spreadsheet(cell) if cell else None
            if damaged:
                reason, hint = damaged
                allowed, where = _allowed(column), f"row {number}"
                problem = Problem(file, where, _field(column), cell, reason, allowed, hint)
                yield number, column.name, problem


def _by_schema(rows: list[list[str]], table: Table, root: Path, file: str) -> Iterator[tuple]:
    if find_spec("frictionless") is None:
        return  # A browser build: the tables were checked when the site was made.
    from frictionless import Resource, Schema

    fields = descriptor(table.name, root)
    fields["fields"] = [_for_standard(f) for f in _in_order(fields["fields"], rows[0])]
    report = Resource(data=rows, format="inline", schema=Schema.from_descriptor(fields)).validate(
        limit_errors=MANY
    )
    for error in report.flatten(ASKED):
        error = _Error(*error)
        # The key column is unique and required: the same thing is said by cell.
        if error.kind != "primary-key":
            yield error.row, error.column or "", _in_our_words(error, table, file)


def _in_order(fields: list[dict], header: list[str]) -> list[dict]:
    by_name = {field["name"]: field for field in fields}
    return [by_name[name] for name in header]


def _for_standard(field: dict) -> dict:
    return {key: field[key] for key in ("name", "type", "constraints") if key in field}


def _in_our_words(error: "_Error", table: Table, file: str) -> Problem:
    where, column = f"row {error.row}", table.column(error.column or "")
    if error.kind in WHOLE_ROW or column is None:
        field = _field(column) or (f"cell {error.number}" if error.number else "")
        return Problem(file, where, field, error.cell or None, *_row_words(error.kind))
    if error.kind == "unique-error":
        reason = f"already stands in row {error.note.rsplit(' ', 1)[-1]}"
        hint = "Give the new row an id of its own; ids are never used again."
        return Problem(file, where, _field(column), error.cell, reason, "", hint)
    return _wrong_value(where, column, error.cell, error.note, file)


def _row_words(kind: str) -> tuple[str, str, str]:
    reason = WHOLE_ROW.get(kind, "has more cells than there are columns")
    return reason, "", "Delete the row." if kind == "blank-row" else RAGGED


def _wrong_value(where: str, column: Column, cell: str, note: str, file: str) -> Problem:
    if not cell:
        reason = "missing. Each row needs a value here"
        return Problem(file, where, _field(column), None, reason, _allowed(column), column.meaning)
    if column.is_number:
        return Problem(file, where, _field(column), cell, _number_reason(note), _allowed(column))
    return not_in_list(file, where, column, cell, column.allowed)


def _number_reason(note: str) -> str:
    if "minimum" in note or "maximum" in note:
        return "is outside the limits"
    return "is not a number"


def not_in_list(file: str, where: str, column: Column, value: str, known) -> Problem:
    """Say that a word is not one of those allowed, and which is nearest.

    Parameters
    ----------
    file, where : str
        The file and the row.
    column : Column
        Where it stands.
    value : str
        What stands there.
    known : sequence of str
        The words that may stand there.

    Returns
    -------
    Problem
        Lists the first words and counts them.
    """
    hint = nearest(value, known)
    if SMART_QUOTES.search(value):
        hint = f"It holds curly quotation marks. {hint}".strip()
    return Problem(file, where, _field(column), value, "is not in the list", _allowed(column), hint)


def _by_reference(rows: list[list[str]], table: Table, root: Path, file: str) -> Iterator[tuple]:
    for column in table.columns:
        if not (column.is_list or column.reference):
            continue
        known = _known(column, root)
        position = rows[0].index(column.name)
        for number, row in enumerate(rows[1:], 2):
            cell = row[position] if position < len(row) else ""
            for problem in _parts(cell, column, known, file, f"row {number}"):
                yield number, column.name, problem


def _known(column: Column, root: Path) -> frozenset[str] | tuple[str, ...] | None:
    if column.reference:
        ids = known_ids(root, *column.reference.split("."))
        return None if ids is None else dict.fromkeys((*ids, *column.also))
    return column.allowed or None


def _parts(cell: str, column: Column, known, file: str, where: str) -> Iterator[Problem]:
    parts = split_list(cell) if column.is_list else [cell]
    for part in parts if cell else []:
        if not part:
            hint = "Write the parts with one ; between them and none at the end."
            yield Problem(file, where, _field(column), cell, "has an empty part", "", hint)
        elif known is not None and part not in known:
            yield not_in_list(file, where, column, part, known)
        elif parts.count(part) > 1:
            yield Problem(file, where, _field(column), part, "stands in the list twice")


def split_list(cell: str) -> list[str]:
    """Split a cell that holds several values.

    Parameters
    ----------
    cell : str
        Values with ``;`` between them; spaces round a value do not count.

    Returns
    -------
    list of str
        The values, in their order.

    Examples
    --------
    >>> split_list("child; adult")
    ['child', 'adult']
    """
    return [part.strip() for part in cell.split(";")]


def _field(column: Column | None) -> str:
    return f"column {column.name}" if column else ""


def _allowed(column: Column) -> str:
    if column.reference:
        table, key = column.reference.split(".")
        return f"an id of {table}.csv, column {key}"
    if column.allowed:
        words = ", ".join(column.allowed[:LISTED])
        more = len(column.allowed) > LISTED
        return f"{words} … ({len(column.allowed)} in all)" if more else words
    if column.is_number:
        return _limits(column)
    return ""


def _limits(column: Column) -> str:
    kind = "a whole number" if column.type == "integer" else "a number"
    low, high = column.minimum, column.maximum
    limits = f" from {low} to {high}" if low is not None and high is not None else ""
    limits = limits or (f" of at least {low}" if low is not None else "")
    return f"{kind}{limits}{f' (in {column.unit})' if column.unit else ''}"
