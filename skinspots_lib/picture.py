"""A figure together with the words that say what it shows.

JupyterLab shows a plain figure without alternative text and drops every way of adding it but one:
HTML with an ``<img alt>``. A `Picture` is that way.
"""

import base64
import html
import io
import sys
from weakref import WeakKeyDictionary

LONGEST_ALT = 250
DOTS_PER_INCH = 144
RGB_DIMENSIONS = 3
_CSS_PIXELS_PER_INCH = 96
_INK = "color:var(--jp-content-font-color1,inherit)"
_LINE = "1px solid var(--jp-border-color1,currentColor)"
_HOW_TO_WRITE_ALT = (
    "Write one sentence: the kind of chart, what is compared, and the one thing it shows, "
    'such as "Bar chart of listed causes by category; infection has most, 44 of 198."'
)

# One figure may hold several described Axes: whoever hears it should hear all of them.
_alt_of_axes = WeakKeyDictionary()


class Picture:
    """A figure that is shown once, with its alternative text and its numbers.

    Parameters
    ----------
    drawing : Axes, Figure, or callable that gives one
        What was drawn. The whole figure is shown, also when one Axes of it is given. A callable
        goes with `file`, and is called when `ax` is asked for.
    alt : str
        Kind of chart, what is compared, the one finding: 1 to 250 characters.
    table : DataFrame, optional
        The numbers drawn, one row per mark.
    caption : str
        A line under the picture.
    title : str
        Names the table of numbers for people who hear it.
    file : callable, optional
        Gives what is shown as long as nobody asked for `ax`, without Matplotlib: the type of a
        file (``"png"``, ``"webp"``) and its bytes, at 144 dots per inch.

    Attributes
    ----------
    ax : Axes or None
        Where it was drawn, to change it further; None for a figure with no or several Axes.
    alt : str
        The alternative text.
    table : DataFrame or None
        The numbers drawn.
    numbers : DataFrame or None
        What is shown under the picture, its first column naming the rows; `table` itself until
        the same numbers laid out for reading are put here.

    Raises
    ------
    ValueError
        `alt` is empty or too long; the message says what to write.
    TypeError
        `drawing` is neither Axes nor Figure.

    Notes
    -----
    A notebook shows a Picture that is the last line of a cell. Showing it closes the figure in
    pyplot, so that the same figure does not come a second time without its text; `ax` stays
    alive. A later change to `ax` is seen the next time the Picture is shown.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().add_subplot()
    >>> bars = ax.bar(["fades", "stays"], [3, 5])
    >>> Picture(ax, "Bar chart of five spots that stay and three that fade.")
    Picture: Bar chart of five spots that stay and three that fade.
    """

    def __init__(self, drawing, alt, *, table=None, caption="", title="", file=None):  # noqa: PLR0913
        self.alt = _checked_alt(alt)
        self.table = table
        self.numbers = table
        self.caption = caption
        self.title = title
        self._file = file
        self._drawing = drawing
        if file is None:
            self._take(drawing)

    @property
    def ax(self):
        """Where it was drawn, to change it further."""
        if self._file is not None:
            self._take(self._drawing())
            self._file = None
        return self._ax

    def _take(self, drawing):
        self._figure = _figure_of(drawing)
        self._ax = _axes_of(drawing)
        if self._ax is not None:
            _alt_of_axes[self._ax] = self.alt

    def __repr__(self):
        """Say in words what the picture shows, where no picture can be shown."""
        return f"Picture: {self._whole_alt()}"

    def _repr_html_(self):
        shown = _figure_html(*self._stored(), self._whole_alt(), self.caption)
        if self.numbers is None:
            return shown
        return shown + _numbers_html(self.numbers, self.title)

    def _stored(self):
        if self._file is not None:
            return self._file()
        stored = _stored(self._figure)
        _close_in_pyplot(self._figure)
        return stored

    def _whole_alt(self):
        if self._file is not None:
            return self.alt
        texts = [_alt_of_axes[ax] for ax in self._figure.axes if ax in _alt_of_axes]
        return " ".join(dict.fromkeys(texts)) or self.alt


def with_alt(ax, alt):
    """Give a chart of your own its alternative text, and show it once.

    Parameters
    ----------
    ax : Axes or Figure
        A finished chart, such as what `DataFrame.plot` gives back.
    alt : str
        Kind of chart, what is compared, the one finding: 1 to 250 characters.

    Returns
    -------
    Picture
        Make it the last line of the cell.

    Raises
    ------
    ValueError
        `alt` is empty or too long; the message says what to write.
    TypeError
        `ax` is neither Axes nor Figure.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().add_subplot()
    >>> bars = ax.bar(["fades", "stays"], [3, 5])
    >>> with_alt(ax, "Bar chart of five spots that stay and three that fade.").alt
    'Bar chart of five spots that stay and three that fade.'
    """
    return Picture(ax, alt)


