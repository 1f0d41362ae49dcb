import io

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread

from skinspots_lib import charts
from skinspots_lib.charts.results import TONES
from skinspots_lib.charts.style import INK
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError
from skinspots_lib.learning.report import report

KINDS = ["accuracy", "confusion", "calibration", "curve"]


@pytest.fixture(scope="module")
def answers():
    return pd.read_csv(data_dir() / "sample_answers.csv")


def draw(kind, frame, ax=None):
    return getattr(charts, f"plot_{kind}")(getattr(report(frame), kind), ax=ax)


def words(ax):
    return [text.get_text() for text in ax.texts]


def points(ax):
    """Give the percent of each mark, top row or first block first."""
    return [line for line in ax.lines if line.get_marker() not in ("None", "|", "_", "")]


def test_the_room_lists_its_charts_and_names_them_when_one_is_unknown():
    assert dir(charts)[:2] == ["plot_accuracy", "plot_calibration"]
    with pytest.raises(AttributeError, match="'plot_pie'; it has: plot_accuracy"):
        charts.plot_pie  # noqa: B018


def test_accuracy_marks_lie_at_the_shares(answers):
    table = report(answers).accuracy
    marks = [line.get_xdata()[0] for line in points(draw("accuracy", answers).ax)]
    assert marks == pytest.approx((table["share"] * 100).tolist())


def test_accuracy_whiskers_are_the_wilson_intervals(answers):
    table = report(answers).accuracy
    ax = draw("accuracy", answers).ax
    ends = [whisker.get_segments()[0][:, 0] for whisker in ax.collections]
    assert np.array(ends) == pytest.approx(table[["low", "high"]].to_numpy() * 100)


def test_each_third_of_tones_has_a_mark_of_its_own(answers):
    shapes = {line.get_marker() for line in points(draw("accuracy", answers).ax)}
    assert shapes == {mark.shape for mark in TONES.values()} == {"o", "s", "D"}


def test_marks_of_the_tones_differ_in_grey():
    squares = []
    for mark in TONES.values():
        figure = Figure(figsize=(1, 1), dpi=100)
        ax = figure.add_axes([0, 0, 1, 1], frameon=False)
        ax.scatter([0], [0], s=900, marker=mark.shape, facecolor=mark.fill, edgecolor=INK)
        target = io.BytesIO()
        figure.savefig(target, format="png")
        target.seek(0)
        squares.append(imread(target)[:, :, :3] @ np.array([0.2126, 0.7152, 0.0722]))
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert np.mean(np.abs(squares[one] - squares[other]) > 0.1) > 0.02


def test_under_five_answers_are_too_few_to_tell_in_words(answers):
    few = answers[answers["part"] == "practice"].head(30)
    table = report(few).accuracy
    ax = draw("accuracy", few).ax
    assert words(ax).count("too few to tell") == (table["n"] < 5).sum() > 0
    assert len(points(ax)) == (table["n"] >= 5).sum()
    assert "1 of 2" in words(ax)


def test_confusion_prints_every_count_and_frames_the_right_ones(answers):
    table = report(answers).confusion
    picture = draw("confusion", answers)
    printed = [int(word) for word in words(picture.ax) if word.isdigit()]
    assert sum(printed) == table["n"].sum()
    right = table[table["right"]]["n"].tolist()
    columns = len(picture.ax.get_xticks())
    framed = [printed[int(box.get_y()) * columns + int(box.get_x())] for box in picture.ax.patches]
    assert framed == right


def test_confusion_row_with_few_answers_says_so(answers):
    few = answers[answers["part"] == "practice"].head(20)
    names = [name.get_text() for name in draw("confusion", few).ax.get_yticklabels()]
    assert any(name.endswith(": too few to tell)") for name in names)


def test_confusion_without_a_mistake_says_so():
    table = pd.DataFrame({"truth": ["purpura"], "answer": ["purpura"], "n": [6]})
    assert charts.plot_confusion(table).alt.endswith("All 6 answers were right.")


