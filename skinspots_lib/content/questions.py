"""The question bank: read, checked and turned into values that cannot change."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.cases import Case, load_cases
from skinspots_lib.content.files.shape import Key, check_item, check_items, known_ids
from skinspots_lib.content.files.yaml_files import Place, YamlFile, read_yaml
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName

__all__ = ["Case", "Option", "Question", "load_cases", "load_question", "load_questions"]

KINDS = ("single", "multiple")
LEVELS = ("recall", "apply", "interpret")
OBJECTIVES = (
    "press_test",
    "definitions_sizes",
    "look_alikes",
    "skin_tones",
    "causes",
    "urgency",
    "treatment",
    "web_claims",
)
TONES = ("light", "medium", "dark")
MIN_OPTIONS = 3
OWN_WHY = "Each option needs its own explanation."


@dataclass(frozen=True)
class Option:
    """One answer that a learner can choose.

    Attributes
    ----------
    say : str
        The words of the answer.
    right : bool
        True when it is right.
    why : str
        What the learner reads after choosing it.
    misconception : str
        Id in `misconceptions`; empty when the answer shows none.
    """

    say: str
    right: bool
    why: str
    misconception: str = ""


@dataclass(frozen=True)
class Question:
    """One question with its answers.

    Attributes
    ----------
    id : str
        Lasting name, such as ``q07``.
    ask : str
        The question.
    kind : str
        ``single`` (one right option) or ``multiple`` (one or more).
    level : str
        ``recall``, ``apply`` or ``interpret``.
    objective : str
        One of `OBJECTIVES`.
    condition : str
        Id in `conditions`, or ``none``.
    options : tuple of Option
        At least three, in the order of the file.
    why : str
        The explanation of the whole question.
    sources : tuple of str
        Ids in `sources`.
    lesson : int
        The lesson that the question belongs to, 0 to 9.
    tone : str
        ``light``, ``medium`` or ``dark`` when it shows a person; else empty.
    picture : str
        ``file`` in `photos`; empty without a photograph.
    """

    id: str
    ask: str
    kind: str
    level: str
    objective: str
    condition: str
    options: tuple[Option, ...]
    why: str
    sources: tuple[str, ...]
    lesson: int
    tone: str = ""
    picture: str = ""


def load_questions(lesson: int | None = None, *, root: Path | None = None) -> tuple[Question, ...]:
    """Load the questions of one lesson, or of all.

    Parameters
    ----------
    lesson : int, optional
        Number of the lesson, 0 to 9; all lessons by default.
    root : Path, optional
        The folder that holds ``questions/`` and the tables; by default the module's data.

    Returns
    -------
    tuple of Question
        In the order of the files.

    Raises
    ------
    ContentError
        At least one question is not as it should be; all problems are named.
    UnknownName
        There is no file for this lesson.

    Examples
    --------
    >>> load_questions(1)[0].objective
    'press_test'
    """
    root = root or data_dir()
    files = _files(root)
    if lesson is not None and lesson not in files:
        raise UnknownName("lesson with questions", str(lesson), [str(n) for n in files])
    chosen = files.values() if lesson is None else [files[lesson]]
    questions, documents, problems = [], [], []
    for file in chosen:
        try:
            documents.append(_document(root, file))
            questions += _questions(root, file)
        except ContentError as error:
            problems += error.problems
    problems += _same_ids(documents)
    if problems:
        raise ContentError(problems)
    return tuple(questions)


def load_question(id: str, *, root: Path | None = None) -> Question:
    """Load one question.

    Parameters
    ----------
    id : str
        Its name, such as ``q07``.
    root : Path, optional
        The folder that holds ``questions/`` and the tables; by default the module's data.

    Returns
    -------
    Question
        The question with its options.

    Raises
    ------
    ContentError
        A file is not as it should be and the question was not found in the others.
    UnknownName
        There is no such question; the message names the nearest.

    Examples
    --------
    >>> load_question("q06").options[3].say
    'It stays'
    """
    root = root or data_dir()
    known, problems = [], []
    for file in _files(root).values():
        try:
            questions = {question.id: question for question in _questions(root, file)}
        except ContentError as error:
            problems += error.problems
            continue
        if id in questions:
            return questions[id]
        known += questions
    if problems:
        raise ContentError(problems)
    raise UnknownName("question", id, known)


def _files(root: Path) -> dict[int, Path]:
    """Find the file of each lesson."""
    files = sorted((root / "questions").glob("[0-9][0-9].yaml"))
    return {int(file.stem): file for file in files}


def _document(root: Path, file: Path) -> YamlFile:
    return read_yaml(file, f"{root.name}/questions/{file.name}")


def _questions(root: Path, file: Path) -> tuple[Question, ...]:
    document = _document(root, file)
    problems = check_items(document, _question_keys(root))
    if isinstance(document.data, list):
        for position, item in enumerate(document.data):
            if isinstance(item, dict):
                problems += _check_options(document, (position, "options"), item, root)
    if problems:
        raise ContentError(sorted(problems, key=lambda problem: int(problem.where.split()[1])))
    return tuple(_question(item, int(file.stem)) for item in document.data)


def _question(item: dict, lesson: int) -> Question:
    options = tuple(Option(**{"right": False, **option}) for option in item["options"])
    rest = {key: value for key, value in item.items() if key not in ("options", "sources")}
    return Question(**rest, options=options, sources=tuple(item["sources"]), lesson=lesson)


def _question_keys(root: Path) -> dict[str, Key]:
    conditions = known_ids(root, "conditions", "condition")
    sources = known_ids(root, "sources", "source_id")
    return {
        "id": Key(),
        "ask": Key(),
        "kind": Key(allowed=KINDS),
        "level": Key(allowed=LEVELS),
        "objective": Key(allowed=OBJECTIVES),
        "condition": Key(allowed=conditions and ("none", *conditions), listed="conditions.csv"),
        "tone": Key(needed=False, allowed=TONES),
        "picture": Key(
            needed=False, allowed=known_ids(root, "photos", "file"), listed="photos.csv"
        ),
        "options": Key(type="items", hint=f"A question needs at least {MIN_OPTIONS}."),
        "why": Key(hint="Say in one or two sentences what the learner should keep."),
        "sources": Key(type="list", allowed=sources, listed="sources.csv"),
    }


def _option_keys(root: Path) -> dict[str, Key]:
    known = known_ids(root, "misconceptions", "misconception_id")
    return {
        "say": Key(),
        "right": Key(type="flag", needed=False),
        "why": Key(hint=OWN_WHY),
        "misconception": Key(needed=False, allowed=known, listed="misconceptions.csv"),
    }


def _check_options(document: YamlFile, place: Place, item: dict, root: Path) -> list[Problem]:
    options = item.get("options")
    if not isinstance(options, list) or not options:
        return []
    problems, keys = [], _option_keys(root)
    for position, option in enumerate(options):
        problems += check_item(document, (*place, position), option, keys)
    options = [option if isinstance(option, dict) else {} for option in options]
    problems += _repeats(document, place, options, "why", OWN_WHY)
    problems += _repeats(document, place, options, "say", "Two equal answers cannot be told apart.")
    if len(options) < MIN_OPTIONS:
        hint = f"A question needs at least {MIN_OPTIONS}."
        problems.append(document.problem(place, f"only {len(options)}", hint=hint))
    return problems + _check_right(document, place, options, item.get("kind"))


def _repeats(
    document: YamlFile, place: Place, options: list[dict], key: str, hint: str
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for position, option in enumerate(options):
        words = " ".join(str(option.get(key, "")).casefold().split())
        first = seen.setdefault(words, position)
        if words and first != position:
            reason = f"the same as in options {first + 1}"
            yield document.problem((*place, position, key), reason, hint=hint)


def _check_right(
    document: YamlFile, place: Place, options: list[dict], kind: object
) -> list[Problem]:
    marks = [option.get("right", False) for option in options]
    right = marks.count(True)
    if right == 0 and all(isinstance(mark, bool) for mark in marks):
        hint = 'Write "right: true" under it.'
        return [document.problem(place, "none is marked as right", hint=hint)]
    if right > 1 and kind == "single":
        hint = 'Keep one "right: true", or write "kind: multiple".'
        return [document.problem(place, f"{right} are marked as right", hint=hint)]
    return []


def _same_ids(documents: list[YamlFile]) -> Iterator[Problem]:
    """Name every id that stands twice, in one file or in two."""
    first: dict[str, str] = {}
    for document in documents:
        for position, item in enumerate(document.data if isinstance(document.data, list) else []):
            id = item.get("id") if isinstance(item, dict) else None
            here = f"{document.file}, line {document.line(position, 'id')}"
            if isinstance(id, str) and first.setdefault(id, here) != here:
                hint = "Give the new question an id of its own; ids are never used again."
                reason = f"is already used in {first[id]}"
                yield document.problem((position, "id"), reason, value=id, hint=hint)
