import matplotlib
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from skinspots_lib.charts import sizes
from skinspots_lib.charts.sizes import TERMS, WIDEST_MM, plot_sizes
from skinspots_lib.charts.style import label, luminance
from skinspots_lib.content.reviews import review_summary
from skinspots_lib.content.tables import load


@pytest.fixture(scope="module")
def picture():
    return plot_sizes()


def bars(ax):
    """Give authority, start and end of each bar."""
    names = [name.get_text() for name in ax.get_yticklabels()]
    for bar in ax.patches:
        if bar.get_height() < 1:
            place = round(bar.get_y() + bar.get_height() / 2)
            yield names[place], bar.get_x(), bar.get_x() + bar.get_width()


def changed(monkeypatch, **cells):
    """Let the chart read a table whose first row has other cells."""
    table = load("thresholds").astype({name: object for name in cells})
    for name, value in cells.items():
        table.loc[0, name] = value
    monkeypatch.setattr(sizes, "load", lambda _name: table)


def test_every_bar_has_the_widths_that_its_authority_gives(picture):
    drawn = [(name, round(low, 6), round(high, 6)) for name, low, high in bars(picture.ax)]
    table = picture.table.fillna({"min_mm": 0, "max_mm": WIDEST_MM})
    given = table[["authority", "min_mm", "max_mm"]].itertuples(index=False, name=None)
    assert sorted(drawn) == sorted(given)


def test_every_width_of_the_three_names_is_drawn(picture):
    table = load("thresholds")
    sized = table[table[["min_mm", "max_mm"]].notna().any(axis=1)]
    wanted = sized[sized["term"].isin(TERMS) & (sized["topic"] == "size")]
    assert len(picture.table) == len(wanted)
    assert set(picture.table["source_id"]) == set(wanted["source_id"])


def test_this_module_stands_on_top_then_the_smallest_limit_of_petechiae(picture):
    limits = picture.table[picture.table["term"] == "petechiae"]["max_mm"].tolist()
    assert picture.table.loc[0, "authority"].startswith("This module")
    assert limits[1:] == sorted(limits[1:])


def test_the_grey_band_is_shaded_and_named(picture):
    band = next(patch for patch in picture.ax.patches if patch.get_height() >= 1)
    assert (band.get_x(), band.get_x() + band.get_width()) == (2, 4)
    assert "grey band: 2 to 4 mm" in [text.get_text() for text in picture.ax.texts]
    assert "what to do does not" in picture.caption


def test_names_are_told_by_words_and_hatch_too(picture):
    legend = [text.get_text() for text in picture.ax.get_legend().get_texts()]
    assert legend == [label(term) for term in TERMS]
    looks = {
        (bar.get_facecolor(), bar.get_hatch()) for bar in picture.ax.get_legend().get_patches()
    }
    assert len(looks) == len({hatch for _, hatch in looks}) == 3


def test_a_name_without_an_upper_limit_ends_in_an_arrow(picture):
    arrows = [text for text in picture.ax.texts if text.get_text() == "→"]
    assert len(arrows) == picture.table["max_mm"].isna().sum()


def test_alt_text_says_how_many_agree(picture):
    assert picture.alt.startswith("Bar chart of widths by authority. 11 of 18 end petechiae at 2")
    assert len(picture.alt) <= 250


def test_caption_says_whether_a_clinician_has_read_the_facts(picture):
    assert picture.caption.endswith(review_summary())


def test_a_changed_cell_changes_its_bar(monkeypatch):
    changed(monkeypatch, max_mm=3)
    first = next(bars(plot_sizes().ax))
    assert first[1:] == (0, 3)


def test_a_hostile_name_is_shown_as_it_stands(monkeypatch):
    changed(monkeypatch, authority="<b>$x$</b> \u202eevil")
    picture = plot_sizes()
    assert "<b>" not in picture._repr_html_()
    assert "<b>$x$</b> \u202eevil" in [name.get_text() for name in picture.ax.get_yticklabels()]


def test_chart_is_drawn_on_the_given_axes():
    ax = Figure().add_subplot()
    assert plot_sizes(ax).ax is ax


def test_nothing_that_is_set_for_all_charts_changes():
    before = dict(matplotlib.rcParams)
    plot_sizes()._repr_html_()
    assert dict(matplotlib.rcParams) == before


def test_text_is_10_points_or_more_and_bars_have_a_dark_edge(picture):
    ax = picture.ax
    texts = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), *ax.get_legend().get_texts()]
    assert min(text.get_size() for text in texts) >= 10
    edges = [bar.get_edgecolor() for bar in ax.patches if bar.get_height() < 1]
    assert all(luminance(edge) < 0.1 for edge in edges)


def test_no_text_is_cut_off_or_lies_on_another(picture):
    ax = picture.ax
    FigureCanvasAgg(ax.figure).draw()
    texts = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), *ax.get_legend().get_texts()]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    width, height = ax.figure.canvas.get_width_height()
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width + 1 and box.y1 <= height + 1
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
