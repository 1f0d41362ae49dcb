"""Check everything, and see a part as a learner does."""

import ipywidgets

from skinspots_lib.widgets.instructor._board import WORDS_OF, Board, field, framed
from skinspots_lib.widgets.plain._pieces import button

CHECK, PREVIEW = WORDS_OF["checking"], WORDS_OF["preview"]


class CheckingBoard(Board):
    """One button that says what must be mended.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> board = CheckingBoard(Desk())
    >>> board.check()
    >>> "Nothing to mend." in board.said.value
    True
    """

    def __init__(self, desk) -> None:
        super().__init__(desk, CHECK, [button(CHECK["check"], self.check), self.said])

    def check(self) -> None:
        """Say what must be mended, in the words of the command."""
        with self.saying():
            self.tell(self.desk.check())


class PreviewBoard(Board):
    """A field for a name, and the page of what it names.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> board = PreviewBoard(None)
    >>> board.show()
    >>> "First type what to show." in board.said.value
    True
    """

    def __init__(self, desk) -> None:
        self.what = field(ipywidgets.Text, PREVIEW["what"], PREVIEW["what_hint"])
        self.page = ipywidgets.HTML()
        act = button(PREVIEW["show"], self.show)
        super().__init__(desk, PREVIEW, [self.what, act, self.said, self.page])

    def show(self) -> None:
        """Show the page of what was named."""
        with self.saying():
            what = self.what.value.strip()
            self.page.value = ""
            if not what:
                self.tell([PREVIEW["no_name"]])
                return
            self.page.value = framed(self.desk.preview(what), PREVIEW["page"].format(what=what))
            self.tell([PREVIEW["shown"].format(what=what)])


def checking(desk) -> CheckingBoard:
    """Check everything that instructors edit.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    CheckingBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> checking(None).said.value
    '<div role="status"></div>'
    """
    return CheckingBoard(desk)


def preview(desk) -> PreviewBoard:
    """See a question, a case, a table or a lesson as a learner does.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    PreviewBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> preview(None).what.description
    'Show'
    """
    return PreviewBoard(desk)
