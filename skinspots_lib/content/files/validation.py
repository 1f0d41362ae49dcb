"""Check a table against the schema, and say what is wrong in words for the person who edits it."""

from collections.abc import Iterator
from pathlib import Path

from skinspots_lib.content.files.cell_readers import cell_readers
from skinspots_lib.content.files.cells import damaged_by_spreadsheet, odd_signs
from skinspots_lib.content.files.layout import header_problems, uneven_rows
from skinspots_lib.content.files.overlay import read_merged
from skinspots_lib.content.files.shape import nearest
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.schema import Column, Table
from skinspots_lib.content.schema import table as table_of

LISTED = 6
MANY = 100


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

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> columns = [column.name for column in table_of("photos").columns]
    >>> rows = [columns, ["a.png", "me", "CC0", "consent form", "pale", "biopsy"]]
    >>> check_rows(rows, table_of("photos"), data_dir())[0].value
    'pale'
    """
    file = file_name(table, root)
    problems = list(header_problems(rows[0], table, file))
    if problems:
        return problems
    uneven = uneven_rows(rows, file)
    # A row that lost or gained a cell is named once: in it, every later cell is out of place.
    rows = [[] if number in uneven else row for number, row in enumerate(rows, 1)]
    found = [
        *((number, "", problem) for number, problem in uneven.items()),
        *_by_spreadsheet(rows, table, file),
        *_by_schema(rows, table, file),
        *_by_uniqueness(rows, table, file),
        *_by_reference(rows, table, root, file),
    ]
    order = {column.name: n for n, column in enumerate(table.columns)}
    found.sort(key=lambda pair: (pair[0], order.get(pair[1], len(order))))
    once: dict[tuple, Problem] = {}
    for row, column, problem in found:
        once.setdefault((row, column), problem)
    return list(once.values())


def file_name(table: Table, root: Path) -> str:
    """Name the file of a table as messages do.

    Parameters
    ----------
    table : Table
        The table.
    root : Path
        The folder of the tables.

    Returns
    -------
    str
        Folder and file, such as ``data/conditions.csv``.

    Examples
    --------
    >>> file_name(table_of("sources"), Path("data"))
    'data/sources.csv'
    """
    return f"{root.name}/{table.path}"


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


def _by_schema(rows: list[list[str]], table: Table, file: str) -> Iterator[tuple]:
    columns = [table.column(name) for name in rows[0]]
    readers = cell_readers(columns)
    for number, row in enumerate(rows[1:], 2):
        for column, reader, cell in zip(columns, readers, row, strict=False):
            broken = reader(cell)[1]
            if broken:
                where = f"row {number}"
                yield number, column.name, _wrong_value(file, where, column, cell, broken)


def _by_uniqueness(rows: list[list[str]], table: Table, file: str) -> Iterator[tuple]:
    for column in (column for column in table.columns if column.unique):
        position, first = rows[0].index(column.name), {}
        for number, row in enumerate(rows[1:], 2):
            cell = row[position] if row else ""
            if cell and first.setdefault(cell, number) != number:
                reason = f"already stands in row {first[cell]}"
                hint = "Give the new row one of its own; ids are never used again."
                problem = Problem(file, f"row {number}", _field(column), cell, reason, "", hint)
                yield number, column.name, problem


def _wrong_value(file: str, where: str, column: Column, cell: str, broken: dict) -> Problem:
    if "required" in broken:
        reason = "missing; each row needs a value here"
        return Problem(file, where, _field(column), None, reason, _allowed(column), column.meaning)
    if "enum" in broken:
        return not_in_list(file, where, column, cell, column.allowed)
    if "pattern" in broken:
        reason = "does not have the right form"
        return Problem(file, where, _field(column), cell, reason, _allowed(column), odd_signs(cell))
    if "type" not in broken:
        return Problem(file, where, _field(column), cell, "is outside the limits", _allowed(column))
    reason = f"is not {_noun(column)}"
    hint = "Write a point, not a comma." if "," in cell else ""
    return Problem(file, where, _field(column), cell, reason, _allowed(column), hint)


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

    Examples
    --------
    >>> column = Column("raised", "string", "Flat or raised.", allowed=("flat", "raised"))
    >>> not_in_list("a.csv", "row 2", column, "raized", column.allowed).hint
    'Did you mean "raised"?'
    """
    hint = f"{odd_signs(value)} {nearest(value, _near(value, known))}".strip()
    return Problem(file, where, _field(column), value, "is not in the list", _allowed(column), hint)


def _near(value: str, known) -> list[str]:
    # To compare with hundreds of ids takes a thousand times as long as to find the fault.
    few = len(known) <= MANY
    return [word for word in known if few or word[:1].lower() == value[:1].lower()]


def _by_reference(rows: list[list[str]], table: Table, root: Path, file: str) -> Iterator[tuple]:
    for column in table.columns:
        if not (column.is_list or column.reference):
            continue
        try:
            known = _known(column, root)
        except ContentError as error:
            yield from ((1, problem.file, problem) for problem in error.problems)
            continue
        position = rows[0].index(column.name)
        for number, row in enumerate(rows[1:], 2):
            cell = row[position] if row else ""
            for problem in _parts(cell, column, known, file, f"row {number}"):
                yield number, column.name, problem


def _known(column: Column, root: Path) -> dict[str, None] | tuple[str, ...] | None:
    if not column.reference:
        return column.allowed or None
    name, key = column.reference.split(".")
    other = table_of(name, root)
    header, *rows = read_merged(other, root).rows
    if key not in header:
        reason = f'the column "{key}" is missing'
        raise ContentError([Problem(file_name(other, root), "row 1", "header", reason=reason)])
    position = header.index(key)
    return dict.fromkeys((*(row[position] for row in rows if len(row) > position), *column.also))


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
    return column.form


def _limits(column: Column) -> str:
    kind = _noun(column)
    low, high = column.minimum, column.maximum
    limits = f" from {low} to {high}" if low is not None and high is not None else ""
    limits = limits or (f" of at least {low}" if low is not None else "")
    return f"{kind}{limits}{f' (in {column.unit})' if column.unit else ''}"


def _noun(column: Column) -> str:
    return "a whole number" if column.type == "integer" else "a number"
