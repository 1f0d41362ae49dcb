"""Rows of a table as an instructor looks at them: names, cells, and which of them are their own."""

from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.authoring.edits import set_cell
from skinspots_lib.content.files.overlay import read_merged
from skinspots_lib.content.problems import ContentError, Problem, UnknownName
from skinspots_lib.content.schema import table
from skinspots_lib.content.tables import allowed_words

SHORT = 60


@dataclass(frozen=True)
class Cell:
    """One cell, and what may stand in it.

    Attributes
    ----------
    column, meaning, allowed : str
        Name of the column, what it means, and what is allowed, in words.
    words : tuple of str
        The closed list of words for a single value; empty when any text may stand there.
    value : str
        What stands there.
    own : bool
        Whether the instructor changed it.

    Examples
    --------
    >>> Cell("label", "Its name.", "needed", (), "Purpura").own
    False
    """

    column: str
    meaning: str
    allowed: str
    words: tuple[str, ...]
    value: str
    own: bool = False


def list_rows(root: Path, name: str, find: str = "") -> list[tuple[str, str]]:
    """List the rows of a table.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    name : str
        Name of the table.
    find : str
        Words that must all stand somewhere in the row; empty for every row.

    Returns
    -------
    list of (str, str)
        The row's id with the start of what stands beside it, and the id alone.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> list_rows(data_dir(), "conditions", "cherry dome")[0][1]
    'cherry_angioma'
    """
    header, *rows = read_merged(table(name, root), root).rows
    key = header.index(table(name, root).key)
    wanted = find.lower().split()
    fits = [row for row in rows if all(word in " ".join(row).lower() for word in wanted)]
    return [(_named(row, key), row[key]) for row in fits]


def _named(row: list[str], key: int) -> str:
    beside = " · ".join(cell for place, cell in enumerate(row[:4]) if place != key and cell)
    return shortened(f"{row[key]} · {beside}" if beside else row[key])


def shortened(text: str) -> str:
    """Cut a text for a list to choose from.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        At most `SHORT` letters.

    Examples
    --------
    >>> shortened("q07 · What is it?")
    'q07 · What is it?'
    """
    return text if len(text) <= SHORT else f"{text[: SHORT - 2].rstrip()} …"


def list_cells(root: Path, name: str, row_id: str) -> list[Cell]:
    """Give the cells of a row.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    name : str
        Name of the table.
    row_id : str
        Id of the row.

    Returns
    -------
    list of Cell
        In the order of the columns.

    Raises
    ------
    UnknownName
        There is no such table or row; the message names the nearest.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> [cell.value for cell in list_cells(data_dir(), "conditions", "purpura")][0]
    'purpura'
    """
    known = table(name, root)
    merged = read_merged(known, root)
    header, *rows = merged.rows
    ids = [row[header.index(known.key)] for row in rows]
    if row_id not in ids:
        raise UnknownName("row", row_id, ids)
    place = ids.index(row_id)
    values = dict(zip(header, rows[place], strict=False))
    own = {column for number, column in merged.places if number == place + 2}
    # The id stands in each row of an instructor: it is their own in a new row alone.
    own -= set() if "" in own else {known.key}
    return [
        Cell(
            column.name,
            column.meaning,
            allowed_words(column),
            () if column.is_list else (*column.also, *column.allowed),
            values.get(column.name, ""),
            column.name in own or "" in own,
        )
        for column in known.columns
    ]


def add_row(root: Path, name: str, row_id: str) -> Path:
    """Begin a new row of a table.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    name : str
        Name of the table.
    row_id : str
        An id that no row has yet.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    ContentError
        The id is empty, or a row has it.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> add_row(data_dir(), "conditions", "purpura")
    Traceback (most recent call last):
    skinspots_lib.content.problems.ContentError: data/conditions.csv, new row: "purpura" ...
    """
    taken = {id for _, id in list_rows(root, name)}
    if not row_id or row_id in taken:
        known = table(name, root)
        reason = "is the id of a row already" if row_id else "is no id"
        rest = {"allowed": "an id that no row has yet", "value": row_id, "reason": reason}
        raise ContentError([Problem(f"{root.name}/{known.path}", "new row", **rest)])
    return set_cell(root, name, row_id, table(name, root).key, row_id)
