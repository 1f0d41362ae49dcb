"""What all our own widgets share: look, helpers, words, errors and a text without a kernel."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path

import anywidget
import traitlets as t

from skinspots_lib.content.bank.words import load_words, shipped_words
from skinspots_lib.content.course import load_course
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.learning.progress import progress

HERE = Path(__file__).parent
# How the sentences end that send a learner for help.
CALLS = ("In doubt, go.", "Get help now.")
IMPORT = re.compile(r"^import\s.*?;\n", re.MULTILINE | re.DOTALL)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def read_words() -> dict:
    """Read every word that a widget says to a learner.

    Returns
    -------
    dict
        One part for each widget and one that is ``shared``, with the instructor's own words laid
        over the shipped ones. Where a learner is told to get help, the course's own emergency
        number follows. When the instructor's file has a fault, the shipped words are said, and
        the map at the head of each lesson names the fault.

    Examples
    --------
    >>> read_words()["question"]["check"]
    'Check answer'
    """
    shipped = shipped_words()
    try:
        words = load_words()
    except ContentError:
        words = shipped
    return _with_number(words, shipped, emergency_line())


def emergency_line() -> str:
    """Say how help is called where the course is taught.

    Returns
    -------
    str
        Empty when the course names no number, or when its file has a fault, which is for the
        parts that need the file to tell.

    Examples
    --------
    >>> emergency_line()
    ''
    """
    try:
        return str(load_course().emergency)
    except ContentError:
        return ""


def _with_number(words: object, shipped: object, line: str) -> object:
    """Let the number follow each call, which the shipped words tell in any language."""
    if isinstance(words, dict):
        return {key: _with_number(part, shipped[key], line) for key, part in words.items()}
    is_call = isinstance(shipped, str) and shipped.endswith(CALLS)
    return f"{words} {line}" if is_call and line else words


WORDS = read_words()


def compose(*stems: str) -> str:
    """Join the shared helpers and one widget's file into the one file that a browser gets.

    Parameters
    ----------
    *stems : str
        Names of the files after the shared ones, the widget's own last: ``walk`` for
        ``_walk.mjs``.

    Returns
    -------
    str
        JavaScript without imports, with the words of these only.

    Examples
    --------
    >>> "import " in compose("frame").split("export default")[0]
    False
    """
    parts = {key: WORDS[key] for key in ("shared", *stems) if key in WORDS}
    texts = [_file(name).read_text(encoding="utf-8") for name in ("shared", *stems)]
    code = "".join(EXPORT.sub("", IMPORT.sub("", text)) for text in texts)
    return f"const words = {json.dumps(parts, ensure_ascii=False)};\n{code}"


def _file(stem: str) -> Path:
    own = HERE / f"_{stem}.mjs"
    return own if own.exists() else next(HERE.glob(f"*/{own.name}"))


class Still:
    """Mixed into a widget: what is read and seen where it cannot run."""

    def _still(self) -> tuple[str, list[str]]:
        """Give title and lines to read where the widget cannot run."""
        raise NotImplementedError

    def _picture(self) -> str:
        """Give a still picture as HTML, for a widget that has one."""
        return ""

    def _ipython_display_(self, **kwargs) -> None:
        """Put the still picture and words first, in an output of their own.

        A saved notebook says "model not found" in place of the widget, and of the words that
        belong to it, but shows what was put out before. `widget.css` hides it while the widget
        is alive.
        """
        from IPython.display import display

        data, metadata = self._repr_mimebundle_(**kwargs)
        html = f'<div class="sk-static">{data["text/html"]}</div>'
        display({"text/html": html, "text/plain": data["text/plain"]}, raw=True)
        display({**data, "text/html": "", "text/plain": ""}, metadata=metadata, raw=True)

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        title, lines = self._still()
        run = WORDS["shared"]["run"]
        paragraphs = "".join(f'<p dir="auto">{escape(line)}</p>' for line in lines)
        data["text/plain"] = "\n".join([title, *lines, run])
        data["text/html"] = (
            f"<div>{self._picture()}<p><strong>{escape(title)}</strong></p>"
            f"{paragraphs}<p><em>{run}</em></p></div>"
        )
        return data, metadata


class Interactive(Still, anywidget.AnyWidget):
    """A widget of this course. Each one says ``_esm = compose("its name")``.

    Notes
    -----
    The browser asks with a message ``{"do": "submit", ...}``, which calls ``_do_submit(...)``
    with the other keys. Whatever goes wrong there is shown in one box, not lost in a log.
    """

    _css = (HERE / "widget.css").read_text(encoding="utf-8")
    error = t.Unicode("").tag(sync=True)
    unsaved = t.Unicode("").tag(sync=True)
    _heard = t.Int(0).tag(sync=True)
    _later: list[Callable[[], object]] | None = None

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        self.on_msg(self._hear)

    def set_state(self, sync_data: dict) -> None:
        """Take what the browser sends; an error of it goes into the box.

        Parameters
        ----------
        sync_data : dict
            New values by name of the trait.
        """
        with self._boxed():
            super().set_state(sync_data)

    def _hear(self, _widget, content: Mapping, _buffers) -> None:
        self._later = []
        # One message for everything, so that the page never shows half an answer.
        with self.hold_sync():
            with self._boxed():
                request = dict(content)
                getattr(self, f"_do_{request.pop('do')}")(**request)
            self._heard += 1
        later, self._later = self._later, None
        for act in later:
            with self._boxed(clears=False):
                act()
        # What is printed here would be seen by nobody.
        self.unsaved = progress().unsaved

    def _afterwards(self, act: Callable[[], object]) -> None:
        """Do it when the learner has the answer, such as writing to a slow disk."""
        if self._later is None:
            act()
        else:
            self._later.append(act)

    @contextmanager
    def _boxed(self, *, clears: bool = True) -> Iterator[None]:
        try:
            yield
        except (ContentError, UnknownName) as error:
            self.error = str(error)
        except Exception as error:  # The learner sees it; a log nobody opens would hide it.
            self.error = f"{type(error).__name__}: {error}"
        else:
            self.error = "" if clears else self.error
