"""Rows of an instructor laid over the shipped ones: `data/local/` beside `data/`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from skinspots_lib.content.files.layout import overlay_problems, uneven_rows
from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.schema import Table

LOCAL = "local"


@dataclass(frozen=True)
class Merged:
    """A table after the instructor's rows were laid over it.

    Attributes
    ----------
    rows : list of list of str
        The header first, as `read_rows` gives them.
    places : dict of (int, str) to (str, int)
        By row and column, file and row of each cell that came from the instructor; every other
        cell stands where it seems to.

    Examples
    --------
    >>> Merged([["id"], ["a"]], {}).rows[1]
    ['a']
    """

    rows: list[list[str]]
    places: dict[tuple[int, str], tuple[str, int]]

    def placed(self, problem: Problem) -> Problem:
        """Say in which file and row a problem of the merged table is to be mended.

        Parameters
        ----------
        problem : Problem
            With the row of the merged table.

        Returns
        -------
        Problem
            With the instructor's file and row when the cell came from there.

        Examples
        --------
        >>> merged = Merged([], {(7, "raised"): ("data/local/conditions.csv", 2)})
        >>> str(merged.placed(Problem("data/conditions.csv", "row 7", "column raised")))[:32]
        'data/local/conditions.csv, row 2'
        """
        word, _, number = problem.where.partition(" ")
        if word != "row" or not number.isdigit():
            return problem
        column = problem.field.removeprefix("column ")
        place = self.places.get((int(number), column)) or self.places.get((int(number), ""))
        return replace(problem, file=place[0], where=f"row {place[1]}") if place else problem


def read_merged(table: Table, root: Path) -> Merged:
    """Read a table with the instructor's rows laid over it.

    Parameters
    ----------
    table : Table
        Which table.
    root : Path
        The folder of the tables. ``local/`` in it may hold a file of the same name whose header
        has the id and any of the other columns: a known id changes the cells that are not blank,
        a new one adds a row.

    Returns
    -------
    Merged
        The rows, and which cells came from the instructor.

    Raises
    ------
    ContentError
        A file cannot be read, or the instructor's has a column or a row that does not fit.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> from skinspots_lib.content.schema import table
    >>> read_merged(table("conditions"), data_dir()).rows[0][0]
    'condition'
    """
    rows = read_rows(root / table.path, f"{root.name}/{table.path}")
    path = root / LOCAL / table.path
    if not path.exists():
        return Merged(rows, {})
    file = f"{root.name}/{LOCAL}/{table.path}"
    mine = read_rows(path, file)
    problems = [*overlay_problems(mine, table, file), *uneven_rows(mine, file).values()]
    if problems:
        raise ContentError(problems)
    if table.key not in rows[0]:
        return Merged(rows, {})
    return _merge(rows, mine, table.key, file)


def _merge(rows: list[list[str]], mine: list[list[str]], key: str, file: str) -> Merged:
    header, own, places = rows[0], mine[0], {}
    merged = [list(row) for row in rows]
    position = header.index(key)
    at = {row[position]: number for number, row in enumerate(merged) if len(row) > position}
    for number, row in enumerate(mine[1:], 2):
        cells = dict(zip(own, row, strict=True))
        if cells[key] not in at:
            merged.append([""] * len(header))
            at[cells[key]] = len(merged) - 1
            places[len(merged), ""] = (file, number)
        for column, cell in _changed(cells, header):
            merged[at[cells[key]]][header.index(column)] = cell
            places[at[cells[key]] + 1, column] = (file, number)
    return Merged(merged, places)


def _changed(cells: dict[str, str], header: list[str]) -> Iterator[tuple[str, str]]:
    return ((column, cell) for column, cell in cells.items() if cell and column in header)
