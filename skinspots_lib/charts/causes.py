"""Charts of the table of conditions and causes."""

from dataclasses import dataclass

from skinspots_lib.charts.bars import axes_for_bars, draw_bars, draw_legend
from skinspots_lib.charts.frames import draw_nothing, require
from skinspots_lib.charts.grids import axes_for_grid, draw_grid
from skinspots_lib.charts.style import (
    MAIN_CONDITIONS,
    RC,
    in_order,
    label,
    write_heading,
)
from skinspots_lib.charts.wording import (
    alt_of_bars,
    alt_of_grid,
    bar_ends,
    caption,
    chart_title,
    how_many,
    left_out,
    subtitle,
)
from skinspots_lib.content.reviews import review_summary
from skinspots_lib.picture import Picture

_EXAMPLE = 'spots.plot_causes(spots.load("conditions_causes"))'
_NOT_GIVEN = "not_given"
_BASIS = ["source", "editorial"]


@dataclass(frozen=True)
class _Kind:
    """What a kind of chart compares: `rows` by `parts`."""

    rows: str
    parts: str = ""
    grid: bool = False
    title: str = ""

    def needs(self, condition):
        """Name the columns without which it cannot be drawn."""
        columns = [self.rows, self.parts]
        columns += ["frequency_basis"] if self.splits_by_basis else []
        columns += ["condition"] if condition is not None else []
        return [column for column in dict.fromkeys(columns) if column]

    @property
    def splits_by_basis(self):
        """Tell whether the parts show how firmly a frequency is known."""
        return self.parts == "frequency" and not self.grid


_KINDS = {
    "frequency": _Kind(
        "cause_category", "frequency", title="Listed causes by category and how common"
    ),
    "all": _Kind("cause_category", title="All listed causes, counted alike"),
    "condition": _Kind("condition", "frequency", title="Listed causes by condition and how common"),
    "urgency": _Kind("condition", "urgency", title="Listed causes by condition and how urgent"),
    "heatmap": _Kind(
        "cause_category", "condition", True, "Listed causes by category and condition"
    ),
    "frequency_urgency": _Kind(
        "frequency", "urgency", True, "Listed causes: how common against how urgent"
    ),
}
_URGENCY_BY_CATEGORY = _Kind(
    "cause_category", "urgency", title="Listed causes by category and urgency"
)


def plot_causes(data=None, *, by="frequency", condition=None, ax=None):
    """Draw the listed causes, sorted and counted.

    Parameters
    ----------
    data : DataFrame, one row per condition and cause, optional
        As `load("conditions_causes")` or plain `pandas.read_csv` gives it, whole or filtered;
        by default the whole table. Only the columns that the chart shows are needed.
    by : str
        `"frequency"`: a bar per category, its parts from common to unknown, common ones first;
        `"all"`: a bar per category, all rows alike; `"condition"`: a bar per condition, parts as
        before; `"urgency"`: a bar per condition, or per category if `condition` is given, its
        parts from emergency to self-care; `"heatmap"`: category against condition;
        `"frequency_urgency"`: how common against how urgent.
    condition : str or list of str, optional
        Draw only the rows of these conditions.
    ax : Axes, optional
        Draw here; by default on a new figure.

    Returns
    -------
    Picture
        Its `table` has a row per part drawn, with the column `count`.

    Raises
    ------
    ContentError
        `data` lacks a column that the chart shows; the message lists those it has.
    UnknownName
        `by` or `condition` is not known; the message lists what is.
    TypeError
        `data` is not a DataFrame.

    Notes
    -----
    A row is a cause that somebody listed. More rows do not mean more patients, so no chart here
    can say how likely a cause is. Parts whose frequency is this module's own reading
    (`frequency_basis` is "editorial") are hatched. A heatmap shows the five main conditions, if
    `data` has any of them, and says how many rows it leaves out.

    Examples
    --------
    >>> import pandas as pd
    >>> causes = pd.DataFrame({"cause_category": ["infection", "infection", "genetic"]})
    >>> plot_causes(causes, by="all").table["count"].tolist()
    [2, 1]
    """
    import matplotlib

    kind = _kind(by, condition)
    frame = _prepared(data, kind, condition)
    title = chart_title(kind.title, condition)
    with matplotlib.rc_context(RC):
        if frame.empty:
            return _empty_picture(ax, frame, title)
        return (_grid_picture if kind.grid else _bar_picture)(ax, frame, kind, title)


def _kind(by, condition):
    if by not in _KINDS:
        from skinspots_lib.content.problems import UnknownName

        raise UnknownName("kind of chart", by, list(_KINDS))
    return _URGENCY_BY_CATEGORY if by == "urgency" and condition is not None else _KINDS[by]


