"""The boards for instructors hand each act to the desk and tell what it says."""

import pytest
from PIL import Image

from skinspots_lib.authoring.editing.desk import Desk
from skinspots_lib.content.course import load_course
from skinspots_lib.content.questions import load_question
from skinspots_lib.learning.progress import Progress
from skinspots_lib.widgets import instructor


@pytest.fixture
def desk(data_copy, tmp_path, monkeypatch):
    """Give a desk on a copy, in a folder for what is made."""
    here = tmp_path / "notebooks"
    here.mkdir()
    monkeypatch.chdir(here)
    return Desk(data_copy)


def said(board):
    return board.said.value


def test_a_cell_with_a_closed_list_of_words_is_chosen_and_another_one_typed(desk):
    board = instructor.tables(desk)
    board.table.value = "conditions"
    board.row.value = "purpura"
    board.column.value = "raised"
    assert (board.word.layout.display, board.value.layout.display) == (None, "none")
    assert set(board.word.options) >= {"flat", "raised"}
    board.column.value = "label"
    assert (board.word.layout.display, board.value.layout.display) == ("none", None)
    assert board.value.value == "Purpura (flat)"
    board.value.value = "Ours"
    board.save()
    assert "Saved in data/local/conditions.csv." in said(board)
    assert (board.row.value, board.column.value, board.value.value) == ("purpura", "label", "Ours")
    assert "Ours <strong>(yours)</strong>" in board.whole.value


def test_what_is_wrong_with_a_saved_cell_stands_under_the_button(desk):
    board = instructor.tables(desk)
    board.table.value = "conditions"
    board.column.value = "size_min_mm"
    board.value.value = "two"
    board.save()
    assert "Still to mend:" in said(board)
    assert "column size_min_mm: &quot;two&quot;" in said(board)


def test_a_new_row_is_opened_with_every_cell_blank(desk):
    board = instructor.tables(desk)
    board.table.value = "glossary"
    board.find.value = "nothing has these words"
    assert "No row has these words." in said(board)
    assert board.row.value is None
    board.new.value = "own-term"
    board.add()
    assert board.row.value == "own-term"
    assert (board.find.value, board.new.value) == ("", "")
    assert "row 2, column term: missing" in said(board)
    board.new.value = "own-term"
    board.add()
    assert "is the id of a row already" in said(board)


def test_hostile_words_of_a_table_stay_words(desk):
    desk.set_cell("conditions", "purpura", "label", "<img src=x onerror=alert(1)>")
    board = instructor.tables(desk)
    board.table.value = "conditions"
    board.row.value = "purpura"
    assert "<img" not in board.whole.value
    assert "<img" not in board.meaning.value


def test_a_photograph_is_taken_from_beside_the_notebook(desk, tmp_path):
    board = instructor.photos(desk)
    board.file.value = "Shin.png"
    board.add()
    assert "There is no file &quot;Shin.png&quot; beside this notebook." in said(board)
    Image.new("RGB", (8, 8)).save(tmp_path / "notebooks" / "Shin.png")
    board.about["credit"].value = "Ward 3"
    board.add()
    assert "column licence: missing" in said(board)
    cells = {cell.column: cell.value for cell in desk.cells("photos", "shin.png")}
    assert (cells["credit"], cells["tone"]) == ("Ward 3", "light")


def test_a_question_is_opened_changed_and_left_out(desk):
    board = instructor.questions(desk)
    board.lesson.value = 3
    assert (board.question.value, board.words["condition"].value) == ("q11", "keratosis_pilaris")
    assert [right.value for _, right, _ in board.answers] == [False, False, False, True, False]
    board.save()
    assert "Nothing was changed." in said(board)
    board.answers[3][2].value = "Right. A better reason."
    board.shown.value = False
    board.save()
    assert "Saved in data/local/questions/03.yaml." in said(board)
    question = load_question("q11")
    assert question.options[3].why == "Right. A better reason."
    assert question.options[0].misconception == "mc_every_red_dot_is_petechia"
    assert load_course().off == {"q11"}
    assert (board.question.value, board.shown.value) == ("q11", False)


