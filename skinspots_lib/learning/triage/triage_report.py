"""Write how often the urgency rules are too calm, and how often too anxious.

Run ``python -m skinspots_lib.learning.triage.triage_report`` in the project's folder; it writes
`docs/triage_report.md`. A test fails when that page no longer matches the rules.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from skinspots_lib.content.cases import TIERS
from skinspots_lib.learning.findings import FINDINGS, FLAGS
from skinspots_lib.learning.rules.rule_language import parse
from skinspots_lib.learning.sorting import sort_spot
from skinspots_lib.learning.triage.combinations import Grid, flag_sets
from skinspots_lib.learning.triage.guarantees import GUARANTEES, undercut
from skinspots_lib.learning.triage.harmless import STORIES

PAGE = Path("docs/triage_report.md")
MOST_FLAGS = 2
URGENT = TIERS.index("same_day")
AGES = FINDINGS["age_group"]
# Each kind of calm findings is a condition in the language of the rules.
CALM_KINDS = {
    "spots that fade": "under_glass==fades",
    "unchanged for years": "has(years_unchanged)",
    "unchanged for months": "has(months_unchanged)",
    "recorded since birth": "has(recorded_since_birth)",
    "any of these": "under_glass==fades or any(years_unchanged, months_unchanged, "
    "recorded_since_birth)",
}
WELL = "fever==no and unwell==no"


def report() -> str:
    """Measure the rules of the table and put the result in words.

    Returns
    -------
    str
        The page, in Markdown.

    Examples
    --------
    >>> report().splitlines()[0]
    '# How the urgency rules behave'
    """
    grid, sets = Grid(), list(flag_sets(MOST_FLAGS))
    parts = (_opening(grid, sets), _too_calm(grid, sets), _tiers(grid, sets), _anxious(grid))
    return "\n\n".join((*parts, _stories(), _limits())) + "\n"


def _opening(grid, sets) -> str:
    return f"""# How the urgency rules behave

Written by `python -m skinspots_lib.learning.triage.triage_report`; do not edit by hand.

Every combination of the six findings that the urgency uses ({grid.size:,}: glass, feel, size,
fever, very unwell, age, each also unknown) was tried with every set of at most {MOST_FLAGS} of the
{len(FLAGS)} flags ({len(sets)} sets): {grid.size * len(sets):,} combinations. Each counts once.
They are not patients: a share below says how the rules are built, not how often
people meet them. No clinician has reviewed the rules yet."""


def _too_calm(grid, sets) -> str:
    rows = [
        (promise.says, promise.at_least, f"{about:,}", f"{broken:,}")
        for promise, (broken, about) in zip(GUARANTEES, undercut(grid, sets).values(), strict=True)
    ]
    head = ("findings", "at least", "combinations", "sent lower")
    return f"""## Too calm? (under-triage)

{_table(head, rows)}

Adding a danger or describing flag lowered the tier in {_lowered(grid, sets):,} combinations.
Turning an answer into unknown lowered it in {_forgotten(grid, sets):,}; only a yes to fever or
very unwell was left out, since taking that back is new information."""


def _lowered(grid, sets) -> int:
    ranks = {flags: grid.ranks(flags) for flags in sets}
    worrying = [flag for flag in FLAGS if FLAGS[flag].kind != "calming"]
    return sum(
        int((ranks[flags | {flag}] > ranks[flags]).sum())
        for flags in sets
        for flag in worrying
        if flag not in flags and len(flags) < MOST_FLAGS
    )


def _forgotten(grid, sets) -> int:
    lowered = 0
    for flags in sets:
        ranks = grid.ranks(flags)
        for key in grid.options:
            parts = dict(grid.table(ranks, key))
            unknown = parts.pop("unknown")
            if key in ("fever", "unwell"):
                parts.pop("yes")
            lowered += sum(int((unknown > part).sum()) for part in parts.values())
    return lowered


def _tiers(grid, sets) -> str:
    return f"""## Tiers by age group

Share of all combinations of an age group, in percent.

{_table(("age group", *TIERS), _by_age(grid, sets))}

