"""How long a learner waits on Binder once the image has started, beside a bare notebook.

    python benchmarks/cold_start.py       some five minutes, half of it for an environment

A user without rights has a clean environment, a repository that cannot be written, a fresh home
and no network, as `tests/platform/binder_room.py` makes it. The first visits are to an image
without `postBuild`, the others to one with it.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from bare_notebook import write_bare
from sections import ROOT, Line, machine, table, write_section

sys.path.insert(0, str(ROOT / "tests" / "platform"))
import binder_room  # noqa: E402

LESSON, BARE = "00_first_fifteen_minutes.ipynb", "bare.ipynb"
PICTURE, CHART = "press-light", "chart"
# Seconds that a learner may wait; docs/binder.md promises them.
LAB_MOST, PICTURE_MOST, CHART_MOST = 10, 5, 10


def visits(room: binder_room.Room, rounds: int) -> dict[str, list[dict]]:
    """Let learners come in turn to the bare notebook and to the lesson, each to a fresh home."""
    home, kept = room.base / "home", room.base / "image"
    shutil.copytree(home, kept)
    seen: dict[str, list[dict]] = {BARE: [], LESSON: []}
    for _ in range(rounds):
        for notebook, before in seen.items():
            shutil.rmtree(home)
            shutil.copytree(kept, home)
            binder_room.give_to_user(home)
            before.append(room.visit(notebook))
    shutil.rmtree(kept)
    return seen


def until(seen: list[dict], cell: str) -> float:
    return statistics.median(one["marks"][cell] for one in seen)


def measure(rounds: int) -> dict[bool, dict[str, list[dict]]]:
    # The system's own folder for such things may be closed to other users.
    room = binder_room.furnish(Path(tempfile.mkdtemp(prefix="skinspots-cold-")), ROOT)
    try:
        bare = room.repo / "notebooks" / BARE
        write_bare(bare)
        binder_room.give_to_user(bare)
        binder_room.build(room)
        without = visits(room, rounds)
        room.warm_up()
        return {False: without, True: visits(room, rounds)}
    finally:
        room.remove()


def report(seen: dict[bool, dict[str, list[dict]]], rounds: int) -> str:
    warm, bare = seen[True][LESSON], until(seen[True][BARE], CHART)
    lab = statistics.median(one["answers"] for one in warm)
    lines = [
        Line("JupyterLab answers", lab, "s", LAB_MOST),
        Line("first picture, a glass on skin", until(warm, PICTURE), "s", PICTURE_MOST, peer=bare),
        Line("first chart", until(warm, CHART), "s", CHART_MOST, peer=bare),
    ]
    marks = {
        "the first picture": (LESSON, PICTURE),
        "the first chart": (LESSON, CHART),
        "the end of lesson 00": (LESSON, list(warm[0]["marks"])[-1]),
        "the chart of a bare notebook": (BARE, CHART),
    }
    rows = [
        f"| {name} | " + " | ".join(f"{until(seen[w][book], cell):.2f} s" for w in seen) + " |"
        for name, (book, cell) in marks.items()
    ]
    return f"""{machine()}, medians of {rounds} visits of each kind, in turn.

From the call for a kernel, JupyterLab from its start. Beside them, a bare notebook until its
chart: imports of pandas, Matplotlib and ipywidgets, the table, plain bars.

{table(lines)}

| until | without `postBuild` | with it |
| --- | ---: | ---: |
{chr(10).join(rows)}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    body = report(measure(rounds), rounds)
    print(body)
    write_section("Cold start", body)


if __name__ == "__main__":
    main()