def test_calibration_sets_what_was_meant_beside_what_came_out(answers):
    table = report(answers).calibration
    ax = draw("calibration", answers).ax
    upright = [
        line for line in ax.lines if len(line.get_ydata()) == 2 and line.get_linewidth() == 3
    ]
    assert [line.get_xdata()[0] for line in upright] == pytest.approx(list(table["meant"] * 100))
    assert any("Upright line: what you meant." in word for word in words(ax))


def test_curve_joins_the_blocks_in_order(answers):
    table = report(answers).curve
    line = points(draw("curve", answers).ax)[0]
    assert list(line.get_ydata()) == pytest.approx((table["share"] * 100).tolist())
    assert list(line.get_xdata()) == table["block"].tolist()


def test_curve_says_of_a_short_last_block_that_it_is_too_few(answers):
    few = answers[answers["part"] == "practice"].head(23)
    assert words(draw("curve", few).ax).count("too few to tell") == 1


def test_curve_of_many_blocks_names_at_most_ten(answers):
    many = pd.concat([answers] * 6, ignore_index=True)
    assert 5 < len(draw("curve", many).ax.get_xticks()) <= 10


@pytest.mark.parametrize("kind", KINDS)
def test_no_answers_are_told_in_words(kind, answers):
    picture = draw(kind, answers[:0])
    assert "There are no practice answers yet." in words(picture.ax)
    assert picture.alt.startswith("Empty chart.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how_many", [3, 40, 240])
def test_alt_text_tells_kind_and_finding_in_250_characters(kind, how_many, answers):
    alt = draw(kind, answers.head(how_many)).alt
    assert alt.split(".")[0].split(" of ")[0].split(":")[0] in (
        "Dot plot",
        "Grid",
        "Grid of counts",
        "Line chart",
    )
    assert len(alt) <= 250


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_says_that_it_is_no_proof_of_skill(kind, answers):
    assert "no proof of clinical skill" in draw(kind, answers).caption


@pytest.mark.parametrize("kind", KINDS)
def test_the_numbers_drawn_are_given_as_a_table(kind, answers):
    picture = draw(kind, answers)
    pd.testing.assert_frame_equal(picture.table, getattr(report(answers), kind))
    assert "The numbers" in picture._repr_html_()


@pytest.mark.parametrize("kind", KINDS)
def test_missing_columns_are_named_with_those_that_are_there(kind):
    with pytest.raises(ContentError, match=r"column n: missing(.|\n)*Columns it has: truth"):
        getattr(charts, f"plot_{kind}")(pd.DataFrame({"truth": []}))
    with pytest.raises(TypeError, match=f"plot_{kind} draws a DataFrame, not list"):
        getattr(charts, f"plot_{kind}")([])


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_from_a_file_gives_the_same_chart(kind, answers, tmp_path):
    table = getattr(report(answers), kind)
    table.to_csv(tmp_path / "table.csv", index=False)
    plot = getattr(charts, f"plot_{kind}")
    assert plot(pd.read_csv(tmp_path / "table.csv")).alt == plot(table).alt


@pytest.mark.parametrize("kind", KINDS)
def test_chart_is_drawn_on_the_given_axes(kind, answers):
    ax = Figure().add_subplot()
    assert draw(kind, answers, ax=ax).ax is ax


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_set_for_all_charts_changes(kind, answers):
    before = dict(matplotlib.rcParams)
    draw(kind, answers)._repr_html_()
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_name_is_shown_as_it_stands(kind, answers):
    table = getattr(report(answers), kind).astype(object)
    column = table.columns[0]
    table.loc[0, column] = 1 if kind == "curve" else "<b>$x$</b>"
    shown = getattr(charts, f"plot_{kind}")(table)._repr_html_()
    assert "<b>" not in shown


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how_many", [30, 240])
def test_text_is_10_points_or_more_and_lies_apart(kind, how_many, answers):
    ax = draw(kind, answers.head(how_many)).ax
    FigureCanvasAgg(ax.figure).draw()
    texts = [text for text in (*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels())]
    texts = [text for text in texts if text.get_text()]
    assert min(text.get_size() for text in texts) >= 10
    boxes = [text.get_window_extent() for text in texts]
    width, height = ax.figure.canvas.get_width_height()
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width + 1 and box.y1 <= height + 1
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