def _checked_alt(alt):
    text = " ".join(alt.split()) if isinstance(alt, str) else ""
    if not text:
        raise ValueError(f"The picture has no alternative text. {_HOW_TO_WRITE_ALT}")
    if len(text) > LONGEST_ALT:
        raise ValueError(
            f"The alternative text has {len(text)} characters; at most {LONGEST_ALT} are heard "
            f"with ease. {_HOW_TO_WRITE_ALT} The numbers belong in a table."
        )
    return text


def _figure_of(drawing):
    canvas = getattr(getattr(drawing, "figure", None), "canvas", None)
    if canvas is None:
        raise TypeError(
            f"A picture is made from one Axes or Figure, not from {type(drawing).__name__}. "
            "Several Axes at once? Give the Figure: axes[0].figure."
        )
    # A subfigure shares the canvas of the figure it sits in, and only that one can be saved.
    return canvas.figure


def _axes_of(drawing):
    axes = getattr(drawing, "axes", drawing)
    if not isinstance(axes, list):
        return axes
    return axes[0] if len(axes) == 1 else None


def _stored(figure):
    """Give the type and the bytes of a file: sharp for charts, small for skin."""
    # As PNG the grain of skin takes seven times the bytes and twice the time.
    images = [image for ax in figure.axes for image in ax.images]
    if any(image.get_array().ndim == RGB_DIMENSIONS for image in images):
        return "webp", _saved(figure, "webp", {"quality": 95, "method": 2})
    return "png", _saved(figure, "png", {})


def _saved(figure, kind, options):
    # The text is dark, so a face that lets a dark theme shine through would hide it.
    face = figure.get_facecolor()
    opaque = face if face[3] == 1 else "white"
    # A layout engine has made room for every text already; measuring again takes as long.
    edges = None if figure.get_layout_engine() else "tight"
    target = io.BytesIO()
    how = {"dpi": DOTS_PER_INCH, "facecolor": opaque, "bbox_inches": edges}
    figure.savefig(target, format=kind, pil_kwargs=options, **how)
    return target.getvalue()


def _close_in_pyplot(figure):
    # A figure can only be open in pyplot if something else has imported pyplot already.
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(figure)


def _figure_html(kind, file, alt, caption):
    from PIL import Image

    pixels = Image.open(io.BytesIO(file)).width
    width = round(pixels / DOTS_PER_INCH * _CSS_PIXELS_PER_INCH)
    data = base64.b64encode(file).decode("ascii")
    below = f'<figcaption style="{_INK}">{html.escape(caption)}</figcaption>' if caption else ""
    return (
        '<figure class="sk-picture" style="margin:0 0 .5em;max-width:100%">'
        f'<img alt="{html.escape(alt, quote=True)}" width="{width}" '
        f'style="max-width:100%;height:auto" src="data:image/{kind};base64,{data}">'
        f"{below}</figure>"
    )


def _numbers_html(frame, title):
    caption = html.escape(f"The numbers: {title}" if title else "The numbers")
    sides = ["right" if kind.kind in "iuf" else "left" for kind in frame.dtypes]
    head = "".join(map(_column_head, frame.columns, sides))
    rows = "".join(_row_html(row, sides) for row in frame.itertuples(index=False))
    return (
        f'<details class="sk-numbers" style="{_INK}">'
        '<summary style="cursor:pointer;padding:.3em 0">The numbers</summary>'
        # In a narrow window the table moves in a frame that the keyboard can reach.
        f'<div role="region" tabindex="0" aria-label="{caption}" style="overflow-x:auto">'
        '<table style="border-collapse:collapse">'
        f'<caption style="text-align:left;{_INK}">{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>"
    )


def _column_head(name, side):
    return _cell('th scope="col"', name, side)


def _row_html(row, sides):
    tags = ['th scope="row"'] + ["td"] * (len(row) - 1)
    return f"<tr>{''.join(map(_cell, tags, row, sides))}</tr>"


def _cell(tag, value, side):
    style = f"text-align:{side};padding:.2em .8em;border-bottom:{_LINE}"
    return f'<{tag} style="{style}">{html.escape(_words(value))}</{tag.split()[0]}>'


def _words(value):
    if value is None or value != value:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
