"""How long `skinspots check` takes: as shipped, and with ten and a hundred times the content.

    python benchmarks/check.py            one line for each size

Each size is timed in a process of its own, as an instructor runs it. The last line has 1,500
questions and a main table of 20,000 rows; it should stay below 30 seconds, and the growth linear.
"""

from __future__ import annotations

import argparse
import csv
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sections import Line, machine, table, write_section

ROOT = Path(__file__).resolve().parent.parent
PLAIN_ASK = r"(\n  ask: )(?=[A-Z])"
FRICTIONLESS = """
from frictionless import Package
import sys
print(Package(sys.argv[1]).validate().stats)
"""
PEER = "Peer: frictionless alone, which reads the tables only."
# Questions and rows of the main table (nought leaves what is there), and the seconds that the check
# may take. The middle ones show whether the growth is linear.
SIZES = {(0, 0): 5, (375, 5_000): 10, (750, 10_000): 15, (1_500, 20_000): 30}


def grow(data: Path, questions: int, rows: int) -> None:
    """Repeat questions and rows under new ids until there are so many."""
    if questions:
        grow_questions(data / "questions", questions)
    if rows:
        grow_table(data / "conditions_causes.csv", rows)


def grow_table(path: Path, wanted: int) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    clue = header.index("key_clue")
    more = [list(rows[number % len(rows)]) for number in range(wanted - len(rows))]
    for number, row in enumerate(more):
        # No two texts are equal, so that nothing is measured once for many.
        row[0], row[clue] = f"X-{number}", f"{row[clue]} ({number})"
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([header, *rows, *more])


def grow_questions(folder: Path, wanted: int) -> None:
    """Spread the copies over the files, so that none grows beyond what a person would edit."""
    files = sorted(folder.glob("[0-9][0-9].yaml"))
    there = sum(len(blocks(path)) for path in files)
    copy = 0
    while there < wanted:
        copy += 1
        for path in files:
            added = blocks(path, copy)[: wanted - there]
            there += len(added)
            path.write_text(path.read_text(encoding="utf-8") + "".join(added), encoding="utf-8")


def blocks(path: Path, copy: int = 0) -> list[str]:
    """Give the original questions of a file as text, with ids of this copy."""
    _, *texts = path.read_text(encoding="utf-8").split("- id: ")
    originals = [text for text in texts if not text.startswith("x")]
    prefix = f"x{copy}-" if copy else ""
    asked = rf"\1Round {copy}, " if copy else r"\1"
    return [f"\n- id: {prefix}{re.sub(PLAIN_ASK, asked, text.rstrip())}\n" for text in originals]


def seconds(data: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "skinspots_lib", "check", data]
    done = subprocess.run(command, capture_output=True, text=True)
    # 1: the copies of rows with a waiver have none of their own.
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(done.stderr)
    return time.perf_counter() - start


def bare_seconds(data: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-c", FRICTIONLESS, data / "datapackage.json"]
    subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="the median of so many is printed")
    options = parser.parse_args()
    lines = []
    for (questions, causes), most in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            shutil.copytree(ROOT / "data", data)
            shutil.copytree(ROOT / "notebooks", Path(folder) / "notebooks")
            grow(data, questions, causes)
            median = statistics.median(seconds(data) for _ in range(options.rounds))
            bare = statistics.median(bare_seconds(data) for _ in range(options.rounds))
        what = f"{questions:,} questions and {causes:,} causes" if questions else "as shipped"
        lines.append(Line(f"`skinspots check`, {what}", median, "s", most, peer=bare))
        print(lines[-1], flush=True)
    head = f"{machine()}, medians of {options.rounds}. {PEER}"
    write_section("The checker", f"{head}\n\n{table(lines)}")


if __name__ == "__main__":
    main()
