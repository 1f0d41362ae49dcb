import pytest

from skinspots_lib.content.course import PostTestRules, load_course
from skinspots_lib.content.problems import ContentError

GOOD = """post_test:
  lesson: 9
  items: 36
  pass_percent: 80
  no_empty_group: true
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
    ],
)
def test_a_wrong_choice_is_named_with_its_line(tmp_path, old, new, lines):
    assert problems(tmp_path, GOOD.replace(old, new)) == lines


def test_a_course_without_a_final_test_is_named(tmp_path):
    assert problems(tmp_path, "pretest: yes\n")[-1] == (
        "data/course.yml, line 1, post_test: missing."
    )
