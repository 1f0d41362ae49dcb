"""What dermatologists saw on the blinded sheet, against what the simulation meant to show."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from skinspots_lib.authoring.blind_sheet import FORM_COLUMNS, KEY, KEY_COLUMNS, allowed
from skinspots_lib.content.bank.thirds import THIRDS, third_of
from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.tables import load
from skinspots_lib.learning.engine.shares import shares

if TYPE_CHECKING:
    import pandas as pd

RESULTS = "blind_results.csv"
WITH_IT = "Use the file as `skinspots blind-sheet` wrote it."


def read_blind_forms(forms: Iterable[Path], key: Path) -> "pd.DataFrame":
    """Count by kind of spots and third of the skin tones what was seen.

    Parameters
    ----------
    forms : iterable of Path
        Filled-in forms, one per person.
    key : Path
        The key that was written with their sheet.

    Returns
    -------
    DataFrame, one row per kind and third
        Columns truth, third, n (patches judged), right, share, low, high (Wilson interval, 0 to
        1), says (``too few to tell`` below 5), glass_share (0 to 1: the response under the glass
        was named as meant), looks_real (mean of 1 to 5). Rows without an answer are left out.

    Raises
    ------
    ContentError
        A cell of a form cannot be read; all are named by file and row.
    """
    import pandas as pd

    truth = _truth(key)
    problems: list[Problem] = []
    judged = [row for form in forms for row in _judged(form, truth, problems)]
    if problems:
        raise ContentError(problems)
    columns = ["truth", "third", "right", "glass", "looks_real"]
    frame = pd.DataFrame(judged, columns=columns)
    groups = [(kind, third) for kind in sorted({t[0] for t in truth.values()}) for third in THIRDS]
    by = ["truth", "third"]
    means = frame.groupby(by)[["glass", "looks_real"]].mean().reset_index()
    table = shares(frame, by, groups).merge(means, how="left", on=by)
    return table.rename(columns={"glass": "glass_share"}).round(3)


def _truth(key: Path) -> dict[str, tuple[str, str]]:
    """Give condition and third by number."""
    return {
        row["number"]: (row["condition"], third_of(int(row["tone"])))
        for _, row in _rows(key, KEY_COLUMNS)
    }


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows with their numbers in a spreadsheet."""
    header, *rows = read_rows(path, path.name)
    missing = [column for column in columns if column not in header]
    if missing:
        reason = f'the column "{missing[0]}" is missing'
        raise ContentError([Problem(path.name, "row 1", "header", reason=reason, hint=WITH_IT)])
    for number, row in enumerate(rows, 2):
        cells = dict.fromkeys(columns, "") | dict(zip(header, row, strict=False))
        yield number, {column: cell.strip() for column, cell in cells.items()}


def _judged(form: Path, truth: Mapping, problems: list[Problem]) -> Iterator[tuple]:
    meant = load("appearances").set_index("condition")["response"]
    seen: set[str] = set()
    for number, cells in _rows(form, FORM_COLUMNS):
        if not any(cells[column] for column in allowed()):
            continue
        found = list(_row_problems(form.name, number, cells, truth, seen))
        problems += found
        seen.add(cells["number"])
        if not found:
            kind, third = truth[cells["number"]]
            glass = cells["under_glass"] == meant[kind]
            yield kind, third, cells["what_is_it"] == kind, glass, int(cells["looks_real"])


def _row_problems(file, number, cells, truth, seen) -> Iterator[Problem]:
    where, patch = f"row {number}", cells["number"]
    if patch not in truth:
        yield Problem(file, where, "column number", patch, f"is not a patch of {KEY}", hint=WITH_IT)
    elif patch in seen:
        yield Problem(file, where, "column number", patch, "stands in another row too")
    for column, values in allowed().items():
        if cells[column] not in values:
            reason = "is not in the list" if cells[column] else "missing"
            value = cells[column] or None
            yield Problem(file, where, f"column {column}", value, reason, ", ".join(values))
