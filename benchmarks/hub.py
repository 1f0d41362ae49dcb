"""What a class costs on a JupyterHub: thirty students at once, beside thirty with a bare notebook.

    python benchmarks/hub.py                     writes its section of docs/benchmarks.md
    python benchmarks/hub.py --students 3        a quick look, writes nothing

Each class starts its servers at the same moment, opens a notebook, runs every cell, answers five
questions, loses the connection, comes back and counts its answers. Memory is proportional set
size (PSS), so that pages shared by several students are counted once; it is read while all
students are there. Processor time is that of each student's server and kernel, from their start.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
from bare_notebook import WHAT_IS_BARE, write_bare
from sections import ROOT, Line, machine, table, write_section

sys.path.insert(0, str(ROOT / "tests"))
import hub_driver  # noqa: E402
from hub_driver import Hub, Student  # noqa: E402

STUDENTS, MOST = 30, 1.15
ALLOWED_MB, ALLOWED_SECONDS = 512, 600
LESSON = "skin-spots/notebooks/01_where_is_the_blood.ipynb"
COUNT = "print(len(spots.progress().trials))"
PLAIN = "skin-spots/notebooks/plain.ipynb"


@dataclass(frozen=True)
class Seen:
    """One class: what a student cost, how long it took, and what went wrong or was lost."""

    mb: list[float]
    seconds: list[float]
    kernel_mb: list[float]
    server_seconds: float
    wall: float
    hub_mb: float
    failures: list[str]
    lost: int


async def plain(student: Student) -> int:
    """Run the bare notebook and answer its five questions."""
    write_bare(student.hub.state / "homes" / student.name / PLAIN)
    await run_all(student, PLAIN)
    for comm, state in list(student.comms.items()):
        if state.get("_model_name") == "ButtonModel":
            await student.tell(comm, {"method": "custom", "content": {"event": "click"}})
    return await come_back(student, "print(len(answers))")


async def lesson(student: Student) -> int:
    """Run lesson 01 and answer its first five questions."""
    await run_all(student, LESSON)
    asked = [c for c, s in student.comms.items() if s.get("ask") and s.get("kind") == "single"]
    for comm in asked[:5]:
        content = {"do": "submit", "answer": [0]}
        await student.tell(comm, {"method": "custom", "content": content})
    kept = student.hub.state / "homes" / student.name / "progress" / "attempts.jsonl"
    in_file = len(kept.read_text(encoding="utf-8").splitlines())
    return min(in_file, await come_back(student, COUNT))


async def run_all(student: Student, path: str) -> None:
    for source in await student.open(path):
        await student.run(source)


async def come_back(student: Student, count: str) -> int:
    """Lose the connection, come back, and count the answers."""
    await student.lose()
    await student.connect()
    return int(await student.run(count))


async def attend(hub: Hub, names: list[str], visit) -> Seen:
    """Let a class come at once; measure while all are there; let it go."""
    start, up = time.perf_counter(), []
    students = [Student(hub, name) for name in names]

    async def one(student: Student) -> int:
        await student.log_in()
        up.append(time.perf_counter() - start)
        return await visit(student)

    answers = await asyncio.gather(*map(one, students), return_exceptions=True)
    wall = time.perf_counter() - start
    cost = [costs(name) for name in names]
    hub_mb = sum(pss(p) for p in (psutil.Process(hub.pid), *helpers(hub)))
    for student in students:
        if student.page is not None:
            await student.lose()
        await student.log_out()
    failures = [repr(answer)[:300] for answer in answers if isinstance(answer, BaseException)]
    lost = sum(5 - answer for answer in answers if isinstance(answer, int))
    mb, seconds, kernels = (list(column) for column in zip(*cost, strict=True))
    return Seen(mb, seconds, kernels, max(up), wall, hub_mb, failures, lost)


def helpers(hub: Hub) -> list[psutil.Process]:
    """Give what the hub started for itself: the proxy."""
    found = psutil.Process(hub.pid).children()
    return [one for one in found if "configurable-http-proxy" in " ".join(one.cmdline())]


def costs(name: str) -> tuple[float, float, float]:
    """Give MB and processor seconds of a student's server and kernel, and MB of the kernel."""
    mine = [one for one in psutil.process_iter() if user_of(one) == name]
    seconds = sum(sum(one.cpu_times()[:2]) for one in mine)
    kernel = sum(pss(one) for one in mine if "ipykernel_launcher" in " ".join(one.cmdline()))
    return sum(map(pss, mine)), seconds, kernel


def user_of(process: psutil.Process) -> str:
    try:
        return process.environ().get("JUPYTERHUB_USER", "")
    except psutil.Error:
        return ""


def pss(process: psutil.Process) -> float:
    return process.memory_full_info().pss / 1e6


def measure(count: int) -> dict[str, Seen]:
    """Give one class after the other on the same hub: bare, ours."""
    visits = {"bare": plain, "ours": lesson}
    seen = {}
    hub_driver.trial.make_ahead(dict(os.environ))
    with tempfile.TemporaryDirectory() as base, hub_driver.running(Path(base)) as hub:
        for kind, visit in visits.items():
            names = [f"{kind}-{number:02}" for number in range(count)]
            seen[kind] = asyncio.run(attend(hub, names, visit))
            print(kind, described(seen[kind]), *seen[kind].failures[:3], sep="\n", flush=True)
    return seen


def described(one: Seen) -> str:
    return (
        f"{statistics.median(one.mb):.0f} MB (largest {max(one.mb):.0f}, kernel "
        f"{statistics.median(one.kernel_mb):.0f}) and {statistics.median(one.seconds):.1f} s each; "
        f"servers up after {one.server_seconds:.0f} s, all done after {one.wall:.0f} s; "
        f"failures: {len(one.failures)}, answers lost: {one.lost}"
    )


def report(seen: dict[str, Seen], count: int) -> str:
    bare, ours = seen["bare"], seen["ours"]
    median = statistics.median
    wrong = sum(len(one.failures) for one in seen.values())
    lines = [
        Line(f"failures of {2 * count} visits", wrong, "visits", 0),
        Line("progress lost", ours.lost, "answers", 0),
        Line("memory of a student, beside a bare notebook", median(ours.mb), "MB", MOST,
             median(bare.mb)),
        Line("processor time of a student, beside a bare notebook", median(ours.seconds), "s", MOST,
             median(bare.seconds)),
        Line("largest student", max(ours.mb), "MB", ALLOWED_MB),
        Line(f"{count} students on the clock, from log-in to the last answer", ours.wall, "s",
             ALLOWED_SECONDS),
    ]  # fmt: skip
    return f"""{machine()}, {count} students at once on one machine, one class after the other.

{table(lines)}

- **bare**: {described(bare)}.
  {WHAT_IS_BARE}
- **ours**: {described(ours)}.
  Lesson 01 as it is opened: four glasses, two drawn patches, twelve questions, a map.
  The pictures under the glasses were made before the class, as `postBuild` does it.
- Memory is PSS of a student's server and kernel, medians; times are processor seconds of both,
  from their start. The hub and its proxy take {ours.hub_mb:.0f} MB for the class.
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--students", type=int, default=STUDENTS)
    count = options.parse_args().students
    seen = measure(count)
    body = report(seen, count)
    print(body)
    if count == STUDENTS:
        write_section("The hub", body)
    if any(one.failures or one.lost for one in seen.values()):
        sys.exit("Something failed or was lost.")


if __name__ == "__main__":
    main()
