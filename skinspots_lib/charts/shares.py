"""Shares of right answers, each with whiskers or with the words "too few to tell"."""

from dataclasses import dataclass

from skinspots_lib.charts.style import INK, QUIET, WHITE, new_axes

TOO_FEW = "too few to tell"
_GRID = {"color": "#DDDDDD", "linewidth": 0.8}


@dataclass(frozen=True)
class Mark:
    """How a class is marked: a shape, and a fill for eyes that see the colour.

    Examples
    --------
    >>> Mark("D", "#56B4E9").shape
    'D'
    """

    shape: str
    fill: str


def axes_for_shares(ax, how_many):
    """Give the Axes to draw shares on.

    Parameters
    ----------
    ax : Axes or None
        Where the caller wants them.
    how_many : int
        Number of rows.

    Returns
    -------
    Axes
        `ax`, or new ones tall enough.

    Examples
    --------
    >>> float(axes_for_shares(None, 3).figure.get_figwidth())
    9.0
    """
    return new_axes(9, 2 + 0.32 * max(how_many, 3)) if ax is None else ax


def too_few(table):
    """Tell which rows have too few answers for a share.

    Parameters
    ----------
    table : DataFrame
        With the column share, which is missing where answers are too few.

    Returns
    -------
    Series of bool
        One per row.

    Examples
    --------
    >>> import pandas as pd
    >>> too_few(pd.DataFrame({"share": [0.5, float("nan")]})).tolist()
    [False, True]
    """
    return table["share"].isna()


def draw_shares(ax, table, names, *, marks, meant=None):
    """Draw a mark with whiskers per row, from 0 to 100 percent.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    table : DataFrame, one row per group
        Columns n, right, share, low, high (0 to 1).
    names : sequence of str
        Names of the rows, top first.
    marks : sequence of Mark
        How each row is marked.
    meant : sequence of float, optional
        What each share was meant to be, 0 to 1; an upright line.

    Examples
    --------
    >>> import pandas as pd
    >>> ax = axes_for_shares(None, 1)
    >>> two = pd.DataFrame({"n": [2], "right": [1], "share": [None], "low": [0.1], "high": [0.9]})
    >>> draw_shares(ax, two, ["Purpura"], marks=[Mark("o", WHITE)])
    >>> [text.get_text() for text in ax.texts]
    ['1 of 2', 'too few to tell']
    """
    few = too_few(table)
    for place, (row, unclear) in enumerate(zip(table.itertuples(), few, strict=True)):
        ax.text(104, place, f"{row.right} of {row.n}", va="center_baseline", size=11)
        if unclear:
            words = {"size": 11, "backgroundcolor": WHITE}
            ax.text(50, place, TOO_FEW, ha="center", va="center_baseline", **words)
        else:
            _draw_share(ax, place, row, marks[place])
    for place, share in enumerate(meant or ()):
        if share == share:
            ax.plot([share * 100] * 2, [place - 0.38, place + 0.38], color=INK, linewidth=3)
    _tidy(ax, names)


def _draw_share(ax, place, row, mark):
    ends = [[(row.share - row.low) * 100], [(row.high - row.share) * 100]]
    ax.errorbar(
        [row.share * 100],
        [place],
        xerr=ends,
        fmt=mark.shape,
        markersize=9,
        markerfacecolor=mark.fill,
        markeredgecolor=INK,
        ecolor=INK,
        elinewidth=1.2,
        capsize=4,
    )


def _tidy(ax, names):
    ax.set_yticks(range(len(names)), names, parse_math=False)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.set_xlim(-3, 118)
    ax.set_xticks([0, 25, 50, 75, 100])
    ax.set_axisbelow(True)
    ax.grid(axis="x", **_GRID)
    ax.tick_params(length=0)
    ax.spines[["top", "right", "bottom"]].set_visible(False)
    ax.set_xlabel("Right, in percent", color=QUIET)
