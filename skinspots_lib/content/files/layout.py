"""Whether a table has the columns of the schema, and every row as many cells as the header."""

from collections.abc import Iterator

from skinspots_lib.content.files.shape import nearest
from skinspots_lib.content.problems import Problem
from skinspots_lib.content.schema import Table

QUOTES = "Text that holds a comma must stand in quotes."


def header_problems(header: list[str], table: Table, file: str) -> Iterator[Problem]:
    """Find columns that are missing, renamed, doubled or new.

    Parameters
    ----------
    header : list of str
        The names in the first row; their order does not matter.
    table : Table
        What should stand there.
    file : str
        Name of the file in messages.

    Yields
    ------
    Problem
        One per name.

    Examples
    --------
    >>> from skinspots_lib.content.schema import table
    >>> photos = table("photos")
    >>> [problem.value for problem in header_problems(["fiel"], photos, "photos.csv")][0]
    'fiel'
    """
    known = [column.name for column in table.columns]
    for name in dict.fromkeys(name for name in header if header.count(name) > 1):
        yield Problem(file, "row 1", "header", name, "stands there twice", hint="Delete one.")
    for name in (name for name in header if name not in known):
        hint = nearest(name, [k for k in known if k not in header])
        yield Problem(file, "row 1", "header", name, "is not a column", ", ".join(known), hint)
    for name in (name for name in known if name not in header):
        hint = "Put the column back; the order of columns does not matter."
        yield Problem(file, "row 1", "header", reason=f'the column "{name}" is missing', hint=hint)


def overlay_problems(rows: list[list[str]], table: Table, file: str) -> Iterator[Problem]:
    """Find what keeps an instructor's rows from being laid over the shipped ones.

    Parameters
    ----------
    rows : list of list of str
        The header first; it needs the id, and may leave out any other column.
    table : Table
        What they are laid over.
    file : str
        Name of the instructor's file in messages.

    Yields
    ------
    Problem
        A column that is doubled or unknown, no column of ids, an id that is missing or stands
        there twice.

    Examples
    --------
    >>> from skinspots_lib.content.schema import table
    >>> rows = [["condition"], ["petechiae"], ["petechiae"]]
    >>> [p.where for p in overlay_problems(rows, table("conditions"), "local/conditions.csv")]
    ['row 3']
    """
    header = rows[0]
    left_out = {column.name for column in table.columns} - {*header, table.key}
    unfit = [p for p in header_problems([*header, *left_out], table, file)]
    yield from unfit
    if unfit:
        return
    first: dict[str, int] = {}
    position, field = header.index(table.key), f"column {table.key}"
    for number, row in enumerate(rows[1:], 2):
        id = row[position] if len(row) > position else ""
        if row and not id:
            hint = f"Write the id of the row in {table.path} to change, or a new id to add one."
            yield Problem(file, f"row {number}", field, reason="missing", hint=hint)
        elif id and first.setdefault(id, number) != number:
            reason, hint = f"already stands in row {first[id]}", "Put all changes into one row."
            yield Problem(file, f"row {number}", field, id, reason, hint=hint)


def uneven_rows(rows: list[list[str]], file: str) -> dict[int, Problem]:
    """Find the rows that are empty, too short or too long.

    Parameters
    ----------
    rows : list of list of str
        The header first.
    file : str
        Name of the file in messages.

    Returns
    -------
    dict of int to Problem
        By the number of the row; the header is row 1.

    Examples
    --------
    >>> uneven_rows([["a", "b"], ["1", "2"], ["3"]], "x.csv")[3].reason
    '1 cells in 2 columns'
    """
    return dict(_uneven(rows, file))


def _uneven(rows: list[list[str]], file: str) -> Iterator[tuple[int, Problem]]:
    width = len(rows[0])
    for number, row in enumerate(rows[1:], 2):
        where, found = f"row {number}", len(row)
        if not row:
            yield number, Problem(file, where, reason="the row is empty", hint="Delete the row.")
        elif found != width:
            reason = f"{found} cells in {width} columns"
            yield number, Problem(file, where, reason=reason, hint=QUOTES)
