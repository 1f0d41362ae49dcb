"""What a lesson does for a learner: plain words, a quiz that leaves out no skin and no class."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from skinspots_lib.authoring.checks.reading_grade import GRADE, grader
from skinspots_lib.authoring.checks.sheets import read_sheets
from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.content.cases import TIERS, load_case
from skinspots_lib.content.course import load_course
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.questions import load_question
from skinspots_lib.content.tables import load
from skinspots_lib.skin import draw
from skinspots_lib.widgets.asking.shown import shown_by

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
# The others ask in their own way: 00 in little, 06 by practice, 07 by cases, 09 by the test.
QUIZZES = [path for path in LESSONS if path.name[:2] in ("01", "02", "03", "04", "05", "08")]
each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
with_a_quiz = pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
MAIN = ("petechiae", "purpura", "palpable_purpura", "ecchymosis", "cherry_angioma")
SHOWN = re.compile(r"\b(?:glass|pair)\(.*?\btone=(\d+)", re.DOTALL)


def cells_of(path, kind):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {c["id"]: "".join(c["source"]) for c in cells if c["cell_type"] == kind}


def quiz_of(path):
    asked = re.findall(r"spots\.ask\(\"(q\d+)\"\)", "\n".join(cells_of(path, "code").values()))
    return [load_question(question_id) for question_id in asked]


def spread(numbers):
    return max(numbers) - min(numbers)


def third(tone):
    return "light" if tone <= 3 else "medium" if tone <= 6 else "dark"


def readable(text):
    """Leave out what is not read as a sentence: code, tables, addresses, marks of emphasis."""
    text = re.sub(r"```.*?```|`[^`]*`|^\|.*$|^#+ |^- |\*|^> ", " ", text, flags=re.M | re.S)
    return re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)


@pytest.fixture(scope="module")
def grade():
    sheets, _ = read_sheets(data_dir())
    return grader(sheets)


@each_lesson
def test_text_of_a_lesson_reads_at_grade_seven_or_lower(path, grade):
    texts = [readable(text) for text in cells_of(path, "markdown").values()]
    assert grade(" ".join(texts)) <= GRADE
    hard = {text[:60]: grade(text) for text in texts if grade(text) > GRADE}
    assert hard == {}


@with_a_quiz
def test_quiz_has_at_least_eight_questions_and_asks_each_once(path):
    asked = [question.id for question in quiz_of(path)]
    assert len(asked) >= 8
    assert len(set(asked)) == len(asked)


@each_lesson
def test_quiz_asks_nothing_that_the_final_test_holds_back(path):
    final = load_course().post_test.lesson
    assert [question.id for question in quiz_of(path) if question.lesson == final] == []


@with_a_quiz
def test_quiz_shows_people_of_each_third_of_tones_equally_often(path):
    tones = Counter(question.tone for question in quiz_of(path) if question.tone)
    assert spread([tones[tone] for tone in THIRDS]) == 0


@pytest.mark.parametrize("lesson", [1, 2, 4])
def test_quiz_asks_about_each_main_class_about_equally_often(lesson):
    asked = Counter(question.condition for question in quiz_of(LESSONS[lesson]))
    assert min(asked[condition] for condition in MAIN) >= 1
    assert spread([asked[condition] for condition in MAIN]) <= 1


def test_quiz_on_look_alikes_has_each_answer_of_the_glass_on_each_third_of_tones():
    does = load("conditions").set_index("condition")["under_glass"]
    asked = [question for question in quiz_of(LESSONS[3]) if question.tone]
    crossed = Counter((does[question.condition], question.tone) for question in asked)
    every = [crossed[glass, tone] for glass in ("fades", "partly", "stays") for tone in THIRDS]
    assert spread(every) == 0


def test_fifteen_cases_are_of_each_urgency_on_each_third_of_tones_once():
    code = "\n".join(cells_of(LESSONS[7], "code").values())
    cases = [load_case(name) for name in re.findall(r"widgets\.case\(\"(T\d+)\"\)", code)]
    crossed = Counter((case.answer_urgency, case.findings["skin_tone"]) for case in cases)
    assert crossed == Counter((tier, tone) for tier in TIERS for tone in THIRDS)
    assert len({case.findings["age_group"] for case in cases}) == 4


@each_lesson
def test_skin_that_is_pressed_is_of_each_third_of_tones_about_equally_often(path):
    code = "\n".join(cells_of(path, "code").values())
    tones = Counter(third(int(tone)) for tone in SHOWN.findall(code))
    assert spread([tones[tone] for tone in THIRDS]) <= 1


@each_lesson
def test_picture_in_a_lesson_is_there_and_small_and_has_a_sentence(path):
    for text in cells_of(path, "markdown").values():
        for alt, file in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text):
            assert len(alt.split()) >= 5, file
            assert (NOTEBOOKS / file).stat().st_size <= 60_000


@each_lesson
def test_links_of_a_lesson_to_other_lessons_and_places_resolve(path):
    texts = cells_of(path, "markdown").values()
    headings = {line.lstrip("# ") for text in texts for line in text.splitlines() if "##" in line}
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", "\n".join(texts)):
        if target.startswith("#"):
            assert target[1:].replace("-", " ") in headings
        elif not target.startswith("https://"):
            assert (NOTEBOOKS / target).is_file()


def test_spot_to_be_measured_is_as_wide_as_its_name_says():
    widths = {"petechiae": (0, 2), "purpura": (2, 10), "ecchymosis": (10, 300)}
    measured = [question for question in quiz_of(LESSONS[2]) if question.kind == "measure"]
    assert len(measured) == 3
    for question in measured:
        from_mm, to_mm = widths[question.condition]
        assert from_mm <= shown_by(question).size_mm <= to_mm


def test_every_spot_of_the_worked_example_is_purpura():
    code = cells_of(LESSONS[2], "code")["worked"]
    condition, tone, seed = re.search(r'"(\w+)", tone=(\d+), seed=(\d+)', code).groups()
    sizes = draw(condition, tone=int(tone), seed=int(seed)).table["size_mm"]
    assert sizes.min() > 2
    assert sizes.max() < 10
