"""Horizontal bars made of counted parts."""

from skinspots_lib.charts.style import (
    EDGE,
    EDITORIAL_HATCH,
    INK,
    QUIET,
    Look,
    label,
    look,
    new_axes,
)

_LEGEND_ROW = 19


def axes_for_bars(ax, how_many):
    """Give the Axes to draw bars on.

    Parameters
    ----------
    ax : Axes or None
        Where the caller wants them.
    how_many : int
        Number of bars.

    Returns
    -------
    Axes
        `ax`, or new ones tall enough for the bars.

    Examples
    --------
    >>> float(axes_for_bars(None, 14).figure.get_figwidth())
    9.0
    """
    return new_axes(9, 1.9 + 0.34 * max(how_many, 3)) if ax is None else ax


def draw_bars(ax, counts, *, parts, ends, solid=None):
    """Draw one bar per row, its parts side by side.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    counts : DataFrame of int, rows x parts
        Index: names of the bars, top first; columns: the parts, left first.
    parts : str
        Column that the parts come from, which decides their colours; "" for one part.
    ends : sequence of str
        What is written behind each bar.
    solid : DataFrame of int, same shape, optional
        How much of each part a source supports. The rest is hatched.

    Examples
    --------
    >>> import pandas as pd
    >>> ax = axes_for_bars(None, 1)
    >>> counts = pd.DataFrame({"emergency": [2], "soon": [1]}, index=["infection"])
    >>> draw_bars(ax, counts, parts="urgency", ends=["3"])
    >>> [int(bar.get_width()) for bar in ax.patches]
    [2, 1]
    """
    left = counts.sum(axis=1) * 0
    for part in counts.columns:
        fill = look(parts, part)
        for widths, hatch in _stretches(counts[part], solid, part):
            _draw_part(ax, widths, left, Look(fill.colour, fill.hatch + hatch))
            left = left + widths
    for place, (length, text) in enumerate(zip(left, ends, strict=True)):
        ax.annotate(text, (length, place), (5, 0), textcoords="offset points", va="center_baseline")
    ax.set_yticks(range(len(counts)), [label(key) for key in counts.index], parse_math=False)
    _tidy(ax, len(counts), left.max())


def _stretches(widths, solid, part):
    """Split a part into what a source supports and what is our reading."""
    if solid is None:
        return [(widths, "")]
    return [(solid[part], ""), (widths - solid[part], EDITORIAL_HATCH)]


def _draw_part(ax, widths, left, fill):
    """Draw one part of every bar that has it."""
    there = widths.to_numpy() > 0
    if there.any():
        places, starts = there.nonzero()[0], left.to_numpy()[there]
        look_of_part = {"facecolor": fill.colour, "hatch": fill.hatch, **EDGE}
        ax.barh(places, widths.to_numpy()[there], 0.72, starts, **look_of_part)


def _tidy(ax, how_many, longest):
    """Leave only the lines that help to read a length."""
    from matplotlib.ticker import MaxNLocator

    ax.set_ylim(how_many - 0.4, -0.6)
    ax.set_xlim(0, longest * 1.16)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    ax.set_axisbelow(True)
    ax.grid(axis="x", color="#DDDDDD", linewidth=0.8)
    ax.tick_params(length=0)
    ax.spines[["top", "right", "bottom"]].set_visible(False)
    ax.set_xlabel("Listed causes (rows of the table)", color=QUIET)


def draw_legend(ax, counts, *, parts, solid=None):
    """Explain the parts above the bars, in the order in which they lie.

    Parameters
    ----------
    ax : Axes
        Chart with its bars.
    counts : DataFrame of int, rows x parts
        As given to `draw_bars`.
    parts : str
        Column that the parts come from.
    solid : DataFrame of int, optional
        As given to `draw_bars`; if present, the hatch is explained too.

    Returns
    -------
    float
        Height in points that the legend takes above the chart.

    Examples
    --------
    >>> import pandas as pd
    >>> ax = axes_for_bars(None, 1)
    >>> counts = pd.DataFrame({"emergency": [2], "soon": [1]}, index=["infection"])
    >>> draw_legend(ax, counts, parts="urgency")
    27
    """
    entries = [(label(part), look(parts, part)) for part in counts.columns]
    if solid is not None:
        entries.append(("Our own reading", Look("#FFFFFF", EDITORIAL_HATCH)))
    room = ax.get_position().width * ax.figure.get_figwidth()
    in_a_row = len(entries) if room > 4.5 else 2
    ax.legend(
        handles=[_swatch(words, fill) for words, fill in entries],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=in_a_row,
        frameon=False,
        borderaxespad=0.2,
        borderpad=0.2,
        handlelength=1.7,
        columnspacing=0.9,
        handletextpad=0.5,
        labelcolor=INK,
    )
    return 8 + _LEGEND_ROW * -(-len(entries) // in_a_row)


def _swatch(words, fill):
    from matplotlib.patches import Patch

    return Patch(facecolor=fill.colour, hatch=fill.hatch, label=words, **EDGE)
