"""QTI 1.2: a package with one test for each lesson, as Canvas and others import it."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as xml
from zipfile import ZIP_DEFLATED, ZipFile

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.markup import clean, explained, image, paragraphs
from skinspots_lib.authoring.export.scoring import written
from skinspots_lib.authoring.export.words import asked, limits, pairs
from skinspots_lib.content.questions import Question

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
KINDS = {
    "single": "multiple_choice_question",
    "multiple": "multiple_answers_question",
    "numeric": "numerical_question",
    "measure": "numerical_question",
    "ordering": "matching_question",
    "sorting": "matching_question",
}
LOST = {
    "ordering": "the order is asked as places to match; feedback for each part comes at the end",
    "sorting": "feedback for each part comes at the end",
    "multiple": "points only when all options are right",
    "numeric": "the unit stands in the text only",
    "measure": "the ruler is left out: the picture says how wide it is",
}
ANSWER, END = "response1", "general_fb"


def write(cards: tuple[Card, ...], path: Path) -> list[str]:
    """Write one zip with a manifest, a test for each lesson and the pictures.

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
    >>> write(cards(lessons=[0]), Path(mkdtemp()) / "bank.zip")
    []
    """
    by_lesson = sorted(cards, key=lambda card: card.question.lesson)
    manifest = xml.Element("manifest", identifier="skin-spots", xmlns=PACKAGE)
    metadata = _within(manifest, "metadata")
    _within(metadata, "schema", "IMS Content")
    _within(metadata, "schemaversion", "1.1.3")
    _within(manifest, "organizations")
    resources = _within(manifest, "resources")
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for lesson, group in groupby(by_lesson, lambda card: card.question.lesson):
            _lesson(package, resources, lesson, tuple(group))
        package.writestr("imsmanifest.xml", _written(manifest))
    return [f"{c.question.id}: {LOST[c.question.kind]}" for c in cards if c.question.kind in LOST]


def _lesson(package: ZipFile, resources: xml.Element, lesson: int, cards: tuple[Card, ...]) -> None:
    name = f"lesson-{lesson:02d}"
    package.writestr(f"{name}/{name}.xml", _written(_test(name, lesson, cards)))
    test = _resource(resources, name, "imsqti_xmlv1p2", f"{name}/{name}.xml")
    for card in cards:
        if card.picture:
            id, file = f"picture-{card.question.id}", f"pictures/{card.picture.name}"
            package.writestr(file, card.picture.data)
            _within(test, "dependency", identifierref=id)
            _resource(resources, id, "webcontent", file)


def _resource(resources: xml.Element, id: str, kind: str, file: str) -> xml.Element:
    resource = _within(resources, "resource", identifier=id, type=kind, href=file)
    _within(resource, "file", href=file)
    return resource


def _test(name: str, lesson: int, cards: Iterable[Card]) -> xml.Element:
    root = xml.Element("questestinterop", xmlns=QTI)
    test = _within(root, "assessment", ident=name, title=f"Skin Spots, lesson {lesson:02d}")
    section = _within(test, "section", ident="root_section")
    for card in cards:
        _item(section, card)
    return root


def _item(section: xml.Element, card: Card) -> None:
    question = card.question
    item = _within(section, "item", ident=question.id, title=question.id)
    fields = _within(_within(item, "itemmetadata"), "qtimetadata")
    points = {"question_type": KINDS[question.kind], "points_possible": "1"}
    for label, entry in {**points, "tags": ", ".join(card.tags)}.items():
        field = _within(fields, "qtimetadatafield")
        _within(field, "fieldlabel", label)
        _within(field, "fieldentry", entry)
    shown = _within(item, "presentation")
    unit = [f"Answer in {question.number.unit}."] if question.number else []
    # Canvas looks for the files of the package under this name.
    source = f"%24IMS-CC-FILEBASE%24/pictures/{card.picture.name}" if card.picture else ""
    _html(shown, paragraphs([*asked(card), *unit]) + image(card, source))
    marking = _within(item, "resprocessing")
    limits = {"minvalue": "0", "maxvalue": "100", "varname": "SCORE", "vartype": "Decimal"}
    _within(_within(marking, "outcomes"), "decvar", **limits)
    _within(_condition(marking, told=END), "other")
    feedback = {END: explained(card), **_answers(shown, marking, card)}
    for ident, lines in feedback.items():
        told = _within(item, "itemfeedback", ident=ident)
        _html(_within(told, "flow_mat"), paragraphs(lines))


def _answers(shown: xml.Element, marking: xml.Element, card: Card) -> dict[str, list[str]]:
    """Put in what can be answered and how it is marked; give the feedback by its name."""
    if card.question.options:
        return _choices(shown, marking, card.question)
    if card.question.number:
        return _numbers(shown, marking, card)
    _matches(shown, marking, card.question)
    return {}


def _choices(shown: xml.Element, marking: xml.Element, question: Question) -> dict[str, list[str]]:
    many = question.kind == "multiple"
    lid = _within(
        shown, "response_lid", ident=ANSWER, rcardinality="Multiple" if many else "Single"
    )
    choices = _within(lid, "render_choice", shuffle="Yes")
    feedback = {}
    for number, option in enumerate(question.options, 1):
        ident = f"option{number}"
        _html(_within(choices, "response_label", ident=ident), paragraphs([option.say]))
        _equal(_condition(marking, told=f"{ident}_fb"), ident)
        feedback[f"{ident}_fb"] = [option.why]
    right = _condition(marking, share=100)
    together = _within(right, "and") if many else right
    for number, option in enumerate(question.options, 1):
        if option.right:
            _equal(together, f"option{number}")
        elif many:
            _equal(_within(together, "not"), f"option{number}")
    return feedback


def _numbers(shown: xml.Element, marking: xml.Element, card: Card) -> dict[str, list[str]]:
    answer = _within(shown, "response_str", ident=ANSWER, rcardinality="Single")
    _within(_within(answer, "render_fib", fibtype="Decimal"), "response_label", ident="answer1")
    number, (low, high) = card.question.number, limits(card)
    _within(_condition(marking, told="small_fb"), "varlt", written(low), respident=ANSWER)
    _within(_condition(marking, told="large_fb"), "vargt", written(high), respident=ANSWER)
    either = _within(_condition(marking, share=100, told="right_fb"), "or")
    _equal(either, written(card.value))
    both = _within(either, "and")
    _within(both, "vargte", written(low), respident=ANSWER)
    _within(both, "varlte", written(high), respident=ANSWER)
    too = {"small_fb": [number.too_small], "large_fb": [number.too_large]}
    return {**too, "right_fb": [card.question.why]}


def _matches(shown: xml.Element, marking: xml.Element, question: Question) -> None:
    parts = pairs(question)
    places = list(dict.fromkeys([*question.groups, *(where for _, where, _ in parts)]))
    idents = {where: f"place{number}" for number, where in enumerate(places, 1)}
    for number, (say, where, _) in enumerate(parts, 1):
        lid = _within(shown, "response_lid", ident=f"response_part{number}")
        _plain(lid, say)
        choices = _within(lid, "render_choice")
        for place, ident in idents.items():
            _plain(_within(choices, "response_label", ident=ident), place)
        right = _condition(marking, share=100 / len(parts), action="Add")
        _equal(right, idents[where], f"response_part{number}")


def _condition(
    marking: xml.Element, *, share: float = 0, told: str = "", action: str = "Set"
) -> xml.Element:
    """Add what follows from an answer; give the element that says from which."""
    condition = _within(marking, "respcondition", **{"continue": "Yes"})
    answer = _within(condition, "conditionvar")
    if share:
        _within(condition, "setvar", written(share), action=action, varname="SCORE")
    if told:
        _within(condition, "displayfeedback", feedbacktype="Response", linkrefid=told)
    return answer


def _equal(parent: xml.Element, value: str, answer: str = ANSWER) -> None:
    _within(parent, "varequal", value, respident=answer)


def _html(parent: xml.Element, html: str) -> None:
    _within(_within(parent, "material"), "mattext", html, texttype="text/html")


def _plain(parent: xml.Element, text: str) -> None:
    _within(_within(parent, "material"), "mattext", clean(text), texttype="text/plain")


def _within(parent: xml.Element, tag: str, text: str | None = None, **attributes) -> xml.Element:
    node = xml.SubElement(parent, tag, attributes)
    node.text = text
    return node


def _written(root: xml.Element) -> bytes:
    return xml.tostring(root, encoding="utf-8", xml_declaration=True)
