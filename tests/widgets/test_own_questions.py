"""Questions that an instructor added stand in their lesson without a change of the notebook."""

import json
import re
from pathlib import Path

import pytest

from skinspots_lib.content.problems import ContentError
from skinspots_lib.widgets import own_questions

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
QUESTION = """- id: {id}
  ask: Which of these fades?
  kind: single
  level: recall
  objective: press_test
  condition: none
  options:
  - say: A blush
    right: true
    why: The blood is still inside the vessels.
  - say: A petechia
    why: Its blood has leaked out.
  - say: A bruise
    why: Its blood has leaked out as well.
  why: Blood inside vessels can be pressed away.
  sources: [nhs-meningitis]
"""


@pytest.fixture
def write(data_copy):
    """Give a function that writes the instructor's files."""

    def write(name, text):
        path = data_copy / "local" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_without_own_questions_nothing_is_shown(write):
    assert own_questions(3) is None
    write("questions/03.yaml", "- id: q11\n  ask: Another wording?\n")
    assert own_questions(3) is None


def test_own_questions_are_asked_one_after_the_other_unless_they_are_off(write):
    write("questions/03.yaml", QUESTION.format(id="q9001") + QUESTION.format(id="q9002"))
    assert own_questions(3).count == 2
    assert own_questions(4) is None
    write("course.yml", "off: [q9001]\n")
    asked = own_questions(3)
    assert (asked.count, asked.submit([0]).question_id) == (1, "q9002")


def test_a_fault_in_an_own_question_is_named(write):
    write("questions/03.yaml", QUESTION.format(id="q9001").replace("  level: recall\n", ""))
    with pytest.raises(ContentError, match="data/local/questions/03.yaml, line 1, level: missing"):
        own_questions(3)


def test_each_lesson_with_questions_asks_its_own_number():
    found = {}
    for path in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells)
        found[int(path.name[:2])] = [int(n) for n in re.findall(r"own_questions\((\d+)\)", text)]
    # Practice and the final test ask in their own way.
    assert found == {n: [] if n in (6, 9) else [n] for n in range(10)}
