"""The progress report: words first, then charts with their numbers."""

from collections.abc import Iterator
from html import escape

import ipywidgets

from skinspots_lib import charts
from skinspots_lib.charts.style import label
from skinspots_lib.content.course import load_course
from skinspots_lib.learning.engine.shares import practised
from skinspots_lib.learning.progress import Progress, progress
from skinspots_lib.learning.report import Report, report
from skinspots_lib.learning.store.lessons import by_lesson, kinds_of, levels_of
from skinspots_lib.learning.store.standing import mastered
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.plain._pieces import Part, button

SAY = WORDS["results"]


class Results(Part):
    """What a learner's answers show, as they were when it was made or last refreshed.

    Examples
    --------
    >>> Results().refresh()
    """

    def __init__(self) -> None:
        self.pictures = ipywidgets.HTML()
        self.button = button(SAY["refresh"], self.refresh)
        super().__init__(SAY, [self.said, self.button, self.pictures])
        self.refresh()

    def refresh(self) -> None:
        """Read the answers again and say and draw what they show."""
        with self.telling():
            mine = progress()
            table = mine.table()
            found = report(table)
            some = len(practised(table)) > 0
            # Words first: they need not wait for the charts.
            self.tell([*_lines(mine, found, some), mine.notice])
            self.pictures.value = "".join(_charts(found)) if some else ""


def _lines(mine: Progress, found: Report, some: bool) -> Iterator[str]:
    if not mine.trials and not mine.standings:
        yield from (SAY["none"], SAY["begin"])
        return
    levels = levels_of(mine.trials, mine.standings)
    yield from _practice(found) if some else [SAY["no_practice"]]
    shown = kinds_of(load_course())
    kinds = [label(name).lower() for name in mastered(levels) if name in shown]
    names = {"names": ", ".join(kinds), "n": len(kinds), "all": len(shown)}
    yield SAY["mastered"].format(**names) if kinds else SAY["none_mastered"]
    done = by_lesson(levels).values()
    tried = sum(one.tried for one in done)
    if tried:
        yield SAY["questions"].format(right=sum(one.right for one in done), tried=tried)
    best = max((one.best for one in done), default=0)
    yield SAY["test"].format(best=best) if best else ""
    yield SAY["not_skill"]


def _practice(found: Report) -> Iterator[str]:
    yield str(found)
    row = found.stays_or_fades.iloc[0]
    if row["says"]:
        yield SAY["stays_few"]
        return
    said = {"said": row["said_stays"], "stays": row["stays"]}
    yield SAY["stays"].format(**said, wrongly=row["said_wrongly"], fades=row["fades"])


def _charts(found: Report) -> Iterator[str]:
    """Fold each chart behind its name: a native control, which every keyboard can open."""
    for name, words in SAY["charts"].items():
        picture = getattr(charts, f"plot_{name}")(getattr(found, name))
        yield f"<details><summary>{escape(words)}</summary>{picture._repr_html_()}</details>"


def results() -> Results:
    """Show what the learner's own answers say.

    Returns
    -------
    Results
        Show it as the last line of a cell. A button reads the answers again.

    Examples
    --------
    >>> results().button.description
    'Refresh'
    """
    return Results()
