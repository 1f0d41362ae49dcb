"""Find what an instructor names, and show it on one page."""

from collections.abc import Iterator
from pathlib import Path

from skinspots_lib.authoring.export.cards import card_of, cards
from skinspots_lib.authoring.export.markup import paragraphs
from skinspots_lib.authoring.preview.frame import article, grid, whole
from skinspots_lib.authoring.preview.items import case_article, exercise_body, question_article
from skinspots_lib.authoring.preview.lessons import lesson_article
from skinspots_lib.content.cases import load_cases
from skinspots_lib.content.exercises import Exercise, load_exercises
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.questions import load_questions
from skinspots_lib.content.schema import table, table_names
from skinspots_lib.content.tables import load

ALL = "All questions, exercises and cases"
HELD_BACK = "The questions of the final test are left out here; name one by its id to see it."
MEND = "This has to be mended first; skinspots check says the same."


def page(what: str | None = None, root: Path | None = None, script: str = "") -> str:
    """Show a part of the course as a learner sees it, with the answers in folds.

    Parameters
    ----------
    what : str, optional
        Id of a question, an exercise or a case, name of a table, number or file of a lesson; by
        default all questions, exercises and cases.
    root : Path, optional
        The folder of the tables; by default the module's own.
    script : str
        JavaScript to run in the page.

    Returns
    -------
    str
        One HTML file that needs no other. Where the data has faults, it names them.

    Raises
    ------
    UnknownName
        There is no such thing; the message lists the nearest names.

    Examples
    --------
    >>> "<h1>glossary</h1>" in page("glossary")
    True
    """
    root = Path(root or data_dir())
    try:
        body = "".join(_found(what, root) if what else _all(root))
    except ContentError as error:
        body = paragraphs([MEND, *map(str, error.problems)])
    return whole(what or ALL, body, script)


def write_preview(out: Path, what: str | None = None, *, root: Path | None = None) -> Path:
    """Write the page into a file.

    Parameters
    ----------
    out : Path
        The file.
    what : str, optional
        As in `page`.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    UnknownName
        There is no such thing.
    OSError
        The file cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> write_preview(Path(mkdtemp()) / "preview.html", "q07").name
    'preview.html'
    """
    Path(out).write_text(page(what, root), encoding="utf-8")
    return Path(out)


def _all(root: Path) -> Iterator[str]:
    yield paragraphs([HELD_BACK])
    yield from map(question_article, cards(root=root))
    yield from map(_exercise, load_exercises(root=root))
    yield from (case_article(case, root) for case in load_cases(root=root))


def _found(what: str, root: Path) -> Iterator[str]:
    lesson = _lesson(what, root)
    if lesson:
        yield lesson_article(lesson, root)
    elif what in table_names(root):
        yield _table(what, root)
    else:
        yield _item(what, root)


def _item(what: str, root: Path) -> str:
    known = [*table_names(root), *(path.name for path in _lessons(root))]
    # Each kind is read only when it is needed: a fault in one does not hide another.
    for kind, show in (
        (load_questions, lambda one: question_article(card_of(one, root=root))),
        (load_exercises, _exercise),
        (load_cases, lambda one: case_article(one, root)),
    ):
        items = {item.id: item for item in kind(root=root)}
        if what in items:
            return show(items[what])
        known += items
    raise UnknownName("part of the course", what, known)


def _exercise(exercise: Exercise) -> str:
    return article(exercise.id, "Exercise.", exercise_body(exercise))


def _lessons(root: Path) -> list[Path]:
    return sorted((root.resolve().parent / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def _lesson(what: str, root: Path) -> Path | None:
    number = what.zfill(2) if what.isdigit() else None
    for path in _lessons(root):
        if what in (path.name, path.stem) or path.name[:2] == number:
            return path
    return None


def _table(name: str, root: Path) -> str:
    known, frame = table(name, root), load(name, root=root)
    meanings = ((column.name, column.meaning) for column in known.columns)
    cells = (map(_cell, row) for row in frame.itertuples(index=False))
    about = grid(f"Columns of {name}", ["column", "meaning"], meanings)
    return article(name, known.about, about + grid(f"Rows of {name}", frame.columns, cells))


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None or value != value else str(value)
