"""The QTI 1.2 package is read back by qti2latex, and what that cannot read by the spec's rules."""

import re
from collections import Counter
from html import unescape
from xml.etree import ElementTree as xml
from zipfile import ZipFile

import pytest
import qti2latex as reader

from skinspots_lib.authoring.export import writer
from skinspots_lib.authoring.export.markup import explained, paragraphs
from skinspots_lib.authoring.export.qti12 import KINDS, PACKAGE, QTI
from skinspots_lib.authoring.export.words import limits, pairs

# What may stand in an element, in this order.
ORDER = {
    "assessment": ["section"],
    "item": ["itemmetadata", "presentation", "resprocessing", "itemfeedback"],
    "resprocessing": ["outcomes", "respcondition"],
    "respcondition": ["conditionvar", "setvar", "displayfeedback"],
    "response_lid": ["material", "render_choice"],
    "response_str": ["render_fib"],
    "render_choice": ["response_label"],
    "itemfeedback": ["flow_mat"],
    "flow_mat": ["material"],
}
Q = f"{{{QTI}}}"


class Read:
    """A package as its reader has it: items by question, in the order of the files."""

    def __init__(self, cards, path):
        self.lost = writer("qti12")(cards, path)
        self.folder = path.with_suffix("")
        with ZipFile(path) as package:
            assert package.testzip() is None
            package.extractall(self.folder)
        self.files = {path.stem: path for path in sorted(reader.read_qti_dir(self.folder))}
        self.roots = {name: xml.parse(path).getroot() for name, path in self.files.items()}
        found = [item for root in self.roots.values() for item in root.iter(f"{Q}item")]
        self.items = {item.get("ident"): item for item in found}
        assert len(self.items) == len(found) == len(cards)


def scoring(item):
    """Leave out what shows feedback only: the reader takes every condition for a right answer."""
    copy = xml.fromstring(xml.tostring(item))
    for marking in copy.iter(f"{Q}resprocessing"):
        for condition in marking.findall(f"{Q}respcondition"):
            if condition.find(f"{Q}setvar") is None:
                marking.remove(condition)
    return copy


def feedback(item):
    """Give the words that are shown, by the answer that shows them."""
    told = {
        node.get("ident"): node.findtext(f".//{Q}mattext") for node in item.iter(f"{Q}itemfeedback")
    }
    shown = {}
    for condition in item.iter(f"{Q}respcondition"):
        link = condition.find(f"{Q}displayfeedback")
        if link is not None:
            test = condition.find(f"{Q}conditionvar")[0]
            tag = reader.extract_tag(test)
            shown[test.text if tag == "varequal" else tag] = told[link.get("linkrefid")]
    return shown


@pytest.fixture(scope="module")
def bank(given, tmp_path_factory):
    return Read(given, tmp_path_factory.mktemp("qti") / "bank.zip")


def test_the_reader_finds_every_question_as_its_kind_in_the_test_of_its_lesson(bank, given):
    assert set(bank.items) == {card.question.id for card in given}
    for card in given:
        item = bank.items[card.question.id]
        kind = reader.guess_type(reader.get_qti_metadata(item), item)
        assert kind == KINDS[card.question.kind]
        assert reader.get_item_stem(item).startswith(paragraphs([card.question.ask]))
        test = bank.roots[f"lesson-{card.question.lesson:02d}"]
        assert item in list(test.iter(f"{Q}item"))


def test_the_reader_finds_every_option_and_the_right_ones(bank, given):
    asked = [card.question for card in given if card.question.options]
    assert asked
    for question in asked:
        item = bank.items[question.id]
        options = reader.get_choices(item)
        assert [text for _, text in options] == [paragraphs([o.say]) for o in question.options]
        right = reader.get_correct_idents(scoring(item))
        assert [ident in right for ident, _ in options] == [o.right for o in question.options]
        reasons = feedback(item)
        assert [reasons[ident] for ident, _ in options] == [
            paragraphs([option.why]) for option in question.options
        ]


def test_wrong_options_must_stay_unchosen_where_several_are_right(bank, given):
    asked = [card.question for card in given if card.question.kind == "multiple"]
    assert asked
    for question in asked:
        item = scoring(bank.items[question.id])
        refused = [node.findtext(f"{Q}varequal") for node in item.iter(f"{Q}not")]
        assert len(refused) == sum(not option.right for option in question.options)
        assert item.find(f".//{Q}response_lid").get("rcardinality") == "Multiple"


def test_a_number_has_its_limits_and_words_for_too_small_and_too_large(bank, given):
    asked = [card for card in given if card.question.number]
    assert asked
    for card in asked:
        item, number = bank.items[card.question.id], card.question.number
        (right,) = reader.get_correct_idents(scoring(item))
        low, high = limits(card)
        assert low <= float(right) <= high
        ends = [float(item.findtext(f".//{Q}{tag}")) for tag in ("vargte", "varlte")]
        assert ends == pytest.approx([low, high], abs=1e-5)
        outside = [float(item.findtext(f".//{Q}{tag}")) for tag in ("varlt", "vargt")]
        assert outside == pytest.approx([low, high], abs=1e-5)
        told = feedback(item)
        assert told["varlt"] == paragraphs([number.too_small])
        assert told["vargt"] == paragraphs([number.too_large])


