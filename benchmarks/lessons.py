"""How long the lessons take to run from top to bottom, each with a kernel of its own.

    python benchmarks/lessons.py          prints one line for each lesson, and the sum

They are run as they are opened, with nothing solved. All of them together should stay below
240 seconds on two cores. A lesson that raises an error ends the run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
TARGET = 240


def seconds(path: Path) -> float:
    """Run one lesson and say how long it took."""
    book = nbformat.read(path, as_version=4)
    start = time.perf_counter()
    where = {"metadata": {"path": NOTEBOOKS}}
    NotebookClient(book, timeout=TARGET, resources=where).execute()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--at-once", type=int, default=2, help="lessons that run side by side")
    options = parser.parse_args()
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        # The answers of whoever measures are not to be read, nor added to.
        os.environ["SKINSPOTS_PROGRESS"] = folder
        try:
            with ThreadPoolExecutor(options.at_once) as pool:
                for path, took in zip(paths, pool.map(seconds, paths), strict=True):
                    print(f"{path.stem:<28} {took:>6.1f} s", flush=True)
        except CellExecutionError as error:
            sys.exit(f"A lesson does not run:\n{error}")
    whole = time.perf_counter() - start
    print(f"{'all ' + str(len(paths)):<28} {whole:>6.1f} s of {TARGET} s")


if __name__ == "__main__":
    main()
