"""The sheet that a clinician reads and signs: facts, rules, questions and cases, with sources."""

import csv
import io
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from skinspots_lib.authoring.checks.sheets import Sheet
from skinspots_lib.content.files.validation import split_list
from skinspots_lib.content.reviews import (
    CASES,
    NOT_REVIEWED,
    QUESTIONS,
    TABLE,
    read_items,
    status,
    text_mark,
)
from skinspots_lib.content.schema import table

FORM_COLUMNS = ("table", "row_id", "what", "text_mark", "reviewed_by", "reviewed_on")
LISTS = ("source_ids", "source_id", "sources")
UNSHOWN = (*LISTS, "verification", "verification_note")
ABOUT = {
    QUESTIONS: "The questions of all lessons, each option with its explanation.",
    CASES: "The teaching cases. `findings` are what the sort rule is given.",
}
STYLE = """\
body { font: 10pt/1.4 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #666; padding: .3em .5em; text-align: left; vertical-align: top; }
td:nth-child(2) { width: 50%; } td:last-child { min-width: 9em; }
dl { margin: 0; } dt { font-weight: bold; } dd { margin: 0 0 .3em 1em; }
tr { break-inside: avoid; } h2 { break-before: page; } thead { display: table-header-group; }
"""
INTRODUCTION = (
    "Please read each row, open its source where you doubt it, and sign it in the last column if "
    "it is right and safe for learners. The form beside this sheet has the same rows: write your "
    "name, profession and the day (2026-03-31) there, and give it back. Leave a row blank that you "
    "would not sign, and say why."
)


def kinds(root: Path) -> tuple[str, ...]:
    """List what can be reviewed.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    tuple of str
        Tables, questions and cases, in the order of the sheet.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> kinds(data_dir())[-2:]
    ('questions', 'cases')
    """
    return table(TABLE, root).column("table").allowed


def as_html(root: Path, sheets: Mapping[str, Sheet], wanted: tuple[str, ...]) -> str:
    """Print the sheet.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    sheets : mapping of str to Sheet
        What `read_sheets` gave.
    wanted : tuple of str
        Which of `kinds`.

    Returns
    -------
    str
        One page of HTML that needs no network; whatever stands in a cell is shown as text.
    """
    sections = "".join(_section(kind, root, sheets) for kind in wanted)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Review sheet</title>'
        f"<style>{STYLE}</style></head><body><h1>Review sheet</h1><p>{INTRODUCTION}</p>"
        f"{sections}</body></html>\n"
    )


def _section(kind: str, root: Path, sheets: Mapping[str, Sheet]) -> str:
    about = ABOUT[kind] if kind in ABOUT else table(kind, root).about
    signed = signed_rows(sheets)
    rows = "".join(
        _row(row_id, item, sheets, _state(signed.get((kind, row_id)), item))
        for row_id, item in read_items(kind, root).items()
    )
    columns = ("Id", "What it says", "Sources", "Review", "Signed by, on")
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return (
        f"<h2>{escape(kind)}</h2><p>{escape(about)}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(row_id: str, item: Mapping, sheets: Mapping[str, Sheet], state: str) -> str:
    says = "".join(
        f"<dt>{escape(str(key))}</dt><dd>{_value(value)}</dd>"
        for key, value in list(item.items())[1:]
        if key not in UNSHOWN
    )
    cells = (escape(row_id), f"<dl>{says}</dl>", _sources(item, sheets), escape(state), "")
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{escape(str(key))}: {_value(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "<br>".join(_value(part) for part in value)
    return escape(str(value))


def _sources(item: Mapping, sheets: Mapping[str, Sheet]) -> str:
    known = {row.cells["source_id"]: row.cells for row in sheets["sources"].rows}
    named = [known.get(source_id, {"title": source_id}) for source_id in source_ids(item)]
    lines = [
        ", ".join(filter(None, (source["title"], source.get("publisher"), source.get("year"))))
        for source in named
    ]
    checked = f"<p>Checked: {escape(item['verification'])}</p>" if "verification" in item else ""
    return "<br>".join(map(escape, lines)) + checked


def source_ids(item: Mapping) -> list[str]:
    """Give the ids of the sources of a row, question or case.

    Parameters
    ----------
    item : mapping
        From `read_items`.

    Returns
    -------
    list of str
        In their order.

    Examples
    --------
    >>> source_ids({"source_ids": "a;b"})
    ['a', 'b']
    """
    cell = next((item[key] for key in LISTS if item.get(key)), [])
    return split_list(cell) if isinstance(cell, str) else [str(part) for part in cell]


def signed_rows(sheets: Mapping[str, Sheet]) -> dict[tuple[str, str], Mapping[str, str]]:
    """Give the latest review of each fact.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name.

    Returns
    -------
    dict
        The row of `reviews` by table and id.
    """
    rows = sheets[TABLE].rows if TABLE in sheets else ()
    return {(row.cells["table"], row.cells["row_id"]): row.cells for row in rows}


def _state(review: Mapping[str, str] | None, item: Mapping) -> str:
    return status(review, item) if review else NOT_REVIEWED


def as_form(root: Path, wanted: tuple[str, ...]) -> str:
    """Print the form that goes with the sheet.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    wanted : tuple of str
        Which of `kinds`.

    Returns
    -------
    str
        CSV with a row for each fact and two blank columns for name and day.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FORM_COLUMNS)
    writer.writerows(_form_rows(root, wanted))
    return out.getvalue()


def _form_rows(root: Path, wanted: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for kind in wanted:
        for row_id, item in read_items(kind, root).items():
            what = " · ".join(str(value) for value in list(item.values())[1:4])
            yield kind, row_id, what, text_mark(item), "", ""