The same for a well person (no fever, not very unwell) without any danger or describing flag.

{_table(("age group", *TIERS), _by_age(grid, list(_calm_sets()), WELL))}"""


def _calm_sets() -> Iterable[frozenset]:
    return flag_sets(MOST_FLAGS, [flag for flag in FLAGS if FLAGS[flag].kind == "calming"])


def _by_age(grid, sets, when="true") -> list[tuple]:
    counts = np.zeros((len(AGES), len(TIERS)), dtype=int)
    for flags in sets:
        ranks = np.where(grid.where(parse(when), flags), grid.ranks(flags), -1)
        for place, part in enumerate(grid.table(ranks, "age_group").values()):
            counts[place] += np.bincount(part[part >= 0], minlength=len(TIERS))
    return [
        (age, *(_percent(number, row.sum()) for number in row))
        for age, row in zip(AGES, counts, strict=True)
    ]


def _anxious(grid) -> str:
    sets = list(_calm_sets())
    rows = [(says, *_urgent_shares(grid, sets, when)) for says, when in CALM_KINDS.items()]
    head = ("well, and", "combinations", "same day or emergency, %", *(f"{a}, %" for a in AGES))
    return f"""## Too anxious? (over-triage)

A well person (no fever, not very unwell) without any danger or describing flag, whose spots
fade, or are old and unchanged: how many combinations are sent the same day or to emergency,
in all and by age group.

{_table(head, rows)}

What is left is caution by choice: spots that stay on a child, even for years, and
spots that stay and can be felt, even for months, are looked at the same day."""


def _urgent_shares(grid, sets, when) -> list[str]:
    clause = parse(f"({when}) and {WELL}")
    counts = np.zeros((len(AGES), 2), dtype=int)
    for flags in sets:
        about, urgent = grid.where(clause, flags), grid.ranks(flags) <= URGENT
        kinds = np.where(about, 1 + urgent, 0)
        for place, part in enumerate(grid.table(kinds, "age_group").values()):
            counts[place] += (part > 0).sum(), (part > 1).sum()
    about, urgent = counts.sum(axis=0)
    ages = [_percent(some, all_of_age) for all_of_age, some in counts]
    return [f"{about:,}", _percent(urgent, about), *ages]


def _stories() -> str:
    rows = []
    for number, story in enumerate(STORIES, start=1):
        sorted_ = sort_spot(story.findings)
        over = TIERS.index(story.fair) - TIERS.index(sorted_.urgency)
        verdict = "as expected" if over == 0 else f"{abs(over)} up" if over > 0 else "TOO CALM"
        row = (story.tale, sorted_.condition, sorted_.urgency, sorted_.reasons[0].rule_id, verdict)
        rows.append((number, story.name, *row))
    head = ("", "name", "story", "fits best", "urgency", "rule", "verdict")
    return f"""## Ten harmless stories

{_table(head, rows)}"""


def _limits() -> str:
    return """## What this cannot show

- "Sent lower" counts broken promises of the rules. Nobody has yet compared the rules with what
  happened to real people.
- The shares weigh a rare combination as much as a common one.
- A toddler's everyday shin bruise is same day: any mark that stays on a child is, unless it was
  recorded at birth. This is known over-calling and is kept.
- Fever with shingles that fade only in part comes out as emergency, and fever with any new rash
  at least as same day. This is kept too.
- The rules cannot see what nobody ticks: travel, ticks, pregnancy, or a story that does not fit."""


def _percent(some, of_all) -> str:
    return f"{100 * some / of_all:.1f}" if of_all else "none"


def _table(head, rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)


def main(arguments: list[str]) -> None:
    """Write the page.

    Parameters
    ----------
    arguments : list of str
        The path to write to, or nothing for `docs/triage_report.md`.

    Examples
    --------
    >>> main(["/dev/null"])
    Written: /dev/null
    """
    page = Path(arguments[0]) if arguments else PAGE
    page.write_text(report(), encoding="utf-8", newline="\n")
    print(f"Written: {page}")


if __name__ == "__main__":
    main(sys.argv[1:])
