"""Moodle XML and CSV are read back by readers that are not ours, and the command says so."""

import base64
from dataclasses import replace
from xml.etree import ElementTree as xml

import pandas as pd
import pytest
from moodle_xml_parser.parser import parse_file

from skinspots_lib.authoring.cli import main
from skinspots_lib.authoring.export import writer
from skinspots_lib.authoring.export.cards import cards
from skinspots_lib.content.course import load_course
from skinspots_lib.content.questions import load_questions

NASTY = "<script>alert(1)</script> & ~ = # { } 🩸 \u202eאב"


@pytest.fixture(scope="module")
def given():
    return cards()


@pytest.fixture(scope="module")
def moodle(given, tmp_path_factory):
    path = tmp_path_factory.mktemp("moodle") / "bank.xml"
    writer("moodle")(given, path)
    return path


def of_kinds(given, *kinds):
    return [card.question for card in given if card.question.kind in kinds]


def test_moodle_xml_marks_the_right_answers_of_every_choice(given, moodle):
    read = {q.name: q for q in parse_file(str(moodle))["multichoice"]}
    asked = of_kinds(given, "single", "multiple")
    assert set(read) == {question.id for question in asked}
    for question in asked:
        options = read[question.id].options
        assert len(options) == len(question.options)
        for mine, theirs in zip(question.options, options, strict=True):
            assert mine.say in theirs.answer
            assert mine.why in theirs.feedback
            assert (theirs.score_fraction > 0) == mine.right
        shares = [option.score_fraction for option in options if option.score_fraction > 0]
        assert sum(shares) == pytest.approx(100, abs=len(shares))


def test_moodle_xml_carries_every_question_its_explanation_and_its_picture(given, moodle):
    nodes = {
        node.findtext("name/text"): node
        for node in xml.parse(moodle).iter("question")
        if node.get("type") != "category"
    }
    assert list(nodes) == [card.question.id for card in given]
    for card in given:
        node = nodes[card.question.id]
        assert "Not yet reviewed" in node.findtext("generalfeedback/text")
        file = node.find("questiontext/file")
        assert (file is not None) == (card.picture is not None)
        if card.picture:
            assert base64.b64decode(file.text) == card.picture.data
            assert card.picture.alt in node.findtext("questiontext/text")


def test_moodle_xml_matches_each_part_of_an_order_and_of_groups(given, moodle):
    nodes = {node.findtext("name/text"): node for node in xml.parse(moodle).iter("question")}
    for question in of_kinds(given, "ordering", "sorting"):
        parts = nodes[question.id].findall("subquestion")
        assert len(parts) == len(question.items)
        if question.kind == "sorting":
            groups = [part.findtext("answer/text") for part in parts]
            assert groups == [item.group for item in question.items]


def test_moodle_xml_leaves_out_signs_that_no_xml_may_hold(given, tmp_path):
    card = replace(given[0], question=replace(given[0].question, ask="a\x00b\ufffec\ud800d"))
    writer("moodle")((card,), tmp_path / "bank.xml")
    asked = xml.parse(tmp_path / "bank.xml").findtext("question/questiontext/text")
    assert "abcd" in asked


def test_a_table_holds_every_question_answer_and_picture(given, tmp_path):
    assert main(["export", "csv", "--out", str(tmp_path)]) == 0
    questions = pd.read_csv(tmp_path / "questions.csv")
    answers = pd.read_csv(tmp_path / "answers.csv")
    assert list(questions["id"]) == [card.question.id for card in given]
    right = answers[answers["right"] == "yes"].groupby("id").size()
    assert all(right[q.id] == 1 for q in of_kinds(given, "single"))
    for card in given:
        if card.picture:
            assert (tmp_path / "pictures" / card.picture.name).read_bytes() == card.picture.data


@pytest.mark.parametrize("name", ["moodle", "csv"])
def test_neither_holds_a_word_of_the_final_test(name, given, tmp_path):
    writer(name)(given, tmp_path / "out")
    files = [tmp_path / "out", *(tmp_path / "out").glob("*.csv")]
    text = "".join(file.read_text("utf-8") for file in files if file.is_file())
    held_back = load_questions(load_course().post_test.lesson)
    assert [q.id for q in held_back if q.id in text.replace(">", ",").split(",")] == []
    assert [q.id for q in held_back if q.ask in text] == []


@pytest.mark.parametrize("name", ["moodle", "csv"])
def test_hostile_text_stays_text(name, data_copy, tmp_path):
    path = data_copy / "local" / "questions" / "01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(f"- id: q06\n  ask: '{NASTY}'\n", encoding="utf-8")
    writer(name)(cards(lessons=[1]), tmp_path / "out")
    if name == "moodle":
        node = xml.parse(tmp_path / "out").find("question[@type='multichoice']")
        assert "&lt;script&gt;" in node.findtext("questiontext/text")
    else:
        assert NASTY in set(pd.read_csv(tmp_path / "out" / "questions.csv")["ask"])


def test_the_command_says_what_is_held_back_and_what_a_format_loses(tmp_path, capsys):
    assert main(["export", "moodle", "--out", str(tmp_path / "bank.xml")]) == 0
    said = capsys.readouterr().out
    assert "held back, not secret" in said
    assert "asked as places to match" in said


def test_a_folder_that_cannot_be_written_is_said(tmp_path, capsys):
    (tmp_path / "no").write_text("a file where a folder should be")
    assert main(["export", "moodle", "--out", str(tmp_path / "no" / "bank.xml")]) == 2
    assert "cannot be read or written" in capsys.readouterr().err
