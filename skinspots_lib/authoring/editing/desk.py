"""The desk of an instructor: each act is one call, for the command line and for a notebook.

A notebook cannot import this room and the widgets from one another, as they stand on one floor. So
it takes a `Desk` from here and hands it to the boards of `skinspots_lib.widgets.instructor`.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from skinspots_lib.authoring import edits, formats
from skinspots_lib.authoring.check import examine
from skinspots_lib.authoring.class_page import as_page, write_class
from skinspots_lib.authoring.editing.items import find_item, set_key, set_keys
from skinspots_lib.authoring.editing.rows import (
    Cell,
    add_row,
    list_cells,
    list_rows,
    shortened,
)
from skinspots_lib.authoring.export import FORMATS, writer
from skinspots_lib.authoring.export.cards import cards
from skinspots_lib.authoring.new import new_photo, new_question
from skinspots_lib.content.course import Course, load_course
from skinspots_lib.content.files.laying import read_laid
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName
from skinspots_lib.content.questions import load_questions
from skinspots_lib.content.schema import table_names
from skinspots_lib.content.tables import load
from skinspots_lib.learning.classroom import read_class

HELD_BACK = "The questions of the final test are held back, not secret: they are not in the file."
MEND = "Still to mend:"
SWITCH = {"on": True, "off": False}


class Desk:
    """What an instructor can do. Whatever is written goes into `data/local/`.

    Parameters
    ----------
    root : Path, optional
        The folder of the tables; by default the module's own.

    Notes
    -----
    What an act returns are lines to be read. A `ContentError` or an `UnknownName` says in words
    why it could not be done.

    Examples
    --------
    >>> Desk().tables()[0]
    'conditions_causes'
    """

    export_formats = tuple(FORMATS)

    def __init__(self, root: Path | None = None) -> None:
        self.root = Path(root or data_dir()).resolve()

    def tables(self) -> tuple[str, ...]:
        """Name the tables."""
        return table_names(self.root)

    def rows(self, table: str, find: str = "") -> list[tuple[str, str]]:
        """List the rows of a table that hold some words; see `list_rows`."""
        return list_rows(self.root, table, find)

    def cells(self, table: str, row_id: str) -> list[Cell]:
        """Give the cells of a row; see `list_cells`."""
        return list_cells(self.root, table, row_id)

    def set_cell(self, table: str, row_id: str, column: str, value: str) -> list[str]:
        """Change one cell of a table: ``skinspots set cell``."""
        path = edits.set_cell(self.root, table, row_id, column, value)
        return self._told(path, lambda: load(table, root=self.root))

    def add_row(self, table: str, row_id: str) -> list[str]:
        """Begin a new row: ``skinspots new row``."""
        path = add_row(self.root, table, row_id)
        return self._told(path, lambda: load(table, root=self.root))

    def add_photo(self, file: Path, about: Mapping[str, str]) -> list[str]:
        """Copy a photograph and fill in its row: ``skinspots new photo`` and ``set cell``."""
        target, path = new_photo(self.root, Path(file))
        for column, value in about.items():
            edits.set_cell(self.root, "photos", target.name, column, value)
        return [self._saved(target), *self._told(path, lambda: load("photos", root=self.root))]

    def questions(self, lesson: int) -> list[tuple[str, str]]:
        """List the questions of a lesson as they stand in their files, unchecked."""
        data = read_laid(self.root, f"questions/{lesson:02d}.yaml").data
        items = [item for item in data if isinstance(item, dict) and "id" in item]
        return [(shortened(f"{one['id']} · {one.get('ask') or ''}"), one["id"]) for one in items]

    def item(self, item_id: str) -> dict:
        """Give a question or a case as it stands in its file, unchecked."""
        return find_item(self.root, item_id)[1]

    def add_question(self, lesson: int, *, picture: str = "") -> tuple[str, list[str]]:
        """Add the template of a question: ``skinspots new question``. Give its id as well."""
        (path,) = new_question(self.root, lesson, picture=picture)
        return self.questions(lesson)[-1][1], [self._saved(path)]

    def set_item(self, item_id: str, values: Mapping[str, object]) -> list[str]:
        """Change keys of a question or a case: ``skinspots set item``, once for each key."""
        path = set_keys(self.root, item_id, values)
        return self._told(path, self._reader(path))

    def set_key(self, item_id: str, key: str, text: str) -> list[str]:
        """Change one key of a question or a case, as typed: ``skinspots set item``."""
        path = set_key(self.root, item_id, key, text)
        return self._told(path, self._reader(path))

    def course(self) -> Course:
        """Give the choices for the course as they stand."""
        return load_course(root=self.root)

    def show_lesson(self, lesson: int, show: str) -> list[str]:
        """Switch a lesson ``on`` or ``off``: ``skinspots set lesson``."""
        numbers = [str(one.lesson) for one in self.course().lessons]
        if str(lesson) not in numbers:
            raise UnknownName("lesson", str(lesson), numbers)
        return self._chosen(edits.switch_lesson(self.root, lesson, show=_is_on(show)))

    def ask_item(self, item_id: str, show: str) -> list[str]:
        """Switch a question or a case ``on`` or ``off``: ``skinspots set asked``."""
        find_item(self.root, item_id)
        return self._chosen(edits.switch_item(self.root, item_id, show=_is_on(show)))

    def set_emergency(self, number: str, words: str = "") -> list[str]:
        """Say how help is called here: ``skinspots set emergency``."""
        return self._chosen(edits.set_emergency(self.root, number, words))

    def set_classes(self, classes: Iterable[str]) -> list[str]:
        """Choose what practice shows, none for all: ``skinspots set classes``."""
        return self._chosen(edits.set_practice(self.root, classes=list(classes)))

    def set_seed(self, seed: str) -> list[str]:
        """Give every learner the same practice, or none for their own: ``skinspots set seed``."""
        seed = seed.strip()
        number = int(seed) if seed.isascii() and seed.isdecimal() else seed or None
        return self._chosen(edits.set_practice(self.root, seed=number))

    def set_pass_percent(self, percent: str) -> list[str]:
        """Set the pass mark of the final test: ``skinspots set pass-percent``."""
        number = int(percent) if percent.isascii() and percent.isdecimal() else percent
        return self._chosen(edits.set_post_test(self.root, pass_percent=number))

    def check(self) -> list[str]:
        """Say everything that is wrong: ``skinspots check``."""
        return formats.as_text(examine(self.root), self.root).splitlines()

    def preview(self, what: str) -> str:
        """Give the page of an item, a table or a lesson: ``skinspots preview``."""
        from skinspots_lib.authoring.preview import page

        return page(what, root=self.root)

    def export(self, format: str, out: Path) -> list[str]:
        """Write the questions for another place: ``skinspots export``."""
        given, out = cards(root=self.root), Path(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        lost = writer(format)(given, out)
        return [f"{len(given)} questions: {out}", HELD_BACK, *lost]

    def read_class(self, folder: Path, out: Path) -> tuple[list[str], str]:
        """Read the passports of a class: ``skinspots class``. Give the page as well."""
        questions = load_questions(root=self.root)
        classroom = read_class(Path(folder), questions=questions)
        paths = write_class(classroom, Path(out))
        return [*str(classroom).splitlines(), *map(str, paths)], as_page(classroom)

    def _reader(self, path: Path) -> Callable[[], object]:
        """Give what reads the file of an item with all its checks."""
        if path.parent.name == "questions":
            return lambda: load_questions(int(path.stem), root=self.root)
        from skinspots_lib.content.cases import load_cases

        return lambda: load_cases(root=self.root)

    def _chosen(self, path: Path) -> list[str]:
        return self._told(path, self.course)

    def _told(self, path: Path, read: Callable[[], object]) -> list[str]:
        """Say what was written, and what the readers of it find wrong."""
        try:
            read()
        except ContentError as error:
            return [self._saved(path), MEND, *map(str, error.problems)]
        return [self._saved(path)]

    def _saved(self, path: Path) -> str:
        return f"Saved in {path.relative_to(self.root.parent).as_posix()}."


def _is_on(word: str) -> bool:
    if word not in SWITCH:
        allowed = " or ".join(SWITCH)
        raise ContentError([Problem("the switch", "", value=word, allowed=allowed)])
    return SWITCH[word]
