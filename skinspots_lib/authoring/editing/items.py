"""Questions and cases, changed key by key in `data/local/`."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

from skinspots_lib.content.bank.course_shape import item_ids
from skinspots_lib.content.files.laying import names_in, read_laid
from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.files.yaml_files import read_yaml
from skinspots_lib.content.problems import UnknownName

NOTHING = (None, "", [])


def find_item(root: Path, item_id: str) -> tuple[str, dict]:
    """Find a question or a case.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    item_id : str
        Such as ``q07`` or ``T02``.

    Returns
    -------
    file : str
        Where it stands, such as ``questions/03.yaml``.
    item : dict
        As it is with the instructor's changes, unchecked; a copy.

    Raises
    ------
    UnknownName
        There is no such item; the message names the nearest.
    ContentError
        A file cannot be read.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> find_item(data_dir(), "q11")[0]
    'questions/03.yaml'
    """
    for name in (*names_in(root, "questions/[0-9][0-9].yaml"), "cases.yaml"):
        data = read_laid(root, name).data
        for item in data if isinstance(data, list) else ():
            if isinstance(item, dict) and item.get("id") == item_id:
                return name, deepcopy(item)
    raise UnknownName("question or case", item_id, item_ids(root))


def set_key(root: Path, item_id: str, key: str, text: str) -> Path:
    """Change one key of a question or a case.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    item_id : str
        Such as ``q07``.
    key : str
        Its name, or the way to it with dots; lists count from 1: ``options.2.why``. The next
        number after the last one adds a part.
    text : str
        What should stand there, as a person types it: ``true``, ``12``, ``a; b`` for a list.
        Whether it may is for `check` to say.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    UnknownName
        There is no such item or no such place in it.
    ContentError
        A file cannot be read; it is left as it is.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> set_key(data_dir(), "q11", "options.9.say", "x")
    Traceback (most recent call last):
    skinspots_lib.content.problems.UnknownName: ...
    """
    first, *rest = key.split(".")
    _, item = find_item(root, item_id)
    whole = _with(item, key.split("."), text)
    return set_keys(root, item_id, {first: whole[first] if rest else whole.get(first)})


def set_keys(root: Path, item_id: str, values: Mapping[str, object]) -> Path:
    """Change several keys of a question or a case at once.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    item_id : str
        Such as ``q07``.
    values : mapping of str to object
        By key: texts, numbers, flags, lists and mappings. What is empty is taken out of the
        instructor's file, so that what is shipped counts again.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    UnknownName
        There is no such item.
    ContentError
        A file cannot be read; it is left as it is.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> set_keys(data_dir(), "q0", {"ask": "Why?"})
    Traceback (most recent call last):
    skinspots_lib.content.problems.UnknownName: ...
    """
    from ruamel.yaml import YAML

    name, _ = find_item(root, item_id)
    yaml, path = YAML(), root / LOCAL / name
    yaml.width = 10**6
    if path.exists():
        read_yaml(path, f"{root.name}/{LOCAL}/{name}")
    items = yaml.load(path.read_text(encoding="utf-8-sig")) if path.exists() else []
    own = next((one for one in items if one.get("id") == item_id), None)
    if own is None:
        own = {"id": item_id}
        items.append(own)
    for key, value in values.items():
        _put(own, key, _plain(value))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(items, file)
    return path


def _put(own: dict, key: str, value: object) -> None:
    # A remark behind the old value, such as "the question", does not fit the new one.
    getattr(getattr(own, "ca", None), "items", {}).pop(key, None)
    if value in NOTHING:
        own.pop(key, None)
    else:
        own[key] = value


def _plain(value: object) -> object:
    """Make a value that the reader of YAML files takes: no tabs, lists and dicts of our own."""
    if isinstance(value, str):
        return value.replace("\t", " ").strip()
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items() if part not in NOTHING}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _with(value: object, way: list[str], text: str) -> object:
    """Give a value with one part of it changed."""
    if not way:
        return _typed(value, text)
    first, *rest = way
    if isinstance(value, list):
        if not first.isdecimal() or not 1 <= int(first) <= len(value) + 1:
            raise UnknownName("place in the list", first, [str(n + 1) for n in range(len(value))])
        parts = [*value, None] if int(first) == len(value) + 1 else list(value)
        parts[int(first) - 1] = _with(parts[int(first) - 1], rest, text)
        return parts
    parts = dict(value) if isinstance(value, dict) else {}
    old = True if first == "right" else parts.get(first)
    return parts | {first: _with(old, rest, text)}


def _typed(old: object, text: str) -> object:
    """Read what a person typed as the kind of value that stood there."""
    if isinstance(old, bool):
        return text.strip().lower() == "true"
    if isinstance(old, int | float):
        number = text.strip().replace(",", ".")
        try:
            return float(number) if "." in number else int(number)
        except ValueError:
            return text
    if isinstance(old, list):
        return [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]
    return text
