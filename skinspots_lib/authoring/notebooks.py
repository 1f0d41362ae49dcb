"""Rules for the cells of a lesson, so that each one opens clean and reads the same way."""

import ast
import json
import re
from pathlib import Path

from skinspots_lib.content.problems import Problem

CODE_LINES = 8
COLUMNS = 79
MARKDOWN_SHARE = 0.5
TAGS = ("setup", "predict", "example", "widget", "exercise", "check", "quiz", "instructor")
IMPORTS = ("skinspots_lib", "pandas", "matplotlib", "ipywidgets")
DATA_LESSONS = ("00", "05", "06")
CODING_LESSON = "05"
CELL_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def check_notebook(path):
    """Find every cell of a lesson that breaks the house rules.

    Parameters
    ----------
    path : Path
        A notebook of `notebooks/`.

    Returns
    -------
    list of Problem
        In the order of the cells; empty when the lesson is clean.
    """
    path = Path(path)
    name = f"notebooks/{path.name}"
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = notebook["cells"]
    except (ValueError, KeyError, TypeError):
        return [Problem(name, "file", reason="not a notebook: open it in JupyterLab and save it")]
    found = list(_whole_notebook(name, notebook, cells))
    for cell in cells:
        found += _cell(name, cell)
    return found


def _source(cell):
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _whole_notebook(name, notebook, cells):
    ids = [cell.get("id", "") for cell in cells]
    for cell_id in sorted({i for i in ids if ids.count(i) > 1}):
        yield Problem(name, f"cell {cell_id}", "id", cell_id, "stands on more than one cell")
    first = _source(cells[0]).splitlines()[0] if cells and _source(cells[0]) else ""
    if not (first.startswith("# ") and first.rstrip().endswith("?")):
        yield Problem(name, "first cell", "title", first, "the title is not a question")
    if notebook["metadata"].get("kernelspec") != KERNEL:
        yield Problem(name, "metadata", "kernelspec", "", "is not the course's own", str(KERNEL))
    if "widgets" in notebook["metadata"]:
        yield Problem(name, "metadata", "widgets", "", "saved widget state must not be kept")
    text = sum(cell.get("cell_type") == "markdown" for cell in cells)
    if cells and text / len(cells) < MARKDOWN_SHARE:
        yield Problem(name, "file", "cells", f"{text} of {len(cells)}", "less than half is text")


def _cell(name, cell):
    where = f"cell {cell.get('id', 'without id')}"
    rules = [*_any_cell(cell), *(_code_cell(name, cell) if cell["cell_type"] == "code" else ())]
    rules += _text_cell(cell) if cell["cell_type"] == "markdown" else []
    return [Problem(name, where, *rule) for rule in rules]


def _any_cell(cell):
    cell_id = cell.get("id", "")
    if not CELL_ID.fullmatch(cell_id) or len(cell_id) > 64 or _is_random(cell_id):
        yield (
            "id",
            cell_id,
            "needs a lasting name",
            "words, digits and hyphens, as in predict-glass",
        )
    for tag in cell.get("metadata", {}).get("tags", []):
        if tag not in TAGS:
            yield "tags", tag, "is not in the list", ", ".join(TAGS)


def _is_random(cell_id):
    # JupyterLab gives a new cell eight hexadecimal characters, with or without hyphens.
    return bool(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?", cell_id))


def _text_cell(cell):
    source = _source(cell)
    found = [("image", "", "has no alt text", "![what it shows](file)")] if "![](" in source else []
    if re.search(r"<img(?![^>]*\balt=\"[^\"]+\")", source):
        found.append(("image", "", "has no alt text", '<img alt="what it shows" …>'))
    return found


def _code_cell(name, cell):
    source = _source(cell)
    if cell.get("outputs") or cell.get("execution_count"):
        yield "outputs", "", "are kept", "clear all outputs before you save"
    lines = [x for x in source.splitlines() if x.strip() and not x.strip().startswith("#")]
    if len(lines) > CODE_LINES:
        yield "", None, f"{len(lines)} code lines; at most {CODE_LINES}"
    for line in source.splitlines():
        if len(line) > COLUMNS:
            yield "", line[:30] + "…", f"{len(line)} columns; at most {COLUMNS}"
    tags = cell.get("metadata", {}).get("tags", [])
    if "widget" in tags and not cell["metadata"].get("jupyter", {}).get("source_hidden"):
        yield "source_hidden", None, "a cell that only shows a widget hides its source"
    yield from _code_content(name, source)


def _code_content(name, source):
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        yield "", None, f"line {error.lineno} is not Python: {error.msg}"
        return
    lesson = name.split("/")[-1][:2]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and lesson != CODING_LESSON:
            yield "", node.name, "longer code belongs in the library, not in a lesson"
        for module in _imported(node):
            if module.split(".")[0] not in IMPORTS:
                yield "import", module, "is not for lessons", ", ".join(IMPORTS)
        if _is_print(node):
            yield "", "print", "let the last line of the cell show its value instead"
        if _is_read_csv(node) and lesson not in DATA_LESSONS:
            where = "only lessons 00, 05 and 06 read a file by path"
            yield "", "read_csv", where, "spots.load(name)"


def _imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _is_print(node):
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"


def _is_read_csv(node):
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "read_csv"
