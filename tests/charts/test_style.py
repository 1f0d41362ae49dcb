import io
from itertools import combinations

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.patches import Rectangle

from skinspots_lib.charts.style import (
    EDGE,
    EDITORIAL_HATCH,
    LOOKS,
    PALETTE,
    PLAIN,
    RC,
    in_order,
    ink_on,
    label,
    luminance,
)


def rendered_in_grey(look, extra=""):
    """Draw a class as it comes out of a black and white printer: a square of luminances."""
    figure = Figure(figsize=(1, 1), dpi=100)
    fill = Rectangle((-1, -1), 3, 3, facecolor=look.colour, hatch=look.hatch + extra, **EDGE)
    figure.add_axes([0, 0, 1, 1], frameon=False).add_patch(fill)
    target = io.BytesIO()
    figure.savefig(target, format="png")
    target.seek(0)
    return imread(target)[:, :, :3] @ np.array([0.2126, 0.7152, 0.0722])


def look_alike(one, other):
    """Tell whether two grey squares have both the same tint and the same pattern."""
    same_tint = abs(np.median(one) - np.median(other)) < 0.1
    same_pattern = np.mean(np.abs(one - other) > 0.2) < 0.02
    return same_tint and same_pattern


@pytest.mark.parametrize("column", ["frequency", "urgency", "term"])
def test_all_classes_differ_in_grey(column):
    squares = {key: rendered_in_grey(look) for key, look in LOOKS[column].items()}
    squares["a newcomer"] = rendered_in_grey(PLAIN)
    same = [pair for pair in combinations(squares, 2) if look_alike(*map(squares.get, pair))]
    assert same == []


@pytest.mark.parametrize("key", LOOKS["frequency"])
def test_our_own_reading_differs_in_grey_from_what_a_source_says(key):
    look = LOOKS["frequency"][key]
    assert not look_alike(rendered_in_grey(look), rendered_in_grey(look, EDITORIAL_HATCH))


def test_grey_check_finds_two_classes_that_look_alike():
    look = LOOKS["urgency"]["soon"]
    assert look_alike(rendered_in_grey(look), rendered_in_grey(look))


def test_palette_is_okabe_and_ito_in_the_house_order():
    assert PALETTE[0] == "#0072B2"
    assert PALETTE[-1] == "#F0E442"
    assert len(set(PALETTE)) == 8


def test_closed_lists_agree_with_the_schema():
    schema = pytest.importorskip("skinspots_lib.content.schema")
    allowed = {
        field["name"]: field["constraints"]["enum"]
        for field in schema.columns("conditions_causes")
        if "enum" in field.get("constraints", {})
    }
    assert list(LOOKS["frequency"]) == allowed["frequency"]
    assert list(LOOKS["urgency"]) == allowed["urgency"]


def test_newcomers_come_last():
    assert in_order("condition", ["zoster", "purpura", "acne", "petechiae"]) == [
        "petechiae",
        "purpura",
        "acne",
        "zoster",
    ]


def test_unknown_word_becomes_a_readable_label():
    assert label("cold_weather") == "Cold weather"


def test_luminance_is_the_one_of_wcag():
    assert luminance("#777777") == pytest.approx(0.1845, abs=1e-3)
    assert luminance("black") == 0


def test_ink_contrasts_with_every_grey():
    for level in np.linspace(0, 1, 101):
        dark, bright = sorted([luminance((level,) * 3), luminance(ink_on((level,) * 3))])
        assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_no_text_is_below_10_points():
    assert min(size for name, size in RC.items() if name.endswith(("size", "fontsize"))) >= 10
