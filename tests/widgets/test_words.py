"""The words of the widgets: easy to read, and each one used."""

from __future__ import annotations

import json
import re

import pytest
import textstat

from skinspots_lib.authoring.check import check
from skinspots_lib.content.problems import ContentError
from skinspots_lib.widgets import _base, course_map
from skinspots_lib.widgets._base import HERE, WORDS, compose, read_words
from skinspots_lib.widgets.parts.cards import load_cards


def sentences(part):
    if isinstance(part, dict):
        part = part.values()
    if isinstance(part, str):
        return [part] if len(part.split()) > 3 else []
    return [text for one in part if not isinstance(one, int | float) for text in sentences(one)]


def grade(texts):
    joined = " ".join(text if text.endswith((".", "?", "!", ":")) else f"{text}." for text in texts)
    return textstat.flesch_kincaid_grade(joined)


def test_words_are_at_grade_seven_or_lower():
    assert grade(sentences(WORDS)) <= 7


def test_each_card_is_at_grade_seven_or_lower():
    for card in load_cards().values():
        assert grade(card.story.values()) <= 7, card.id


def test_every_word_is_used_by_the_page_or_by_python():
    code = "".join(file.read_text() for file in [*HERE.rglob("*.mjs"), *HERE.rglob("*.py")])
    used = set(re.findall(r"\w+", code))
    # Reached by the name of a finding or of an answer.
    by_value = {"flat", "raised", "fades", "stays", "partly"}
    for part in (
        "shared",
        "question",
        "walk",
        "look_alikes",
        "bench",
        "telling",
        "pair",
        "practice",
        "left_out",
        "instructor",
        "case",
        "pretest",
        "sitting",
    ):
        assert set(WORDS[part]) <= used, set(WORDS[part]) - used
    for board, words in WORDS["instructor"].items():
        assert isinstance(words, str) or set(words) <= used, (board, set(words) - used)
    assert set(WORDS["walk"]["draw"]) <= used | by_value


def test_the_number_of_the_course_follows_each_call_to_get_help(data_copy):
    assert "112" not in json.dumps(read_words())
    local = data_copy / "local" / "course.yml"
    local.parent.mkdir()
    local.write_text('emergency:\n  number: "112"\n', encoding="utf-8")
    words = read_words()
    assert words["skin"]["safety"].endswith("In doubt, go. Emergency number here: 112.")
    assert words["walk"]["safety"].endswith("Emergency number here: 112.")
    assert "112" in course_map(3)._repr_html_()


def test_a_faulty_course_file_takes_no_word_away(data_copy):
    local = data_copy / "local" / "course.yml"
    local.parent.mkdir()
    local.write_text("emergency: [", encoding="utf-8")
    assert read_words() == WORDS


def own(data_copy, text):
    local = data_copy / "local" / "words.yml"
    local.parent.mkdir(exist_ok=True)
    local.write_text(text, encoding="utf-8")


def test_own_words_reach_python_and_the_page_alike(data_copy, monkeypatch):
    own(data_copy, "question:\n  check: Antwort prüfen\n")
    words = read_words()
    assert words["question"]["check"] == "Antwort prüfen"
    monkeypatch.setattr(_base, "WORDS", words)
    assert "Antwort prüfen" in compose("question")
    assert '"check": "Check answer"' not in compose("question")


def test_the_number_follows_a_call_in_any_language(data_copy):
    own(data_copy, 'skin:\n  safety: "Im Zweifel: hingehen!"\n')
    (data_copy / "local" / "course.yml").write_text('emergency:\n  number: "112"\n', "utf-8")
    assert read_words()["skin"]["safety"] == "Im Zweifel: hingehen! Emergency number here: 112."


def test_faulty_words_take_none_away_and_the_map_and_the_check_name_the_fault(data_copy):
    own(data_copy, "question:\n  chek: Go\n")
    assert read_words() == WORDS
    with pytest.raises(ContentError, match="chek: is not a known key") as caught:
        course_map(3)
    assert str(caught.value) in [str(problem) for problem in check()]


def test_own_words_must_not_call_a_sign_positive(data_copy):
    own(data_copy, "glass:\n  title: Is the glass test positive?\n")
    assert any("local/words.yml, line 2, glass, title" in str(problem) for problem in check())
