"""Processes that die in the middle of a write, and processes that write at the same time."""

import subprocess
import sys

import pytest

from skinspots_lib.learning.progress import Progress

KILLS = 200
EACH = 1_000

DIE = """
import os, random, signal, sys
from pathlib import Path
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.trials import Trial

def write_until_killed(child, pipe, half):
    mine = Progress(Path(sys.argv[1]))
    if half:  # as when the power fails: a part of the second line reaches the disk
        mine.record(Trial(f"{child}-0", "", True))
        os.write(pipe, b".")
        whole = os.write
        os.write = lambda handle, block: whole(handle, block[:25]) and os.kill(os.getpid(), 9)
    for number in range(1 if half else 0, 10_000):
        mine.record(Trial(f"{child}-{number}", "", True))
        os.write(pipe, b".")

finished = random.Random(7)
for child in range(int(sys.argv[2])):
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(ours)
        write_until_killed(child, theirs, half=child % 4 == 3)
    os.close(theirs)
    told = len(os.read(ours, 1)) if child % 4 == 3 else sum(
        len(os.read(ours, 1)) for _ in range(finished.randint(1, 6)))
    if child % 4 < 3:
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(ours, 4096):
        told += len(more)
    os.close(ours)
    print(child, told)
"""

WRITE = """
import sys
from pathlib import Path
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.trials import Trial
mine = Progress(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    mine.record(Trial(f"{sys.argv[3]}-{number}", "2", True))
"""


@pytest.mark.skipif(not hasattr(sys, "abiflags"), reason="Windows has no fork")
def test_200_kernels_killed_while_they_write_lose_no_finished_answer(tmp_path):
    command = [sys.executable, "-c", DIE, str(tmp_path), str(KILLS)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")
    finished = {
        f"{child}-{number}"
        for child, told in (line.split() for line in lines if line)
        for number in range(int(told))
    }
    said = []
    kept = {trial.item for trial in Progress(tmp_path, tell=said.append).trials}
    assert len(lines) == KILLS + 1 and finished <= kept
    # Nothing is made up either: at most the one answer under way is there as well.
    assert len(kept) <= len(finished) + KILLS
    assert "and 49 more" in said[0]


def test_two_notebooks_that_write_at_once_lose_nothing(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITE, str(tmp_path), str(EACH), name])
        for name in ("a", "b")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    said = []
    kept = {trial.item for trial in Progress(tmp_path, tell=said.append).trials}
    assert kept == {f"{name}-{number}" for name in "ab" for number in range(EACH)}
    assert said == []
