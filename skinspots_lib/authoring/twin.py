"""A broken twin of the main table to practise on, and the instructors' checker for any table."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from skinspots_lib.authoring.check import NUMBER, check
from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.files.validation import file_name
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.schema import table

if TYPE_CHECKING:
    import pandas as pd

MAIN = "conditions_causes"
# What the checker reads beside the table: all but the pictures that an instructor may add.
SKIPPED = ("photos", "local")
COLUMNS = ("place", "column", "value", "what_is_wrong", "allowed")


class Fault(NamedTuple):
    """One cell of the twin: the id of its row, the column, and the wrong value put there."""

    link_id: str
    column: str
    value: str


# Each stands for a slip that people make: a word of their own, a calm word where there is danger,
# an id used again, a source from nowhere, a word that is read both ways, a cell left out, two
# answers that exclude each other, and a date that a spreadsheet made.
FAULTS = (
    Fault("PET-INF-004", "cause_category", "infektion"),
    Fault("PUR-INF-001", "urgency", "self_care"),
    Fault("ECC-MED-002", "link_id", "ECC-MED-001"),
    Fault("PET-MED-001", "source_ids", "a-friend-said-so"),
    Fault("PAL-VAS-001", "key_clue", "The glass test is positive on both shins"),
    Fault("CHA-AGE-001", "cause_plain", ""),
    Fault("PET-MEC-001", "typical_age", "any;adult"),
    Fault("PET-PLT-001", "frequency_note", "02-May"),
)


def broken_twin() -> "pd.DataFrame":
    """Give a copy of the table of causes with eight faults in it.

    Returns
    -------
    DataFrame, one row per condition and cause
        Every cell is text and a blank one is empty text, so that `check_table` sees it as a
        spreadsheet would save it. The table of the course is not touched.

    Examples
    --------
    >>> twin = broken_twin()
    >>> len(check_table(twin))
    8
    """
    twin = _as_text(MAIN)
    ids = twin["link_id"].tolist()
    for fault in FAULTS:
        twin.loc[ids.index(fault.link_id), fault.column] = fault.value
    return twin


def check_table(frame: "pd.DataFrame", name: str = MAIN) -> "pd.DataFrame":
    """Let the instructors' checker look at a table in hand.

    Parameters
    ----------
    frame : DataFrame
        With the columns of the table; changed, shortened or with new rows.
    name : str
        Which table of the course it stands for.

    Returns
    -------
    DataFrame, one row per problem
        Columns place (the label of the row in `frame`), column, value, what_is_wrong, allowed.
        Empty when there is nothing to mend. It is checked in a copy: no file is changed.

    Raises
    ------
    UnknownName
        There is no such table.

    Examples
    --------
    >>> from skinspots_lib.content.tables import load
    >>> len(check_table(load("glossary"), "glossary"))
    0
    """
    import pandas as pd

    known = table(name)
    with TemporaryDirectory() as folder:
        root = Path(folder) / "data"
        shutil.copytree(data_dir(), root, ignore=shutil.ignore_patterns(*SKIPPED))
        text = frame.map(_cell).astype(str)
        text.to_csv(root / known.path, index=False, lineterminator="\n", encoding="utf-8")
        found = [problem for problem in check(root) if problem.file == file_name(known, root)]
    rows = [
        (_place(frame, p), p.field.removeprefix("column "), _cell(p.value), p.reason, p.allowed)
        for p in found
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _as_text(name: str) -> "pd.DataFrame":
    import pandas as pd

    known = table(name)
    header, *rows = read_rows(data_dir() / known.path, file_name(known, data_dir()))
    return pd.DataFrame(rows, columns=header)


def _cell(value: object) -> object:
    if isinstance(value, tuple | list):
        return ";".join(map(str, value))
    if value is None or value != value:
        return ""
    # A column of whole numbers with a gap in it is read as 7.0, which says more than 7.
    return repr(value).removesuffix(".0") if isinstance(value, float) else value


def _place(frame: "pd.DataFrame", problem) -> object:
    """Turn the row of the file, whose header is row 1, into the label in the learner's table."""
    row = NUMBER.match(problem.where)
    return frame.index[int(row[1]) - 2] if row else problem.where
