import re

import matplotlib
import pandas as pd
import pytest
from matplotlib.figure import Figure

from skinspots_lib.charts.causes import plot_causes
from skinspots_lib.charts.style import EDITORIAL_HATCH, LOOKS, MAIN_CONDITIONS, label, luminance
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.reviews import review_summary

KINDS = ["frequency", "all", "condition", "urgency", "heatmap", "frequency_urgency"]

# The count of causes per category and main condition, as the coding notes print it.
HEATMAP = """
ageing_sun 1 2 0 1 2
benign_growth_idiopathic 0 1 0 1 1
coagulation_disorder 2 3 0 5 0
exposure_or_hormonal 2 1 1 1 2
genetic 0 0 0 0 2
infection 19 6 4 0 1
inflammatory_skin_disease 1 1 2 0 0
malignancy 2 2 1 1 1
mechanical_trauma 11 2 0 3 0
medication 12 6 1 6 4
nutritional 5 1 0 2 0
platelet_disorder 10 3 0 2 0
vasculitis_immune 4 2 10 0 1
vessel_wall_fragility 0 4 0 3 0
"""


@pytest.fixture(scope="module")
def causes():
    return pd.read_csv(data_dir() / "conditions_causes.csv")


def bar_names(ax):
    return [name.get_text() for name in ax.get_yticklabels()]


def lengths(ax):
    """Length of each bar, top first: the sum of its parts."""
    total = [0] * len(ax.get_yticks())
    for part in ax.patches:
        total[round(part.get_y() + part.get_height() / 2)] += int(part.get_width())
    return total


def all_text(ax):
    return " ".join(text.get_text() for text in ax.texts)


@pytest.mark.parametrize("by", KINDS)
def test_every_chart_says_that_counts_are_not_patients(causes, by):
    picture = plot_causes(causes, by=by)
    assert "Counts are of listed causes, not of patients" in all_text(picture.ax)
    assert "not of patients" in picture.alt


@pytest.mark.parametrize("by", KINDS)
def test_every_chart_counts_each_row_once(causes, by):
    main = causes[causes["condition"].isin(MAIN_CONDITIONS)]
    assert plot_causes(main, by=by).table["count"].sum() == len(main)


@pytest.mark.parametrize("by", ["urgency", "frequency_urgency"])
def test_urgency_is_never_shown_as_advice(causes, by):
    picture = plot_causes(causes, by=by)
    assert "not advice" in all_text(picture.ax)
    assert "Spots that stay with fever" in picture.caption


@pytest.mark.parametrize("by", KINDS)
def test_caption_says_whether_a_clinician_has_read_the_facts(causes, by):
    assert plot_causes(causes, by=by).caption.endswith(review_summary())
    assert plot_causes(causes[:0], by=by).caption.endswith(review_summary())


def test_default_chart_puts_the_category_with_most_common_causes_on_top(causes):
    picture = plot_causes(causes)
    common = causes[causes["frequency"] == "common"]["cause_category"].value_counts()
    names = bar_names(picture.ax)
    assert names[0] == label(common.index[0])
    drawn = [common.get(key, 0) for key in picture.table["cause_category"].unique()]
    assert drawn == sorted(drawn, reverse=True)


def test_default_chart_draws_the_true_number_of_causes(causes):
    picture = plot_causes(causes)
    true = causes["cause_category"].value_counts().rename(index=label)
    assert dict(zip(bar_names(picture.ax), lengths(picture.ax), strict=True)) == true.to_dict()


def test_default_chart_of_cherry_angioma_does_not_lead_with_medicines(causes):
    names = bar_names(plot_causes(causes, condition="cherry_angioma").ax)
    assert names[0] != "Medication"
    assert bar_names(plot_causes(causes, condition="cherry_angioma", by="all").ax)[0] == (
        "Medication"
    )


def test_parts_that_rest_on_our_own_reading_are_hatched(causes):
    picture = plot_causes(causes)
    hatched = sum(
        part.get_width() for part in picture.ax.patches if EDITORIAL_HATCH in part.get_hatch()
    )
    assert hatched == (causes["frequency_basis"] == "editorial").sum()
    assert "Hatched" in picture.caption


def test_rare_and_unknown_parts_are_paler_than_common_ones():
    bright = {name: luminance(look.colour) for name, look in LOOKS["frequency"].items()}
    assert bright["common"] < bright["uncommon"] < bright["rare"] <= bright["unknown"]


