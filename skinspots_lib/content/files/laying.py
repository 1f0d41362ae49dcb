"""Keys and items of an instructor laid over those of a shipped YAML file."""

from collections.abc import Mapping
from pathlib import Path

from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.files.yaml_events import Place
from skinspots_lib.content.files.yaml_files import YamlFile, read_yaml

# What tells the items of a list apart.
NAMES = ("id", "lesson")


def read_laid(root: Path, name: str) -> YamlFile:
    """Read a file of the data folder with the instructor's laid over it.

    Parameters
    ----------
    root : Path
        The folder of the tables; ``local/`` in it may hold a file of the same name.
    name : str
        The file within the folder, such as ``questions/03.yaml``.

    Returns
    -------
    YamlFile
        Keys that the instructor gives take the place of the shipped ones, items are matched by
        their id, and new ones are added at the end.

    Raises
    ------
    ContentError
        A file cannot be read as plain YAML.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> read_laid(data_dir(), "cases.yaml").data[0]["id"]
    'T01'
    """
    shipped, mine = root / name, root / LOCAL / name
    own = read_yaml(mine, f"{root.name}/{LOCAL}/{name}") if mine.exists() else None
    if own and not shipped.exists():
        return own
    base = read_yaml(shipped, f"{root.name}/{name}")
    return lay(base, own) if own else base


def names_in(root: Path, pattern: str) -> list[str]:
    """List the files of the data folder and of the instructor.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    pattern : str
        Such as ``questions/[0-9][0-9].yaml``.

    Returns
    -------
    list of str
        For `read_laid`, in alphabetic order.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> names_in(data_dir(), "questions/0[0-1].yaml")
    ['questions/00.yaml', 'questions/01.yaml']
    """
    folders = (root, root / LOCAL)
    found = {p.relative_to(folder).as_posix() for folder in folders for p in folder.glob(pattern)}
    return sorted(found)


def lay(base: YamlFile, over: YamlFile) -> YamlFile:
    """Lay one file over another.

    Parameters
    ----------
    base : YamlFile
        What is shipped.
    over : YamlFile
        What an instructor changes or adds.

    Returns
    -------
    YamlFile
        Each value knows the file and the line that it came from.

    Examples
    --------
    >>> base = YamlFile("a", [{"id": "q1", "ask": "Why?", "level": "recall"}], {})
    >>> lay(base, YamlFile("b", [{"id": "q1", "ask": "Why not?"}], {})).data
    [{'id': 'q1', 'ask': 'Why not?', 'level': 'recall'}]
    """
    moved: list[tuple[Place, Place]] = []
    data = _laid(base.data, over.data, ((), ()), moved)
    lines, files = dict(base.lines), {}
    for here, there in moved:
        files[there] = over.file
        lines = {place: line for place, line in lines.items() if place[: len(there)] != there}
        lines.update(_from(over.lines, here, there))
    return YamlFile(base.file, data, lines, files)


def _from(lines: Mapping[Place, int], here: Place, there: Place) -> dict[Place, int]:
    size = len(here)
    return {there + place[size:]: n for place, n in lines.items() if place[:size] == here}


def _laid(base: object, over: object, ways: tuple[Place, Place], moved: list) -> object:
    """Merge two values; `ways` lead to the instructor's and to the merged one."""
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: _part(base, over, (key, key), ways, moved) for key in over}
    names = _positions(base)
    if names and isinstance(over, list):
        out = list(base)
        for position, item in enumerate(over):
            # A name that stands twice is added, so that the check of names finds it.
            at = names.pop(_name(item), len(out))
            if at == len(out):
                out.append(None)
            out[at] = _part(out, over, (position, at), ways, moved)
        return out
    moved.append(ways)
    return over


def _part(base, over, keys: tuple, ways: tuple[Place, Place], moved: list) -> object:
    here, there = keys
    inner = ((*ways[0], here), (*ways[1], there))
    missing = there not in base if isinstance(base, dict) else base[there] is None
    if missing:
        moved.append(inner)
        return over[here]
    return _laid(base[there], over[here], inner, moved)


def _positions(items: object) -> dict[object, int]:
    """Find where the items of a list are by their names; empty when they have none."""
    if not isinstance(items, list):
        return {}
    names = {_name(item): position for position, item in enumerate(items)}
    return {} if None in names else names


def _name(item: object) -> object:
    named = [item[key] for key in NAMES if key in item] if isinstance(item, dict) else []
    return named[0] if named and isinstance(named[0], str | int) else None
