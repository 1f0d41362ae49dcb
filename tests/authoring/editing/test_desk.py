"""What a notebook does for an instructor is what the command line does, in `data/local/` alone."""

import hashlib

import pytest
from PIL import Image

from skinspots_lib.authoring.cli import main
from skinspots_lib.authoring.editing.desk import MEND, Desk
from skinspots_lib.content.course import load_course
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.questions import load_question
from skinspots_lib.learning.progress import Progress


def files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(autouse=True)
def _shipped(data_copy):
    def mark():
        shipped = {
            name: text for name, text in files(data_copy).items() if name.parts[0] != "local"
        }
        return hashlib.sha256(repr(sorted(shipped.items())).encode()).hexdigest()

    before = mark()
    yield
    assert mark() == before


@pytest.fixture
def desk(data_copy):
    return Desk(data_copy)


SAME = {
    "cell": (
        lambda desk: desk.set_cell("conditions", "purpura", "label", "Ours"),
        ["set", "cell", "conditions", "purpura", "label", "Ours"],
    ),
    "item": (
        lambda desk: desk.set_item("q11", {"ask": "Why?"}),
        ["set", "item", "q11", "ask", "Why?"],
    ),
    "lesson": (lambda desk: desk.show_lesson(3, "off"), ["set", "lesson", "3", "off"]),
    "asked": (lambda desk: desk.ask_item("q07", "off"), ["set", "asked", "q07", "off"]),
    "emergency": (
        lambda desk: desk.set_emergency("112", "Ask for an ambulance."),
        ["set", "emergency", "112", "--words", "Ask for an ambulance."],
    ),
    "classes": (
        lambda desk: desk.set_classes(["petechiae", "purpura", "ecchymosis"]),
        ["set", "classes", "petechiae", "purpura", "ecchymosis"],
    ),
    "all classes": (lambda desk: desk.set_classes([]), ["set", "classes", "all"]),
    "seed": (lambda desk: desk.set_seed("7"), ["set", "seed", "7"]),
    "no seed": (lambda desk: desk.set_seed(""), ["set", "seed", "none"]),
    "pass mark": (lambda desk: desk.set_pass_percent("70"), ["set", "pass-percent", "70"]),
    "question": (lambda desk: desk.add_question(3), ["new", "question", "--lesson", "3"]),
}


@pytest.mark.parametrize("act", SAME)
def test_notebook_and_command_line_write_the_same(desk, data_copy, act):
    local, (call, words) = data_copy / "local", SAME[act]
    call(desk)
    by_notebook = files(local)
    for path in local.rglob("*.*"):
        path.unlink()
    assert main(words) == 0
    assert files(local) == by_notebook


def test_a_new_row_is_begun_and_what_is_missing_is_named(desk, capsys):
    told = desk.add_row("glossary", "own-word")
    assert told[:2] == ["Saved in data/local/glossary.csv.", MEND]
    assert any("data/local/glossary.csv, row 2, column term" in line for line in told)
    assert main(["new", "row", "glossary", "own-word"]) == 1
    assert "is the id of a row already" in capsys.readouterr().out


def test_rows_are_found_by_words_and_own_cells_are_marked(desk):
    desk.set_cell("conditions", "purpura", "label", "Ours")
    assert ("purpura" in [id for _, id in desk.rows("conditions", "ours")]) is True
    cells = {cell.column: cell for cell in desk.cells("conditions", "purpura")}
    assert (cells["label"].value, cells["label"].own) == ("Ours", True)
    assert not cells["plain_name"].own
    assert "flat" in cells["raised"].words


def test_a_value_that_is_not_allowed_is_saved_and_named_at_once(desk):
    told = desk.set_cell("conditions", "purpura", "raised", "flatt")
    assert MEND in told
    assert 'data/local/conditions.csv, row 2, column raised: "flatt" is not' in told[-1]
    assert 'Did you mean "flat"?' in told[-1]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["set", "cell", "conditions", "purpura", "raised", "flatt"], 1, 'Did you mean "flat"?'),
        (["set", "cell", "conditons", "purpura", "raised", "flat"], 2, "conditions"),
        (["set", "lesson", "77", "off"], 2, "77"),
        (["set", "asked", "q0777", "off"], 2, "q0777"),
        (["set", "classes", "petechiae", "purpura"], 1, "at least 3 must be mixed"),
        (["set", "pass-percent", "700"], 1, "a number from 1 to 100"),
        (["set", "seed", "many"], 1, "must be a whole number"),
        (["set", "emergency", "call"], 1, "cannot be dialled"),
    ],
)
def test_a_command_that_leaves_something_to_mend_says_so(data_copy, capsys, words, code, said):
    assert main(words) == code
    assert said in "".join(capsys.readouterr())


