"""The question bank: read, checked and turned into values that cannot change.

One file for each lesson. Each question has id, ask, kind, level, objective, condition, why and
sources; what else it holds depends on its kind:

- ``single``, ``multiple``: options, each with say, why, and right: true where it is right.
- ``numeric``: number, with value, unit, tolerance, too_small and too_large (what such an answer
  overlooks).
- ``measure``: the longest extent of the spot on a simulated patch: skin, and number with
  tolerance, too_small and too_large; what is true, the patch knows.
- ``ordering``: ends (what stands first and last) and items in the right order, each with say and
  why; same_place: true where one may change places with the one above. Shown shuffled.
- ``sorting``: groups, and items, each with say, group and why.

Each kind may show simulated skin (skin, with condition, tone, seed and, if wanted, size_mm, view
and pressure) or a photograph (picture, a file of `photos`, with described: what can be seen).
"""

import re
from collections.abc import Iterator
from pathlib import Path

from skinspots_lib.content.bank.question_shape import (
    CHOICES,
    KINDS,
    LEVELS,
    OBJECTIVES,
    question_problems,
)
from skinspots_lib.content.bank.question_values import Item, Number, Option, Question, Skin
from skinspots_lib.content.cases import Case, load_cases
from skinspots_lib.content.files.laying import names_in, read_laid
from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName

__all__ = [
    "CHOICES",
    "KINDS",
    "LEVELS",
    "OBJECTIVES",
    "Case",
    "Item",
    "Number",
    "Option",
    "Question",
    "Skin",
    "load_cases",
    "load_own_questions",
    "load_question",
    "load_questions",
]


_BANK = "questions/[0-9][0-9].yaml"
_ID = re.compile(r"^- id:\s*[\"']?([\w-]+)", re.MULTILINE)


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
            documents.append(read_laid(root, file))
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


def load_own_questions(lesson: int, *, root: Path | None = None) -> tuple[Question, ...]:
    """Load the questions that an instructor added to a lesson.

    Parameters
    ----------
    lesson : int
        Number of the lesson.
    root : Path, optional
        The folder that holds ``questions/`` and the tables; by default the module's data.

    Returns
    -------
    tuple of Question
        In the order of the instructor's file; without the shipped ones that it changes.

    Raises
    ------
    ContentError
        A question is not as it should be; all problems are named.

    Examples
    --------
    >>> load_own_questions(3)
    ()
    """
    root = root or data_dir()
    name = f"questions/{lesson:02d}.yaml"
    if not (root / LOCAL / name).exists():
        return ()
    shipped = root / name
    known = set(_ID.findall(shipped.read_text("utf-8"))) if shipped.exists() else set()
    return tuple(one for one in load_questions(lesson, root=root) if one.id not in known)


def lesson_of_each(*, root: Path | None = None) -> dict[str, int]:
    """Tell which lesson each question belongs to.

    Parameters
    ----------
    root : Path, optional
        The folder that holds ``questions/``; by default the module's data.

    Returns
    -------
    dict of str to int
        Lesson by id, in the order of `load_questions`. The questions are not checked, which
        makes this far faster.

    Examples
    --------
    >>> lesson_of_each()["q06"]
    1
    """
    root = root or data_dir()
    # The instructor's own questions come after the shipped ones of the same lesson.
    paths = [*root.glob(_BANK), *(root / LOCAL).glob(_BANK)]
    paths.sort(key=lambda path: path.stem)
    return {id: int(path.stem) for path in paths for id in _ID.findall(path.read_text("utf-8"))}


def _files(root: Path) -> dict[int, str]:
    """Name the file of each lesson."""
    return {int(Path(name).stem): name for name in names_in(root, _BANK)}


def _questions(root: Path, name: str) -> tuple[Question, ...]:
    document = read_laid(root, name)
    problems = question_problems(document, root)
    if problems:
        raise ContentError(problems)
    return tuple(_question(item, int(Path(name).stem)) for item in document.data)


def _question(item: dict, lesson: int) -> Question:
    # A key that may be left out may also stand there without a value.
    item = {name: value for name, value in item.items() if value not in (None, [])}
    values = {name: _FROZEN[name](value) for name, value in item.items() if name in _FROZEN}
    return Question(**{"options": (), **item, **values}, lesson=lesson)


_FROZEN = {
    "options": lambda entries: tuple(Option(**{"right": False, **entry}) for entry in entries),
    "items": lambda entries: tuple(Item(**entry) for entry in entries),
    "number": lambda entry: Number(**entry),
    "skin": lambda entry: Skin(**entry),
    "sources": tuple,
    "groups": tuple,
    "ends": tuple,
}


def _same_ids(documents: list[YamlFile]) -> Iterator[Problem]:
    """Name every id that stands twice, in one file or in two."""
    first: dict[str, str] = {}
    for document in documents:
        for position, item in enumerate(document.data if isinstance(document.data, list) else []):
            id = item.get("id") if isinstance(item, dict) else None
            here = f"{document.file_of(position)}, line {document.line(position, 'id')}"
            if isinstance(id, str) and first.setdefault(id, here) != here:
                hint = "Give the new question an id of its own; ids are never used again."
                reason = f"is already used in {first[id]}"
                yield document.problem((position, "id"), reason, value=id, hint=hint)