def test_table_lists_the_parts_in_the_order_drawn(causes):
    first = plot_causes(causes).table.head(3)
    assert first["frequency"].tolist() == ["common", "common", "uncommon"]
    assert first["basis"].tolist() == ["source", "editorial", "editorial"]


def test_urgency_compares_conditions_and_within_one_condition_its_categories(causes):
    assert bar_names(plot_causes(causes, by="urgency").ax)[0] == "Petechiae"
    assert bar_names(plot_causes(causes, by="urgency", condition="petechiae").ax)[0] == "Infection"


def test_urgency_chart_shows_no_emergency_among_cherry_angioma_causes(causes):
    table = plot_causes(causes, by="urgency").table
    emergencies = table[table["urgency"] == "emergency"].set_index("condition")["count"]
    assert emergencies.to_dict() == {
        "petechiae": 18,
        "purpura": 11,
        "ecchymosis": 5,
        "palpable_purpura": 3,
    }


def test_heatmap_equals_the_table_of_the_coding_notes(causes):
    table = plot_causes(causes, by="heatmap").table
    drawn = table.pivot(index="cause_category", columns="condition", values="count")
    rows = [line.split() for line in HEATMAP.strip().splitlines()]
    for category, *numbers in rows:
        assert drawn.loc[category, list(MAIN_CONDITIONS)].tolist() == [int(n) for n in numbers]
    assert len(drawn) == len(rows)


def test_heatmap_prints_each_count_in_its_cell(causes):
    picture = plot_causes(causes, by="heatmap")
    printed = [text.get_text() for text in picture.ax.texts if text.get_text().isdigit()]
    assert printed == picture.table["count"].astype(str).tolist()


def test_heatmap_says_what_it_leaves_out(causes):
    text = " ".join(all_text(plot_causes(causes, by="heatmap").ax).split())
    assert "37 more of 13 other conditions not shown" in text


def test_heatmap_of_chosen_look_alikes_shows_them(causes):
    picture = plot_causes(causes, by="heatmap", condition=["shingles", "ringworm"])
    assert set(picture.table["condition"]) == {"shingles", "ringworm"}


@pytest.mark.parametrize("by", ["heatmap", "frequency_urgency"])
def test_numbers_on_a_grid_can_be_read(causes, by):
    ax = plot_causes(causes, by=by).ax
    mesh = ax.collections[0]
    cells = mesh.cmap(mesh.norm(mesh.get_array().ravel()))
    numbers = [text for text in ax.texts if text.get_text().isdigit()]
    for cell, number in zip(cells, numbers, strict=True):
        face = cell if number.get_text() != "0" else "white"
        dark, bright = sorted([luminance(face), luminance(number.get_color())])
        assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_frequency_against_urgency_has_no_common_emergency(causes):
    picture = plot_causes(causes, by="frequency_urgency")
    table = picture.table.set_index(["frequency", "urgency"])["count"]
    assert table["common", "emergency"] == 0
    assert "common, emergency: 0" in picture.alt
    assert bar_names(picture.ax) == ["Common", "Uncommon", "Rare", "Unknown"]


@pytest.mark.parametrize("by", KINDS)
def test_alt_text_tells_kind_and_finding_in_250_characters(causes, by):
    every = [*causes["condition"].unique()]
    for condition in [None, *MAIN_CONDITIONS, every]:
        alt = plot_causes(causes, by=by, condition=condition).alt
        assert re.match(r"(Stacked bar chart|Bar chart|Grid of counts)\. ", alt)
        assert re.search(r"\d", alt)
        assert len(alt) <= 250


def test_alt_text_names_the_finding(causes):
    assert 'Most "common" causes: infection (15 of 44).' in plot_causes(causes).alt


@pytest.mark.parametrize("by", KINDS)
def test_loaded_and_plain_frames_give_the_same_chart(causes, by):
    lists = {column: causes[column].str.split(";") for column in ["typical_age", "source_ids"]}
    kinds = {
        "frequency": pd.CategoricalDtype(["common", "uncommon", "rare", "unknown"], ordered=True),
        "condition": "category",
    }
    loaded = causes.assign(**lists).astype(kinds)
    pd.testing.assert_frame_equal(
        plot_causes(loaded, by=by).table, plot_causes(causes, by=by).table
    )


