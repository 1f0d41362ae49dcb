import io

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread

from skinspots_lib.charts import chances
from skinspots_lib.charts.chances import MARKS, OF, plot_chances, studies
from skinspots_lib.charts.style import INK
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.reviews import review_summary
from skinspots_lib.content.tables import load

DRAWN = ["F01", "F02", "F03", "F05", "F06", "F07", "F08"]


def people(ax):
    """Count the marks of each kind, leaving out those of the legend."""
    return [len(marks.get_offsets()) for marks in ax.collections if len(marks.get_offsets())]


def changed(monkeypatch, figure_id, **cells):
    table = load("figures").astype(object).set_index("figure_id")
    for name, value in cells.items():
        table.loc[figure_id, name] = value
    monkeypatch.setattr(chances, "load", lambda _name: table.reset_index())


@pytest.mark.parametrize("figure_id", DRAWN)
def test_the_marks_are_the_share_of_the_table(figure_id):
    percent = load("figures").set_index("figure_id").loc[figure_id, "value"]
    had = round(percent * 10)
    assert people(plot_chances(figure_id).ax) == [n for n in (had, OF - had) if n]


def test_only_shares_of_named_people_can_be_drawn():
    assert list(studies()) == DRAWN


@pytest.mark.parametrize("figure_id", ["F18", "F44", "F75", "F83", ""])
def test_a_figure_that_is_no_share_lists_those_that_are(figure_id):
    with pytest.raises(UnknownName, match="There are: F01, F02, F03, F05, F06, F07, F08"):
        plot_chances(figure_id)


@pytest.mark.parametrize("figure_id", DRAWN)
def test_people_and_setting_are_named_beside_the_marks(figure_id):
    picture = plot_chances(figure_id)
    study = studies()[figure_id]
    words = " ".join(" ".join(text.get_text() for text in picture.ax.texts).split())
    assert study.setting in words and study.whom in words
    assert study.source_id in picture.caption
    assert (picture.table["population"] == study.setting).all()


def test_counts_and_shapes_are_told_in_the_legend():
    words = [text.get_text() for text in plot_chances("F08").ax.get_legend().get_texts()]
    assert words == ["14 had meningococcal disease", "986 did not"]


def test_an_interval_is_told_in_words():
    picture = plot_chances("F05")
    assert "about 0 had serious bacterial infection. It may be up to 10." in picture.alt
    assert any("It may be up to 10." in text.get_text() for text in picture.ax.texts)


def test_the_rule_for_an_emergency_stands_under_every_chance():
    caption = plot_chances("F03").caption
    assert "Spots that stay with fever or feeling very unwell: emergency" in caption
    assert caption.endswith(review_summary())


@pytest.mark.parametrize("figure_id", DRAWN)
def test_alt_text_tells_kind_and_finding_in_250_characters(figure_id):
    alt = plot_chances(figure_id).alt
    assert alt.startswith("Icon array. Of 1,000 ") and len(alt) <= 250
    assert f"about {studies()[figure_id].count} had" in alt


def test_a_changed_cell_changes_the_marks(monkeypatch):
    changed(monkeypatch, "F02", value=25)
    assert people(plot_chances("F02").ax) == [250, 750]


def test_a_share_above_100_percent_is_not_drawn(monkeypatch):
    changed(monkeypatch, "F02", value=101)
    assert "F02" not in studies()


def test_hostile_words_are_shown_as_they_stand(monkeypatch):
    statement = "Share with <i>$x$</i> among <b>us</b> & $\\frac$ \u202e"
    changed(monkeypatch, "F02", statement=statement, population="y" * 5000)
    picture = plot_chances("F02")
    shown = picture._repr_html_()
    assert "<i>" not in shown and "<b>" not in shown
    assert "had <i>$x$</i>" in picture.ax.get_legend().get_texts()[0].get_text()
    assert len(picture.alt) <= 250


def rendered_in_grey(mark):
    figure = Figure(figsize=(1, 1), dpi=100)
    ax = figure.add_axes([0, 0, 1, 1], frameon=False)
    ax.scatter([0], [0], s=900, marker=mark.shape, facecolor=mark.fill, edgecolor=INK)
    target = io.BytesIO()
    figure.savefig(target, format="png")
    target.seek(0)
    return imread(target)[:, :, :3] @ np.array([0.2126, 0.7152, 0.0722])


def test_the_two_marks_differ_in_grey_and_in_shape():
    one, other = map(rendered_in_grey, MARKS)
    assert np.mean(np.abs(one - other) > 0.2) > 0.05
    assert MARKS[0].shape != MARKS[1].shape


def test_chart_is_drawn_on_the_given_axes():
    ax = Figure().add_subplot()
    assert plot_chances("F08", ax).ax is ax


def test_nothing_that_is_set_for_all_charts_changes():
    before = dict(matplotlib.rcParams)
    plot_chances("F08")._repr_html_()
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("figure_id", DRAWN)
def test_text_is_10_points_or_more_and_none_is_cut_off(figure_id):
    ax = plot_chances(figure_id).ax
    FigureCanvasAgg(ax.figure).draw()
    texts = [*ax.texts, *ax.get_legend().get_texts()]
    assert min(text.get_size() for text in texts) >= 10
    boxes = [text.get_window_extent() for text in texts]
    width, height = ax.figure.canvas.get_width_height()
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width + 1 and box.y1 <= height + 1
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
