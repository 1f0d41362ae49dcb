"""What the instructor left out is not asked, and a quiet line says so."""

import pytest

from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.trials import Trial
from skinspots_lib.widgets import case, course_map, final_test, practice, question
from skinspots_lib.widgets.asking.left_out import LeftOut


@pytest.fixture(autouse=True)
def course(data_copy, tmp_path, monkeypatch):
    """Give a function that writes the instructor's choices."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path / "progress"))

    def write(text):
        path = data_copy / "local" / "course.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_a_question_and_a_case_that_are_off_become_a_line(course):
    course("off: [q07, T02]\n")
    for part in (question("q07"), case("T02")):
        assert isinstance(part, LeftOut)
        assert "Your instructor left out this" in part._repr_html_()
    assert not isinstance(question("q06"), LeftOut)
    assert not isinstance(case("T01"), LeftOut)


def test_what_is_off_does_not_count_in_the_map(course):
    progress().record(Trial("q06", "4", True))
    progress().record(Trial("q07", "1", False))
    assert "1 of 2 right" in str(course_map(1))
    course("off: [q07]\n")
    assert "1 of 1 right" in str(course_map(1))


def test_a_fault_in_the_course_file_takes_no_question_away(course):
    course("off: [q07\n")
    assert not isinstance(question("q07"), LeftOut)


def test_a_lesson_that_is_off_says_so_at_its_head(course):
    assert "left out this lesson" not in course_map(3)._repr_html_()
    course("lessons:\n- lesson: 3\n  show: false\n")
    assert "left out this lesson" in course_map(3)._repr_html_()
    assert "left out this lesson" not in course_map(4)._repr_html_()


def test_practice_tells_of_the_classes_of_the_course_alone(course):
    course("classes: [petechiae, ecchymosis, cherry_angioma]\nseed: 3\n")
    said = [one["say"].split(":")[0] for one in practice().mastery]
    assert len(said) == 3
    assert practice().alts == practice(seed=3).alts


@pytest.mark.parametrize(("percent", "passes"), [(50, True), (51, False)])
def test_the_pass_mark_of_the_course_decides(course, percent, passes):
    rules = f"post_test:\n  pass_percent: {percent}\n  no_empty_group: false\n"
    course(rules)
    test = final_test(seed=1)._sitting.test
    for place, (asked, order) in enumerate(zip(test._questions, test._orders, strict=True)):
        right = [n for n, place_ in enumerate(order) if asked.options[place_].right]
        wrong = [n for n in range(len(order)) if n not in right][:1]
        test.answer(place, right if place < 18 else wrong)
    assert test.finish().passed is passes


def test_a_held_back_question_that_is_off_is_missed_by_the_test_and_by_the_check(course):
    from skinspots_lib.authoring.check import check
    from skinspots_lib.content.problems import ContentError

    course("off: [q141]\n")
    with pytest.raises(ContentError, match="the final test needs 2"):
        final_test()
    assert any("switch some on again" in str(problem) for problem in check())
