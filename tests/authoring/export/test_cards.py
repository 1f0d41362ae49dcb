"""What an export may give away, with its pictures and sources."""

from skinspots_lib.authoring.export.cards import cards
from skinspots_lib.content.course import load_course
from skinspots_lib.content.questions import load_questions


def test_everything_but_the_held_back_questions_is_there():
    held_back = load_course().post_test.lesson
    ids = [card.question.id for card in cards()]
    assert ids == [q.id for q in load_questions() if q.lesson != held_back]


def test_what_the_course_leaves_out_is_left_out(data_copy):
    local = data_copy / "local" / "course.yml"
    local.parent.mkdir()
    local.write_text("off: [q07]\nlessons:\n- lesson: 3\n  show: false\n", encoding="utf-8")
    given = cards()
    assert "q07" not in {card.question.id for card in given}
    assert 3 not in {card.question.lesson for card in given}


def test_each_card_names_its_sources_and_says_that_no_clinician_has_read_it():
    for card in cards(lessons=[1]):
        assert card.sources
        assert card.review == "Not yet reviewed by a clinician."


def test_a_measured_question_has_a_picture_whose_name_and_words_tell_nothing():
    measured = [card for card in cards() if card.question.kind == "measure"]
    assert measured
    for card in measured:
        assert card.value > 0
        assert card.picture.data[:2] == b"\xff\xd8"
        told = card.picture.name + card.picture.alt
        assert card.question.condition not in told
        assert f"{card.value:g} mm" not in told