def test_a_photograph_and_a_question_with_it_need_no_editor(desk, tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "Shin.png")
    about = {"credit": "Ward 3", "licence": "CC0", "consent_basis": "written consent"}
    about |= {"tone": "dark", "how_confirmed": "seen by the ward doctor"}
    told = desk.add_photo(tmp_path / "Shin.png", about)
    assert told == ["Saved in data/local/photos/shin.png.", "Saved in data/local/photos.csv."]
    id, _ = desk.add_question(3, picture="shin.png")
    assert desk.item(id)["picture"] == "shin.png"
    options = [{"say": f"Word {n}", "why": f"Because {n}.", "right": n == 2} for n in range(3)]
    told = desk.set_item(
        id,
        {
            "ask": "What is it?",
            "level": "recall",
            "objective": "look_alikes",
            "described": "Dots.",
            "options": options,
            "why": "Keep: 1 # not a remark",
            "sources": ["nhs-meningitis"],
        },
    )
    assert told == ["Saved in data/local/questions/03.yaml."]
    question = load_question(id)
    assert (question.picture, question.tone) == ("shin.png", "dark")
    assert [option.right for option in question.options] == [False, False, True]
    assert question.why == "Keep: 1 # not a remark"


def test_lists_and_flags_of_a_question_are_typed_as_words(desk):
    desk.set_key("q11", "options.4.why", "Right. A better reason.")
    desk.set_key("q11", "sources", "nhs-meningitis; mayo-keratosis-pilaris")
    question = load_question("q11")
    assert question.options[3].why == "Right. A better reason."
    assert [option.right for option in question.options] == [False, False, False, True]
    assert question.sources == ("nhs-meningitis", "mayo-keratosis-pilaris")


def test_an_emptied_key_brings_the_shipped_one_back(desk):
    shipped = load_question("q11").ask
    desk.set_key("q11", "ask", "Ours?")
    assert load_question("q11").ask == "Ours?"
    desk.set_key("q11", "ask", "")
    assert load_question("q11").ask == shipped


def test_a_file_that_cannot_be_read_is_named_and_left_as_it_is(desk, data_copy):
    path = data_copy / "local" / "questions" / "03.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("- id: [", encoding="utf-8")
    with pytest.raises(ContentError, match="data/local/questions/03.yaml, line"):
        desk.set_key("q11", "ask", "Ours?")
    assert path.read_text(encoding="utf-8") == "- id: ["


def test_an_item_or_a_place_that_is_not_there_is_refused(desk):
    for id, key in (("q1111", "ask"), ("q11", "options.9.say"), ("q11", "options.a.say")):
        with pytest.raises(UnknownName):
            desk.set_key(id, key, "x")


def test_what_is_switched_can_be_switched_back(desk):
    desk.show_lesson(3, "off")
    desk.ask_item("T02", "off")
    assert (load_course().is_off(3), load_course().off) == (True, {"T02"})
    desk.show_lesson(3, "on")
    desk.ask_item("T02", "on")
    assert (load_course().is_off(3), load_course().off) == (False, frozenset())


def test_a_class_is_read_and_its_page_given(desk, tmp_path):
    passports = tmp_path / "passports"
    passports.mkdir()
    (passports / "a.jsonl").write_bytes(Progress(tmp_path / "p").passport(nickname="A").file)
    told, page = desk.read_class(passports, tmp_path / "class")
    assert told[0] == "1 passports read, 0 could not be."
    assert "<h1>Class</h1>" in page
    assert (tmp_path / "class" / "gradebook.csv").exists()


def test_the_check_says_what_the_command_says(desk, data_copy, capsys):
    desk.set_cell("conditions", "purpura", "raised", "flatt")
    main(["check", str(data_copy)])
    assert desk.check() == capsys.readouterr().out.splitlines()


def test_a_photograph_that_was_added_leaves_nothing_to_mend(desk, tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "Shin.png")
    about = dict.fromkeys(("credit", "licence", "consent_basis", "how_confirmed"), "own work")
    desk.add_photo(tmp_path / "Shin.png", {**about, "tone": "dark"})
    assert desk.check()[-1] == "data: Nothing to mend."
    (desk.root / "local" / "photos" / "shin.png").unlink()
    assert 'column file: "shin.png" is not there' in desk.check()[0]
