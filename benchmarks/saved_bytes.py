"""How much ten questions add to a saved notebook: ours, and jupyterquiz in a venv of its own."""

from __future__ import annotations

import json
import sys
import tempfile
from functools import cache
from pathlib import Path

import dev

from skinspots_lib.content.questions import load_question

PEER = "jupyterquiz==2.9.6.4"
RUN = """
import sys, nbformat
from nbclient import NotebookClient
path = sys.argv[1]
book = nbformat.read(path, 4)
# JupyterLab does not save the state of widgets either, unless it is asked to.
NotebookClient(book, kernel_name="python3", store_widget_state=False).execute()
nbformat.write(book, path)
"""
KINDS = {"single": "multiple_choice", "multiple": "many_choice"}


def bytes_of_ten(ids: tuple[str, ...]) -> tuple[int, int, int]:
    """Give the bytes added by jupyterquiz in ten calls, in one, and by ours."""
    return tuple(added(ids, how)[0] for how in ("theirs", "theirs at once", "ours"))


def readable_answers(ids: tuple[str, ...], how: str) -> int:
    """Count the explanations of answers that stand in the saved notebook."""
    saved = added(ids, how)[1]
    whys = [option.why for name in ids for option in load_question(name).options]
    return sum(json.dumps(why, ensure_ascii=False)[1:-1] in saved for why in whys)


@cache
def added(ids: tuple[str, ...], how: str) -> tuple[int, str]:
    """Run a notebook; give what its outputs add, in bytes, and the outputs as text."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        python = sys.executable if how == "ours" else peer(place)
        path = place / "questions.ipynb"
        path.write_text(json.dumps(notebook(cells(ids, how, place))), encoding="utf-8")
        before = path.stat().st_size
        dev.quiet([python, "-c", RUN, path], "The notebook did not run.", place)
        book = json.loads(path.read_text(encoding="utf-8"))
        outputs = [cell["outputs"] for cell in book["cells"]]
        return path.stat().st_size - before, json.dumps(outputs, ensure_ascii=False).replace(
            "\\\\", "\\"
        )


def peer(place: Path) -> Path:
    python = dev.venv_python(place / "venv")
    dev.quiet([sys.executable, "-m", "venv", place / "venv"], "No environment could be made.")
    install = [python, "-m", "pip", "install", "-q", PEER, "ipykernel", "nbclient"]
    dev.quiet(install, "The installation failed.")
    return python


def cells(ids: tuple[str, ...], how: str, place: Path) -> list[str]:
    if how == "ours":
        return ["import skinspots_lib as spots", *(f"spots.ask({name!r})" for name in ids)]
    quizzes = [quiz(name) for name in ids]
    sets = [quizzes] if how == "theirs at once" else [[one] for one in quizzes]
    for number, one in enumerate(sets):
        (place / f"{number}.json").write_text(json.dumps(one), encoding="utf-8")
    shown = [f"display_quiz('{number}.json')" for number in range(len(sets))]
    return ["from jupyterquiz import display_quiz", *shown]


def quiz(name: str) -> dict:
    """Turn a question of ours into one of jupyterquiz."""
    item = load_question(name)
    answers = [
        {"answer": option.say, "correct": option.right, "feedback": option.why}
        for option in item.options
    ]
    return {"question": item.ask, "type": KINDS[item.kind], "answers": answers}


def notebook(sources: list[str]) -> dict:
    empty = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    made = [{**empty, "id": f"c{n}", "source": source} for n, source in enumerate(sources)]
    return {"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
