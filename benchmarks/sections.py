"""One report of all benchmarks: each writes its own section and leaves the others as they are."""

from __future__ import annotations

import datetime
import os
import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "benchmarks.md"
SUMMARY = "Every target"
SUMMARY_HEAD = """Each target that is a number, with what was last measured; the sections
below say how, when and against what. A ratio (×) is ours against a floor or a peer in the same run;
in brackets it has no target of its own.

| section | what | measured | target | |
| --- | --- | ---: | ---: | --- |"""
COLUMNS = "| what | floor | ours | ratio | target | |\n| --- | ---: | ---: | ---: | ---: | --- |"
NONE = "–"
HEAD = """# What the module costs

Written by `make bench`; each section says when and where. On a machine that does other things
meanwhile, trust the processor time more than the time on the clock.
"""


def machine() -> str:
    here = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    # More than one for each core: others ran meanwhile, and times on the clock mean little.
    busy = f", load {os.getloadavg()[1]:.0f}" if hasattr(os, "getloadavg") else ""
    return f"On {datetime.date.today()}: {here}, Python {platform.python_version()}{busy}"


@dataclass(frozen=True)
class Line:
    """What was measured, beside a floor or a peer in the same run, and how much it may be.

    With a floor, `most` is a ratio; with a `peer` it is a value, and the peer is there to compare.
    With `at_least` it is the least that it must be.
    """

    what: str
    ours: float
    unit: str
    most: float
    floor: float | None = None
    peer: float | None = None
    at_least: bool = False

    def __str__(self) -> str:
        other = self.peer if self.floor is None else self.floor
        ratio = None if other is None else self.ours / other
        measured, most = self.ours, f"{self.most:g} {self.unit}".strip()
        if self.floor is not None:
            measured, most = ratio, f"{self.most:.2f}"
        met = measured >= self.most if self.at_least else measured <= self.most
        cells = (
            self.what,
            NONE if other is None else f"{other:.3g} {self.unit}",
            f"{self.ours:.3g} {self.unit}".strip(),
            NONE if ratio is None else f"{ratio:.3f}",
            f"{'≥' if self.at_least else '≤'} {most}",
            "met" if met else "missed",
        )
        return f"| {' | '.join(cells)} |"


def table(lines: Iterable[Line]) -> str:
    return "\n".join([COLUMNS, *map(str, lines)])


def write_section(title: str, body: str) -> None:
    """Put a section in the place of the one with the same title, else at the end."""
    old = REPORT.read_text(encoding="utf-8") if REPORT.exists() else ""
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", old, re.MULTILINE | re.DOTALL))
    sections.pop(SUMMARY, None)
    sections[title] = f"\n{body.strip()}\n\n"
    sections = {SUMMARY: summary(sections), **sections}
    text = "".join(f"\n## {name}\n{text.rstrip()}\n" for name, text in sections.items())
    REPORT.write_text(HEAD + text, encoding="utf-8")
    print(f"Written to {REPORT.relative_to(ROOT)}.")


def summary(sections: dict[str, str]) -> str:
    """Collect the lines of all sections in one table."""
    rows = [SUMMARY_HEAD]
    for title, text in sections.items():
        for found in re.findall(rf"^{re.escape(COLUMNS)}\n((?:\|.*\n)+)", text, re.MULTILINE):
            for row in found.splitlines():
                what, _, ours, ratio, most, met = (part.strip() for part in row[1:-1].split("|"))
                measured = ours
                if ratio != NONE:  # a target that is a value ends with its unit
                    measured = f"{ratio} ×" if most[-1].isdigit() else f"{ours} ({ratio} ×)"
                rows.append(f"| {title} | {what} | {measured} | {most} | {met} |")
    return "\n" + "\n".join(rows) + "\n"
