"""Questions as every export needs them: words, answers, feedback, picture; nothing held back."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.course import load_course
from skinspots_lib.content.place import data_dir, photo_path
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.questions import Question, load_questions
from skinspots_lib.content.reviews import review_status
from skinspots_lib.content.tables import load
from skinspots_lib.skin.base.stored import to_jpeg
from skinspots_lib.skin.pictures import SIMULATION
from skinspots_lib.skin.stills import still

MIMES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}


@dataclass(frozen=True)
class CardPicture:
    """A picture that goes with a question.

    Attributes
    ----------
    name : str
        File name; it tells nothing about the answer.
    mime : str
        Such as ``image/jpeg``.
    data : bytes
        The file.
    alt : str
        What it is, without a word about the answer.
    note : str
        That it is a simulation, or credit and licence.
    """

    name: str
    mime: str
    data: bytes
    alt: str
    note: str


@dataclass(frozen=True)
class Card:
    """One question, ready for any format.

    Attributes
    ----------
    question : Question
        As in the bank: kind, options, number, items, groups, each with its explanation.
    sources : tuple of str
        Title, publisher and year of each source.
    review : str
        Whether a clinician has read it.
    picture : CardPicture or None
        None for a question of words.
    """

    question: Question
    sources: tuple[str, ...]
    review: str
    picture: CardPicture | None = None

    @property
    def value(self) -> float | None:
        """Give the right number; of a question that is measured, in mm.

        Examples
        --------
        >>> [card.value for card in cards(lessons=[1])[:1]]
        [None]
        """
        number, skin = self.question.number, self.question.skin
        if number is None:
            return None
        if number.value is not None or skin is None:
            return number.value
        return still(skin, measured=True).size_mm

    @property
    def tags(self) -> tuple[str, ...]:
        """Give words to sort by: lesson, objective, level, condition and third of skin tones.

        Examples
        --------
        >>> cards(lessons=[1])[0].tags[0]
        'lesson-01'
        """
        q = self.question
        words = (f"lesson-{q.lesson:02d}", q.objective, q.level, q.condition, q.tone)
        return tuple(word for word in words if word not in ("", "none"))


def cards(*, lessons: Iterable[int] | None = None, root: Path | None = None) -> tuple[Card, ...]:
    """Gather what may be given away.

    Parameters
    ----------
    lessons : iterable of int, optional
        Only of these lessons; by default of all that are not switched off.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    tuple of Card
        In the order of the bank, without the questions of the final test and without what the
        course leaves out.

    Raises
    ------
    ContentError
        A question, a source or the course is not as it should be.

    Examples
    --------
    >>> held_back = load_course().post_test.lesson
    >>> held_back in {card.question.lesson for card in cards(lessons=[0, 9])}
    False
    """
    root = root or data_dir()
    course = load_course(root=root)
    wanted = None if lessons is None else set(lessons)
    names = _sources(root)
    return tuple(
        _card(question, names, root)
        for question in load_questions(root=root)
        if question.lesson != course.post_test.lesson
        and not course.is_off(question.lesson)
        and question.id not in course.off
        and (wanted is None or question.lesson in wanted)
    )


def card_of(question: Question, *, root: Path | None = None) -> Card:
    """Make a card of one question, also of one that is held back.

    Parameters
    ----------
    question : Question
        From `load_questions`.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    Card
        For the eyes of an instructor.

    Raises
    ------
    ContentError
        A table is not as it should be.

    Examples
    --------
    >>> card_of(load_questions()[0]).review
    'Not yet reviewed by a clinician.'
    """
    root = root or data_dir()
    return _card(question, _sources(root), root)


def _card(question: Question, names: dict[str, str], root: Path) -> Card:
    sources = tuple(names[id] for id in question.sources)
    review = review_status("questions", question.id, root=root)
    return Card(question, sources, review, _picture(question, root))


def _sources(root: Path) -> dict[str, str]:
    rows = load("sources", root=root).fillna("").to_dict("records")
    return {row["source_id"]: _named(row) for row in rows}


def _named(row: dict) -> str:
    by = ", ".join(str(row[key]) for key in ("publisher", "year") if str(row[key]))
    return f"{row['title']}. {by}".strip()


def _picture(question: Question, root: Path) -> CardPicture | None:
    if question.skin:
        shown = still(question.skin, measured=question.kind == "measure")
        data = to_jpeg(shown.image)
        return CardPicture(f"{question.id}.jpg", MIMES["jpg"], data, shown.alt, SIMULATION)
    return _photograph(question, root) if question.picture else None


def _photograph(question: Question, root: Path) -> CardPicture:
    rows = {row["file"]: row for row in load("photos", root=root).to_dict("records")}
    path = photo_path(question.picture, root)
    if not path.is_file():
        known = [one.name for one in path.parent.glob("*")]
        raise UnknownName("file in data/photos/", question.picture, known)
    row, suffix = rows[question.picture], path.suffix.lower()
    note = f"Photograph: {row['credit']}, {row['licence']}."
    alt = f"A photograph of spots on {row['tone']} skin."
    return CardPicture(f"{question.id}{suffix}", MIMES[suffix[1:]], path.read_bytes(), alt, note)