def _prepared(data, kind, condition):
    """Give the rows and columns to draw, as plain words."""
    frame = _whole_table() if data is None else data
    columns = kind.needs(condition)
    require(frame, columns, chart="plot_causes", example=_EXAMPLE)
    words = frame[columns].astype(object).where(frame[columns].notna(), _NOT_GIVEN).astype(str)
    wanted = [condition] if isinstance(condition, str) else condition
    if wanted is not None and not words.empty:
        _require_conditions(words, wanted)
        words = words[words["condition"].isin(wanted)]
    return _drawn_columns(words, kind)


def _drawn_columns(words, kind):
    drawn = words[[column for column in (kind.rows, kind.parts) if column]]
    if not kind.splits_by_basis:
        return drawn
    editorial = words["frequency_basis"] == "editorial"
    return drawn.assign(basis=editorial.map(lambda soft: _BASIS[soft]))


def _whole_table():
    from skinspots_lib.content.tables import load

    return load("conditions_causes")


def _require_conditions(words, wanted):
    known = in_order("condition", words["condition"])
    unknown = [name for name in wanted if name not in known]
    if unknown:
        from skinspots_lib.content.problems import UnknownName

        raise UnknownName("condition", unknown[0], known)


def _bar_picture(ax, frame, kind, title):
    counts = _ranked(_counts(frame, kind), kind)
    sourced = frame[frame["basis"] == _BASIS[0]] if kind.splits_by_basis else None
    solid = None if sourced is None else _counts(sourced, kind).reindex_like(counts).fillna(0)
    ax = axes_for_bars(ax, len(counts))
    draw_bars(ax, counts, parts=kind.parts, ends=bar_ends(counts), solid=solid)
    height = draw_legend(ax, counts, parts=kind.parts, solid=solid) if kind.parts else 0
    write_heading(ax, title, subtitle(kind.parts, how_many(frame)), above=height)
    table = frame.groupby(list(frame.columns)).size().reset_index(name="count")
    numbers = _for_reading(counts, kind).assign(Total=list(counts.sum(axis=1)))
    if solid is not None:
        numbers["Our reading"] = list((counts - solid).sum(axis=1).astype(int))
    alt = alt_of_bars(counts, parts=kind.parts, title=title)
    return _picture(ax, alt, title, _as_drawn(table, counts, kind), numbers)


def _grid_picture(ax, frame, kind, title):
    kept = _main_conditions(frame) if kind.parts == "condition" else frame
    counts = _ranked(_counts(kept, kind), kind)
    ax = axes_for_grid(ax, *counts.shape)
    height = draw_grid(ax, counts)
    write_heading(
        ax, title, subtitle(kind.parts, how_many(kept) + left_out(frame, kept)), above=height
    )
    table = counts.rename_axis(columns=kind.parts).stack().reset_index(name="count")
    alt = alt_of_grid(counts, title=title)
    return _picture(ax, alt, title, table, _for_reading(counts, kind))


def _empty_picture(ax, frame, title):
    ax = draw_nothing(ax, title, subtitle("", how_many(frame)), words="There are no rows to draw.")
    alt = f"Empty chart. {title}: there are no rows to draw."
    return _picture(ax, alt, title, frame.assign(count=0), None)


def _picture(ax, alt, title, table, numbers):
    under = f"{caption(table.columns)} {review_summary()}"
    picture = Picture(ax, alt, table=table, title=title, caption=under)
    picture.numbers = numbers
    return picture


def _main_conditions(frame):
    main = frame[frame["condition"].isin(MAIN_CONDITIONS)]
    return frame if main.empty else main


def _counts(frame, kind):
    """Count rows: a line per bar, a column per part."""
    if not kind.parts:
        return frame.groupby(kind.rows).size().to_frame("count")
    counts = frame.groupby([kind.rows, kind.parts]).size().unstack(fill_value=0)
    return counts[in_order(kind.parts, counts.columns)]


def _ranked(counts, kind):
    """Put the longest first part on top; a closed list keeps its own order."""
    if kind.rows == "frequency":
        return counts.loc[in_order("frequency", counts.index)]
    if kind.grid:
        return counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    return counts.sort_values(list(counts.columns), ascending=False, kind="stable")


def _as_drawn(table, counts, kind):
    """Sort the rows of a table as the chart draws them, top bar first, from left to right."""
    orders = {kind.rows: list(counts.index), kind.parts: list(counts.columns), "basis": _BASIS}
    return table.sort_values(
        list(table.columns[:-1]),
        key=lambda column: column.map(orders[column.name].index),
        ignore_index=True,
    )


def _for_reading(counts, kind):
    named = counts.rename(index=label, columns=label).rename_axis(index=label(kind.rows))
    return named.rename_axis(columns=None).reset_index()