def test_an_order_and_groups_are_matched_and_their_points_add_up(bank, given):
    asked = [card.question for card in given if card.question.items]
    assert asked
    for question in asked:
        item, got = bank.items[question.id], []
        points = {
            node.get("respident"): (node.text, float(condition.findtext(f"{Q}setvar")))
            for condition in item.iter(f"{Q}respcondition")
            for node in condition.iter(f"{Q}varequal")
        }
        for part in item.iter(f"{Q}response_lid"):
            names = {
                label.get("ident"): label.findtext(f".//{Q}mattext")
                for label in part.iter(f"{Q}response_label")
            }
            right, _ = points[part.get("ident")]
            got.append((part.findtext(f"{Q}material/{Q}mattext"), names[right]))
        assert got == [(say, where) for say, where, _ in pairs(question)]
        assert sum(share for _, share in points.values()) == pytest.approx(100, abs=1e-3)


def test_the_explanation_is_shown_whatever_is_answered(bank, given):
    for card in given:
        told = feedback(bank.items[card.question.id])["other"]
        assert told == paragraphs(explained(card))
        assert "Not yet reviewed" in told


def test_each_picture_lies_in_the_package_and_is_shown_with_its_alt_text(bank, given):
    shown = [card for card in given if card.picture]
    assert len(shown) == len(list((bank.folder / "pictures").iterdir())) > 0
    for card in given:
        stem = reader.get_item_stem(bank.items[card.question.id])
        assert ("<img" in stem) == (card.picture is not None)
        if card.picture:
            source = re.search(r'src="%24IMS-CC-FILEBASE%24/([^"]+)"', stem)[1]
            assert (bank.folder / source).read_bytes() == card.picture.data
            assert f'alt="{card.picture.alt}"' in stem


def test_the_manifest_names_each_file_once_and_each_picture_of_a_test(bank):
    manifest = xml.parse(bank.folder / "imsmanifest.xml")
    named = Counter(node.get("href") for node in manifest.iter(f"{{{PACKAGE}}}file"))
    there = {path.relative_to(bank.folder).as_posix() for path in bank.folder.rglob("*.*")} - {
        "imsmanifest.xml"
    }
    assert named == Counter(there)
    resources = {node.get("identifier") for node in manifest.iter(f"{{{PACKAGE}}}resource")}
    assert len(resources) == len(there)
    needed = {node.get("identifierref") for node in manifest.iter(f"{{{PACKAGE}}}dependency")}
    assert needed == {name for name in resources if name.startswith("picture-")}


def test_elements_stand_in_the_order_of_the_spec_and_every_link_has_an_end(bank):
    for root in bank.roots.values():
        for node in root.iter():
            order = ORDER.get(reader.extract_tag(node))
            if order:
                places = [order.index(reader.extract_tag(child)) for child in node]
                assert places == sorted(places)
        for item in root.iter(f"{Q}item"):
            assert_links(item)


def assert_links(item):
    told = Counter(node.get("ident") for node in item.iter(f"{Q}itemfeedback"))
    assert set(told.values()) == {1}
    assert {node.get("linkrefid") for node in item.iter(f"{Q}displayfeedback")} == set(told)
    labels = {
        node.get("ident"): {label.get("ident") for label in node.iter(f"{Q}response_label")}
        for kind in ("response_lid", "response_str")
        for node in item.iter(f"{Q}{kind}")
    }
    for test in item.iter():
        if test.get("respident"):
            assert test.get("respident") in labels
            if item.find(f".//{Q}response_str") is None:
                assert test.text in labels[test.get("respident")]


def test_hostile_text_stays_text(hostile, tmp_path):
    read = Read(hostile, tmp_path / "bank.zip")
    for card in hostile:
        item = read.items[card.question.id]
        for node in item.iter(f"{Q}mattext"):
            if node.get("texttype") == "text/html":
                assert "<script" not in node.text
            assert len(node) == 0
        stem = reader.get_item_stem(item)
        assert unescape(re.sub("<.*?>", "", stem)).startswith(card.question.ask)
        parts = [p.findtext(f"{Q}material/{Q}mattext") for p in item.iter(f"{Q}response_lid")]
        if card.question.items:
            assert parts == [part.say for part in card.question.items]


def test_no_word_of_the_final_test_is_in_the_package(bank, held_back):
    assert [q.id for q in held_back if q.id in bank.items] == []
    text = "\n".join(path.read_text("utf-8") for path in bank.files.values())
    assert [q.id for q in held_back if q.ask in text or f'"{q.id}"' in text] == []


def test_what_is_lost_is_said_of_each_question_that_loses_it(bank, given):
    losing = [card.question.id for card in given if card.question.kind != "single"]
    assert [line.partition(":")[0] for line in bank.lost] == losing
