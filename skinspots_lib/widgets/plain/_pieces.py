"""What the parts made of plain ipywidgets share: frame, look, words that are heard, errors."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape

import ipywidgets

from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.widgets._base import WORDS, Still
from skinspots_lib.widgets._frame import frame

NAMES = {"description_width": "6rem"}
SNUG = {"width": "auto", "min_width": "8rem", "align_self": "flex-start"}
WIDE = {"width": "auto", "max_width": "40rem"}


class Part(Still, ipywidgets.VBox):
    """A part made of plain ipywidgets, framed, with one place for what has just happened.

    Parameters
    ----------
    words : mapping of str to str
        Its part of ``words.json``, with ``title`` and ``still``.
    children : sequence of Widget
        What stands under the title.

    Attributes
    ----------
    said : HTML
        A status line: a screen reader says what is put there with `tell`.

    Examples
    --------
    >>> part = Part({"title": "Letters", "still": "A list of letters."}, [])
    >>> part.tell(["<b> is a letter."])
    >>> part.said.value
    '<div role="status"><p dir="auto">&lt;b&gt; is a letter.</p></div>'
    """

    def __init__(self, words: Mapping[str, str], children: Iterable[ipywidgets.Widget]) -> None:
        self._words = words
        title = ipywidgets.HTML(f'<p class="sk-title">{escape(words["title"])}</p>')
        super().__init__([frame(ipywidgets.VBox([title, *children]))])
        self.add_class("sk-root")

    @property
    def said(self) -> ipywidgets.HTML:
        """Give the status line, made when it is first used."""
        if not hasattr(self, "_said"):
            self._said = ipywidgets.HTML()
            self.tell([])
        return self._said

    def tell(self, lines: Iterable[str]) -> None:
        """Put lines of plain text into the status line.

        Parameters
        ----------
        lines : iterable of str
            Shown as they stand, one paragraph each.
        """
        self.said.value = f'<div role="status">{paragraphs(lines)}</div>'

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell an error in words, where a callback would lose it in a log."""
        try:
            yield
        except (ContentError, UnknownName) as error:
            self.tell(str(error).splitlines())
        except Exception as error:  # The learner sees it; a log nobody opens would hide it.
            self.tell([WORDS["shared"]["broken"], f"{type(error).__name__}: {error}"])

    def _still(self) -> tuple[str, list[str]]:
        return self._words["title"], [self._words["still"]]


def paragraphs(lines: Iterable[str]) -> str:
    """Write lines of plain text as HTML.

    Parameters
    ----------
    lines : iterable of str
        Shown as they stand; empty ones are left out.

    Returns
    -------
    str
        One paragraph for each.

    Examples
    --------
    >>> paragraphs(["1 < 2", ""])
    '<p dir="auto">1 &lt; 2</p>'
    """
    return "".join(f'<p dir="auto">{escape(line)}</p>' for line in lines if line)


def button(words: str, act) -> ipywidgets.Button:
    """Make a button wide enough for its words.

    Parameters
    ----------
    words : str
        What stands on it.
    act : callable
        Called without arguments when it is pressed.

    Returns
    -------
    Button
        Ready to be shown.

    Examples
    --------
    >>> heard = []
    >>> button("Refresh", lambda: heard.append(1)).click()
    >>> heard
    [1]
    """
    one = ipywidgets.Button(description=words, layout=SNUG)
    one.on_click(lambda _button: act())
    return one
