"""Whether a clinician has read a fact, and whether it is still the text that was read."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from skinspots_lib.content.files.laying import names_in, read_laid
from skinspots_lib.content.files.overlay import read_merged
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.schema import table

TABLE = "reviews"
QUESTIONS, CASES = "questions", "cases"
NOT_REVIEWED = "Not yet reviewed by a clinician."


def review_status(kind: str, row_id: str, *, root: Path | None = None) -> str:
    """Say in one sentence whether a fact was reviewed.

    Parameters
    ----------
    kind : str
        Name of a table, ``questions`` or ``cases``.
    row_id : str
        Id of the row, question or case.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    str
        Not yet, by whom and when, or that the text changed after the review.

    Examples
    --------
    >>> review_status("drugs", "DR001")
    'Not yet reviewed by a clinician.'
    """
    root = root or data_dir()
    rows = [row for row in _reviews(root) if (row["table"], row["row_id"]) == (kind, row_id)]
    if not rows:
        return NOT_REVIEWED
    return status(rows[-1], read_items(kind, root).get(row_id, {}))


def status(review: Mapping[str, str], item: Mapping) -> str:
    """Say what a review is worth for the text as it stands now.

    Parameters
    ----------
    review : mapping of str to str
        A row of `reviews`.
    item : mapping
        What was reviewed, as `read_items` gives it.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> review = {"reviewed_by": "A. B., nurse", "reviewed_on": "2026-01-31", "text_mark": ""}
    >>> status({**review, "text_mark": text_mark({"id": "q1"})}, {"id": "q1"})
    'Reviewed by A. B., nurse, on 2026-01-31.'
    >>> status(review, {"id": "q1"})
    'Changed since the review by A. B., nurse, on 2026-01-31: not yet reviewed again.'
    """
    by = f"{review['reviewed_by']}, on {review['reviewed_on']}"
    if review["text_mark"] == text_mark(item):
        return f"Reviewed by {by}."
    return f"Changed since the review by {by}: not yet reviewed again."


def review_summary(*, root: Path | None = None) -> str:
    """Say in one sentence how much was reviewed.

    Parameters
    ----------
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    str
        How many facts a clinician has signed; reviews of a text that changed do not count.

    Examples
    --------
    >>> review_summary()
    'Not yet reviewed by a clinician.'
    """
    root = root or data_dir()
    latest = {(row["table"], row["row_id"]): row for row in _reviews(root)}
    items = {kind: read_items(kind, root) for kind in {kind for kind, _ in latest}}
    valid = sum(
        row["text_mark"] == text_mark(items[kind].get(row_id, {}))
        for (kind, row_id), row in latest.items()
    )
    if not valid:
        return NOT_REVIEWED
    return f"{valid} facts reviewed by a clinician, the others not yet."


def read_items(kind: str, root: Path) -> dict[str, Mapping]:
    """Read what can be reviewed, as it stands in its file.

    Parameters
    ----------
    kind : str
        Name of a table, ``questions`` or ``cases``.
    root : Path
        The folder of the tables.

    Returns
    -------
    dict of str to mapping
        Cells that are not blank by column, or keys of the question or case, by id.

    Raises
    ------
    ContentError
        A file cannot be read.

    Examples
    --------
    >>> read_items("drugs", data_dir())["DR002"]["drug"]
    'quinidine'
    """
    if kind == CASES:
        return _of_yaml(["cases.yaml"], root)
    if kind == QUESTIONS:
        return _of_yaml(names_in(root, f"{QUESTIONS}/[0-9][0-9].yaml"), root)
    known = table(kind, root)
    header, *rows = read_merged(known, root).rows
    cells = [dict(zip(header, row, strict=False)) for row in rows if row]
    return {
        row.get(known.key, ""): {name: cell for name, cell in row.items() if cell} for row in cells
    }


def text_mark(item: Mapping) -> str:
    """Make a short mark that changes with the text.

    Parameters
    ----------
    item : mapping
        From `read_items`.

    Returns
    -------
    str
        Twelve signs; the order of columns or keys does not change them.

    Examples
    --------
    >>> text_mark({"a": "1", "b": "2"}) == text_mark({"b": "2", "a": "1"})
    True
    """
    text = json.dumps(item, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def _reviews(root: Path) -> list[dict[str, str]]:
    known = table(TABLE, root)
    header, *rows = read_merged(known, root).rows
    return [dict(zip(header, row, strict=False)) for row in rows if len(row) == len(header)]


def _of_yaml(names: list[str], root: Path) -> dict[str, Mapping]:
    documents = [read_laid(root, name) for name in names]
    items = [item for document in documents for item in document.data if isinstance(item, dict)]
    return {str(item.get("id", "")): item for item in items}
