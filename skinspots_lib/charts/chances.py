"""Chances as people: so many of 1,000, each one a mark that can be counted."""

import re
from dataclasses import dataclass

from skinspots_lib.charts.shares import Mark
from skinspots_lib.charts.style import (
    EMERGENCY,
    INK,
    RC,
    VERMILION,
    WHITE,
    new_axes,
    write_heading,
)
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.reviews import review_summary
from skinspots_lib.content.tables import load
from skinspots_lib.picture import LONGEST_ALT, Picture

OF = 1000
IN_A_ROW = 50
LONGEST_IN_CHART = 200
MARKS = (Mark("D", VERMILION), Mark("o", WHITE))
UNITS = ("percent", "percent (95 percent confidence interval)")
KIND = 'figure that can be drawn as "of 1,000 people"'
_SHARE = re.compile(r"(?:Share with )?(?P<what>[^:]+?) among (?P<whom>(?:the )?[^:]+)")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Study:
    """A share of people that a study counted.

    Attributes
    ----------
    figure_id : str
        Row in `figures`.
    whom : str
        Which people, such as ``children with fever and petechiae``.
    what : str
        What some of them had.
    percent : float
        How many percent, 0 to 100.
    high : float or None
        Upper end of the interval in percent, when one is published.
    setting : str
        Where and when they were counted.
    source_id : str
        Row in `sources`.

    Examples
    --------
    >>> Study("F03", "children", "the disease", 0.5, None, "USA, 1997", "x").sentence
    'Of 1,000 children, about 5 had the disease.'
    """

    figure_id: str
    whom: str
    what: str
    percent: float
    high: float | None
    setting: str
    source_id: str

    @property
    def count(self):
        """Give how many of 1,000 had it.

        Examples
        --------
        >>> Study("F08", "children", "the disease", 1.4, None, "UK, 2021", "x").count
        14
        """
        return round(self.percent * OF / 100)

    @property
    def sentence(self):
        """Say the share as people.

        Examples
        --------
        >>> Study("F05", "children", "it", 0.0, 1.0, "USA, 1997", "x").sentence
        'Of 1,000 children, about 0 had it. It may be up to 10.'
        """
        return f"Of {OF:,} {self.whom}, about {self.count} had {self.what}. {self.may_be}".strip()

    @property
    def may_be(self):
        """Say the upper end of the interval as people; nothing when none is published.

        Examples
        --------
        >>> Study("F05", "children", "it", 0.0, 1.0, "USA, 1997", "x").may_be
        'It may be up to 10.'
        """
        return "" if self.high is None else f"It may be up to {round(self.high * OF / 100)}."


def studies():
    """Find the figures that can be drawn as people.

    Returns
    -------
    dict of str to Study
        By figure id, in the order of the table. These are the rows whose unit is percent alone
        and whose statement says "what among whom": only there is it plain of whom 1,000 are.

    Raises
    ------
    ContentError
        A cell of the table of figures is not allowed.

    Examples
    --------
    >>> studies()["F03"].sentence
    'Of 1,000 children with fever and petechiae, about 5 had meningococcal infection.'
    """
    rows = load("figures").astype(object)
    found = (_study(row) for row in rows.where(rows.notna(), None).to_dict("records"))
    return {study.figure_id: study for study in found if study}


def _study(row):
    match = _SHARE.fullmatch(_BRACKETS.sub("", str(row["statement"])))
    if row["unit"] not in UNITS or row["value"] is None or not match:
        return None
    if not 0 <= row["value"] <= 100:
        return None
    what = match["what"]
    year = "" if row["year"] is None else f" (published {row['year']})"
    return Study(
        str(row["figure_id"]),
        match["whom"].removeprefix("the "),
        what[0].lower() + what[1:],
        float(row["value"]),
        None if row["high"] is None else float(row["high"]),
        f"{row['population']}{year}",
        str(row["source_id"]),
    )


def plot_chances(figure_id, ax=None):
    """Draw a share as 1,000 people, of whom some had something.

    Parameters
    ----------
    figure_id : str
        Row in `figures` that says how many percent of whom, such as "F08".
    ax : Axes, optional
        Draw here; by default on a new figure.

    Returns
    -------
    Picture
        Its `table` has two rows, who had it and who did not: group, count, population, source_id.

    Raises
    ------
    UnknownName
        There is no such figure, or it is no share of people; the message lists those that are.
    ContentError
        A cell of the table of figures is not allowed.

    Notes
    -----
    A share holds for the people and the place that were counted, which the chart names. It is
    not the chance of a person at home, and it never makes waiting safe.

    Examples
    --------
    >>> plot_chances("F08").table["count"].tolist()
    [14, 986]
    """
    import matplotlib
    import pandas as pd

    known = studies()
    if figure_id not in known:
        raise UnknownName(KIND, figure_id, list(known))
    study = known[figure_id]
    groups = [f"had {study.what}", "did not"]
    counts = [study.count, OF - study.count]
    with matplotlib.rc_context(RC):
        ax = new_axes(9, 5.4) if ax is None else ax
        _draw_people(ax, counts)
        height = _draw_legend(ax, groups, counts)
        title = _clipped(f"Of {OF:,} {study.whom}")
        lines = [_clipped(f"Counted among: {study.setting}."), study.may_be]
        write_heading(ax, title, [line for line in lines if line], above=height)
    table = pd.DataFrame({"group": groups, "count": counts})
    table = table.assign(population=study.setting, source_id=study.source_id)
    picture = Picture(ax, _alt(study), table=table, title=title, caption=_caption(study))
    picture.numbers = table[["group", "count"]].set_axis(["Group", f"Of {OF:,}"], axis=1)
    return picture


def _draw_people(ax, counts):
    """Draw those who had it first, row by row from the top left."""
    start = 0
    for mark, count in zip(MARKS, counts, strict=True):
        places = range(start, start + count)
        ax.scatter(
            [place % IN_A_ROW for place in places],
            [place // IN_A_ROW for place in places],
            s=34,
            marker=mark.shape,
            facecolor=mark.fill,
            edgecolor=INK,
            linewidth=0.8,
        )
        start += count
    ax.set_xlim(-1, IN_A_ROW)
    ax.set_ylim(OF // IN_A_ROW, -1)
    ax.set_axis_off()


def _draw_legend(ax, groups, counts):
    handles = [
        ax.scatter([], [], s=60, marker=mark.shape, facecolor=mark.fill, edgecolor=INK)
        for mark in MARKS
    ]
    words = [_clipped(f"{count} {group}", 80) for count, group in zip(counts, groups, strict=True)]
    where = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2}
    ax.legend(handles, words, frameon=False, labelcolor=INK, handletextpad=0.5, **where)
    return 46


def _alt(study):
    whole = f"Icon array. {study.sentence} Counted among: {study.setting}."
    return _clipped(whole, LONGEST_ALT)


def _clipped(text, longest=LONGEST_IN_CHART):
    """Cut what would push the marks out of the chart; the caption has it whole."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _caption(study):
    return (
        f"Source: {study.source_id}. In another place or year the share differs. {EMERGENCY}. "
        f"{review_summary()}"
    )
