"""How long the lessons take to run from top to bottom, each with a kernel of its own.

    python benchmarks/lessons.py          one line for each lesson, and the sum

They are run as they are opened, with nothing solved. All of them together should stay below
240 seconds on two cores. A lesson that raises an error ends the run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook
from sections import Line, machine, table, write_section

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
from lesson_client import LessonClient  # noqa: E402

NOTEBOOKS = ROOT / "notebooks"
TARGET = 240


def seconds(path: Path) -> float:
    """Run one lesson and say how long it took."""
    book = nbformat.read(path, as_version=4)
    start = time.perf_counter()
    where = {"metadata": {"path": NOTEBOOKS}}
    LessonClient(book, timeout=TARGET, resources=where).execute()
    return time.perf_counter() - start


def empty_seconds(path: Path) -> float:
    """Let nbconvert run a notebook with one empty cell, which is the least that a run can cost."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--stdout", path]
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


def report(took: dict[str, float], whole: float, empty: float, at_once: int) -> str:
    rows = "\n".join(f"| {name} | {one:.1f} s |" for name, one in took.items())
    line = table([Line("the ten lessons, on the clock", whole, "s", TARGET, peer=empty)])
    return f"""{machine()}, {at_once} side by side, each with a kernel of its own. Beside them
ten runs of nbconvert over a notebook with one empty cell.

{line}

| lesson | takes |
| --- | ---: |
{rows}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--at-once", type=int, default=2, help="lessons that run side by side")
    options = parser.parse_args()
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.at_once) as pool:
        # The answers of whoever measures are not to be read, nor added to.
        os.environ["SKINSPOTS_PROGRESS"] = folder
        nothing = Path(folder) / "empty.ipynb"
        nbformat.write(new_notebook(cells=[new_code_cell()]), nothing)
        start = time.perf_counter()
        list(pool.map(empty_seconds, [nothing] * len(paths)))
        empty = time.perf_counter() - start
        start = time.perf_counter()
        try:
            names = [path.stem for path in paths]
            took = dict(zip(names, pool.map(seconds, paths), strict=True))
        except CellExecutionError as error:
            sys.exit(f"A lesson does not run:\n{error}")
        whole = time.perf_counter() - start
    body = report(took, whole, empty, options.at_once)
    print(body)
    write_section("The lessons", body)


if __name__ == "__main__":
    main()
