"""Charts of a learner's own results: shares with whiskers, and the way there."""

from dataclasses import dataclass

from skinspots_lib.charts.frames import require
from skinspots_lib.charts.own_results import EXAMPLE, empty_picture, result_picture
from skinspots_lib.charts.shares import TOO_FEW, Mark, axes_for_shares, draw_shares, too_few
from skinspots_lib.charts.style import (
    BLUE,
    INK,
    QUIET,
    RC,
    SKY,
    WHITE,
    label,
    new_axes,
    write_heading,
)

TONES = {"light": Mark("o", WHITE), "medium": Mark("s", SKY), "dark": Mark("D", BLUE)}
RIGHT = Mark("o", BLUE)
WHISKERS = "Whiskers show where the true share may lie (95 percent, Wilson)."
MOST_NAMES = 10
_SHARE = ["n", "right", "share", "low", "high"]


def plot_accuracy(table, *, ax=None):
    """Draw the share of right answers by kind of spot and third of the skin tones.

    Parameters
    ----------
    table : DataFrame, one row per class and third
        As `accuracy` of a report gives it; needs truth, third, n, right, share, low, high.
    ax : Axes, optional
        Draw here; by default on a new figure.

    Returns
    -------
    Picture
        A mark with whiskers per row, or "too few to tell" in words. Its `table` is `table`.

    Raises
    ------
    ContentError
        A column is missing; the message lists those that are there.
    TypeError
        `table` is not a DataFrame.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"truth": "purpura", "third": "dark", "n": 9, "right": 6}
    >>> plot_accuracy(pd.DataFrame([row | {"share": 2 / 3, "low": 0.35, "high": 0.88}])).alt
    ... # doctest: +NORMALIZE_WHITESPACE
    'Dot plot of right answers by kind of spot and skin tone. 6 of 9 right in all. Lowest share:
    purpura, dark skin, 6 of 9.'
    """
    title = "How often you were right, by spot and skin tone"
    require(table, ["truth", "third", *_SHARE], chart="plot_accuracy", example=EXAMPLE)
    if not table["n"].sum():
        return empty_picture(ax, table, title)
    names = [f"{label(row.truth)}, {row.third} skin" for row in table.itertuples()]
    marks = [TONES.get(third, RIGHT) for third in table["third"]]
    rows = _Rows(names, marks, "Dot plot of right answers by kind of spot and skin tone.")
    return _shares_picture(ax, table, title, rows)


def plot_calibration(table, *, ax=None):
    """Draw how often answers were right, by how sure the learner was.

    Parameters
    ----------
    table : DataFrame, one row per confidence
        As `calibration` of a report gives it; needs confidence, meant, n, right, share, low, high.
    ax : Axes, optional
        Draw here; by default on a new figure.

    Returns
    -------
    Picture
        A mark with whiskers per row for what came out, an upright line for what was meant.

    Raises
    ------
    ContentError
        A column is missing; the message lists those that are there.
    TypeError
        `table` is not a DataFrame.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"confidence": "sure", "meant": 0.95, "n": 2, "right": 1, "share": float("nan")}
    >>> plot_calibration(pd.DataFrame([row | {"low": 0.1, "high": 0.9}])).alt
    'Dot plot of right answers by how sure you were. 1 of 2 right in all. All are too few to tell.'
    """
    title = "How often you were right, by how sure you were"
    columns = ["confidence", "meant", *_SHARE]
    require(table, columns, chart="plot_calibration", example=EXAMPLE)
    if not table["n"].sum():
        return empty_picture(ax, table, title)
    names = [label(str(word)) for word in table["confidence"]]
    says = "Dot plot of right answers by how sure you were."
    rows = _Rows(names, [RIGHT] * len(names), says, list(table["meant"]))
    return _shares_picture(ax, table, title, rows)


@dataclass(frozen=True)
class _Rows:
    """How rows of shares are named, marked and told; `meant` is what each should be."""

    names: list
    marks: list
    says: str
    meant: list | None = None


