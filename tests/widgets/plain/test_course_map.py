import re
import shutil

import pytest

from skinspots_lib import widgets
from skinspots_lib.content.course import load_course
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.learning.engine.cells import CELLS
from skinspots_lib.learning.trials import Trial


@pytest.fixture
def course(tmp_path, monkeypatch):
    """Give a function that changes course.yml in a copy of the tables."""
    root = tmp_path / "data"
    shutil.copytree(data_dir(), root)

    def change(old, new):
        path = root / "course.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        monkeypatch.setenv("SKINSPOTS_DATA", str(root))

    return change


def rows(html):
    return re.findall(r"<tr[^>]*>.*?</tr>", html)[1:]


def test_all_lessons_are_listed_with_minutes_and_links(mine):
    found = rows(widgets.course_map()._repr_html_())
    for row, lesson in zip(found, load_course().lessons, strict=True):
        assert f'href="{lesson.file}.ipynb"' in row
        assert f">{lesson.minutes}</td>" in row
        assert "not begun" in row


def test_the_lesson_one_is_in_is_marked_in_words_and_is_no_link(mine):
    found = rows(widgets.course_map(1)._repr_html_())
    assert found[1].startswith('<tr aria-current="page">')
    assert "(you are here)" in found[1] and "<a " not in found[1]
    assert sum("aria-current" in row for row in found) == 1


def test_it_is_folded_at_the_head_of_a_lesson_and_open_elsewhere(mine):
    assert "<details" in widgets.course_map(1)._repr_html_()
    assert " open>" not in widgets.course_map(1)._repr_html_()
    assert " open>" in widgets.course_map()._repr_html_()
    assert "You are here: lesson 1, 35 minutes." in widgets.course_map(1)._repr_html_()


def test_what_was_done_is_told_lesson_by_lesson(mine):
    mine.record(Trial("q06", "4", True))
    mine.record(Trial("q07", "1", False))
    mine.keep([{"levels": {"post-test": 31}}])
    mine.keep([{"levels": {name: 5 for name in CELLS if name.startswith("purpura-")}}])
    found = rows(widgets.course_map()._repr_html_())
    assert "1 of 2 right at the first try" in found[1]
    assert "1 of 6 kinds mastered" in found[6]
    assert "best try: 31 right" in found[9]


def test_an_instructor_can_leave_a_lesson_out(mine, course):
    course('fade under a glass, or does it stay?"\n  show: true', 'fade?"\n  show: false')
    assert len(rows(widgets.course_map()._repr_html_())) == 9


def test_hostile_titles_are_shown_as_text(mine, course):
    hostile = "<script>x</script> \u202e " + "y" * 5000
    course("A red spot: does it fade under a glass, or does it stay?", hostile)
    course("file: 00_first_fifteen_minutes", "file: \"javascript:x' onclick='y\"")
    html = widgets.course_map()._repr_html_()
    assert "<script" not in html and "onclick='" not in html and "javascript:" not in html


def test_an_unknown_lesson_lists_those_there_are():
    with pytest.raises(UnknownName, match='no lesson "12". There are: 0, 1, 2'):
        widgets.course_map(12)


def test_where_no_html_is_shown_it_is_one_line_for_each_lesson(mine):
    lines = str(widgets.course_map(0)).splitlines()
    assert len(lines) == 10 and lines[0].endswith("(you are here)")
