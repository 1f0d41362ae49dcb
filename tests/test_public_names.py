"""The learner's door: a closed list of names, free to import."""

import subprocess
import sys
from pathlib import Path

import pytest

import skinspots_lib as spots

NAMES = [
    "ask",
    "check",
    "cite",
    "csv_path",
    "describe",
    "draw",
    "load",
    "plot_causes",
    "progress",
    "sort_spot",
    "tables",
    "widgets",
    "with_alt",
]
HEAVY = ["pandas", "matplotlib", "ipywidgets", "anywidget", "frictionless", "ruamel", "numpy"]


def test_the_door_shows_its_names_and_nothing_else():
    assert dir(spots) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_name_opens_and_says_what_it_is(name):
    assert getattr(spots, name).__doc__


def test_an_unknown_name_lists_those_that_exist():
    with pytest.raises(AttributeError, match="'lod'; it has: tables, load, csv_path, describe"):
        spots.lod  # noqa: B018


def test_importing_the_door_imports_nothing_heavy():
    code = f"import skinspots_lib, sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_name_hides_a_folder_beside_the_door():
    folders = {path.stem for path in Path(spots.__file__).parent.glob("[a-z]*")}
    assert set(NAMES) & folders == {"widgets"}


def test_the_door_stays_small():
    assert len(Path(spots.__file__).read_text(encoding="utf-8").splitlines()) <= 40
