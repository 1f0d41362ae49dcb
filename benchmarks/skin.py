"""Time the simulated skin against its floor: the bare look-up and the same WebP encoding.

python benchmarks/skin.py            prints the table and writes docs/benchmarks.md
"""

import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
from sections import machine, write_section

from skinspots_lib.content.tables import load
from skinspots_lib.skin import STOPS, frames, make_patch, render
from skinspots_lib.skin import table as tables
from skinspots_lib.skin.base.stored import to_webp

ROUNDS = 9
MOST_FLOORS, MOST_SECONDS = 3, 0.5
HEAD = f"""One patch of 400 × 400 px with its five frames. Floor: look up as many colours and
encode the same pictures. Target: at most {MOST_FLOORS} times the floor, {MOST_SECONDS} s, 140 kB.
Work: the same ratio of processor time, which a second core does not make smaller.

| condition | floor | ours | ratio | work | frames | |
| --- | ---: | ---: | ---: | ---: | ---: | --- |""".splitlines()
FIRST_USE = """
import json, time
from skinspots_lib.skin import table
start = time.perf_counter(); table.table(); print(json.dumps(time.perf_counter() - start))
"""
# The highest memory since the mark is reset, above what was in use then: what was needed while
# importing does not count. Before pandas and Pillow are imported, and after.
PEAK = """
import json, pathlib, re
def used(name):
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(name + r":\\s+(\\d+)", status)[1]) / 1024
from skinspots_lib.skin import frames, make_patch
before = used("VmRSS")
import PIL.Image
from skinspots_lib.content.tables import load
load("appearances"), PIL.Image.init()
after = used("VmRSS")
pathlib.Path("/proc/self/clear_refs").write_text("5")
for condition in ("petechiae", "viral_exanthem", "ecchymosis"):
    for seed in range(2):
        frames(make_patch(condition, tone=5, seed=seed))
peak = used("VmHWM")
print(json.dumps([peak - after, peak - before]))
"""


def best(*works):
    """Shortest of several runs of each, in turns: seconds on the clock, and seconds of work.

    The second hardly changes when the machine has other things to do; a second core does not
    make it smaller.
    """
    times = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, took in zip(works, times, strict=True):
            start = time.perf_counter(), time.process_time()
            work()
            took.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    return [[min(kind) for kind in zip(*took, strict=True)] for took in times]


def floor(images):
    """The least that five frames can cost: take colours from the table, encode the pictures."""
    colours = tables.table().reshape(-1, 3)
    where = np.random.default_rng(1).integers(0, len(colours), images[0].shape[:2])
    for image in images:
        np.take(colours, where, 0)
        to_webp(image)


def patch_row(condition):
    """Measure one patch with its five frames; a row of the table."""

    def work():
        frames(make_patch(condition, tone=5, seed=1))

    patch = make_patch(condition, tone=5, seed=1)
    images = [render(patch, pressure=stop) for stop in STOPS]
    least, took = best(lambda: floor(images), work)
    kilobytes = sum(map(len, frames(patch))) / 1000
    ratio, busy = (one / other for one, other in zip(took, least, strict=True))
    met = "met" if ratio <= MOST_FLOORS and took[0] <= MOST_SECONDS else "missed"
    return (
        f"| {condition.replace('_', ' ')} | {1000 * least[0]:.0f} ms | {1000 * took[0]:.0f} ms"
        f" | {ratio:.2f} | {busy:.2f} | {kilobytes:.0f} kB | {met} |"
    )


def elsewhere(code, **env):
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def others():
    """Measure what is not one patch: the lookup table, and memory."""
    with tempfile.TemporaryDirectory() as folder:
        cold, stored = (1000 * elsewhere(FIRST_USE, XDG_CACHE_HOME=folder) for _ in range(2))
    size = tables.table().nbytes / 1e6
    yield f"- The lookup table, {size:.1f} MB: {cold:.0f} ms when it is built (at most 500),"
    yield f"  {stored:.0f} ms from the cache (at most 20)."
    if sys.platform == "linux":
        above, loaded = elsewhere(PEAK)
        yield f"- Peak memory above the imports: {above:.0f} MB (at most 150);"
        yield f"  {loaded:.0f} MB with pandas and Pillow."


def main():
    rows = [patch_row(condition) for condition in load("appearances")["condition"]]
    body = "\n".join([f"{machine()}, best of {ROUNDS}.", "", *HEAD, *rows, "", *others()])
    print(body)
    write_section("The skin", body)


if __name__ == "__main__":
    main()
