"""A lesson on a page: its words, its code, and the questions that stand in it. Nothing is run."""

import json
import re
from html import escape
from pathlib import Path

from skinspots_lib.authoring.export.cards import card_of
from skinspots_lib.authoring.export.markup import clean, paragraphs
from skinspots_lib.authoring.preview.frame import article, fold
from skinspots_lib.authoring.preview.items import case_body, exercise_body, question_body
from skinspots_lib.content.cases import load_case
from skinspots_lib.content.exercises import load_exercises
from skinspots_lib.content.questions import load_question

NOT_RUN = "No cell is run here: open the lesson to see charts, skin and your own answers."
MARKED = re.compile(r"""(ask|question|case|check)\(\s*["']([\w-]+)["']""")


def lesson_article(path: Path, root: Path) -> str:
    """Show a lesson.

    Parameters
    ----------
    path : Path
        The notebook.
    root : Path
        The folder of the tables.

    Returns
    -------
    str
        HTML.

    Raises
    ------
    ContentError
        A question or a case is not as it should be.
    UnknownName
        The lesson asks for a question or a case that is not there.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> book = Path(mkdtemp()) / "00_a.ipynb"
    >>> cell = {"cell_type": "markdown", "source": "# Why?"}
    >>> _ = book.write_text(json.dumps({"cells": [cell]}))
    >>> "<h1>Why?</h1>" in lesson_article(book, Path())
    True
    """
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        shown = "".join(_cell(cell, root) for cell in cells)
    except (ValueError, KeyError, TypeError):
        shown = paragraphs([f"{path.name} is no notebook that can be read."])
    return article(path.name, NOT_RUN, shown)


def _cell(cell: dict, root: Path) -> str:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return _markdown(source)
    if cell["cell_type"] != "code":
        return ""
    code = f"<pre tabindex='0'>{escape(clean(source))}</pre>"
    hidden = cell.get("metadata", {}).get("jupyter", {}).get("source_hidden")
    shown = fold("Code", code) if hidden else code
    return shown + "".join(_marked(kind, id, root) for kind, id in MARKED.findall(source))


def _marked(kind: str, id: str, root: Path) -> str:
    if kind == "case":
        return case_body(load_case(id, root=root), root)
    if kind == "check":
        known = {exercise.id: exercise for exercise in load_exercises(root=root)}
        return exercise_body(known[id]) if id in known else ""
    return question_body(card_of(load_question(id, root=root), root=root))


def _markdown(source: str) -> str:
    # The renderer that JupyterLab's own converter uses; it shows HTML in a cell as text.
    import mistune

    return mistune.create_markdown(escape=True, plugins=["table"])(clean(source))
