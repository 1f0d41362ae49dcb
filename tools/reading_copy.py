"""A lesson as it is read without a kernel: run once, pictures and words in place of widgets."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape
from itertools import count
from pathlib import Path

import doors
import nbformat
from lesson_client import LessonClient
from nbclient.exceptions import CellExecutionError

# What a page without a kernel cannot show. It would also ask other hosts for its players.
ALIVE = ("application/vnd.jupyter.widget-view+json", "application/javascript")
LIFELESS = "<p><em>Something to try out stands here. It needs a running lesson.</em></p>"
READING = "To use it, open the lesson in a notebook: see the top of this page."
HOW = {
    # Seconds for a cell and for a kernel to start: the machine may be busy.
    "timeout": 600,
    "startup_timeout": 300,
    # Errors only: each kernel would warn that it listens on this machine.
    "extra_arguments": ["--log-level=40"],
}
MAP_READING = "Your own progress shows in the notebook."
# Of pandas, plain or styled.
TABLE = re.compile(r'<table (?:border="1" class="dataframe|id="T_).*?</table>', re.DOTALL)
# In a narrow window a table moves in a frame that the keyboard can reach.
FRAME = '<div class="sk-table" role="region" tabindex="0" aria-label="Table {}">{}</div>'
LESSON_LINK = re.compile(r'(href="[0-9]{2}_\w+)\.ipynb')
JUPYTER_ANCHOR = re.compile(r"\]\(#([^)]+)\)")
BUTTONS = """\
<div class="sk-doors" role="note">
<p><strong>This is a reading copy.</strong> To press, answer and run code, open the lesson in one
of these ways:</p>
<p class="sk-buttons">
<a class="sk-door" href="{binder}">Binder: a server, free, slow to start</a>
<a class="sk-door" href="{lite}">JupyterLite: in your browser alone</a>
<a class="sk-door" href="{name}" download>Download the notebook</a>
</p>
</div>
"""


def run_all(lessons: list[Path]) -> list[nbformat.NotebookNode]:
    """Run lessons, as many at a time as there are processors, with no progress of anyone."""
    with tempfile.TemporaryDirectory() as nobody, ThreadPoolExecutor(os.cpu_count()) as pool:
        env = {**os.environ, "SKINSPOTS_PROGRESS": nobody}
        return list(pool.map(lambda lesson: run(lesson, env), lessons))


def run(lesson: Path, env: dict[str, str]) -> nbformat.NotebookNode:
    """Run one lesson from top to bottom; an error in it is an error here."""
    notebook = nbformat.read(lesson, as_version=4)
    where = {"metadata": {"path": lesson.parent}}
    try:
        LessonClient(notebook, resources=where, **HOW).execute(env=env)
    except CellExecutionError as error:
        sys.exit(f"{lesson.name} cannot be run: {error.ename}: {error.evalue}")
    return notebook


def reading_copy(notebook: nbformat.NotebookNode, file: str) -> nbformat.NotebookNode:
    """Make what is read from a lesson that was run, or was not."""
    copy = nbformat.from_dict(notebook)
    copy.metadata.pop("widgets", None)
    numbers = count(1)
    for cell in copy.cells:
        if cell.cell_type == "code":
            _still(cell, numbers)
        else:
            # A heading's address on the site is in small letters.
            cell.source = JUPYTER_ANCHOR.sub(lambda m: f"](#{m[1].lower()})", cell.source)
    ids = [cell.id for cell in copy.cells]
    after = 1 + max(ids.index(name) if name in ids else 0 for name in ("title", "safety"))
    copy.cells.insert(after, nbformat.v4.new_markdown_cell(_buttons(file), id="doors"))
    return copy


def _buttons(name: str) -> str:
    path = f"notebooks/{name}"
    ways = {"binder": doors.binder(path), "lite": f"../{doors.lite(path)}", "name": name}
    return BUTTONS.format(**{key: escape(way) for key, way in ways.items()})


def _still(cell: nbformat.NotebookNode, numbers: Iterator[int]) -> None:
    """Leave of a code cell what can be read."""
    if cell.metadata.get("jupyter", {}).get("source_hidden"):
        cell.metadata.tags = [*cell.metadata.get("tags", []), "remove-input"]
    cell.outputs = [output for output in cell.outputs if _readable(output, numbers)]


def _readable(output: nbformat.NotebookNode, numbers: Iterator[int]) -> bool:
    """Take out of an output what needs a kernel; say whether anything is left."""
    if output.output_type == "error" or output.get("name") == "stderr":
        raise ValueError(f"A lesson put out an error: {output}")
    data = output.get("data")
    if data is None:
        return True
    was_alive = [data.pop(kind) for kind in ALIVE if kind in data]
    if was_alive and "text/html" not in data:
        data["text/html"] = LIFELESS
    if "text/html" in data:
        data["text/html"] = _html(data["text/html"], numbers)
    return any(data.values())


def _html(html: str, numbers: Iterator[int]) -> str:
    from skinspots_lib.widgets._base import WORDS

    # The widgets' own words speak of a cell, and the map of notebooks.
    html = html.replace(escape(WORDS["shared"]["run"]), READING)
    html = html.replace(escape(WORDS["course_map"]["as_of"]), MAP_READING)
    html = TABLE.sub(lambda table: FRAME.format(next(numbers), table[0]), html)
    return LESSON_LINK.sub(r"\1.html", html)
