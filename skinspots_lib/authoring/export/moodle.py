"""Moodle XML: for Moodle's import, with pictures and feedback for each answer."""

from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as xml

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.markup import clean, explained, image, paragraphs
from skinspots_lib.authoring.export.scoring import ranges, shares, written
from skinspots_lib.authoring.export.words import asked, pairs
from skinspots_lib.content.questions import Question

CATEGORY = "$course$/top/Skin Spots/Lesson {lesson:02d}"
KINDS = {
    "single": "multichoice",
    "multiple": "multichoice",
    "numeric": "numerical",
    "measure": "numerical",
    "ordering": "matching",
    "sorting": "matching",
}
LOST = {
    "ordering": "the order is asked as places to match",
    "measure": "the ruler is left out: the picture says how wide it is",
}


def write(cards: tuple[Card, ...], path: Path) -> list[str]:
    """Write one file for Moodle's import.

    Parameters
    ----------
    cards : tuple of Card
        From `cards`.
    path : Path
        The file to write.

    Returns
    -------
    list of str
        What the format cannot hold, one line for each question that loses something.

    Raises
    ------
    OSError
        The file cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> write(cards(lessons=[0]), Path(mkdtemp()) / "bank.xml")
    []
    """
    quiz = xml.Element("quiz")
    lesson = None
    for card in cards:
        if card.question.lesson != lesson:
            lesson = card.question.lesson
            category = xml.SubElement(quiz, "question", type="category")
            _text(category, "category", CATEGORY.format(lesson=lesson))
        _question(quiz, card)
    xml.ElementTree(quiz).write(path, encoding="utf-8", xml_declaration=True)
    return [f"{c.question.id}: {loss}" for c in cards for loss in _losses(c.question)]


def _losses(question: Question) -> list[str]:
    feedback = ["feedback for each part comes at the end"] if question.items else []
    return [LOST[question.kind], *feedback] if question.kind in LOST else feedback


def _question(quiz: xml.Element, card: Card) -> None:
    question = card.question
    node = xml.SubElement(quiz, "question", type=KINDS[question.kind])
    _text(node, "name", question.id)
    text = _html(node, "questiontext", asked(card), _image(card))
    if card.picture:
        name = {"name": card.picture.name, "path": "/", "encoding": "base64"}
        xml.SubElement(text, "file", name).text = b64encode(card.picture.data).decode()
    _html(node, "generalfeedback", explained(card))
    xml.SubElement(node, "defaultgrade").text = "1"
    xml.SubElement(node, "idnumber").text = question.id
    if question.options:
        _choices(node, question)
    elif question.number:
        _numbers(node, card)
    else:
        _matches(node, question)
    tags = xml.SubElement(node, "tags")
    for tag in card.tags:
        _text(tags, "tag", tag)


def _choices(node: xml.Element, question: Question) -> None:
    xml.SubElement(node, "single").text = "false" if question.kind == "multiple" else "true"
    xml.SubElement(node, "shuffleanswers").text = "true"
    xml.SubElement(node, "answernumbering").text = "none"
    for option, share in zip(question.options, shares(question), strict=True):
        answer = xml.SubElement(node, "answer", fraction=f"{share:.7g}", format="html")
        xml.SubElement(answer, "text").text = paragraphs([option.say])
        _html(answer, "feedback", [option.why])


def _numbers(node: xml.Element, card: Card) -> None:
    # Moodle takes the first answer that fits, as `ranges` has them.
    for low, high, share, reason in ranges(card):
        _number(node, share, (low + high) / 2, (high - low) / 2, reason)
    units = xml.SubElement(xml.SubElement(node, "units"), "unit")
    xml.SubElement(units, "multiplier").text = "1"
    xml.SubElement(units, "unit_name").text = card.question.number.unit
    xml.SubElement(node, "unitgradingtype").text = "0"
    xml.SubElement(node, "showunits").text = "3"


def _number(node: xml.Element, share: int, value: float, off: float, reason: str) -> None:
    answer = xml.SubElement(node, "answer", fraction=str(share), format="moodle_auto_format")
    xml.SubElement(answer, "text").text = written(value)
    _html(answer, "feedback", [reason])
    xml.SubElement(answer, "tolerance").text = written(off)


def _matches(node: xml.Element, question: Question) -> None:
    xml.SubElement(node, "shuffleanswers").text = "true"
    for say, where, _ in pairs(question):
        part = xml.SubElement(node, "subquestion", format="html")
        xml.SubElement(part, "text").text = paragraphs([say])
        _text(part, "answer", where)


def _text(parent: xml.Element, tag: str, text: str) -> xml.Element:
    node = xml.SubElement(parent, tag)
    xml.SubElement(node, "text").text = clean(text)
    return node


def _html(parent: xml.Element, tag: str, lines: Iterable[str], more: str = "") -> xml.Element:
    node = xml.SubElement(parent, tag, format="html")
    xml.SubElement(node, "text").text = paragraphs(lines) + more
    return node


def _image(card: Card) -> str:
    return image(card, f"@@PLUGINFILE@@/{card.picture.name}") if card.picture else ""
