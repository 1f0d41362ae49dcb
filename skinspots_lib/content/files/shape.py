"""What an item of a YAML file may hold: its keys, their types, and the words they allow."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.files.yaml_files import Place, YamlFile
from skinspots_lib.content.problems import Problem

TYPES = {
    "text": (str, "text"),
    "flag": (bool, "true or false"),
    "list": (list, "a list"),
    "mapping": (dict, "keys with values"),
    "number": ((int, float), "a number"),
    "whole": (int, "a whole number"),
}


@dataclass(frozen=True)
class Key:
    """What one key of an item may hold.

    Attributes
    ----------
    type : str
        ``text``, ``flag``, ``list`` (of texts), ``items`` (list of mappings), ``mapping``,
        ``number`` or ``whole`` (a number without a fraction).
    needed : bool
        False for a key that may be left out.
    allowed : collection of str, optional
        The closed list of words; of each part, when the type is ``list``. None allows any text.
    listed : str
        Where a list of words too long to print stands, such as ``sources.csv``.
    hint : str
        What to say when the key is missing.
    least, most : float, optional
        The smallest and the largest number that is allowed.
    """

    type: str = "text"
    needed: bool = True
    allowed: Collection[str] | None = None
    listed: str = ""
    hint: str = ""
    least: float | None = None
    most: float | None = None


def check_items(document: YamlFile, keys: Mapping[str, Key]) -> list[Problem]:
    """Check every item of a file that is one list.

    Parameters
    ----------
    document : YamlFile
        A file whose data should be a list of items.
    keys : mapping of str to Key
        The keys that an item has.

    Returns
    -------
    list of Problem
        In the order of the file; empty when the items have the right shape.

    Examples
    --------
    >>> from skinspots_lib.content.files.yaml_files import YamlFile
    >>> document = YamlFile("03.yaml", [{"id": "q1", "asq": "Why?"}], {(0,): 1, (0, "asq"): 2})
    >>> for problem in check_items(document, {"id": Key(), "ask": Key()}):
    ...     print(problem.where, problem.field, problem.reason)
    line 2 asq is not a known key
    line 1 ask missing
    """
    if not isinstance(document.data, list):
        hint = 'Each item starts with "- id:".'
        return [document.problem((), "the file must be one list of items", hint=hint)]
    problems: list[Problem] = []
    for position, item in enumerate(document.data):
        problems += check_item(document, (position,), item, keys)
    return problems


def check_item(
    document: YamlFile, place: Place, item: object, keys: Mapping[str, Key]
) -> list[Problem]:
    """Check one mapping: unknown and missing keys, then the value of each.

    Parameters
    ----------
    document : YamlFile
        The file, for its lines.
    place : tuple of str and int
        The way to the item.
    item : object
        What stands there.
    keys : mapping of str to Key
        The keys that it has.

    Returns
    -------
    list of Problem
        Empty when the item has the right shape.
    """
    if not isinstance(item, dict):
        hint = f"It needs the keys {', '.join(keys)}."
        return [document.problem(place, "must be keys with values", hint=hint)]
    problems = [_unknown(document, (*place, key), keys) for key in item if key not in keys]
    for name, key in keys.items():
        if name in item:
            problems += _check_value(document, (*place, name), item[name], key)
        elif key.needed:
            problems.append(document.problem((*place, name), _gap("missing", key)))
    return problems


def nearest(word: object, known: Collection[str]) -> str:
    """Name the known word that a mistyped one is closest to.

    Parameters
    ----------
    word : object
        What was written.
    known : collection of str
        The words that are allowed.

    Returns
    -------
    str
        A question such as ``Did you mean "recall"?``; empty when no word is close.

    Examples
    --------
    >>> nearest("recalls", ["recall", "apply"])
    'Did you mean "recall"?'
    """
    close = get_close_matches(str(word), list(known), n=1)
    return f'Did you mean "{close[0]}"?' if close else ""


def known_ids(root: Path, table: str, column: str) -> tuple[str, ...] | None:
    """Read the ids of a table, cheaply: what else is wrong with it is for `tables.load` to say.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    table : str
        Name of the table, without ``.csv``.
    column : str
        The column of the ids.

    Returns
    -------
    tuple of str or None
        Each value once, in the order of the table; None when the table cannot be read.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> known_ids(data_dir(), "conditions", "condition")[:2]
    ('petechiae', 'purpura')
    """
    shipped, local = (folder / f"{table}.csv" for folder in (root, root / "local"))
    try:
        ids = _column(shipped, shipped.read_bytes(), column)
        return ids + _column(local, local.read_bytes(), column) if local.exists() else ids
    except (OSError, ValueError):
        return None


# The content is part of the key: a table that was edited is read again.
@lru_cache(maxsize=32)
def _column(path: Path, _content: bytes, column: str) -> tuple[str, ...]:
    header, *rows = read_rows(path, path.name)
    # Rows laid over the shipped ones may leave a column out.
    position = header.index(column) if column in header or path.parent.name != "local" else None
    ids = [] if position is None else [row[position] for row in rows if len(row) > position]
    return tuple(dict.fromkeys(filter(None, ids)))


def _gap(word: str, key: Key) -> str:
    """Say in one line that a value is not there and why it should be."""
    return f"{word}. {key.hint}" if key.hint else word


def _unknown(document: YamlFile, place: Place, keys: Mapping[str, Key]) -> Problem:
    hint, allowed = nearest(place[-1], keys), ", ".join(keys)
    return document.problem(place, "is not a known key", allowed=allowed, hint=hint)


def _check_value(document: YamlFile, place: Place, value: object, key: Key) -> list[Problem]:
    wanted, words = TYPES["list" if key.type == "items" else key.type]
    if value is None or value == "" or value == []:
        return [document.problem(place, _gap("empty", key))] if key.needed else []
    # True and False count as numbers for Python.
    if not isinstance(value, wanted) or (isinstance(value, bool) and key.type != "flag"):
        hint = "Put it in quotes." if wanted is str and not isinstance(value, list | dict) else ""
        return [document.problem(place, f"must be {words}", value=value, hint=hint)]
    if key.type in ("number", "whole"):
        return _check_number(document, place, value, key)
    if key.type == "list":
        part = Key(allowed=key.allowed, listed=key.listed)
        parts = (_check_value(document, (*place, n), v, part) for n, v in enumerate(value))
        return [problem for problems in parts for problem in problems]
    if key.allowed is None or value in key.allowed:
        return []
    allowed = f"an id of {key.listed}" if key.listed else ", ".join(key.allowed)
    hint = nearest(value, key.allowed)
    reason = "is not in the list"
    return [document.problem(place, reason, value=value, allowed=allowed, hint=hint)]


def _check_number(document: YamlFile, place: Place, value: float, key: Key) -> list[Problem]:
    above = key.least is None or value >= key.least
    below = key.most is None or value <= key.most
    if above and below:
        return []
    end = "up" if key.most is None else f"to {key.most:g}"
    allowed = f"{TYPES[key.type][1]} from {key.least:g} {end}"
    return [document.problem(place, "is out of range", value=value, allowed=allowed)]
