"""Load, describe and save the tables."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from skinspots_lib.content.files.checked_before import is_checked
from skinspots_lib.content.files.overlay import LOCAL, read_merged
from skinspots_lib.content.files.validation import check_rows, split_list
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.schema import Column, Table, package, table


def tables():
    """List the tables: what one row of each is, and how many there are.

    Returns
    -------
    DataFrame
        One row per table, named by it; columns `rows` and `about`.

    Raises
    ------
    ContentError
        A file cannot be read as a table.

    Examples
    --------
    >>> int(tables().loc["conditions", "rows"])
    38
    """
    import pandas as pd

    root = data_dir()
    known = package(root).values()
    rows = [len(read_merged(t, root).rows) - 1 for t in known]
    about = [t.about for t in known]
    return pd.DataFrame({"rows": rows, "about": about}, index=[t.name for t in known])


def load(name, *, root=None):
    """Load a table, checked cell by cell.

    Parameters
    ----------
    name : str
        One of `tables()`, such as "conditions_causes".
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    DataFrame
        One row per row of the file, in its order, with the rows of ``local/`` laid over it.
        Closed lists of words are ordered categories in
        the schema's order, cells that hold a list are tuples (ready for `.explode()`), blank cells
        are missing.

    Raises
    ------
    UnknownName
        There is no such table; the message lists those that exist.
    ContentError
        At least one cell is not allowed; all are named by file, row, column and value.

    Examples
    --------
    >>> load("conditions_causes").explode("typical_age")["typical_age"].iloc[0]
    'child'
    """
    return _frame(*_checked(name, root))


def records(name, *, root=None):
    """Load a table as plain values, checked cell by cell, without the table library.

    Parameters
    ----------
    name : str
        One of `tables()`.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    list of dict
        One per row, in the order that `load` has; a blank cell is None, or an empty tuple
        where a cell holds a list.

    Raises
    ------
    UnknownName
        There is no such table; the message lists those that exist.
    ContentError
        At least one cell is not allowed; all are named by file, row, column and value.

    Examples
    --------
    >>> records("conditions_causes")[0]["typical_age"][0]
    'child'
    """
    rows, known = _checked(name, root)
    columns = [known.column(column) for column in rows[0]]
    return [
        {c.name: _value(cell, c) for c, cell in zip(columns, row, strict=True)} for row in rows[1:]
    ]


def describe(name):
    """Say what the columns of a table mean and allow.

    Parameters
    ----------
    name : str
        One of `tables()`.

    Returns
    -------
    DataFrame
        One row per column, named by it; columns `meaning`, `unit` and `allowed`.

    Raises
    ------
    UnknownName
        There is no such table; the message lists those that exist.

    Examples
    --------
    >>> describe("conditions").loc["size_min_mm", "unit"]
    'mm'
    """
    import pandas as pd

    columns = table(name).columns
    rows = [(c.meaning, c.unit, allowed_words(c)) for c in columns]
    index = pd.Index([c.name for c in columns], name="column")
    return pd.DataFrame(rows, columns=["meaning", "unit", "allowed"], index=index)


def save(frame, name, path):
    """Write a table back as the course keeps it: UTF-8, commas, one line per row.

    Parameters
    ----------
    frame : DataFrame
        What `load` gave, with any changes.
    name : str
        Which table it is.
    path : Path
        The file to write; it is replaced.

    Raises
    ------
    UnknownName
        There is no such table.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "glossary.csv"
    ...     save(load("glossary"), "glossary", path)
    ...     path.read_text(encoding="utf-8").startswith("glossary_id,term,")
    True
    """
    columns = table(name).columns
    text = frame[[c.name for c in columns]].copy()
    for column in columns:
        text[column.name] = [_cell(value, column) for value in frame[column.name]]
    text.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")


def csv_path(name, *, root=None):
    """Find the CSV file of a table, for ``pd.read_csv``.

    Parameters
    ----------
    name : str
        One of `tables()`.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    Path
        The shipped file. Where an instructor has laid rows over it in ``local/``, a copy with
        them, which lasts as long as Python runs.

    Raises
    ------
    UnknownName
        There is no such table.
    ContentError
        A cell of the instructor's is not allowed.

    Examples
    --------
    >>> csv_path("conditions_causes").name
    'conditions_causes.csv'
    """
    root = Path(root) if root else data_dir()
    shipped = root / table(name, root).path
    if not (root / LOCAL / shipped.name).is_file():
        return shipped
    rows, known = _checked(name, root)
    merged = Path(_own_folder().name) / shipped.name
    save(_frame(rows, known), name, merged)
    return merged


@lru_cache(maxsize=1)
def _own_folder() -> TemporaryDirectory:
    return TemporaryDirectory(prefix="skinspots-")


def allowed_words(column: Column) -> str:
    """Say in words what may stand in a column.

    Parameters
    ----------
    column : Column
        Of the schema.

    Returns
    -------
    str
        The words of a closed list, where an id must stand, or the limits of a number.

    Examples
    --------
    >>> allowed_words(table("conditions").column("raised"))
    'flat, raised, either; needed'
    """
    parts = []
    if column.reference:
        parts.append(f"ids of {column.reference.split('.')[0]}")
    if column.allowed or column.also:
        parts.append(", ".join((*column.also, *column.allowed)))
    if column.minimum is not None:
        top = "" if column.maximum is None else f" to {column.maximum:g}"
        parts.append(f"{column.minimum:g}{top or ' or more'}")
    if column.is_list:
        parts.append("several with ; between them")
    if column.form:
        parts.append(column.form)
    parts.append("needed" if column.required else "may be blank")
    return "; ".join(parts)


def _cell(value, column: Column) -> str:
    if column.is_list:
        return ";".join(value)
    if value is None or value != value:
        return ""
    if column.is_number:
        return repr(float(value)).removesuffix(".0") if column.type == "number" else str(value)
    return str(value)


def _checked(name, root) -> tuple[list[list[str]], Table]:
    root = Path(root) if root else data_dir()
    known = table(name, root)
    merged = read_merged(known, root)
    problems = [] if is_checked(root) else check_rows(merged.rows, known, root)
    if problems:
        raise ContentError([merged.placed(problem) for problem in problems])
    return merged.rows, known


def _value(cell: str, column: Column):
    if column.is_list:
        return tuple(split_list(cell)) if cell else ()
    if not cell:
        return None
    if column.is_number:
        return int(cell) if column.type == "integer" else float(cell)
    return cell


def _frame(rows: list[list[str]], known: Table):
    import pandas as pd

    cells = dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True)) if rows[1:] else {}
    return pd.DataFrame({c.name: _typed(cells.get(c.name, ()), c) for c in known.columns})


def _typed(cells, column: Column):
    import pandas as pd

    values = [_value(cell, column) for cell in cells]
    if column.is_list:
        return pd.Series(values, dtype=object)
    if column.type == "integer":
        return pd.array(values, dtype="Int64")
    if column.is_number:
        return pd.Series(values, dtype=float)
    if column.allowed:
        return pd.Categorical(values, categories=list(column.allowed), ordered=True)
    return pd.Series(values, dtype=_text_type())


@lru_cache(maxsize=1)
def _text_type():
    import pandas as pd

    # What plain `read_csv` gives, so that a lesson's two ways of reading behave alike.
    return pd.Series(["text"]).dtype
