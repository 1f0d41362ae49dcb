"""An instructor's keys and items lie over the shipped ones; each knows its own file and line."""

import pytest

from skinspots_lib.content.cases import load_cases
from skinspots_lib.content.course import load_course
from skinspots_lib.content.exercises import load_exercise
from skinspots_lib.content.files.laying import lay
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.questions import load_question, load_questions

QUESTION = """- id: q900
  ask: Who is near?
  kind: single
  level: recall
  objective: urgency
  condition: none
  options:
    - {say: "a", right: true, why: "Yes."}
    - {say: "b", why: "No."}
    - {say: "c", why: "Not that."}
  why: Someone is.
  sources: [nhs-meningitis]
"""


@pytest.fixture
def lay_file(data_copy):
    def write(name, text):
        path = data_copy / "local" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_a_key_of_a_known_question_changes_and_the_others_stay(lay_file):
    before = load_question("q06")
    lay_file("questions/01.yaml", "- id: q06\n  ask: What does a press do?\n")
    after = load_question("q06")
    assert after.ask == "What does a press do?"
    assert after.options == before.options


def test_a_new_question_comes_last_in_its_lesson(lay_file):
    lay_file("questions/01.yaml", QUESTION)
    assert load_questions(1)[-1].id == "q900"


def test_a_new_lesson_may_have_questions_of_its_own(lay_file):
    lay_file("questions/12.yaml", QUESTION)
    assert [question.id for question in load_questions(12)] == ["q900"]


def test_a_case_an_exercise_and_the_course_are_changed_the_same_way(lay_file):
    lay_file("cases.yaml", "- id: T01\n  age: 3 years\n")
    lay_file("exercises/01.yaml", "- id: ex-01-1\n  ask: How many fade?\n")
    lay_file("course.yml", "lessons:\n- lesson: 3\n  show: false\npost_test:\n  pass_percent: 70\n")
    assert load_cases()[0].age == "3 years"
    assert load_exercise("ex-01-1").ask == "How many fade?"
    course = load_course()
    assert course.post_test.pass_percent == 70
    assert course.post_test.items == 36
    assert [lesson.lesson for lesson in course.lessons if not lesson.show] == [3]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("questions/01.yaml", "- id: q06\n  levle: recall\n", "questions/01.yaml, line 2, levle"),
        ("questions/01.yaml", "- id: q900\n  ask: Why?\n", "questions/01.yaml, line 1, kind: miss"),
        ("questions/01.yaml", "- id: q06\n- id: q06\n", "line 2, id: "),
        ("course.yml", "lessons:\n- lesson: 3\n  show: maybe\n", "local/course.yml, line 3"),
        (
            "course.yml",
            "post_test:\n  items: 37\n",
            "course.yml, line 2, post_test, items",
        ),
    ],
)
def test_a_fault_is_named_in_the_instructors_file(lay_file, name, text, message):
    lay_file(name, text)
    with pytest.raises(ContentError) as caught:
        load_questions(), load_course()
    assert "data/local/" in str(caught.value)
    assert message in str(caught.value)


def test_values_keep_the_line_of_the_file_that_they_came_from():
    base = YamlFile("a", [{"id": "x", "k": 1}], {(0,): 1, (0, "id"): 1, (0, "k"): 2})
    over = YamlFile("b", [{"id": "x", "k": 2}], {(0,): 7, (0, "id"): 7, (0, "k"): 8})
    merged = lay(base, over)
    assert merged.data == [{"id": "x", "k": 2}]
    assert (merged.file_of(0, "k"), merged.line(0, "k")) == ("b", 8)
    assert base.data == [{"id": "x", "k": 1}]
