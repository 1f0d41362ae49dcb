import json

import pytest

from skinspots_lib.content.bank import course_shape
from skinspots_lib.content.course import Lesson, PostTestRules, load_course
from skinspots_lib.content.problems import ContentError
from skinspots_lib.learning.engine import cells

GOOD = """post_test:
  lesson: 9
  items: 36
  pass_percent: 80
  no_empty_group: true
lessons:
- lesson: 0
  file: 00_start
  minutes: 15
  title: Does it fade?
  show: true
- lesson: 1
  file: 01_blood
  minutes: 35
  title: Where is the blood?
"""


def problems(tmp_path, text):
    root = tmp_path / "data"
    root.mkdir()
    (root / "course.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_course(root=root)
    return str(caught.value).splitlines()


def test_the_shipped_course_asks_for_80_percent_and_a_right_answer_in_each_group():
    assert load_course().post_test == PostTestRules(9, 36, 80, True)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            "pass_percent: 80",
            "pass_percent: 101",
            [
                'data/course.yml, line 4, post_test, pass_percent: "101" is no such number.',
                "  Allowed: a number from 1 to 100.",
            ],
        ),
        (
            "pass_percent: 80",
            "pass_percent: eighty",
            [
                'data/course.yml, line 4, post_test, pass_percent: "eighty" is no such number.',
                "  Allowed: a number from 1 to 100.",
            ],
        ),
        (
            "items: 36",
            "items: 40",
            [
                'data/course.yml, line 3, post_test, items: "40" is not a multiple of 18.',
                "  Six groups of spots on three thirds of skin tones should come alike.",
            ],
        ),
        (
            "items: 36",
            "itmes: 36",
            [
                "data/course.yml, line 3, post_test, itmes: is not a known key.",
                '  Allowed: lesson, items, pass_percent, no_empty_group. Did you mean "items"?',
                "data/course.yml, line 1, post_test, items: missing.",
            ],
        ),
        (
            "no_empty_group: true",
            "no_empty_group: maybe",
            ['data/course.yml, line 5, post_test, no_empty_group: "maybe" must be true or false.'],
        ),
        (
            "minutes: 35",
            "minutes: long",
            [
                'data/course.yml, line 14, lessons 2, minutes: "long" is no such number.',
                "  Allowed: a number from 1 to 600.",
            ],
        ),
        (
            "show: true",
            "show: never",
            ['data/course.yml, line 11, lessons 1, show: "never" must be true or false.'],
        ),
        (
            "lesson: 1",
            "lesson: 0",
            ['data/course.yml, line 12, lessons 2, lesson: "0" is an earlier lesson.'],
        ),
        (
            "  title: Where is the blood?\n",
            "",
            ["data/course.yml, line 12, lessons 2, title: missing."],
        ),
    ],
)
def test_a_wrong_choice_is_named_with_its_line(tmp_path, old, new, lines):
    assert problems(tmp_path, GOOD.replace(old, new)) == lines


def test_a_course_without_a_final_test_is_named(tmp_path):
    assert "data/course.yml, line 1, post_test: missing." in problems(tmp_path, "pretest: yes\n")


def test_a_lesson_that_is_only_a_word_is_named(tmp_path):
    text = GOOD.replace("- lesson: 0\n  file: 00_start\n  minutes: 15\n", "- start\n- lesson: 0\n")
    first = problems(tmp_path, text)[0]
    assert first == "data/course.yml, line 7, lessons 1: must be keys with values."


def test_a_lesson_is_shown_unless_it_says_otherwise(tmp_path):
    (tmp_path / "course.yml").write_text(GOOD, encoding="utf-8")
    last = load_course(root=tmp_path).lessons[-1]
    assert last == Lesson(1, "01_blood", 35, "Where is the blood?", True)


def test_the_shipped_course_lists_ten_lessons_in_order():
    assert [lesson.lesson for lesson in load_course().lessons] == list(range(10))


def test_each_lesson_that_is_there_has_the_title_and_minutes_of_the_map(root):
    for lesson in load_course().lessons:
        path = root / "notebooks" / f"{lesson.file}.ipynb"
        if not path.exists():
            continue
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells[:4])
        assert text.splitlines()[0] == f"# {lesson.title}", path.name
        assert f"| {lesson.minutes} |" in text, path.name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('emergency:\n  number: "ambulance"\n', 'line 2, emergency, number: "ambulance" cannot'),
        ("emergency:\n  numbr: 1\n", "line 2, emergency, numbr: is not a known key"),
        ("off: [q07, q0777]\n", 'line 1, off 2: "q0777" is not known'),
        ("classes: [petechiae, purpra]\n", 'Did you mean "purpura"?'),
        ("classes: [petechiae, purpura]\n", "2 kinds of spots; at least 3"),
        ("seed: -1\n", "line 1, seed"),
    ],
)
def test_a_wrong_local_choice_is_named(data_copy, text, message):
    local = data_copy / "local" / "course.yml"
    local.parent.mkdir()
    local.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_course()
    assert "data/local/course.yml" in str(caught.value)
    assert message in str(caught.value)


def test_a_local_course_sets_the_emergency_number_and_leaves_items_out(data_copy):
    assert str(load_course().emergency) == ""
    local = data_copy / "local" / "course.yml"
    local.parent.mkdir()
    local.write_text('emergency:\n  number: "112"\noff: [q07, T01]\nseed: 4\n', encoding="utf-8")
    course = load_course()
    assert str(course.emergency) == "Emergency number here: 112."
    assert course.off == {"q07", "T01"}
    assert course.seed == 4


def test_the_classes_of_a_course_are_those_that_practice_knows():
    assert course_shape.CLASSES == cells.CLASSES
