"""The page around what is shown: light or dark as the reader's screen is, and fit to print."""

from collections.abc import Iterable
from html import escape

from skinspots_lib.authoring.export.markup import clean, paragraphs

VIEW = "<meta name='viewport' content='width=device-width'>"
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }
article { border-top: 2px solid; margin-top: 2rem; }
fieldset { border: 1px solid; margin: 0 0 1rem; min-width: 0; }
legend { font-weight: bold; }
label { display: block; padding: .35rem 0; }
summary { font-weight: bold; padding: .25rem 0; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; border: 1px solid; padding: .5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; }
@media print {
  :root { color-scheme: light; }
  article { break-inside: avoid; }
}
"""


def whole(title: str, body: str, script: str = "") -> str:
    """Put the page together.

    Parameters
    ----------
    title : str
        Plain text, for the heading and the window.
    body : str
        HTML.
    script : str
        JavaScript to run in the page.

    Returns
    -------
    str
        One file that needs no other.

    Examples
    --------
    >>> "<h1>A &lt; B</h1>" in whole("A < B", "")
    True
    """
    name = escape(clean(title))
    run = f"<script>{script}</script>" if script else ""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{VIEW}<title>{name}</title>"
        f"<style>{STYLE}</style>{run}</head><body><main><h1>{name}</h1>{body}</main></body></html>"
    )


def article(title: str, note: str, body: str) -> str:
    """Set one thing apart.

    Parameters
    ----------
    title, note : str
        Plain text: its name, and what it is.
    body : str
        HTML.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> article("q07", "lesson 1", "")
    '<article><h2>q07</h2><p>lesson 1</p></article>'
    """
    head = f"<h2>{escape(clean(title))}</h2>{paragraphs([note])}"
    return f"<article>{head}{body}</article>"


def fold(title: str, body: str) -> str:
    """Hide something until the reader opens it.

    Parameters
    ----------
    title : str
        Plain text.
    body : str
        HTML.

    Returns
    -------
    str
        HTML.

    Examples
    --------
    >>> fold("Answer", "<p>It stays.</p>")
    '<details><summary>Answer</summary><p>It stays.</p></details>'
    """
    return f"<details><summary>{escape(clean(title))}</summary>{body}</details>"


def grid(name: str, head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Lay texts out in rows and columns.

    Parameters
    ----------
    name : str
        What it is, for who hears the page; no other table of the page has it.
    head : iterable of str
        The names of the columns.
    rows : iterable of iterable
        The cells; shown as text.

    Returns
    -------
    str
        A table in HTML, which scrolls by itself when it is wide.

    Examples
    --------
    >>> "<td>&lt;b&gt;</td>" in grid("One", ["a"], [["<b>"]])
    True
    """
    names = "".join(f"<th scope='col'>{escape(clean(one))}</th>" for one in head)
    lines = "".join(
        f"<tr>{''.join(f'<td>{escape(clean(str(cell)))}</td>' for cell in row)}</tr>"
        for row in rows
    )
    table = f"<table><thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>"
    label = escape(clean(name))
    return f"<div class='wide' tabindex='0' role='region' aria-label='{label}'>{table}</div>"
