"""Time the simulated skin against its floor: the bare look-up and the same WebP encoding.

python benchmarks/skin.py
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np

from skinspots_lib.skin import STOPS, frames, make_patch, render
from skinspots_lib.skin import table as tables
from skinspots_lib.skin.pictures import to_webp

CONDITIONS = ("petechiae", "viral_exanthem", "ecchymosis", "cherry_angioma")
ROUNDS = 7
FIRST_USE = """
import json, time
from skinspots_lib.skin import table
start = time.perf_counter(); table.table(); print(json.dumps(time.perf_counter() - start))
"""
PEAK = """
import json, resource
from skinspots_lib.skin import frames, make_patch
from skinspots_lib.content.tables import load
import PIL.Image
load("appearances")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for seed in range(3):
    frames(make_patch("viral_exanthem", tone=5, seed=seed))
print(json.dumps((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024))
"""


def best(work):
    """Shortest of several runs: what the machine can do when nothing else wants it."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def floor(images):
    """The least that five frames can cost: take colours from the table, encode the pictures."""
    colours = tables.table().reshape(-1, 3)
    where = np.random.default_rng(1).integers(0, len(colours), images[0].shape[:2])
    for image in images:
        np.take(colours, where, 0)
        to_webp(image)


def patch_row(condition):
    def work():
        frames(make_patch(condition, tone=5, seed=1))

    patch = make_patch(condition, tone=5, seed=1)
    images = [render(patch, pressure=stop) for stop in STOPS]
    least, took = best(lambda: floor(images)), best(work)
    kilobytes = sum(map(len, frames(patch))) / 1000
    return f"{condition:16} {1000 * took:6.0f} ms {took / least:5.2f} × floor {kilobytes:6.0f} kB"


def elsewhere(code, **env):
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def main():
    print(f"{os.cpu_count()} cores, best of {ROUNDS}, one patch of 400 × 400 px with five frames")
    for condition in CONDITIONS:
        print(patch_row(condition))
    with tempfile.TemporaryDirectory() as folder:
        for words in ("cold", "from the cache"):
            took = elsewhere(FIRST_USE, XDG_CACHE_HOME=folder)
            print(f"lookup table {words}: {1000 * took:.0f} ms")
    print(f"lookup table: {tables.table().nbytes / 1e6:.2f} MB")
    print(f"peak memory above import: {elsewhere(PEAK):.0f} MB")
    print(f"this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
