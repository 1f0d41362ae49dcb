"""What each table and column means and allows: `data/datapackage.json`, read once."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName

FILE = "datapackage.json"
LIST, REFERENCE = "skinspots:list", "skinspots:reference"
ALSO, FORM = "skinspots:also", "skinspots:form"


@dataclass(frozen=True)
class Column:
    """What one column means and allows.

    Attributes
    ----------
    name : str
        As in the header of the file.
    type : str
        ``string``, ``number`` or ``integer``.
    meaning : str
        In words for the person who edits it.
    unit : str
        Unit of a number; empty without one.
    required, unique : bool
        Whether each row needs a value, and one of its own.
    allowed : tuple of str
        The closed list of words, in their order; empty when any text may stand there.
    reference : str
        ``table.column`` that the value, or each part of a list, must stand in; empty without.
    is_list : bool
        Whether a cell holds several values with ``;`` between them.
    minimum, maximum : float or None
        Limits of a number, in `unit`.
    also : tuple of str
        Words allowed besides those of `reference`.
    pattern, form : str
        The form of a text as a regular expression, and in words; empty when it is free.

    Examples
    --------
    >>> Column("size_mm", "number", "Width of one spot.", unit="mm").is_number
    True
    """

    name: str
    type: str
    meaning: str
    unit: str = ""
    required: bool = False
    unique: bool = False
    allowed: tuple[str, ...] = ()
    reference: str = ""
    is_list: bool = False
    minimum: float | None = None
    maximum: float | None = None
    also: tuple[str, ...] = ()
    pattern: str = ""
    form: str = ""

    @property
    def is_number(self) -> bool:
        """Whether the column holds numbers.

        Examples
        --------
        >>> Column("label", "string", "Name.").is_number
        False
        """
        return self.type in ("number", "integer")


@dataclass(frozen=True)
class Table:
    """What one table is about, and its columns in the order of the file.

    Attributes
    ----------
    name, path, about : str
        Its name, its file in the folder of the tables, and what one row is.
    columns : tuple of Column
        In the order of the file; the first is the key.

    Examples
    --------
    >>> Table("sizes", "sizes.csv", "One row is one size.", (Column("id", "string", "Name."),)).key
    'id'
    """

    name: str
    path: str
    about: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """Name of the column that names the rows.

        Examples
        --------
        >>> table("conditions").key
        'condition'
        """
        return self.columns[0].name

    def column(self, name: str) -> Column | None:
        """Find a column by its name.

        Parameters
        ----------
        name : str
            As in the header.

        Returns
        -------
        Column or None
            None when the table has no such column.

        Examples
        --------
        >>> table("conditions").column("size_min_mm").unit
        'mm'
        """
        return next((column for column in self.columns if column.name == name), None)


def table_names(root: Path | None = None) -> tuple[str, ...]:
    """List the tables of the schema.

    Parameters
    ----------
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    tuple of str
        In the order of the schema.

    Examples
    --------
    >>> table_names()[0]
    'conditions_causes'
    """
    return tuple(package(root))


def table(name: str, root: Path | None = None) -> Table:
    """Look a table up in the schema.

    Parameters
    ----------
    name : str
        Such as ``conditions_causes``.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    Table
        Its meaning and its columns.

    Raises
    ------
    UnknownName
        There is no such table; the message lists those that exist.

    Examples
    --------
    >>> table("sources").key
    'source_id'
    """
    for resource in _resources(root):
        if resource["name"] == name:
            return _table(resource)
    raise UnknownName("table", name, table_names(root))


def package(root: Path | None = None) -> dict[str, Table]:
    """Read the schema.

    Parameters
    ----------
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    dict of str to Table
        All tables by name, in the order of the schema.

    Examples
    --------
    >>> list(package())[:2]
    ['conditions_causes', 'conditions']
    """
    return {resource["name"]: _table(resource) for resource in _resources(root)}


def columns(name: str, root: Path | None = None) -> tuple[dict, ...]:
    """Give the columns of a table as the Frictionless standard writes them.

    Parameters
    ----------
    name : str
        Such as ``conditions_causes``.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    tuple of dict
        In the order of the file: name, type, title, description, and constraints where there
        are any.

    Raises
    ------
    UnknownName
        There is no such table; the message lists those that exist.

    Examples
    --------
    >>> [column["name"] for column in columns("sources")][:2]
    ['source_id', 'title']
    """
    for resource in _resources(root):
        if resource["name"] == name:
            return tuple(resource["schema"]["fields"])
    raise UnknownName("table", name, table_names(root))


def _resources(root: Path | None) -> list[dict]:
    path = (root or data_dir()) / FILE
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except OSError as error:
        where, reason = "file", f"cannot be read ({error.strerror})"
    except json.JSONDecodeError as error:
        where, reason = f"line {error.lineno}", f"is not JSON ({error.msg})"
    except (UnicodeDecodeError, KeyError, TypeError):
        where, reason = "file", "does not describe tables"
    hint = "Put the saved copy back: no table can be read without it."
    raise ContentError([Problem(f"{path.parent.name}/{FILE}", where, reason=reason, hint=hint)])


@lru_cache(maxsize=16)
def _parsed(path: Path, _changed: int) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["resources"]


def _table(resource: dict) -> Table:
    columns = tuple(_column(field) for field in resource["schema"]["fields"])
    return Table(resource["name"], resource["path"], resource["description"], columns)


def _column(field: dict) -> Column:
    rules, many = field.get("constraints", {}), field.get(LIST)
    return Column(
        name=field["name"],
        type=field["type"],
        meaning=field["description"],
        unit=field.get("unit", ""),
        required=rules.get("required", False),
        unique=rules.get("unique", False),
        allowed=tuple(rules.get("enum") or (many or {}).get("enum") or ()),
        reference=(many or {}).get("reference") or field.get(REFERENCE, ""),
        is_list=many is not None,
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
        also=tuple(field.get(ALSO, ())),
        pattern=rules.get("pattern", ""),
        form=field.get(FORM, ""),
    )
