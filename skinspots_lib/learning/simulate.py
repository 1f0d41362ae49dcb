"""Try the practice on simulated learners, and write down how it behaved.

Run ``python -m skinspots_lib.learning.simulate`` in the project's folder; it writes
`docs/simulated_learners.md` and the sample `data/sample_answers.csv`. It takes some minutes.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.engine.cells import CELLS
from skinspots_lib.learning.engine.state import RULES, Rules
from skinspots_lib.learning.engine.statistics import wilson
from skinspots_lib.learning.report import GAP, tone_gap
from skinspots_lib.learning.simulated.learners import LEARNERS, Learner, Run, practise
from skinspots_lib.learning.simulated.policies import PAUSE, TRIALS, compare
from skinspots_lib.learning.trials import Trial, tidy

PAGE = Path("docs/simulated_learners.md")
SAMPLE = Path("data/sample_answers.csv")
RUNS, GUESSERS, PUPILS = 500, 3_000, 200
LENGTH = 250
SAMPLE_LEARNER, SAMPLE_SEED, SAMPLE_LENGTH = "light skin only", 5, 240


@dataclass(frozen=True)
class Measure:
    """What many runs of one simulated learner showed.

    Attributes
    ----------
    runs : int
        How many.
    any_mastered, all_mastered : int
        Runs in which a class, and all six, were mastered.
    median_all : float or None
        Trial at which the last class was mastered, in the middle run; None when most never did.
    gaps : int
        Runs whose report shows a gap between light and dark skin.
    right : dict of str to float
        Share of right answers by third of the skin tones.
    fewest : int
        How often the rarest cell of a class that was never mastered was shown.

    Examples
    --------
    >>> measure(LEARNERS["guesser"], runs=1, trials=20).runs
    1
    """

    runs: int
    any_mastered: int
    all_mastered: int
    median_all: float | None
    gaps: int
    right: dict[str, float]
    fewest: int | None


def measure(learner: Learner, runs: int, trials: int = LENGTH, *, rules: Rules = RULES) -> Measure:
    """Let a simulated learner practise many times.

    Parameters
    ----------
    learner : Learner
        Who practises.
    runs : int
        How many practices; the seeds are 0 to ``runs - 1``.
    trials : int
        Answers in each.
    rules : Rules
        The numbers of the practice.

    Returns
    -------
    Measure
        What came out.

    Examples
    --------
    >>> measure(LEARNERS["too dark, cannot judge"], runs=2, trials=60).any_mastered
    0
    """
    tried = [practise(learner, seed, trials, rules=rules) for seed in range(runs)]
    ends = sorted(run.all_at or float("inf") for run in tried)
    middle = median(ends)
    rows = [trial for run in tried for trial in run.trials if trial.part == "practice"]
    return Measure(
        runs,
        sum(bool(run.mastered_at) for run in tried),
        sum(run.all_at is not None for run in tried),
        middle if middle < float("inf") else None,
        sum(tone_gap(tidy(run.trials)).loc[0, "verdict"] == GAP for run in tried),
        {third: _share(rows, third) for third in THIRDS},
        min((n for run in tried for n in _open(run)), default=None),
    )


def guessed(runs: int, rules: Rules = RULES, trials: int = LENGTH) -> int:
    """Count the practices in which a guesser masters any class.

    Parameters
    ----------
    runs : int
        How many; the seeds are 0 to ``runs - 1``.
    rules : Rules
        The numbers of the practice.
    trials : int
        Answers in each.

    Returns
    -------
    int
        0 to `runs`.

    Examples
    --------
    >>> guessed(3, trials=40)
    0
    """
    guesser = LEARNERS["guesser"]
    tried = (practise(guesser, seed, trials, rules=rules) for seed in range(runs))
    return sum(bool(run.mastered_at) for run in tried)


def _share(rows: Iterable[Trial], third: str) -> float:
    marks = [trial.right for trial in rows if trial.third == third]
    return sum(marks) / len(marks) if marks else float("nan")


def _open(run: Run) -> Iterator[int]:
    for name, cell in CELLS.items():
        if cell.condition not in run.mastered_at:
            yield run.shown[name]


def sample() -> tuple[Trial, ...]:
    """Give the answers of the simulated learner that ships for those who have none.

    Returns
    -------
    tuple of Trial
        Of one who is good on light skin alone, so that the table has something to find.

    Examples
    --------
    >>> len(sample())
    240
    """
    learner = replace(LEARNERS[SAMPLE_LEARNER], start=3.0)
    return tuple(practise(learner, SAMPLE_SEED, SAMPLE_LENGTH).trials)


def page(runs: int = RUNS, guessers: int = GUESSERS, pupils: int = PUPILS) -> str:
    """Measure everything and put it in words.

    Parameters
    ----------
    runs : int
        Practices of each simulated learner.
    guessers : int
        Practices of the guesser for the rate of false mastery.
    pupils : int
        Pupils of each model of learning for each policy.

    Returns
    -------
    str
        The page, in Markdown.

    Examples
    --------
    >>> page(runs=1, guessers=1, pupils=2).splitlines()[0]
    '# The practice, tried on simulated learners'
    """
    parts = (_opening(runs), _learners(runs), _guesser(guessers), _policies(pupils), _limits())
    return "\n\n".join(parts) + "\n"


def _opening(runs: int) -> str:
    return f"""# The practice, tried on simulated learners

