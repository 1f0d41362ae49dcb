"""Take the questions to another place, and read what a class handed in."""

from pathlib import Path

import ipywidgets

from skinspots_lib.widgets.instructor._board import WORDS_OF, Board, field, framed
from skinspots_lib.widgets.plain._pieces import button

EXPORT, CLASS = WORDS_OF["export"], WORDS_OF["class_view"]
# The folder beside this notebook, where the file list of JupyterLab shows what was made.
FOLDER = "exports"
ENDINGS = {"moodle": ".xml", "gift": ".txt", "qti12": ".zip", "anki": ".apkg", "csv": ""}


class ExportBoard(Board):
    """A format, the name of a file, and a button that writes it.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> board = ExportBoard(Desk())
    >>> board.format.value = "anki"
    >>> board.out.value
    'exports/bank.apkg'
    """

    def __init__(self, desk) -> None:
        options = desk.export_formats
        self.format = field(ipywidgets.Dropdown, EXPORT["format"], options=options)
        self.out = field(ipywidgets.Text, EXPORT["out"])
        act = button(EXPORT["export"], self.export)
        super().__init__(desk, EXPORT, [self.format, self.out, act, self.said])
        self._name_file()
        self.format.observe(lambda _change: self._name_file(), "value")

    def export(self) -> None:
        """Write the file and say what it cannot hold."""
        with self.saying():
            out = self.out.value.strip()
            if not out:
                self.tell([EXPORT["no_name"]])
                return
            self.tell(self.desk.export(self.format.value, Path(out)))

    def _name_file(self) -> None:
        self.out.value = f"{FOLDER}/bank{ENDINGS.get(self.format.value, '')}"


class ClassBoard(Board):
    """The folder of the passports, and the page of the class.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> board = ClassBoard(Desk())
    >>> board.folder.value = "nowhere"
    >>> board.read()
    >>> "There is no folder nowhere" in board.said.value
    True
    """

    def __init__(self, desk) -> None:
        self.folder = field(ipywidgets.Text, CLASS["folder"], CLASS["folder_hint"])
        self.page = ipywidgets.HTML()
        act = button(CLASS["read"], self.read)
        super().__init__(desk, CLASS, [self.folder, act, self.said, self.page])

    def read(self) -> None:
        """Read the passports, write gradebook and page, and show the page."""
        with self.saying():
            self.page.value = ""
            folder = self.folder.value.strip()
            if not folder:
                self.tell([CLASS["no_name"]])
                return
            told, page = self.desk.read_class(Path(folder), Path(FOLDER) / "class")
            self.page.value = framed(page, CLASS["page"])
            self.tell(told)


def export(desk) -> ExportBoard:
    """Write the questions for another place.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    ExportBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> export(Desk()).format.value
    'moodle'
    """
    return ExportBoard(desk)


def class_view(desk) -> ClassBoard:
    """Read the passports of a class.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    ClassBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> class_view(None).folder.description
    'Folder'
    """
    return ClassBoard(desk)
