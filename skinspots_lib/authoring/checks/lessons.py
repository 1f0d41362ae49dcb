"""Lessons: their facts must agree with the tables, their cells should follow the house rules."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from skinspots_lib.authoring.checks.names import unknown_names
from skinspots_lib.authoring.checks.quotes import check_quotes, rows_by_id
from skinspots_lib.authoring.checks.rules import (
    ADD_SOURCE,
    GLASS,
    NO_SOURCE,
    addresses,
    addresses_in,
    word_problem,
)
from skinspots_lib.authoring.checks.sheets import Sheet
from skinspots_lib.authoring.notebooks import check_notebook
from skinspots_lib.content.problems import Problem

NOT_A_LESSON = "not a notebook: open it in JupyterLab and save it"


class Known(NamedTuple):
    """What a lesson may refer to: rows by id, addresses of sources, names by kind."""

    rows: Mapping[str, str]
    addresses: frozenset[str]
    names: Mapping[str, list[str]]


def check_lessons(
    folder: Path,
    sheets: Mapping[str, Sheet],
    names: Mapping[str, list[str]],
    *,
    whole: bool = True,
) -> tuple[list[Problem], list[Problem]]:
    """Check every lesson of a folder.

    Parameters
    ----------
    folder : Path
        Holds notebooks.
    sheets : mapping of str to Sheet
        The tables that their numbers and addresses stand in.
    names : mapping of str to list of str
        From `known_names`; empty when some cannot be known.
    whole : bool
        Whether every row of every table could be read; else quoted numbers are left unchecked.

    Returns
    -------
    problems : list of Problem
        A number, a word or an address that is wrong, or a file that is no notebook.
    advice : list of Problem
        Cells that do not follow the house rules.
    """
    problems, advice = [], []
    known = Known(rows_by_id(sheets) if whole else {}, addresses(sheets), names)
    for path in sorted(folder.glob("*.ipynb")):
        cells = _cells(path)
        if cells is None:
            problems.append(Problem(f"{folder.name}/{path.name}", "file", reason=NOT_A_LESSON))
            continue
        for cell in cells:
            problems += _facts(f"{folder.name}/{path.name}", cell, known)
        advice += check_notebook(path)
    return problems, advice


def _cells(path: Path) -> list[dict] | None:
    """Read the cells; None when the file is not shaped like a notebook."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells, metadata = notebook["cells"], notebook["metadata"]
        whole = isinstance(cells, list) and isinstance(metadata, dict) and all(map(_is_cell, cells))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return cells if whole else None


def _is_cell(cell: dict) -> bool:
    source = cell["source"]
    lines = source if isinstance(source, list) else [source]
    text = all(isinstance(line, str) for line in lines)
    return text and isinstance(cell["cell_type"], str) and isinstance(cell["metadata"], dict)


def _facts(file: str, cell: dict, known: Known) -> Iterator[Problem]:
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    where = f"cell {cell.get('id', 'without id')}"
    if cell["cell_type"] == "markdown":
        yield from _text(file, where, text, known)
    elif cell["cell_type"] == "code" and known.names:
        yield from unknown_names(file, where, text, known.names)


def _text(file: str, where: str, text: str, known: Known) -> Iterator[Problem]:
    for fault in check_quotes(text, known.rows) if known.rows else ():
        yield Problem(file, where, "number", *fault)
    for address in addresses_in(text) if known.addresses else ():
        if address not in known.addresses:
            yield Problem(file, where, "link", address, NO_SOURCE, hint=ADD_SOURCE)
    if reason := word_problem(text):
        yield Problem(file, where, "text", None, reason, GLASS)
