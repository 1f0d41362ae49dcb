"""The widgets work in a browser that has none of the heavy libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from skinspots_lib.content.questions import load_question
from skinspots_lib.content.tables import load, records
from skinspots_lib.widgets import glass
from skinspots_lib.widgets.asking.shown import shown_by
from skinspots_lib.widgets.parts.stored import keep_patch, keep_still

HEAVY = ("numpy", "pandas", "matplotlib", "frictionless", "PIL")
# As where they are not installed: what is asked whether they are there hears no.
WITHOUT = f"""
import sys
from importlib.machinery import PathFinder

class Without:
    find_distributions = PathFinder.find_distributions

    @staticmethod
    def find_spec(name, path=None, target=None):
        return None if name.partition(".")[0] in {HEAVY} else PathFinder.find_spec(name, path)

sys.meta_path = [Without if finder is PathFinder else finder for finder in sys.meta_path]
"""
USE = """
import json
import skinspots_lib as spots
from skinspots_lib import widgets

said = {}

def do(widget, **request):
    widget._handle_custom_msg(request, [])
    assert not widget.error, widget.error
    assert widget._repr_mimebundle_()[0]["text/html"]

asked = spots.ask("q02")
do(asked, do="submit", answer=[0])
said["question"] = asked.correct, bool(asked.feedback), len(asked.sources)
measured = spots.ask("q186")
do(measured, do="describe")
do(measured, do="submit", answer=[5.0])
said["measured"] = measured.words, len(measured.picture)
skin = widgets.glass("petechiae", tone=9, seed=1, predict=False)
do(skin, do="judge", spot=1, mark="stays", pressure=1.0)
do(skin, do="view", view="palm")
do(skin, do="describe")
said["glass"] = skin.words, [len(frame) for frame in skin.frames], skin.spots
walk = widgets.walk()
do(walk, do="answer", key="under_glass", value="stays")
do(walk, do="answer", key="fever", value="yes")
said["walk"] = walk.urgency
case = widgets.case("T12")
do(case, do="ask", key="under_glass")
do(case, do="submit", urgency="emergency", condition=case.choices[0]["id"])
said["case"] = bool(case.verdict)
part = widgets.passport()
said["passport"] = "<code>SK" in part.made.value
said["cite"] = str(spots.cite("nhs-meningitis"))
said["kept"] = [trial.item for trial in spots.progress().trials]
said["heavy"] = sorted({name.partition(".")[0] for name in sys.modules} & set(HEAVY))
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def made_ahead(tmp_path_factory):
    """Give a folder with the pictures of one patch and one question."""
    folder = tmp_path_factory.mktemp("light")
    keep_patch(folder, "petechiae", tone=9, seed=1)
    question = load_question("q186")
    shown = shown_by(question)
    keep_still(folder, question.skin, **{**vars(shown), "words": shown.words()})
    return folder


@pytest.fixture(scope="module")
def said(made_ahead, tmp_path_factory):
    """Use the five widgets in a Python without the heavy libraries; give what they said."""
    own = {
        "SKINSPOTS_MADE_AHEAD": str(made_ahead),
        "SKINSPOTS_PROGRESS": str(tmp_path_factory.mktemp("kept")),
    }
    done = subprocess.run(
        [sys.executable, "-c", f"{WITHOUT}\nHEAVY = {HEAVY}\n{USE}"],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_none_of_the_heavy_libraries_is_opened(said):
    assert said["heavy"] == []


def test_question_is_answered_with_reasons_and_sources(said):
    correct, has_feedback, sources = said["question"]
    assert correct is not None and has_feedback and sources > 0


def test_question_with_skin_shows_the_picture_made_ahead(said):
    words, size = said["measured"]
    assert words and size > 1000


def test_glass_shows_and_says_what_it_does_where_pictures_are_made(said):
    words, sizes, places = said["glass"]
    here = glass("petechiae", tone=9, seed=1)
    here._do_view("palm")
    here._do_describe()
    assert words == here.words and places == here.spots
    assert sizes == [len(frame) for frame in here.frames]


def test_walk_case_passport_and_sources_work(said):
    assert said["walk"] == "emergency"
    assert said["case"] and said["passport"]
    assert "meningitis" in said["cite"].lower()


def test_answers_are_kept(said):
    assert said["kept"][:2] == ["q02", "q186"]
    assert "T12" in said["kept"]


@pytest.mark.parametrize("name", ["conditions", "urgency_rules", "sources", "figures"])
def test_plain_values_are_those_of_the_frame(name):
    frame, rows = load(name), records(name)
    assert len(frame) == len(rows)
    for theirs, ours in zip(frame.to_dict("records"), rows, strict=True):
        blank = {key for key, value in theirs.items() if value is None or value != value}
        blank |= {key for key, value in theirs.items() if str(value) in ("<NA>", "nan")}
        assert {key for key, value in ours.items() if value is None} == blank
        assert all(theirs[key] == ours[key] for key in ours.keys() - blank)
