"""The package is imported by Anki's own library, with every note, picture and right answer."""

import re
import sys
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from skinspots_lib.authoring.cli import main
from skinspots_lib.authoring.export import writer
from skinspots_lib.authoring.export.markup import paragraphs


def read_back(cards, folder):
    """Import into an empty collection; give its notes by question and what lies beside them."""
    package = folder / "bank.apkg"
    lost = writer("anki")(cards, package)
    collection = Collection(str(folder / "learner.anki2"))
    take_in(collection, package)
    return collection, lost


def take_in(collection, package):
    options = ImportAnkiPackageOptions()
    request = ImportAnkiPackageRequest(package_path=str(package), options=options)
    return collection.import_anki_package(request).log


def notes(collection):
    found = map(collection.get_note, collection.find_notes(""))
    return {re.sub("<.*?>", "", note["Id"]): note for note in found}


@pytest.fixture(scope="module")
def bank(given, tmp_path_factory):
    collection, lost = read_back(given, tmp_path_factory.mktemp("anki"))
    yield collection, lost
    collection.close()


def test_each_question_is_one_note_with_one_card_in_the_deck_of_its_lesson(bank, given):
    collection = bank[0]
    assert collection.note_count() == collection.card_count() == len(given)
    read = notes(collection)
    assert set(read) == {card.question.id for card in given}
    for card in given:
        note = read[card.question.id]
        assert set(card.tags) == set(note.tags)
        deck = collection.decks.name(note.cards()[0].did)
        assert deck == f"Skin Spots::Lesson {card.question.lesson:02d}"


def test_the_right_answer_is_marked_and_each_option_has_its_reason(bank, given):
    read = notes(bank[0])
    asked = [card.question for card in given if card.question.options]
    assert asked
    for question in asked:
        answer = read[question.id]["Answer"]
        for option in question.options:
            verdict = "Right" if option.right else "Wrong"
            line = paragraphs([f"{verdict}: {option.say} – {option.why}"])
            assert line in answer
            assert paragraphs([option.say]) in read[question.id]["Options"]
            assert option.why not in read[question.id]["Options"]
        assert answer.count("<li>") == len(question.options)


def test_a_number_says_what_is_right_and_what_others_overlook(bank, given):
    read = notes(bank[0])
    asked = [card for card in given if card.question.number]
    assert asked
    for card in asked:
        answer = read[card.question.id]["Answer"]
        number = card.question.number
        assert f"Right: {card.value:g} {number.unit}" in answer
        for text in (number.too_small, number.too_large):
            assert paragraphs([text])[3:-4] in answer


def test_the_order_of_the_parts_does_not_tell_the_right_one(bank, given):
    read = notes(bank[0])
    for question in (card.question for card in given if card.question.items):
        note = read[question.id]
        shown = re.findall("<li><p>(.*?)</p></li>", note["Options"])
        assert len(shown) == len(question.items) == note["Answer"].count("<li>")
        assert shown == sorted(shown)


def test_each_picture_is_media_with_its_alt_text(bank, given):
    collection = bank[0]
    read = notes(collection)
    shown = [card for card in given if card.picture]
    assert shown
    for card in given:
        names = collection.media.files_in_str(
            read[card.question.id].mid, " ".join(read[card.question.id].fields)
        )
        assert len(names) == (card.picture is not None)
        if card.picture:
            file = Path(collection.media.dir()) / names[0]
            assert file.read_bytes() == card.picture.data
            assert f'alt="{card.picture.alt}"' in read[card.question.id]["Picture"]
    check = collection.media.check()
    assert list(check.missing) == list(check.unused) == []


def test_sources_and_review_stand_on_the_back(bank, given):
    read = notes(bank[0])
    for card in given:
        back = read[card.question.id].cards()[0].answer()
        assert "Not yet reviewed" in back
        assert paragraphs([f"Sources: {'; '.join(card.sources)}."])[3:30] in back
        front = read[card.question.id].cards()[0].question()
        assert "Not yet reviewed" not in front


def test_a_second_import_changes_notes_and_adds_none(given, tmp_path):
    few = given[:5]
    collection, _ = read_back(few, tmp_path)
    writer("anki")(few, tmp_path / "again.apkg")
    take_in(collection, tmp_path / "again.apkg")
    assert collection.note_count() == len(few)
    kinds = [entry.name for entry in collection.models.all_names_and_ids()]
    assert [name for name in kinds if name.startswith("Skin Spots")] == ["Skin Spots"]
    collection.close()


def test_hostile_text_stays_text(hostile, tmp_path):
    collection, _ = read_back(hostile, tmp_path)
    read = notes(collection)
    assert len(read) == len(hostile)
    for card in hostile:
        shown = read[card.question.id].cards()[0]
        for side in (shown.question(), shown.answer()):
            assert "<script" not in side
            assert "[sound:" not in side
            assert "&lt;script&gt;" in side
        assert shown.answer_av_tags() == []
    collection.close()


def test_no_word_of_the_final_test_is_in_the_package(bank, held_back):
    text = "\n".join(" ".join(note.fields) for note in notes(bank[0]).values())
    assert [q.id for q in held_back if q.id in notes(bank[0]) or q.ask in text] == []


def test_what_is_lost_is_said_of_every_question(bank, given):
    assert [line.partition(":")[0] for line in bank[1]] == [card.question.id for card in given]


def test_without_the_library_it_says_how_to_get_it(monkeypatch, capsys, tmp_path):
    monkeypatch.setitem(sys.modules, "genanki", None)
    assert main(["export", "anki", "--out", str(tmp_path / "bank.apkg")]) == 1
    said = capsys.readouterr().out
    assert "genanki: is missing" in said
    assert "pip install" in said
