"""A grid of what each kind of spot was taken for."""

from skinspots_lib.charts.frames import require
from skinspots_lib.charts.grids import axes_for_grid, draw_grid
from skinspots_lib.charts.own_results import EXAMPLE, empty_picture, result_picture
from skinspots_lib.charts.shares import TOO_FEW
from skinspots_lib.charts.style import INK, RC, label, write_heading

ENOUGH = 5


def plot_confusion(table, *, ax=None):
    """Draw what each kind of spot was taken for.

    Parameters
    ----------
    table : DataFrame, one row per class and answer
        As `confusion` of a report gives it; needs truth, answer, n.
    ax : Axes, optional
        Draw here; by default on a new figure.

    Returns
    -------
    Picture
        A grid of counts; cells with a thick edge are the right answers.

    Raises
    ------
    ContentError
        A column is missing; the message lists those that are there.
    TypeError
        `table` is not a DataFrame.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [("purpura", "purpura", 5), ("purpura", "petechiae", 2)]
    >>> plot_confusion(pd.DataFrame(rows, columns=["truth", "answer", "n"])).alt
    ... # doctest: +NORMALIZE_WHITESPACE
    'Grid of counts: true kind of spot against your answer. Most often mixed up: purpura taken for
    petechiae, 2 of 7.'
    """
    import matplotlib

    title = "What you took each kind of spot for"
    require(table, ["truth", "answer", "n"], chart="plot_confusion", example=EXAMPLE)
    if not table["n"].sum():
        return empty_picture(ax, table, title)
    counts = _crossed(table)
    with matplotlib.rc_context(RC):
        ax = axes_for_grid(ax, *counts.shape)
        height = draw_grid(ax, counts)
        totals = counts.sum(axis=1)
        ends = [f" ({n}: {TOO_FEW})" if n < ENOUGH else f" ({n})" for n in totals]
        names = [label(key) + end for key, end in zip(counts.index, ends, strict=True)]
        ax.set_yticks([row + 0.5 for row in range(len(counts))], names, parse_math=False)
        _frame_right_cells(ax, counts)
        lines = ["Across: your answer. Down: what it was, and how many. Thick edge: right."]
        write_heading(ax, title, lines, above=height)
    numbers = counts.rename(index=label, columns=label).rename_axis(index="It was", columns=None)
    alt = _alt_of_confusion(counts)
    return result_picture(ax, alt, table, title=title, numbers=numbers.reset_index())


def _crossed(table):
    words = table.astype({"truth": str, "answer": str})
    rows = list(dict.fromkeys(words["truth"]))
    columns = [*rows, *(word for word in dict.fromkeys(words["answer"]) if word not in rows)]
    crossed = words.pivot_table(index="truth", columns="answer", values="n", aggfunc="sum")
    return crossed.reindex(index=rows, columns=columns).fillna(0).astype(int)


def _frame_right_cells(ax, counts):
    from matplotlib.patches import Rectangle

    for row in range(len(counts)):
        ax.add_patch(Rectangle((row, row), 1, 1, fill=False, edgecolor=INK, linewidth=3))


def _alt_of_confusion(counts):
    wrong = counts.stack()
    wrong = wrong[[truth != said for truth, said in wrong.index]]
    alt = "Grid of counts: true kind of spot against your answer."
    if wrong.empty or not wrong.max():
        return f"{alt} All {counts.to_numpy().sum()} answers were right."
    truth, said = wrong.idxmax()
    of = counts.loc[truth].sum()
    taken = f"{label(truth).lower()} taken for {label(said).lower()}"
    return f"{alt} Most often mixed up: {taken}, {wrong.max()} of {of}."
