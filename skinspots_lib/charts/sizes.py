"""Who calls a spot what at which width: the cut-offs of the authorities on one axis."""

from skinspots_lib.charts.bars import axes_for_bars, draw_legend
from skinspots_lib.charts.style import EDGE, INK, LOOKS, QUIET, RC, label, look, write_heading
from skinspots_lib.content.reviews import review_summary
from skinspots_lib.content.tables import load
from skinspots_lib.picture import Picture

TERMS = tuple(LOOKS["term"])
BAND = "grey band"
WIDEST_MM = 15
TITLE = "Which width gets which name?"
SAME_ACTION = "The name may differ; what to do does not"
_BAND_FILL = {"facecolor": "#BDBDBD", "alpha": 0.55, "edgecolor": "none", "zorder": 0}


def plot_sizes(ax=None):
    """Draw which widths each authority calls petechia, purpura and ecchymosis.

    Parameters
    ----------
    ax : Axes, optional
        Draw here; by default on a new figure.

    Returns
    -------
    Picture
        A line per authority, this module first, then by the width up to which it says petechia.
        Its `table` has a row per bar: authority, term, min_mm, max_mm, source_id; a blank limit
        is one that the authority does not give.

    Raises
    ------
    ContentError
        A cell of the table of thresholds is not allowed.

    Notes
    -----
    Only what stands in `thresholds` is drawn, and only the three names of flat leaked blood. The
    axis ends at 15 mm; an arrow says that a name has no upper limit. Which name fits says nothing
    about how urgent a spot is.

    Examples
    --------
    >>> float(plot_sizes().table.loc[0, "max_mm"])
    2.0
    """
    import matplotlib

    everything = load("thresholds")
    rows = _in_order(everything)
    low, high = _band(everything)
    with matplotlib.rc_context(RC):
        names = list(dict.fromkeys(rows["authority"]))
        ax = axes_for_bars(ax, len(names))
        _draw_names(ax, names)
        for row in rows.itertuples():
            _draw_bar(ax, names.index(row.authority), row)
        _draw_band(ax, low, high)
        height = draw_legend(ax, _columns(rows), parts="term")
        lines = [f"Grey band: {low:g} to {high:g} mm, where authorities differ. {SAME_ACTION}."]
        write_heading(ax, TITLE, lines, above=height)
    picture = Picture(ax, _alt(rows, low, high), table=rows, title=TITLE, caption=_caption())
    picture.numbers = _for_reading(rows)
    return picture


def _in_order(everything):
    """Keep the widths of the three names; this module's convention comes first."""
    sized = everything["min_mm"].notna() | everything["max_mm"].notna()
    known = everything["term"].isin(TERMS) & (everything["topic"] == "size")
    rows = everything[known & sized].astype({"term": str, "authority": str})
    limits = rows[rows["term"] == TERMS[0]].set_index("authority")["max_mm"]
    own = rows["authority"].where(rows["verification"] == "convention").dropna().unique()
    rank = rows["authority"].map(limits.groupby(level=0).min()).fillna(WIDEST_MM)
    order = rank.mask(rows["authority"].isin(own), -1)
    rows = rows.assign(order=order, place=rows["term"].map(TERMS.index))
    rows = rows.sort_values(["order", "authority", "place"], kind="stable")
    return rows[["authority", "term", "min_mm", "max_mm", "source_id"]].reset_index(drop=True)


def _band(everything):
    band = everything[everything["term"] == BAND].iloc[0]
    return float(band["min_mm"]), float(band["max_mm"])


def _columns(rows):
    """Give an empty frame whose columns are the names to explain."""
    import pandas as pd

    return pd.DataFrame(columns=[term for term in TERMS if term in set(rows["term"])])


def _draw_names(ax, names):
    ax.set_yticks(range(len(names)), names, parse_math=False)
    ax.set_ylim(len(names) - 0.4, -1.4)
    ax.set_xlim(0, WIDEST_MM + 0.7)
    ax.set_xticks([0, 2, 3, 4, 5, 10, WIDEST_MM])
    ax.set_axisbelow(True)
    ax.grid(axis="x", color="#DDDDDD", linewidth=0.8)
    ax.tick_params(length=0)
    ax.spines[["top", "right", "bottom"]].set_visible(False)
    ax.set_xlabel("Width of the spot in mm", color=QUIET)


def _draw_bar(ax, place, row):
    fill = look("term", row.term)
    start = 0 if row.min_mm != row.min_mm else row.min_mm
    open_end = row.max_mm != row.max_mm
    end = WIDEST_MM if open_end else min(row.max_mm, WIDEST_MM)
    ax.barh(place, end - start, 0.66, start, facecolor=fill.colour, hatch=fill.hatch, **EDGE)
    if open_end:
        ax.text(end + 0.1, place, "→", va="center_baseline", size=12, color=INK)


def _draw_band(ax, low, high):
    """Shade the band behind the bars and name it in the free line over them."""
    ax.axvspan(low, high, **_BAND_FILL)
    words = f"grey band: {low:g} to {high:g} mm"
    ax.text((low + high) / 2, -0.95, words, ha="center", va="center_baseline", size=10, color=INK)


def _alt(rows, low, high):
    limits = rows[rows["term"] == TERMS[0]].dropna(subset=["max_mm"])["max_mm"]
    at_low = int((limits == low).sum())
    others = ", ".join(f"{mm:g}" for mm in sorted(set(limits) - {low}))
    return (
        f"Bar chart of widths by authority. {at_low} of {len(limits)} end petechiae at {low:g} mm, "
        f"the others at {others} mm. The grey band from {low:g} to {high:g} mm is shaded."
    )


def _caption():
    return (
        "Each line is what one authority says; an arrow means: no upper limit given. "
        f"{SAME_ACTION}. {review_summary()}"
    )


def _for_reading(rows):
    return rows.assign(term=rows["term"].map(label)).set_axis(
        ["Who says it", "Name", "From (mm)", "To (mm)", "Source"], axis=1
    )
