"""The words of the widgets: easy to read, and each one used."""

from __future__ import annotations

import json
import re

import textstat

from skinspots_lib.widgets import course_map
from skinspots_lib.widgets._base import HERE, WORDS, read_words
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
        "case",
        "pretest",
        "sitting",
    ):
        assert set(WORDS[part]) <= used, set(WORDS[part]) - used
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
