"""Do once for all learners of a server what each lesson would do: check tables, draw skin.

    python tools/make_ahead.py    in data/made_ahead, or where SKINSPOTS_MADE_AHEAD says

Binder runs it when the image is built (`postBuild`), the trial hub when it starts. Without it each
lesson checks its tables and draws its pictures. What was made with other tables or with another
version of the course counts for nothing. What still holds is not made again.
"""

from __future__ import annotations

import ast
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

from skinspots_lib.content.files.checked_before import remember
from skinspots_lib.content.place import data_dir, made_ahead_dir
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.questions import load_questions
from skinspots_lib.content.tables import records, tables
from skinspots_lib.widgets.asking.shown import shown_by
from skinspots_lib.widgets.parts.stored import (
    StoredPictures,
    keep_patch,
    keep_still,
    still_holds,
)

ROOT = Path(__file__).resolve().parent.parent
PATCH = {"tone": 5, "seed": 0, "difficulty": "any"}  # as `glass` has them


def glasses(lessons: Iterable[Path]) -> Iterator[tuple]:
    """Find each patch that a lesson lets a learner press: its condition, and how it is made."""
    for lesson in lessons:
        for cell in nbformat.read(lesson, as_version=4).cells:
            if cell.cell_type == "code":
                yield from _in_code(cell.source)


def _in_code(source: str) -> Iterator[tuple]:
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("widgets.glass"):
            named = {one.arg: ast.literal_eval(one.value) for one in call.keywords}
            condition = named.pop("condition", None)
            if call.args:
                condition = ast.literal_eval(call.args[0])
            yield condition, {key: named.get(key, usual) for key, usual in PATCH.items()}


def make(to: Path, lessons: Iterable[Path]) -> int:
    """Make what is not there yet, take away what no lesson shows; give the number of pictures."""
    shown = {StoredPictures.name_of(kind, **how): (kind, how) for kind, how in glasses(lessons)}
    for name, (kind, how) in shown.items():
        if not still_holds(to / name):
            keep_patch(to, kind, **how)
    kept = set(shown)
    for question in load_questions():
        if question.skin:
            still = shown_by(question)
            about = {**vars(still), "words": still.words()}
            kept.add(keep_still(to, question.skin, **about).name)
    for folder in filter(Path.is_dir, to.glob("*")):
        if folder.name not in kept:
            shutil.rmtree(folder)
    return len(kept)


def check() -> None:
    """Check every table, and note that they are right; a fault ends it, in the checker's words."""
    for name in tables().index:
        records(name)
    remember(data_dir())


def main() -> int:
    lessons = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    try:
        check()
        number = make(made_ahead_dir(), lessons)
    except ContentError as error:
        sys.exit(str(error))
    print(f"Tables checked, {number} pictures made, in {made_ahead_dir()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
