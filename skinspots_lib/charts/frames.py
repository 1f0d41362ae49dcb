"""What a chart needs of the frame it is given, and what it says when that is empty."""

from skinspots_lib.charts.style import new_axes, write_heading
from skinspots_lib.content.problems import ContentError, Problem


def require(frame, columns, *, chart, example):
    """Refuse a frame that lacks what a chart shows.

    Parameters
    ----------
    frame : DataFrame
        What the caller wants drawn.
    columns : iterable of str
        Columns that the chart shows.
    chart : str
        Name of the function, for the message.
    example : str
        A call that works.

    Raises
    ------
    ContentError
        A column is missing; the message lists those that are there.
    TypeError
        `frame` is not a DataFrame.

    Examples
    --------
    >>> import pandas as pd
    >>> require(pd.DataFrame({"n": [1]}), ["n"], chart="plot_curve", example="plot_curve(table)")
    """
    if not hasattr(frame, "columns"):
        kind = type(frame).__name__
        raise TypeError(f"{chart} draws a DataFrame, not {kind}. Try {example}.")
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        there = ", ".join(map(str, frame.columns)) or "none"
        hint = f"Columns it has: {there}. Choose rows, but keep the columns that the chart shows."
        raise ContentError(
            Problem("the DataFrame given", "", f"column {column}", reason="missing", hint=hint)
            for column in missing
        )


def draw_nothing(ax, title, lines, *, words):
    """Say that there is nothing to draw.

    Parameters
    ----------
    ax : Axes or None
        Where the caller wants it.
    title : str
        Title of the chart.
    lines : sequence of str
        Its subtitle.
    words : str
        Why it is empty.

    Returns
    -------
    Axes
        `ax`, or new ones.

    Examples
    --------
    >>> draw_nothing(None, "Causes", [], words="There are no rows.").texts[0].get_text()
    'There are no rows.'
    """
    ax = new_axes(9, 2.4) if ax is None else ax
    ax.set_axis_off()
    ax.text(0.5, 0.5, words, ha="center", va="center", size=13)
    write_heading(ax, title, lines)
    return ax
