"""How long the practice engine takes, and whether it and the passport keep what they promise.

python benchmarks/practice.py

Without any picture. The learners are simulated; `docs/simulated_learners.md` says more of them.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from class_view import ANSWERS, passport
from sections import Line, machine, table, write_section

from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.simulate import GUESSERS, LENGTH, RUNS, guessed, measure
from skinspots_lib.learning.simulated.learners import LEARNERS, practise

TRIALS, ROUNDS, PASSPORTS = 1_000, 5, 60
WHO = f"""Simulated learners, {RUNS} practices of {LENGTH} answers each, {GUESSERS:,} of the
guesser. Codes of {PASSPORTS} simulated learners, half of their answers in lessons and half in
practice: the longest."""


def seconds(seed: int) -> float:
    start = time.perf_counter()
    practise(LEARNERS["improver"], seed, TRIALS)
    return time.perf_counter() - start


def learners() -> Iterator[Line]:
    middle = measure(LEARNERS["improver"], RUNS).median_all
    yield Line("the improver masters all six classes", middle or float("inf"), "answers", 250)
    guessers = 100 * guessed(GUESSERS) / GUESSERS
    yield Line("guessers who master any class", guessers, "%", 1)
    gaps = 100 * measure(LEARNERS["colour only"], RUNS).gaps / RUNS
    shown = "who sees colour only is shown a tone gap"
    yield Line(shown, gaps, "%", 90, at_least=True)


def codes() -> Iterator[Line]:
    questions = load_questions()
    made = [passport(seed, questions) for seed in range(PASSPORTS)]
    for kind, most in (("short", 130), ("long", 1_000)):
        longest = max(len(getattr(one, kind)) for one in made)
        yield Line(f"{kind} code of {ANSWERS} answers", longest, "characters", most)


def main() -> None:
    speed = Line(f"{TRIALS:,} simulated trials", min(map(seconds, range(ROUNDS))), "s", 1)
    lines = [speed, *learners(), *codes()]
    body = f"{machine()}, speed best of {ROUNDS}.\n\n{WHO}\n\n{table(lines)}"
    print(body)
    write_section("The practice", body)


if __name__ == "__main__":
    main()
