"""How long the practice engine takes, without any picture.

python benchmarks/practice.py
"""

from __future__ import annotations

import time

from sections import Line, machine, table, write_section

from skinspots_lib.learning.simulated.learners import LEARNERS, practise

TRIALS, ROUNDS = 1_000, 5


def seconds(seed: int) -> float:
    start = time.perf_counter()
    practise(LEARNERS["improver"], seed, TRIALS)
    return time.perf_counter() - start


def main() -> None:
    line = Line(f"{TRIALS:,} simulated trials", min(map(seconds, range(ROUNDS))), "s", 1)
    body = f"{machine()}, best of {ROUNDS}.\n\n{table([line])}"
    print(body)
    write_section("The practice", body)


if __name__ == "__main__":
    main()