**Simulation only.** No person took part. These figures show how the practice and its report
behave. They say nothing about how much people learn.

Written by `python -m skinspots_lib.learning.simulate`; do not edit by hand. Each learner
practised {runs} times, {LENGTH} answers each, one in {RULES.contrast_every} of them a contrast
pair. A class is mastered after {RULES.streak} right answers in a row, on at least
{RULES.pictures} different pictures, at least {RULES.dark} of them on dark skin (Monk 7 to 10),
with {RULES.options} names to choose from."""


def _learners(runs: int) -> str:
    rows = [_learner_row(name, measure(learner, runs)) for name, learner in LEARNERS.items()]
    head = (
        "learner",
        "who",
        "right on light / medium / dark, %",
        "masters a class, % of runs",
        "masters all six, % of runs",
        "all six at answer (median)",
        "report shows a tone gap, % of runs",
        "rarest open cell shown",
    )
    return f"""## Six learners

{_table(head, rows)}

A share stands with its 95 % Wilson interval. The tone gap is light against dark skin; where a
learner has none, about 5 % of false finds are to be expected. "Rarest open cell" is the fewest
times that any cell of a class not yet mastered came in a run: the cycle starves none."""


def _learner_row(name: str, m: Measure) -> tuple:
    return (
        name,
        LEARNERS[name].says,
        " / ".join(f"{100 * share:.0f}" for share in m.right.values()),
        _percent(m.any_mastered, m.runs),
        _percent(m.all_mastered, m.runs),
        "never" if m.median_all is None else f"{m.median_all:.0f}",
        _percent(m.gaps, m.runs),
        "none open" if m.fewest is None else m.fewest,
    )


def _guesser(runs: int) -> str:
    rows = [(n, _percent(guessed(runs, replace(RULES, streak=n)), runs)) for n in (5, RULES.streak)]
    head = ("right answers in a row", "guessers who master a class, % of runs")
    return f"""## Why six in a row

{_table(head, rows)}

{runs:,} runs of {LENGTH} answers each, with chance alone at work. Five in a row, the least that was
thought of, lets about one guesser in a hundred through; six stays clearly below that."""


def _policies(pupils: int) -> str:
    rows = []
    for model, policy, cycle, other, (effect, low, high) in compare(pupils):
        shown = f"{effect:+.2f} ({low:+.2f} to {high:+.2f})"
        rows.append((model, policy, f"{100 * cycle:.1f}", f"{100 * other:.1f}", shown))
    head = ("pupil", "policy", "shuffled cycle, %", "this policy, %", "effect over the cycle")
    return f"""## The shuffled cycle against other policies

{_table(head, rows)}

{pupils} simulated pupils for each policy and model, {TRIALS} answers, then a pause as long as
{PAUSE} answers, then the share of all cells that would be right. Effect: Hedges' g with its 95 %
interval; above 0 the other policy is better. "counts" learns from each picture alike, "compares"
learns more after another class, "forgets" loses with time. A policy takes the place of the shuffled
cycle only when its interval lies above 0 for every kind of pupil."""


def _limits() -> str:
    return """## What this cannot show

- The learners see numbers in place of pictures, with looks and blur that we assumed. Another
  assumption gives other figures.
- A learner who masters a class here would not thereby know it in a person.
- Whether people learn from this course has not been measured."""


def _percent(some: int, of: int) -> str:
    low, high = wilson(some, of)
    return f"{100 * some / of:.1f} ({100 * low:.1f} to {100 * high:.1f})"


def _table(head: Iterable, rows: Iterable[Iterable]) -> str:
    lines = [tuple(head), ["---"] * len(tuple(head)), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def main() -> None:
    """Write the sample and the page.

    Examples
    --------
    >>> main()  # doctest: +SKIP
    """
    tidy(sample()).to_csv(SAMPLE, index=False, lineterminator="\n")
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"Written: {SAMPLE}, {PAGE}\n")


if __name__ == "__main__":
    main()
