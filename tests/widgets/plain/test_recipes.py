"""Every recipe of docs/recipes.md runs as it stands, and does what its text says."""

import re
from pathlib import Path

import ipywidgets
import pytest

from skinspots_lib.picture import Picture

PAGE = Path(__file__).resolve().parents[3] / "docs" / "recipes.md"
TEXT = PAGE.read_text(encoding="utf-8")
LONGEST = 8


def recipes():
    """Give the code of each recipe by its heading; the first block is for all of them."""
    parts = re.split(r"^#+ (.+)$", TEXT, flags=re.MULTILINE)[1:]
    found = zip(parts[::2], parts[1::2], strict=True)
    blocks = {name: re.findall(r"```python\n(.*?)```", text, re.DOTALL) for name, text in found}
    return {name: code for name, code in blocks.items() if code}


FIRST, *NAMES = recipes()


@pytest.fixture
def cook(tmp_path, monkeypatch):
    """Give a function that runs a recipe like a cell: names, what it shows, what it displays."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))

    def run(name):
        displayed = []
        names = {"display": displayed.append}
        exec("".join(recipes()[FIRST]), names)
        *lines, last = "".join(recipes()[name]).rstrip().split("\n")
        exec("\n".join(lines), names)
        return names, eval(last, names), displayed

    return run


@pytest.mark.parametrize("name", [FIRST, *NAMES])
def test_a_recipe_is_one_block_of_at_most_eight_lines(name):
    (code,) = recipes()[name]
    assert len([line for line in code.splitlines() if line.strip()]) <= LONGEST


@pytest.mark.parametrize("name", NAMES)
def test_a_recipe_runs_and_shows_something(cook, name):
    _, shown, _ = cook(name)
    assert isinstance(shown, ipywidgets.Widget | Picture)


def test_the_explorer_draws_again_when_a_menu_changes(cook):
    names, framed, displayed = cook("Explore the table")
    names["spot"].value = "purpura"
    assert [type(one) for one in displayed] == [Picture, Picture]
    assert "purpura" in displayed[-1].title.lower()
    assert "sk-frame" in framed._dom_classes


def test_the_second_walk_calls_fever_with_spots_that_stay_an_emergency(cook, capsys):
    names, framed, _ = cook("A second walk: four menus, one rule")
    names["menus"]["fever"].value = "yes"
    names["menus"]["under_glass"].value = "stays"
    assert "emergency" in capsys.readouterr().out.split("\n\n")[-1].lower()
    assert "sk-frame" in framed._dom_classes


def test_the_line_under_the_walk_follows_its_answers(cook):
    names, _, _ = cook("Hear what a learner answers")
    names["walk"].findings = {"fever": "yes", "under_glass": "stays"}
    assert names["line"].value == "2 answers: emergency"


def test_both_glasses_press_alike(cook):
    names, _, _ = cook("Two glasses that press together")
    names["fades"].pressure = 0.5
    assert names["stays"].pressure == 0.5


def test_the_own_words_follow_the_answer(cook):
    names, _, _ = cook("Say something of your own after an answer")
    assert names["line"].value == ""
    names["question"].correct = True
    assert names["line"].value == "Yes. Tell a neighbour why."


def test_the_values_in_the_table_are_traits_of_their_widgets(cook):
    from skinspots_lib import widgets

    made = {
        "glass": widgets.glass("petechiae"),
        "walk": widgets.walk(),
        "question": widgets.question("q06"),
        "chances": widgets.chances(),
    }
    rows = re.findall(r"^\| `spots\.widgets\.(\w+)` \| (.+) \|$", TEXT, re.MULTILINE)
    assert {name for name, _ in rows} == set(made)
    for name, values in rows:
        for value in re.findall(r"`(\w+)`", values):
            assert made[name].has_trait(value), (name, value)
