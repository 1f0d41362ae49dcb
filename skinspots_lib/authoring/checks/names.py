"""Names that a lesson calls for: its tables, questions, exercises and drawn spots."""

import re
from collections.abc import Iterator, Mapping

from skinspots_lib.content.files.shape import nearest
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.problems import Problem

CALL = re.compile(r"\b(load|describe|ask|check|walk|question)\(\s*[\"']([^\"']*)[\"']")
KINDS = {
    "load": "a table",
    "describe": "a table",
    "ask": "a question",
    "question": "a question",
    "check": "an exercise",
    "walk": "a drawn spot",
}
FOLDERS = {"questions": "a question", "exercises": "an exercise"}


def known_names(tables: list[str], documents: Mapping[str, YamlFile]) -> dict[str, list[str]]:
    """Collect the names that a lesson may call for.

    Parameters
    ----------
    tables : list of str
        Names of the tables.
    documents : mapping of str to YamlFile
        By path within the folder of the tables, such as ``questions/03.yaml``.

    Returns
    -------
    dict of str to list of str
        By kind, in the words of `KINDS`.
    """
    known = {kind: [] for kind in KINDS.values()}
    known["a table"] = tables
    for path, document in documents.items():
        kind = FOLDERS.get(path.split("/")[0], "a drawn spot" if path == "walk_spots.yaml" else "")
        if kind and isinstance(document.data, list):
            known[kind] += [
                str(item["id"]) for item in document.data if isinstance(item, dict) and "id" in item
            ]
    return known


def unknown_names(
    file: str, where: str, source: str, known: Mapping[str, list[str]]
) -> Iterator[Problem]:
    """Find calls for something that does not exist.

    Parameters
    ----------
    file, where : str
        The lesson and the cell.
    source : str
        Code of the cell.
    known : mapping of str to list of str
        From `known_names`.

    Yields
    ------
    Problem
        In the order of the code.

    Examples
    --------
    >>> known = {"a table": ["drugs"]}
    >>> print(next(unknown_names("00.ipynb", "cell a", 'spots.load("drug")', known)))
    00.ipynb, cell a, load: "drug" is not the name of a table.
      Allowed: drugs. Did you mean "drugs"?
    """
    for call, name in CALL.findall(source):
        names = known.get(KINDS[call], [])
        if name not in names:
            allowed = ", ".join(names[:6]) + (" …" if len(names) > 6 else "")
            hint = nearest(name, names)
            reason = f"is not the name of {KINDS[call]}"
            yield Problem(file, where, call, name, reason, allowed, hint)