def _shares_picture(ax, table, title, rows):
    import matplotlib

    with matplotlib.rc_context(RC):
        ax = axes_for_shares(ax, len(table))
        draw_shares(ax, table, rows.names, marks=rows.marks, meant=rows.meant)
        lines = [WHISKERS, "Upright line: what you meant."] if rows.meant else [WHISKERS]
        write_heading(ax, title, lines, above=4)
    whole = f"{table['right'].sum()} of {table['n'].sum()} right in all"
    alt = f"{rows.says} {whole}. {_lowest(table, rows.names)}."
    numbers = table[_SHARE].round(2)
    numbers.insert(0, "Group", rows.names)
    return result_picture(ax, alt, table, title=title, numbers=numbers)


def _lowest(table, names):
    """Name the group with the lowest share, among those with enough answers."""
    if too_few(table).all():
        return f"All are {TOO_FEW}"
    place = table["share"].reset_index(drop=True).idxmin()
    row = table.iloc[place]
    name = names[place][0].lower() + names[place][1:]
    return f"Lowest share: {name}, {row['right']} of {row['n']}"


def plot_curve(table, *, ax=None):
    """Draw the share of right answers from block to block of practice.

    Parameters
    ----------
    table : DataFrame, one row per block
        As `learning_curve` gives it; needs block, last, n, right, share, low, high.
    ax : Axes, optional
        Draw here; by default on a new figure.

    Returns
    -------
    Picture
        A line with whiskers; a block with fewer than five answers is "too few to tell".

    Raises
    ------
    ContentError
        A column is missing; the message lists those that are there.
    TypeError
        `table` is not a DataFrame.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"block": 1, "last": 20, "n": 20, "right": 9, "share": 0.45}
    >>> plot_curve(pd.DataFrame([row | {"low": 0.26, "high": 0.66}])).alt
    'Line chart of right answers from block to block. First block: 9 of 20; last block: 9 of 20.'
    """
    import matplotlib

    title = "How often you were right, as practice went on"
    require(table, ["block", "last", *_SHARE], chart="plot_curve", example=EXAMPLE)
    if not table["n"].sum():
        return empty_picture(ax, table, title)
    with matplotlib.rc_context(RC):
        ax = new_axes(9, 4.2) if ax is None else ax
        _draw_curve(ax, table)
        write_heading(ax, title, [WHISKERS], above=4)
    numbers = table[["block", "last", "n", "right", "share", "low", "high"]].round(2)
    return result_picture(ax, _alt_of_curve(table), table, title=title, numbers=numbers)


def _draw_curve(ax, table):
    enough = table[~too_few(table)]
    share, places = enough["share"] * 100, list(enough["block"])
    ends = [share - enough["low"] * 100, enough["high"] * 100 - share]
    look = {"color": BLUE, "ecolor": INK, "marker": "o", "markeredgecolor": INK, "linewidth": 2}
    ax.errorbar(places, share, yerr=ends, capsize=4, elinewidth=1.2, **look)
    for block in table[too_few(table)]["block"]:
        ax.text(block, 50, TOO_FEW, rotation=90, ha="center", va="center", size=11)
    step = -(-len(table) // MOST_NAMES)
    shown = table.iloc[::step]
    spans = [f"{last - n + 1}–{last}" for last, n in zip(shown["last"], shown["n"], strict=True)]
    ax.set_xticks(list(shown["block"]), spans)
    ax.set_xlim(table["block"].min() - 0.6, table["block"].max() + 0.6)
    ax.set_ylim(-4, 104)
    ax.set_xlabel("Your practice answers, in order", color=QUIET)
    ax.set_ylabel("Right, in percent", color=QUIET)
    ax.grid(axis="y", color="#DDDDDD", linewidth=0.8)
    ax.spines[["top", "right"]].set_visible(False)


def _alt_of_curve(table):
    alt = "Line chart of right answers from block to block."
    enough = table[~too_few(table)]
    if enough.empty:
        return f"{alt} There are {TOO_FEW}."
    first, last = (f"{row.right} of {row.n}" for row in enough.iloc[[0, -1]].itertuples())
    return f"{alt} First block: {first}; last block: {last}."
