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
from sections import Line, machine, table, write_section

from skinspots_lib.content.tables import load
from skinspots_lib.skin import STOPS, frames, make_patch, render
from skinspots_lib.skin import table as tables
from skinspots_lib.skin.base.stored import to_webp

ROUNDS = 9
INTRO = """One patch of 400 × 400 px with its five frames, on two cores. Floor: look up as many
colours and encode the same pictures. In brackets the same ratio of processor time, which a second
core does not make smaller."""
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


def patch_lines(condition):
    """Measure one patch with its five frames."""

    def work():
        frames(make_patch(condition, tone=5, seed=1))

    patch = make_patch(condition, tone=5, seed=1)
    images = [render(patch, pressure=stop) for stop in STOPS]
    (floor_s, floor_work), (ours_s, ours_work) = best(lambda: floor(images), work)
    name = condition.replace("_", " ")
    named = f"{name} (work {ours_work / floor_work:.2f})"
    yield Line(named, 1000 * ours_s, "ms", 3, floor=1000 * floor_s)
    yield Line(f"{name}, on the clock", ours_s, "s", 0.5)
    yield Line(f"{name}, five frames", sum(map(len, frames(patch))) / 1000, "kB", 140)


def elsewhere(code, **env):
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def other_lines():
    """Measure what is not one patch: the lookup table, and memory."""
    with tempfile.TemporaryDirectory() as folder:
        cold, stored = (1000 * elsewhere(FIRST_USE, XDG_CACHE_HOME=folder) for _ in range(2))
    yield Line("lookup table, built", cold, "ms", 500)
    yield Line("lookup table, from the cache", stored, "ms", 20)
    if sys.platform == "linux":
        above, loaded = elsewhere(PEAK)
        yield Line("peak memory above the imports", above, "MB", 150)
        yield Line("the same, with pandas and Pillow", loaded, "MB", 150)


def main():
    patches = [line for one in load("appearances")["condition"] for line in patch_lines(one)]
    lines = table([*patches, *other_lines()])
    body = f"{machine()}, best of {ROUNDS}.\n\n{INTRO}\n\n{lines}"
    print(body)
    write_section("The skin", body)


if __name__ == "__main__":
    main()