@pytest.mark.parametrize("by", KINDS)
def test_empty_frame_says_that_there_is_nothing_to_draw(causes, by):
    picture = plot_causes(causes[:0], by=by)
    assert "There are no rows to draw." in all_text(picture.ax)
    assert picture.alt.startswith("Empty chart.")
    assert picture.table["count"].tolist() == []


@pytest.mark.parametrize("by", KINDS)
def test_category_that_an_instructor_adds_is_drawn(causes, by):
    added = causes.head(3).assign(
        cause_category="cold_weather", frequency="seasonal", urgency="whenever"
    )
    picture = plot_causes(pd.concat([causes, added]), by=by)
    words = {name for column in picture.table.columns[:-1] for name in picture.table[column]}
    assert words & {"cold_weather", "seasonal", "whenever"} or by == "condition"


def test_blank_cells_are_counted_as_not_given(causes):
    blank = causes.assign(frequency=causes["frequency"].where(causes["frequency"] != "rare"))
    table = plot_causes(blank).table
    assert table[table["frequency"] == "not_given"]["count"].sum() == 85


def test_missing_columns_are_all_named_with_those_that_are_there(causes):
    with pytest.raises(ContentError) as caught:
        plot_causes(causes[["link_id", "condition"]])
    message = str(caught.value)
    for column in ["cause_category", "frequency", "frequency_basis"]:
        assert f"column {column}: missing" in message
    assert "Columns it has: link_id, condition." in message


def test_only_the_columns_that_the_chart_shows_are_needed(causes):
    assert plot_causes(causes[["cause_category"]], by="all").table["count"].sum() == len(causes)


def test_unknown_condition_lists_the_conditions(causes):
    with pytest.raises(UnknownName, match='"petechia".*petechiae, purpura.*mean "petechiae"'):
        plot_causes(causes, condition="petechia")


def test_unknown_kind_of_chart_lists_the_kinds(causes):
    with pytest.raises(UnknownName, match='"pie".*frequency, all, condition'):
        plot_causes(causes, by="pie")


def test_something_else_than_a_frame_is_refused_in_words():
    with pytest.raises(TypeError, match="DataFrame, not list"):
        plot_causes(["infection"])


@pytest.mark.parametrize("by", KINDS)
def test_chart_is_drawn_on_the_given_axes(causes, by):
    ax = Figure().add_subplot()
    assert plot_causes(causes, by=by, ax=ax).ax is ax
    assert ax.figure.get_facecolor() == (1, 1, 1, 1)


@pytest.mark.parametrize("by", KINDS)
def test_nothing_that_is_set_for_all_charts_changes(causes, by):
    before = dict(matplotlib.rcParams)
    plot_causes(causes, by=by)._repr_html_()
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("by", KINDS)
def test_text_is_10_points_or_more_and_marks_have_a_dark_edge(causes, by):
    ax = plot_causes(causes, by=by).ax
    legend = ax.get_legend().get_texts() if ax.get_legend() else []
    texts = [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels(), *legend]
    assert min(text.get_size() for text in texts) >= 10
    for mark in ax.patches:
        assert mark.get_linewidth() >= 0.8
        assert luminance(mark.get_edgecolor()) < 0.1


@pytest.mark.parametrize("by", KINDS)
def test_no_text_is_cut_off_or_lies_on_another(causes, by):
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    ax = plot_causes(causes, by=by).ax
    FigureCanvasAgg(ax.figure).draw()
    legend = ax.get_legend().get_texts() if ax.get_legend() else []
    ticks = zip(ax.get_xticks(), ax.get_xticklabels(), strict=True)
    in_view = [name for place, name in ticks if place <= ax.get_xlim()[1]]
    texts = [*ax.texts, *ax.get_yticklabels(), *in_view, *legend]
    boxes = [text.get_window_extent() for text in texts if text.get_text()]
    width, height = ax.figure.canvas.get_width_height()
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0
        assert box.x1 <= width + 1 and box.y1 <= height + 1
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


@pytest.mark.parametrize("by", KINDS)
def test_a_hostile_word_is_shown_as_it_stands(causes, by):
    hostile = "<b>$\\frac$</b> \u202e"
    columns = ["condition", "cause_category", "frequency", "urgency"]
    frame = pd.concat([causes.head(2), causes.head(1).assign(**dict.fromkeys(columns, hostile))])
    assert "<b>" not in plot_causes(frame, by=by)._repr_html_()
    assert plot_causes(frame, by=by, ax=Figure().add_subplot())._repr_html_()
