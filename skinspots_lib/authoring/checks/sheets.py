"""Every table as rows of text, each cell checked against the schema, for the rules that follow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from skinspots_lib.content.files.overlay import Merged, read_merged
from skinspots_lib.content.files.validation import check_rows, file_name
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.schema import FILE, Table, package

MEND = "Put the saved copy back, or download the file again."


class Row(NamedTuple):
    """One row of a table: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """One table as it stands in its file.

    Attributes
    ----------
    table : Table
        What its columns mean.
    file : str
        Its name in messages.
    rows : tuple of Row
        In the order of the file, without rows that lost or gained a cell.
    count : int
        How many rows the file has.
    keys : frozenset of str
        The ids of all rows, also of those left out.
    wrong : frozenset of (str, str)
        Row and column, as messages name them, of the cells that the schema does not allow.
    merged : Merged
        Which cells an instructor laid over the shipped ones.
    """

    table: Table
    file: str
    rows: tuple[Row, ...] = ()
    count: int = 0
    keys: frozenset[str] = frozenset()
    wrong: frozenset[tuple[str, str]] = frozenset()
    merged: Merged = Merged([], {})

    def is_sound(self, *columns: str) -> bool:
        """Tell whether every row could be read and no cell of some columns is wrong.

        Parameters
        ----------
        *columns : str
            Names of columns.

        Returns
        -------
        bool
            Then nothing that stands in these columns is unknown.
        """
        named = {f"column {column}" for column in columns}
        return len(self.rows) == self.count and not any(field in named for _, field in self.wrong)

    def number(self, row: Row, column: str) -> float | None:
        """Read a number.

        Parameters
        ----------
        row : Row
            Of this table.
        column : str
            Name of a column of numbers.

        Returns
        -------
        float or None
            None when the cell is blank, or wrong and named already.
        """
        if not row.cells[column] or self.is_wrong(row, column):
            return None
        return float(row.cells[column])

    def is_wrong(self, row: Row, column: str) -> bool:
        """Tell whether the schema refused a cell.

        Parameters
        ----------
        row : Row
            Of this table.
        column : str
            Name of the column.

        Returns
        -------
        bool
            Then the cell is named already, and no rule should name it again.
        """
        return (f"row {row.number}", f"column {column}") in self.wrong

    def problem(self, row: Row, column: str, reason: str, allowed: str = "", hint: str = ""):
        """Make the problem of one cell.

        Parameters
        ----------
        row : Row
            Of this table.
        column : str
            Name of the column.
        reason, allowed, hint : str
            As in `Problem`.

        Returns
        -------
        Problem
            With file, row, column and what stands there.
        """
        value = row.cells[column] or None
        where = f"row {row.number}"
        return Problem(self.file, where, f"column {column}", value, reason, allowed, hint)


def read_sheets(root: Path) -> tuple[dict[str, Sheet], list[Problem]]:
    """Read and check every table of the schema.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    sheets : dict of str to Sheet
        By name, in the order of the schema; a table that cannot be read is left out.
    problems : list of Problem
        What the schema does not allow, table by table.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> sheets, problems = read_sheets(data_dir())
    >>> sheets["conditions"].rows[0].cells["condition"]
    'petechiae'
    """
    sheets, problems = {}, []
    try:
        tables = read_schema(root)
    except ContentError as error:
        return {}, list(error.problems)
    for name, table in tables.items():
        sheet, found = _read(root, table)
        problems += found
        if sheet:
            sheets[name] = sheet
    return sheets, list(_once(problems))


def read_schema(root: Path) -> dict[str, Table]:
    """Read the schema, or say where it broke.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    dict of str to Table
        By name, in its order.

    Raises
    ------
    ContentError
        The file is missing or is not a schema.
    """
    try:
        return package(root)
    except (KeyError, TypeError, AttributeError) as error:
        reason = f"does not describe tables: {error} is missing"
        found = Problem(f"{root.name}/{FILE}", "file", reason=reason, hint=MEND)
    raise ContentError([found])


def _read(root: Path, table: Table) -> tuple[Sheet | None, list[Problem]]:
    file = file_name(table, root)
    try:
        merged = read_merged(table, root)
    except ContentError as error:
        return None, list(error.problems)
    rows = merged.rows
    problems = check_rows(rows, table, root)
    header = rows[0]
    if sorted(header) != sorted(column.name for column in table.columns):
        return None, problems
    whole = [(number, row) for number, row in enumerate(rows[1:], 2) if len(row) == len(header)]
    cells = tuple(Row(number, dict(zip(header, row, strict=True))) for number, row in whole)
    wrong = frozenset((problem.where, problem.field) for problem in problems)
    position = header.index(table.key)
    keys = frozenset(row[position] for row in rows[1:] if len(row) > position)
    return Sheet(table, file, cells, len(rows) - 1, keys, wrong, merged), problems


def _once(problems: list[Problem]) -> Iterator[Problem]:
    # A table that cannot be read is met again by every table that refers to it.
    return iter({str(problem): problem for problem in problems}.values())


def renamed(problem: Problem, file: str, where: str) -> Problem:
    """Give a problem the place that this check names.

    Parameters
    ----------
    problem : Problem
        From a reader that knows neither the folder nor the rows that were left out.
    file, where : str
        The place.

    Returns
    -------
    Problem
        The same otherwise.
    """
    return replace(problem, file=file, where=where)
