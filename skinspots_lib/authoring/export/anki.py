"""Anki: one deck for each lesson, one note for each question, pictures as media."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from skinspots_lib.authoring.export.cards import Card
from skinspots_lib.authoring.export.markup import image, paragraphs
from skinspots_lib.authoring.export.words import asked, limits, pairs, why
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.questions import Question

# Anki knows notes, their kind and their decks again by these: they never change.
NAME = "Skin Spots"
KIND_ID = 1_736_402_917
FIRST_DECK_ID = 1_736_403_000
FIELDS = ("Question", "Picture", "Options", "Answer", "Sources", "Review", "Id")
FRONT = "{{Question}}{{Picture}}{{Options}}"
BACK = "{{FrontSide}}<hr id=answer>{{Answer}}{{Sources}}{{Review}}"
STYLE = ".card { text-align: left; font-size: 1.1rem; } img { max-width: 100%; }"
LOST = {
    "numeric": "the learner compares the number",
    "measure": "the learner compares the number; the ruler is left out",
    "ordering": "the learner compares the order",
    "sorting": "the learner compares the groups",
}
CHOICES_LOST = "the learner compares the answer; the options stay in one order"


def write(cards: tuple[Card, ...], path: Path) -> list[str]:
    """Write one package of decks for Anki.

    Parameters
    ----------
    cards : tuple of Card
        From `cards`.
    path : Path
        The file to write.

    Returns
    -------
    list of str
        What the format cannot hold, one line for each question: Anki marks nothing.

    Raises
    ------
    ContentError
        The library that makes the file is not installed.
    OSError
        The file cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from skinspots_lib.authoring.export.cards import cards
    >>> write(cards(lessons=[0]), Path(mkdtemp()) / "bank.apkg")[0]
    'q41: the learner compares the answer; the options stay in one order'
    """
    genanki = _library()
    templates = [{"name": "Question", "qfmt": FRONT, "afmt": BACK}]
    fields = [{"name": name} for name in FIELDS]
    kind = genanki.Model(KIND_ID, NAME, fields=fields, templates=templates, css=STYLE)
    decks: dict[int, genanki.Deck] = {}
    for card in cards:
        lesson = card.question.lesson
        name = f"{NAME}::Lesson {lesson:02d}"
        deck = decks.setdefault(lesson, genanki.Deck(FIRST_DECK_ID + lesson, name))
        deck.add_note(_note(genanki, kind, card))
    _pack(genanki.Package(list(decks.values())), cards, path)
    return [f"{c.question.id}: {LOST.get(c.question.kind, CHOICES_LOST)}" for c in cards]


def _library():
    try:
        import genanki
    except ImportError:
        hint = "Install it: pip install 'skinspots_lib[author]'"
        raise ContentError([Problem("anki", "genanki", reason="is missing", hint=hint)]) from None
    return genanki


def _pack(package, cards: tuple[Card, ...], path: Path) -> None:
    with TemporaryDirectory() as folder:
        for card in cards:
            if card.picture:
                file = Path(folder) / _media(card)
                file.write_bytes(card.picture.data)
                package.media_files.append(str(file))
        package.write_to_file(str(path))


def _note(genanki, kind, card: Card):
    question = card.question
    sources = why(card)[1:-1]
    texts = (
        _html(asked(card)),
        image(card, _media(card)) if card.picture else "",
        _options(question),
        _answer(card),
        _html(sources),
        _html([card.review]),
        _html([question.id]),
    )
    tags = [tag.replace(" ", "_") for tag in card.tags]
    guid = genanki.guid_for(NAME, question.id)
    return genanki.Note(model=kind, fields=list(texts), tags=tags, guid=guid)


def _media(card: Card) -> str:
    # All decks of a learner share one folder of media.
    return f"skin-spots-{card.picture.name}"


def _options(question: Question) -> str:
    if question.number:
        return _html([f"Answer in {question.number.unit}."])
    if question.options:
        return _list(option.say for option in question.options)
    # In the order of the letters, which tells nothing about the right order.
    groups = [f"Groups: {', '.join(question.groups)}"] if question.groups else []
    return _list(sorted(item.say for item in question.items)) + _html(groups)


def _answer(card: Card) -> str:
    question = card.question
    if question.number:
        return _html([*_number(card), question.why])
    if question.options:
        ordered = sorted(question.options, key=lambda option: not option.right)
        lines = [f"{'Right' if o.right else 'Wrong'}: {o.say} – {o.why}" for o in ordered]
    else:
        lines = [f"{where}: {say} – {reason}" for say, where, reason in pairs(question)]
    return _list(lines) + _html([question.why])


def _number(card: Card) -> list[str]:
    number, (low, high) = card.question.number, limits(card)
    counts = f" ({low:g} to {high:g} counts as right)" if low < high else ""
    right = f"Right: {card.value:g} {number.unit}{counts}"
    return [right, f"Too small: {number.too_small}", f"Too large: {number.too_large}"]


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_html([line])}</li>' for line in lines)}</ul>"


def _html(lines: Iterable[str]) -> str:
    # Anki takes some text for a sound or a formula.
    return paragraphs(lines).replace("[", "&#91;").replace("\\", "&#92;")
