"""Exercises of the lessons: what is asked, three hints, and a reference solution."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.files.laying import names_in, read_laid
from skinspots_lib.content.files.shape import Key, check_items, known_ids
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName

HINTS = 3
SOLUTION_LINES = 8


@dataclass(frozen=True)
class Exercise:
    """One coding exercise.

    Attributes
    ----------
    id : str
        Lasting name, equal to the id of its cell in the lesson, such as ``ex-05-1``.
    ask : str
        What the learner should do.
    hints : tuple of str
        Three hints, each stronger than the one before.
    solution : str
        Python code of at most eight lines that sets ``answer``.
    why : str
        What a right answer teaches.
    sources : tuple of str
        Ids in `sources` that `why` rests on.
    ordered : bool
        Whether the order of rows or items counts.
    """

    id: str
    ask: str
    hints: tuple[str, ...]
    solution: str
    why: str
    sources: tuple[str, ...] = ()
    ordered: bool = False


def load_exercises(lesson: int | None = None, *, root: Path | None = None) -> tuple[Exercise, ...]:
    """Load the exercises of one lesson, or of all.

    Parameters
    ----------
    lesson : int, optional
        Number of the lesson, 0 to 9; all lessons by default.
    root : Path, optional
        The folder that holds ``exercises/`` and the tables; by default the module's data.

    Returns
    -------
    tuple of Exercise
        In the order of the files; empty for a lesson without exercises.

    Raises
    ------
    ContentError
        At least one exercise is not as it should be; all problems are named.

    Examples
    --------
    >>> [exercise.id for exercise in load_exercises(5)][:2]
    ['ex-05-1', 'ex-05-2']
    """
    root = root or data_dir()
    pattern = "[0-9][0-9].yaml" if lesson is None else f"{lesson:02d}.yaml"
    exercises, problems = [], []
    for name in names_in(root, f"exercises/{pattern}"):
        document = read_laid(root, name)
        found = [*check_items(document, _keys(root))] or [*_check_content(document)]
        problems += found
        exercises += [] if found else [_exercise(item) for item in document.data]
    if problems:
        raise ContentError(problems)
    return tuple(exercises)


def load_exercise(id: str, *, root: Path | None = None) -> Exercise:
    """Load one exercise.

    Parameters
    ----------
    id : str
        Its name, such as ``ex-05-1``.
    root : Path, optional
        The folder that holds ``exercises/`` and the tables; by default the module's data.

    Returns
    -------
    Exercise
        The exercise with its hints and its solution.

    Raises
    ------
    ContentError
        At least one exercise is not as it should be.
    UnknownName
        There is no such exercise; the message names the nearest.

    Examples
    --------
    >>> load_exercise("ex-05-1").ask
    'How many rows of the table are about petechiae?'
    """
    exercises = {exercise.id: exercise for exercise in load_exercises(root=root)}
    if id not in exercises:
        raise UnknownName("exercise", id, list(exercises))
    return exercises[id]


def _keys(root: Path) -> dict[str, Key]:
    sources = known_ids(root, "sources", "source_id")
    return {
        "id": Key(hint="Use the id of its cell in the lesson."),
        "ask": Key(),
        "hints": Key(type="list", hint=f"Give {HINTS}, each stronger than the one before."),
        "solution": Key(hint='Python code that ends by setting "answer".'),
        "why": Key(hint="Say what a right answer teaches."),
        "sources": Key(type="list", needed=False, allowed=sources, listed="sources.csv"),
        "ordered": Key(type="flag", needed=False),
    }


def _check_content(document: YamlFile) -> Iterator[Problem]:
    for n, item in enumerate(document.data):
        if len(item["hints"]) != HINTS:
            reason = f"{len(item['hints'])} hints; there must be {HINTS}"
            yield document.problem((n, "hints"), reason)
        lines = len(item["solution"].strip().splitlines())
        if lines > SOLUTION_LINES:
            reason = f"{lines} lines; at most {SOLUTION_LINES}"
            yield document.problem((n, "solution"), reason)
        reason = _code_problem(item["solution"])
        if reason:
            yield document.problem((n, "solution"), reason, hint='It must end by setting "answer".')


def _code_problem(solution: str) -> str:
    try:
        last = ast.parse(solution).body[-1]
    except (SyntaxError, IndexError) as error:
        return f"is not Python ({getattr(error, 'msg', 'empty')})"
    target = last.targets[0] if isinstance(last, ast.Assign) else None
    return "" if getattr(target, "id", "") == "answer" else 'does not set "answer"'


def _exercise(item: dict) -> Exercise:
    lists = {key: tuple(item.get(key) or ()) for key in ("hints", "sources")}
    return Exercise(**{**item, **lists})
