"""What the boards share: fields with a name, a place for what was said, a page in a frame."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape

import ipywidgets

from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.plain._pieces import Part

WORDS_OF = WORDS["instructor"]
NAMED = {"description_width": "8rem"}
WIDE = {"width": "auto", "max_width": "44rem"}
LONG = {**WIDE, "height": "4.6rem"}
EDGE = "1px solid var(--jp-border-color1, #6b6b6b)"


class Board(Part):
    """A board: fields, buttons and one status line.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.
    words : mapping of str to str
        Its part of ``words.json``.
    children : iterable of Widget
        What stands under the title.

    Examples
    --------
    >>> board = Board(None, WORDS_OF["checking"], [])
    >>> with board.saying():
    ...     raise FileNotFoundError(2, "No such file", "bank.xml")
    >>> "bank.xml cannot be read or written (No such file)." in board.said.value
    True
    """

    def __init__(self, desk, words: Mapping[str, str], children: Iterable) -> None:
        self.desk = desk
        super().__init__(words, children)

    @contextmanager
    def saying(self) -> Iterator[None]:
        """Say an error in words, that of a file as well."""
        with self.telling():
            try:
                yield
            except OSError as error:
                reason = error.strerror or str(error)
                file = error.filename or ""
                self.tell([WORDS_OF["not_written"].format(file=file, reason=reason).strip()])


def field(kind, name: str, hint: str = "", **more: object):
    """Make a field whose name is read out.

    Parameters
    ----------
    kind : type
        Such as ``ipywidgets.Text``.
    name : str
        Stands before it.
    hint : str
        Stands in it while it is empty.
    **more
        For the field.

    Returns
    -------
    Widget
        Takes what was typed when the field is left.

    Examples
    --------
    >>> field(ipywidgets.Text, "Find").description
    'Find'
    """
    typed = kind in (ipywidgets.Text, ipywidgets.Textarea)
    if typed:
        more = {"placeholder": hint, "continuous_update": False, **more}
    look = LONG if kind is ipywidgets.Textarea else WIDE
    return kind(description=name, style=NAMED, layout=look, **more)


def group(name: str, boxes: Iterable[ipywidgets.Widget]) -> ipywidgets.VBox:
    """Put boxes to tick under a name.

    Parameters
    ----------
    name : str
        Stands above them.
    boxes : iterable of Widget
        Each with a name of its own.

    Returns
    -------
    VBox
        Ready to be shown.

    Examples
    --------
    >>> len(group("Lessons", [ipywidgets.Checkbox()]).children)
    2
    """
    title = ipywidgets.HTML(f'<p class="sk-title">{escape(name)}</p>')
    return ipywidgets.VBox([title, *boxes])


def tick(name: str, value: bool) -> ipywidgets.Checkbox:
    """Make a box to tick.

    Parameters
    ----------
    name : str
        Stands beside it.
    value : bool
        Whether it is ticked.

    Returns
    -------
    Checkbox
        Ready to be shown.

    Examples
    --------
    >>> tick("Lesson 3", True).value
    True
    """
    return ipywidgets.Checkbox(value=value, description=name, indent=False, layout=WIDE)


def choose(one: ipywidgets.Dropdown, options: Iterable, value: object = None) -> None:
    """Give a list other options, and keep what was chosen where that is still there.

    Parameters
    ----------
    one : Dropdown
        The list.
    options : iterable
        Values, or pairs of what is shown and the value.
    value : object, optional
        What to choose; by default what was chosen.

    Examples
    --------
    >>> letters = ipywidgets.Dropdown(options=["a", "b"], value="b")
    >>> choose(letters, ["b", "c"])
    >>> letters.value
    'b'
    """
    options = list(options)
    value = one.value if value is None else value
    known = [pair[1] if isinstance(pair, tuple) else pair for pair in options]
    if tuple(options) != tuple(one.options):
        one.options = options
    one.value = value if value in known else (known[0] if known else None)


def show(widgets: Iterable[ipywidgets.Widget], on: bool) -> None:
    """Show some widgets, or take them from the page.

    Parameters
    ----------
    widgets : iterable of Widget
        Of a board.
    on : bool
        Whether they are there.

    Examples
    --------
    >>> box = ipywidgets.Text()
    >>> show([box], False)
    >>> box.layout.display
    'none'
    """
    for one in widgets:
        one.layout.display = None if on else "none"


def framed(html: str, title: str) -> str:
    """Put a whole page on a board, apart from its look and without scripts.

    Parameters
    ----------
    html : str
        The page.
    title : str
        What it is, for a screen reader.

    Returns
    -------
    str
        HTML for a widget.

    Examples
    --------
    >>> "<iframe title='A &amp; B'" in framed("<p>x</p>", "A & B").replace('"', "'")
    True
    """
    look = f"width:100%;height:36rem;border:{EDGE};background:#fff;color-scheme:light"
    name, page = escape(title), escape(html)
    return f'<iframe title="{name}" sandbox="" style="{look}" srcdoc="{page}"></iframe>'
