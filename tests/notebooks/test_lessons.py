"""Each lesson runs from top to bottom twice: as it is opened, and with every exercise solved."""

import json
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest

from skinspots_lib.authoring.notebooks import check_notebook
from skinspots_lib.content.exercises import load_exercises
from skinspots_lib.learning.practice import RULES
from skinspots_lib.widgets._base import WORDS

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
sys.path.insert(0, str(NOTEBOOKS.parent / "tools"))
from lesson_client import LessonClient  # noqa: E402

GUARD = Path(__file__).parent / "guard"
CALLS_OUT = """
import contextlib, socket, urllib.request
with socket.create_server(("127.0.0.1", 0)) as here:
    socket.create_connection(here.getsockname()).close()
for call in (
    lambda: urllib.request.urlopen("http://spots.invalid/"),
    lambda: socket.create_connection(("192.0.2.1", 80), 1),
    lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
):
    with contextlib.suppress(OSError):
        call()
"""
LESSONS = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
# With the one for instructors, which is no lesson.
EVERY = sorted(NOTEBOOKS.glob("*.ipynb"))
each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
each_notebook = pytest.mark.parametrize("path", EVERY, ids=lambda p: p.stem)


def run(path, solutions=None):
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if solutions and cell.id in solutions:
            cell.source = cell.source.replace("answer = None", solutions[cell.id])
    assert execute(notebook) == "", "a lesson opened a connection beyond this computer"
    return notebook


def execute(notebook):
    """Run a notebook; give the connections beyond this computer that it tried to open."""
    client = LessonClient(notebook, timeout=120, resources={"metadata": {"path": NOTEBOOKS}})
    with TemporaryDirectory() as folder:
        log = Path(folder, "beyond.txt")
        paths = os.pathsep.join(filter(None, (str(GUARD), os.environ.get("PYTHONPATH"))))
        client.execute(env=os.environ | {"PYTHONPATH": paths, "SOCKET_GUARD_LOG": str(log)})
        # No file, no guard: then this fails, and a lesson cannot pass unwatched.
        return log.read_text("utf-8")


def html_of(cell):
    return "".join(o.get("data", {}).get("text/html", "") for o in cell.get("outputs", []))


def outputs_of(notebook):
    return [o for cell in notebook.cells for o in cell.get("outputs", [])]


def checks_in(notebook):
    return [c for c in notebook.cells if "check" in c.metadata.get("tags", [])]


class ImagesWithoutAlt(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "img" and not dict(attrs).get("alt"):
            self.found.append(attrs)


@each_notebook
def test_lesson_follows_the_house_rules_for_cells(path):
    assert [str(problem) for problem in check_notebook(path)] == []


@pytest.mark.slow
@each_notebook
def test_lesson_runs_as_it_is_opened_and_every_check_says_not_yet(path):
    notebook = run(path)
    for output in outputs_of(notebook):
        assert output.output_type != "error"
        assert output.get("name") != "stderr", output.get("text")
        assert "image/png" not in output.get("data", {}), "a picture without alt text"
    for cell in checks_in(notebook):
        assert "Not yet." in html_of(cell), cell.id
    images = ImagesWithoutAlt()
    images.feed("".join(html_of(cell) for cell in notebook.cells))
    assert images.found == []


@pytest.mark.slow
@each_lesson
def test_lesson_with_reference_solutions_has_every_check_say_right(path):
    solutions = {e.id: e.solution for e in load_exercises(int(path.name[:2]))}
    if not solutions:
        assert "spots.check(" not in path.read_text(encoding="utf-8")
        return
    notebook = run(path, solutions)
    checks = checks_in(notebook)
    assert {cell.id for cell in checks} == set(solutions)
    for cell in checks:
        assert "Right." in html_of(cell), (cell.id, html_of(cell))


@pytest.mark.slow
def test_connections_beyond_this_computer_are_found_also_where_a_lesson_hides_them():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CALLS_OUT)])
    found = [line.split()[0] for line in execute(notebook).splitlines()]
    assert found == ["socket.getaddrinfo"] * 2 + ["socket.sendto"]


@each_lesson
def test_lesson_source_holds_no_solution(path):
    text = " ".join("".join(c["source"]) for c in json.loads(path.read_text("utf-8"))["cells"])
    squeezed = re.sub(r"\s", "", text)
    for exercise in load_exercises(int(path.name[:2])):
        last = exercise.solution.strip().splitlines()[-1].removeprefix("answer = ")
        assert re.sub(r"\s", "", last) not in squeezed, exercise.id


@each_lesson
def test_lesson_source_does_not_name_what_a_learner_is_to_find_out(path):
    assert not re.search(r"widgets\.glass\(\s*\\?[\"']", path.read_text(encoding="utf-8"))


def test_gym_and_its_lesson_say_what_it_takes_to_master_a_kind():
    numbers = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight")
    row, pictures, dark = (numbers[n] for n in (RULES.streak, RULES.pictures, RULES.dark))
    lesson = (NOTEBOOKS / "06_practice_gym.ipynb").read_text("utf-8")
    assert f"after {row} right answers in a row, on {pictures} different pictures, at" in lesson
    assert f"at least {dark} of them on dark skin" in lesson
    rule = WORDS["practice"]["rule"]
    assert rule.startswith(f"{row.title()} right in a row")
    assert f"they hold {pictures} different pictures and {dark} on dark skin" in rule


def test_first_lesson_shows_at_most_twelve_lines_of_code():
    cells = json.loads((NOTEBOOKS / "00_first_fifteen_minutes.ipynb").read_text("utf-8"))["cells"]
    shown = [
        c
        for c in cells
        if c["cell_type"] == "code" and not c["metadata"].get("jupyter", {}).get("source_hidden")
    ]
    assert sum(len("".join(c["source"]).splitlines()) for c in shown) <= 12