def test_only_the_keys_that_were_changed_are_written(desk, data_copy):
    board = instructor.questions(desk)
    board.lesson.value = 3
    board.texts["ask"].value = "Another wording?"
    board.save()
    written = (data_copy / "local" / "questions" / "03.yaml").read_text(encoding="utf-8")
    assert written == "- id: q11\n  ask: Another wording?\n"


def test_a_new_question_says_what_is_still_to_be_filled_in(desk):
    board = instructor.questions(desk)
    board.lesson.value = 4
    board.add()
    assert board.question.value == "q9001"
    assert "New: q9001. Fill it in, then save." in said(board)
    board.texts["ask"].value = "What fades?"
    board.save()
    assert "level: empty" in said(board)


def test_a_question_without_answers_to_choose_hides_them(desk):
    board = instructor.questions(desk)
    kinds = {}
    for lesson in (1, 2, 3):
        for _, id in desk.questions(lesson):
            kinds.setdefault(desk.item(id)["kind"], (lesson, id))
    board.lesson.value, board.question.value = kinds["numeric"]
    assert board.answers[0][0].layout.display == "none"
    assert "of the kind numeric" in board.kind.value
    board.save()
    assert "Nothing was changed." in said(board)


def test_the_course_writes_each_choice_that_was_changed(desk):
    board = instructor.course(desk)
    board.lessons[8].value = False
    board.off.value = "q07; T02"
    board.classes["purpura"].value = False
    board.seed.value, board.percent.value = "7", "70"
    board.number.value, board.local.value = "112", "Ask for an ambulance."
    board.save()
    course = load_course()
    assert course.is_off(8) and not course.is_off(7)
    assert course.off == {"q07", "T02"}
    assert len(course.classes) == 5 and "purpura" not in course.classes
    assert (course.seed, course.post_test.pass_percent) == (7, 70)
    assert str(course.emergency) == "Emergency number here: 112. Ask for an ambulance."
    board.off.value, board.classes["purpura"].value, board.seed.value = "T02", True, ""
    board.save()
    course = load_course()
    assert (course.off, course.classes, course.seed) == ({"T02"}, (), None)
    board.save()
    assert "Nothing was changed." in said(board)


def test_a_choice_that_is_not_allowed_is_named(desk):
    board = instructor.course(desk)
    board.off.value = "q0777"
    board.save()
    assert "&quot;q0777&quot;" in said(board)
    board.off.value, board.percent.value = "", "700"
    board.save()
    assert "a number from 1 to 100" in said(board)


def test_the_check_speaks_as_the_command_does(desk):
    desk.set_cell("conditions", "purpura", "raised", "flatt")
    board = instructor.checking(desk)
    board.check()
    assert "data/local/conditions.csv, row 2, column raised" in said(board)
    assert "problem" in said(board)


def test_an_export_lands_beside_the_notebook_and_a_bad_place_is_said(desk, tmp_path):
    board = instructor.export(desk)
    board.format.value = "gift"
    assert board.out.value == "exports/bank.txt"
    board.export()
    assert "questions: exports/bank.txt" in said(board)
    assert (tmp_path / "notebooks" / "exports" / "bank.txt").stat().st_size > 1000
    board.out.value = "exports/bank.txt/inside.txt"
    board.export()
    assert "cannot be read or written" in said(board)


def test_a_class_is_shown_on_one_page(desk, tmp_path):
    folder = tmp_path / "notebooks" / "passports"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(Progress(tmp_path / "p").passport(nickname="A").file)
    board = instructor.class_view(desk)
    board.folder.value = "passports"
    board.read()
    assert "1 passports read" in said(board)
    assert 'title="The class on one page"' in board.page.value


def test_a_part_is_previewed_in_a_frame_that_runs_no_script(desk):
    board = instructor.preview(desk)
    board.what.value = "glossary"
    board.show()
    assert "Below: glossary, as a learner sees it." in said(board)
    assert '<iframe title="Preview of glossary" sandbox=""' in board.page.value
    board.what.value = "glosary"
    board.show()
    assert "glosary" in said(board)
    assert board.page.value == ""
