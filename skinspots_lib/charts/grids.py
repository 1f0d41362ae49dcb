"""A grid of counts: one table against another, the number printed in each cell."""

from skinspots_lib.charts.style import EDGE, QUIET, ink_on, label, new_axes

_WIDEST_WORD = 12


def axes_for_grid(ax, rows, columns):
    """Give the Axes to draw a grid on.

    Parameters
    ----------
    ax : Axes or None
        Where the caller wants it.
    rows, columns : int
        Size of the grid.

    Returns
    -------
    Axes
        `ax`, or new ones that fit the grid.

    Examples
    --------
    >>> float(axes_for_grid(None, 14, 5).figure.get_figwidth())
    9.0
    """
    return new_axes(max(9, 3 + columns), 1.9 + 0.36 * max(rows, 3)) if ax is None else ax


def draw_grid(ax, counts):
    """Print every count on a cell that is darker the more it counts.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    counts : DataFrame of int, rows x columns
        Index and columns name the cells; the first row is on top.

    Returns
    -------
    float
        Height in points that the names of the columns take above the chart.

    Examples
    --------
    >>> import pandas as pd
    >>> ax = axes_for_grid(None, 1, 2)
    >>> height = draw_grid(ax, pd.DataFrame({"petechiae": [19], "purpura": [6]}, ["infection"]))
    >>> [text.get_text() for text in ax.texts]
    ['19', '6']
    """
    # Nothing counted gets no tint at all; white marks an empty cell better than pale blue.
    tints = ax.pcolormesh(
        counts.where(counts > 0).to_numpy(float),
        cmap="Blues",
        vmin=-0.12 * counts.to_numpy().max(),
        vmax=counts.to_numpy().max(),
        **EDGE,
    )
    for row, numbers in enumerate(counts.to_numpy()):
        for column, number in enumerate(numbers):
            _print_count(ax, column + 0.5, row + 0.5, number, tints)
    return _name_cells(ax, counts)


def _print_count(ax, x, y, number, tints):
    ink = ink_on(tints.cmap(tints.norm(number))) if number else QUIET
    ax.text(x, y, str(number), ha="center", va="center_baseline", size=12, color=ink)


def _name_cells(ax, counts):
    """Write the names of rows and columns and give the height of the latter."""
    names = [_broken(label(key)) for key in counts.columns]
    ax.set_xticks(
        [place + 0.5 for place in range(len(names))], names, fontsize=11, parse_math=False
    )
    ax.set_yticks(
        [row + 0.5 for row in range(len(counts))],
        [label(key) for key in counts.index],
        parse_math=False,
    )
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_ylim(len(counts), 0)
    ax.spines[:].set_visible(False)
    return 8 + 15 * (1 + max(name.count("\n") for name in names))


def _broken(name):
    return name if len(name) <= _WIDEST_WORD else name.replace(" ", "\n")
