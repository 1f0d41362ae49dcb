"""A class on one page: `skinspots class FOLDER` writes a gradebook and a page to read."""

from html import escape
from pathlib import Path

from skinspots_lib.authoring.export.table import harmless
from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.classroom import Classroom
from skinspots_lib.learning.engine.shares import ENOUGH

GRADEBOOK, PAGE = "gradebook.csv", "class.html"
SAYS = (
    "It reports practice on simulated pictures and stories. It is no proof of clinical skill. "
    f"Groups of fewer than {ENOUGH} learners are hidden."
)
VIEW = "<meta name='viewport' content='width=device-width'>"
STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; }
"""


def write_class(classroom: Classroom, out: Path) -> tuple[Path, Path]:
    """Write the gradebook and the page.

    Parameters
    ----------
    classroom : Classroom
        From `read_class`.
    out : Path
        The folder to write into; made when it is not there.

    Returns
    -------
    tuple of Path
        The gradebook (CSV) and the page (HTML).

    Raises
    ------
    OSError
        The folder cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from skinspots_lib.learning.classroom import read_class
    >>> folder = Path(mkdtemp())
    >>> [path.name for path in write_class(read_class(folder), folder)]
    ['gradebook.csv', 'class.html']
    """
    out.mkdir(parents=True, exist_ok=True)
    grades = classroom.grades.assign(
        file=classroom.grades["file"].map(harmless),
        nickname=classroom.grades["nickname"].map(harmless),
    )
    grades.to_csv(out / GRADEBOOK, index=False, encoding="utf-8-sig", float_format="%.3f")
    (out / PAGE).write_text(as_page(classroom), encoding="utf-8")
    return out / GRADEBOOK, out / PAGE


def as_page(classroom: Classroom) -> str:
    """Make the page of a class.

    Parameters
    ----------
    classroom : Classroom
        From `read_class`.

    Returns
    -------
    str
        HTML that stands alone, without scripts.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from skinspots_lib.learning.classroom import read_class
    >>> "Hardest questions" in as_page(read_class(Path(mkdtemp())))
    True
    """
    parts = [
        f"<p>{len(classroom.grades)} passports. {SAYS}</p>",
        *_listed("Passports that could not be read", classroom.damaged),
        *_listed("What could not be read in the others", classroom.remarks),
        _titled("Gradebook", classroom.grades),
        _titled("Hardest questions", classroom.hardest),
        *(_confusion(classroom, third) for third in THIRDS),
    ]
    head = f"<meta charset='utf-8'><title>Class</title>{VIEW}<style>{STYLE}</style>"
    body = "\n".join(["<h1>Class</h1>", *parts])
    start = f"<!doctype html><html lang='en'><head>{head}</head>"
    return f"{start}<body><main>{body}</main></body></html>\n"


def _confusion(classroom: Classroom, third: str) -> str:
    rows = classroom.confusion[classroom.confusion["third"] == third]
    counts = rows.pivot(index="truth", columns="answer", values="n").astype("Int64")
    return _titled(f"What was taken for what, on {third} skin", counts.reset_index())


def _titled(title: str, table) -> str:
    """Give a table under its title; pandas escapes what stands in the cells."""
    if table.empty:
        return f"<h2>{title}</h2><p>Too few answers to show.</p>"
    html = table.to_html(index=False, border=0, na_rep="", float_format="{:.2f}".format)
    scroll = f"role='region' aria-label='{title}' tabindex='0'"
    return f"<h2>{title}</h2><div class='wide' {scroll}>{html}</div>"


def _listed(title: str, pairs) -> list[str]:
    items = "".join(f"<li>{escape(name)}: {escape(text)}</li>" for name, text in pairs)
    return [f"<h2>{title}</h2><ul>{items}</ul>"] if items else []
