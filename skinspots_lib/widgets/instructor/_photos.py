"""A photograph: copied, with credit, licence, consent and skin tone."""

from pathlib import Path

import ipywidgets

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.widgets.instructor._board import WORDS_OF, Board, field
from skinspots_lib.widgets.plain._pieces import button

SAY = WORDS_OF["photos"]
TYPED = ("credit", "licence", "consent_basis", "how_confirmed")


class PhotosBoard(Board):
    """The fields of a photograph.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> board = PhotosBoard(None)
    >>> board.file.value = "nowhere.png"
    >>> board.add()
    >>> "There is no file &quot;nowhere.png&quot;" in board.said.value
    True
    """

    def __init__(self, desk) -> None:
        self.file = field(ipywidgets.Text, SAY["file"], SAY["file_hint"])
        self.about = {name: field(ipywidgets.Text, SAY[name]) for name in TYPED}
        self.tone = field(ipywidgets.Dropdown, SAY["tone"], options=tuple(THIRDS))
        add = button(SAY["add"], self.add)
        super().__init__(desk, SAY, [self.file, *self.about.values(), self.tone, add, self.said])

    def add(self) -> None:
        """Copy the file that was named and write its row; say what is still missing."""
        with self.saying():
            here, name = Path.cwd(), Path(self.file.value.strip()).name
            found = [one / name for one in (here, here.parent) if name and (one / name).is_file()]
            if not found:
                self.tell([SAY["not_found"].format(name=name)])
                return
            about = {name: one.value for name, one in self.about.items()}
            self.tell(self.desk.add_photo(found[0], about | {"tone": self.tone.value}))


def photos(desk) -> PhotosBoard:
    """Add a photograph that may be used.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    PhotosBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> photos(None).tone.value
    'light'
    """
    return PhotosBoard(desk)
