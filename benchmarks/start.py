"""What the module costs, beside what a plain notebook course would cost anyway.

    python tools/dev.py bench start                     all of it, writes docs/benchmarks.md
    python tools/dev.py bench start --rounds 3 --no-size      a quick look, writes nothing

Each number is a median. The kinds of run take turns, so that a busy minute hits them alike.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from sections import ROOT, Line, machine, table, write_section

sys.path.insert(0, str(ROOT / "tools"))
import dev  # noqa: E402

TITLE = "The start"
BARE = ["jupyterlab", "ipywidgets", "pandas", "matplotlib", "anywidget"]
FLOOR = "import pandas, ipywidgets\nimport matplotlib.pyplot as plt\n"
BARS = """
figure, axes = plt.subplots()
axes.barh([f"cause {i}" for i in range(14)], range(14))
"""
BARS_AS_PNG = BARS + 'figure.savefig(io.BytesIO(), format="png")\n'
CHART = """
import skinspots_lib as spots
picture = spots.plot_causes(spots.load("conditions_causes"))
"""
CHART_SHOWN = CHART + "picture._repr_html_()\n"
# Printed at the end by each run; ru_maxrss is in kB on Linux and in bytes on macOS.
CLOCK = """
import io, json, resource, sys, time
start, busy = time.perf_counter(), time.process_time()
"""
STOP = """
unit = 1 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
wall, busy = time.perf_counter() - start, time.process_time() - busy
print(json.dumps({"time": wall, "processor time": busy, "peak memory": peak}))
"""
UNITS = {"time": "s", "processor time": "s", "peak memory": "MB"}
# Floor and ours of each line, and how much more ours may cost.
PAIRS = {
    "the import": (FLOOR + BARS, FLOOR + "import skinspots_lib\n" + BARS, 1.10),
    "import, load, draw": (FLOOR + BARS, CHART, 1.25),
    "the same, shown": (FLOOR + BARS_AS_PNG, CHART_SHOWN, 1.25),
    "on top of the floor's imports": (FLOOR + BARS_AS_PNG, FLOOR + CHART_SHOWN, 1.25),
}
RUNS = {code for floor, ours, _ in PAIRS.values() for code in (floor, ours)}


def measure(code: str) -> dict[str, float]:
    env = {**os.environ, "MPLBACKEND": "agg"}
    run = [sys.executable, "-c", CLOCK + code + STOP]
    return json.loads(subprocess.run(run, env=env, capture_output=True, check=True).stdout)


def medians(rounds: int) -> dict[str, dict[str, float]]:
    """Run every kind once to warm the disk, then in turn, forwards and backwards."""
    codes = sorted(RUNS)
    seen: dict[str, list[dict[str, float]]] = {code: [] for code in codes}
    for code in codes:
        measure(code)
    for turn in range(rounds):
        for code in codes[:: 1 if turn % 2 else -1]:
            seen[code].append(measure(code))
    return {
        code: {what: statistics.median(one[what] for one in all_) for what in UNITS}
        for code, all_ in seen.items()
    }


def environment_mb(packages: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        python = dev.venv_python(Path(folder))
        install = [python, "-m", "pip", "install", "-q", "-c", "constraints.txt", *packages]
        dev.quiet([sys.executable, "-m", "venv", folder], "No environment could be made.")
        dev.quiet(install, "The installation failed.")
        return dev.size_mb(Path(folder))


def rows(found: dict[str, dict[str, float]], sizes: tuple[float, float] | None) -> list[Line]:
    lines = []
    if sizes is not None:
        lines.append(Line("environment", sizes[1], "MB", 1.15, floor=sizes[0]))
    for name, (floor, ours, most) in PAIRS.items():
        for what, unit in UNITS.items():
            line = (f"{what}, {name}", found[ours][what], unit, most)
            lines.append(Line(*line, floor=found[floor][what]))
    return lines


def report(lines: list[Line], rounds: int) -> str:
    return f"""{machine()}, medians of {rounds} runs of each kind, taken in turn.

{table(lines)}

- **environment**: all files of a fresh one. Floor: `{" ".join(BARE)}`; ours: the module as a
  wheel with its `lab` extra. Both with the versions of `constraints.txt`.
- **floor**: import pandas, ipywidgets and matplotlib.pyplot, draw a plain bar chart; as a PNG
  where ours is shown.
- **the import**: the same, and `import skinspots_lib`.
- **import, load, draw**: `import skinspots_lib`, `load` and `plot_causes`, and nothing more.
- **the same, shown**: and the chart as a notebook shows it, with its text and its table. The
  larger figure, with words on every bar, takes longer to paint than a plain one.
- **on top of the floor's imports**: the strictest reading.
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--no-size", action="store_true")
    chosen = options.parse_args()
    sizes = None
    if not chosen.no_size:
        sizes = (environment_mb(BARE), environment_mb([f"{ROOT}[lab]"]))
    lines = rows(medians(chosen.rounds), sizes)
    print(table(lines))
    if sizes:
        write_section(TITLE, report(lines, chosen.rounds))


if __name__ == "__main__":
    main()
