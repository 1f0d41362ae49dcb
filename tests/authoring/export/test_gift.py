"""The GIFT file is read back by gift-pegjs, with every question, answer, picture and reason."""

import base64
from collections import Counter

import pytest

from skinspots_lib.authoring.export import writer
from skinspots_lib.authoring.export.markup import explained, paragraphs
from skinspots_lib.authoring.export.words import limits, pairs

READ = """
const text = require("fs").readFileSync(process.argv[1], "utf8");
console.log(JSON.stringify(require("gift-pegjs").parse(text)));
"""
TYPES = {
    "single": "MC",
    "multiple": "MC",
    "numeric": "Numerical",
    "measure": "Numerical",
    "ordering": "Matching",
    "sorting": "Matching",
}


def read_back(npm_parts, cards, path):
    lost = writer("gift")(cards, path)
    entries = npm_parts(READ, path)
    questions = [entry for entry in entries if entry["type"] != "Category"]
    assert [entry["id"] for entry in questions] == [card.question.id for card in cards]
    return list(zip(cards, questions, strict=True)), entries, lost


@pytest.fixture(scope="module")
def bank(npm_parts, given, tmp_path_factory):
    return read_back(npm_parts, given, tmp_path_factory.mktemp("gift") / "bank.gift")


def of_type(bank, name):
    chosen = [(card, read) for card, read in bank[0] if read["type"] == name]
    assert chosen
    return chosen


def test_each_question_is_read_as_its_kind_with_its_tags(bank, given):
    kinds = Counter(read["type"] for _, read in bank[0])
    assert kinds == Counter(TYPES[card.question.kind] for card in given)
    for card, read in bank[0]:
        assert read["tags"] == list(card.tags)


def test_each_lesson_is_a_category(bank, given):
    titles = [entry["title"] for entry in bank[1] if entry["type"] == "Category"]
    lessons = sorted({card.question.lesson for card in given})
    assert [title[-2:] for title in titles] == [f"{lesson:02d}" for lesson in lessons]


def test_the_right_options_are_marked_and_each_has_its_feedback(bank):
    for card, read in of_type(bank, "MC"):
        options = card.question.options
        assert [c["text"]["text"] for c in read["choices"]] == [
            paragraphs([o.say]) for o in options
        ]
        assert [c["feedback"]["text"] for c in read["choices"]] == [
            paragraphs([o.why]) for o in options
        ]
        if card.question.kind == "single":
            assert [c["isCorrect"] for c in read["choices"]] == [o.right for o in options]
        else:
            weights = [choice["weight"] for choice in read["choices"]]
            assert [weight > 0 for weight in weights] == [o.right for o in options]
            assert sum(w for w in weights if w > 0) == pytest.approx(100, abs=1e-3)
            assert sum(weights) <= 0.001 or sum(o.right for o in options) > len(options) / 2


def test_a_number_has_its_limits_and_words_for_too_small_and_too_large(bank):
    for card, read in of_type(bank, "Numerical"):
        right, small, large = read["choices"]
        low, high = limits(card)
        ends = (right["text"]["numberLow"], right["text"]["numberHigh"])
        assert ends == pytest.approx((low, high), abs=1e-5)
        assert right["weight"] is None
        assert small["weight"] == large["weight"] == 0
        assert small["text"]["numberHigh"] <= low + 1e-5
        assert large["text"]["numberLow"] >= high - 1e-5
        assert small["feedback"]["text"] == paragraphs([card.question.number.too_small])
        assert large["feedback"]["text"] == paragraphs([card.question.number.too_large])


def test_an_order_and_groups_are_matched(bank):
    for card, read in of_type(bank, "Matching"):
        got = [(p["subquestion"]["text"], p["subanswer"]) for p in read["matchPairs"]]
        assert got == [(paragraphs([say]), where) for say, where, _ in pairs(card.question)]


def test_the_explanation_comes_at_the_end_with_sources_and_review(bank):
    for card, read in bank[0]:
        assert read["globalFeedback"]["text"] == paragraphs(explained(card))
        assert "Not yet reviewed" in read["globalFeedback"]["text"]


def test_each_picture_is_in_the_question_with_its_alt_text(bank, given):
    shown = 0
    for card, read in bank[0]:
        text = read["stem"]["text"]
        assert ("<img" in text) == (card.picture is not None)
        if card.picture:
            shown += 1
            data = text.partition("base64,")[2].partition('"')[0]
            assert base64.b64decode(data) == card.picture.data
            assert f'alt="{card.picture.alt}"' in text
    assert shown == sum(card.picture is not None for card in given) > 0


def test_hostile_text_stays_text(npm_parts, hostile, tmp_path):
    for card, read in read_back(npm_parts, hostile, tmp_path / "bank.gift")[0]:
        assert read["type"] == TYPES[card.question.kind]
        assert read["stem"]["text"].startswith(paragraphs([card.question.ask]))
        assert "<script" not in read["stem"]["text"]
        assert read["globalFeedback"]["text"] == paragraphs(explained(card))
        if card.question.options:
            options = [choice["text"]["text"] for choice in read["choices"]]
            assert options == [paragraphs([o.say]) for o in card.question.options]


def test_no_word_of_the_final_test_is_in_the_file(given, held_back, tmp_path):
    writer("gift")(given, tmp_path / "bank.gift")
    text = (tmp_path / "bank.gift").read_text("utf-8")
    assert [q.id for q in held_back if f"[id:{q.id}]" in text or q.ask in text] == []


def test_what_is_lost_is_said_of_each_question_that_loses_it(bank, given):
    losing = [c.question.id for c in given if TYPES[c.question.kind] in ("Matching", "Numerical")]
    assert [line.partition(":")[0] for line in bank[2]] == losing
