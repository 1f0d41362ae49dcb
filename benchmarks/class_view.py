"""How long `skinspots class` takes, and whether it grows as the class does.

python benchmarks/class_view.py

Each size is timed in a process of its own, as an instructor runs it: 300 passports with 200 answers
each should take 5 seconds at most. For 10,000 the time for one more passport is set against that of
the class of 300: 1 is linear growth.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sections import Line, machine, table, write_section

from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.passport import Passport, make_passport
from skinspots_lib.learning.simulated.learners import LEARNERS, practise
from skinspots_lib.learning.trials import Trial

SMALL, LARGE, DIFFERENT, ANSWERS = 300, 10_000, 60, 200
ROUNDS = 3


def passport(seed: int, questions) -> Passport:
    """Answer half in lessons and half in practice."""
    asked = questions[: ANSWERS // 2]
    lessons = [
        Trial(question.id, "1", (seed + n) % 3 > 0, at=1_000_000 + n)
        for n, question in enumerate(asked)
    ]
    practice = practise(LEARNERS["improver"], seed, ANSWERS - len(lessons)).trials
    return make_passport([*lessons, *practice], nickname=f"learner {seed}")


def fill(folder: Path, sheets: list[bytes], number: int) -> None:
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:05d}.jsonl").write_bytes(sheets[n % len(sheets)])


def seconds(folder: Path, out: Path) -> float:
    command = [sys.executable, "-m", "skinspots_lib", "class", str(folder), "--out", str(out)]
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    passed = time.perf_counter() - start
    assert f"{len(list(folder.iterdir()))} passports read, 0 could not be." in done.stdout
    return passed


def main() -> None:
    questions = load_questions()
    sheets = [passport(seed, questions).file for seed in range(DIFFERENT)]
    work = Path(tempfile.mkdtemp())
    try:
        for number in (0, SMALL, LARGE):
            fill(work / str(number), sheets, number)
        start = min(seconds(work / "0", work / "out") for _ in range(ROUNDS))
        small = min(seconds(work / str(SMALL), work / "out") for _ in range(ROUNDS))
        large = seconds(work / str(LARGE), work / "out")
    finally:
        shutil.rmtree(work)
    each = (small - start) / SMALL * 1000, (large - start) / LARGE * 1000
    lines = [
        Line(f"`skinspots class`, {SMALL} passports of {ANSWERS} answers", small, "s", 5),
        Line(f"one more passport, of {LARGE:,}", each[1], "ms", 1.15, floor=each[0]),
    ]
    body = (
        f"{machine()}, best of {ROUNDS}; {LARGE:,} passports once, in {large:.1f} s. "
        f"An empty folder takes {start:.2f} s. The floor is one passport more in a class of "
        f"{SMALL}.\n\n{table(lines)}"
    )
    print(body)
    write_section("A class", body)


if __name__ == "__main__":
    main()
