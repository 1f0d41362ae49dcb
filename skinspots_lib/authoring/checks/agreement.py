"""Rows that must agree with each other, with their own numbers, and with files on disk."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from skinspots_lib.authoring.checks.rules import CONVENTION, Rule, Sheets, run_rules
from skinspots_lib.authoring.checks.sheets import Row, Sheet
from skinspots_lib.content.cases import TIERS
from skinspots_lib.content.files.validation import split_list
from skinspots_lib.content.place import photo_path
from skinspots_lib.content.problems import Problem
from skinspots_lib.learning.findings import FINDINGS

YEAR = re.compile(r"(19|20)\d\d")
COUNT = re.compile(r"(\d[\d,]*) of (?:a further )?(\d[\d,]*)")
EVERY = "any"


def check_agreement(sheets: Sheets, root: Path) -> list[Problem]:
    """Check every rule on rows that must agree.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name; a rule whose tables are not all there is left out.
    root : Path
        The folder of the tables.

    Returns
    -------
    list of Problem
        Rule by rule; cells that the schema refused are not named again.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> from skinspots_lib.authoring.checks.sheets import read_sheets
    >>> check_agreement(read_sheets(data_dir())[0], data_dir())
    []
    """
    photos = sheets.get("photos")
    return [*run_rules(RULES, sheets), *(_photos(photos, root) if photos else ())]


def _pairs_agree(sheets: Sheets) -> Iterator[Problem]:
    glass, sheet = _glass(sheets["conditions"]), sheets["contrasts"]
    for row in sheet.rows:
        for side in "ab":
            column, name = f"press_{side}", row.cells[f"condition_{side}"]
            yield from _same_glass(sheet, row, column, name, glass)
        if row.cells["condition_a"] == row.cells["condition_b"]:
            yield sheet.problem(row, "condition_b", "is paired with itself", "another condition")


def _drawn_agree(sheets: Sheets) -> Iterator[Problem]:
    glass, sheet = _glass(sheets["conditions"]), sheets["appearances"]
    for row in sheet.rows:
        yield from _same_glass(sheet, row, "response", row.cells["condition"], glass)


def _same_glass(sheet: Sheet, row: Row, column: str, name: str, glass) -> Iterator[Problem]:
    wanted = glass.get(name, "varies")
    if wanted not in ("varies", row.cells[column]) and not sheet.is_wrong(row, column):
        reason = f"does not agree with conditions.csv, where {name} {wanted}"
        yield sheet.problem(row, column, reason, wanted)


def _glass(sheet: Sheet) -> dict[str, str]:
    """Say what the glass does to each condition, leaving out cells that are named already."""
    sound = (row.cells for row in sheet.rows if not sheet.is_wrong(row, "under_glass"))
    words = {cells["condition"]: cells["under_glass"] for cells in sound}
    return {**words, **{name: word.under_glass for name, word in CONVENTION.items()}}


def _signs_agree(sheets: Sheets) -> Iterator[Problem]:
    """What a condition needs under the glass includes what its row says."""
    glass, sheet = _glass(sheets["conditions"]), sheets["condition_signs"]
    needs: dict[str, list[Row]] = {}
    for row in sheet.rows:
        if (row.cells["finding"], row.cells["role"]) == ("under_glass", "needs"):
            needs.setdefault(row.cells["condition"], []).append(row)
    for name, rows in needs.items():
        wanted, words = glass.get(name, "varies"), {row.cells["value"] for row in rows}
        # A word that is no answer at all is named by the reader of signs.
        if wanted != "varies" and wanted not in words and words <= set(FINDINGS["under_glass"]):
            reason = f"does not agree with conditions.csv, where {name} {wanted}"
            yield sheet.problem(rows[0], "value", reason, f"one of these rows says {wanted}")


def _one_cause_one_category(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets["conditions_causes"]
    for column in ("cause_category", "cause_plain"):
        words: dict[str, Counter] = {}
        sound = [row for row in sheet.rows if not sheet.is_wrong(row, column)]
        for row in sound:
            words.setdefault(row.cells["cause"], Counter())[row.cells[column]] += 1
        for row in sound:
            usual, _ = words[row.cells["cause"]].most_common(1)[0]
            if row.cells[column] != usual:
                reason = f'is not what other rows say of the cause "{row.cells["cause"]}"'
                yield sheet.problem(row, column, reason, usual)


def _not_too_calm(sheets: Sheets) -> Iterator[Problem]:
    """Where blood has leaked, a dangerous kind of cause is never a thing to watch at home."""
    sheet = sheets["conditions_causes"]
    sound = [row for row in sheet.rows if not sheet.is_wrong(row, "urgency")]
    urgent = {row.cells["cause"] for row in sound if row.cells["urgency"] == TIERS[0]}
    for row in sound:
        reason, calmest = _limit(row.cells, urgent)
        if TIERS.index(row.cells["urgency"]) > TIERS.index(calmest):
            allowed = ", ".join(TIERS[: TIERS.index(calmest) + 1])
            yield sheet.problem(row, "urgency", f"is too calm {reason}", allowed)


def _limit(cells: Mapping[str, str], urgent: set[str]) -> tuple[str, str]:
    """Give the calmest tier that a cause may have here, and why."""
    category = cells["cause_category"]
    if cells["cause"] in urgent:
        return "for a cause that is an emergency elsewhere", "same_day"
    if cells["condition"] in CONVENTION and category in ("infection", "malignancy"):
        return f"for spots that stay and {category}", "same_day"
    if cells["condition"] in CONVENTION and category != "mechanical_trauma":
        return "for spots that stay without a knock or a strain", "routine"
    return "", TIERS[-1]


def _once(sheets: Sheets) -> Iterator[Problem]:
    """A cause stands once under a condition, an address once among the sources."""
    for name, columns in (("conditions_causes", ("condition", "cause")), ("sources", ("url",))):
        first: dict[tuple, int] = {}
        for row in sheets[name].rows:
            key = tuple(row.cells[column].rstrip("/") for column in columns)
            if all(key) and first.setdefault(key, row.number) != row.number:
                reason = f"already stands in row {first[key]}"
                hint = f"One row for each {' and '.join(columns)}: put the two together."
                yield sheets[name].problem(row, columns[-1], reason, hint=hint)


def _itself(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets["conditions"]
    for row in sheet.rows:
        if row.cells["condition"] in split_list(row.cells["look_alikes"]):
            yield sheet.problem(
                row, "look_alikes", "names the condition itself", "other conditions"
            )


def _every_age(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets["conditions_causes"]
    for row in sheet.rows:
        ages = split_list(row.cells["typical_age"])
        if EVERY in ages and len(ages) > 1:
            reason = f'says "{EVERY}", which is every age, and more'
            yield sheet.problem(row, "typical_age", reason, f"{EVERY} alone, or single ages")


def _years(sheets: Sheets) -> Iterator[Problem]:
    for sheet in sheets.values():
        if sheet.table.column("year") is None:
            continue
        for row in sheet.rows:
            if row.cells["year"] and not YEAR.fullmatch(row.cells["year"]):
                yield sheet.problem(row, "year", "is not a year", "four digits, such as 2026")


def _blanks(sheets: Sheets) -> Iterator[Problem]:
    for sheet in sheets.values():
        for row in sheet.rows:
            for column, cell in row.cells.items():
                if cell.isspace() and not sheet.is_wrong(row, column):
                    hint = "Delete the blanks, or write what belongs there."
                    yield sheet.problem(row, column, "holds nothing but blanks", hint=hint)


def _shares(sheets: Sheets) -> Iterator[Problem]:
    """A percentage lies between 0 and 100, and is its count divided by all."""
    sheet = sheets["figures"]
    for row in sheet.rows:
        if not row.cells["unit"].startswith("percent"):
            continue
        for column in ("value", "low", "high"):
            number = sheet.number(row, column)
            if number is not None and not 0 <= number <= 100:
                yield sheet.problem(row, column, "is no percentage", "0 to 100")
        yield from _counted(sheet, row)


def _counted(sheet: Sheet, row: Row) -> Iterator[Problem]:
    said, value = row.cells["value"], sheet.number(row, "value")
    decimals = len(said.partition(".")[2])
    for part, whole in COUNT.findall(" ".join(row.cells[c] for c in ("statement", "population"))):
        share = 100 * int(part.replace(",", "")) / int(whole.replace(",", ""))
        # Half a step, and a hair for shares that lie on the step.
        if value is not None and abs(share - value) > 0.5 * 10**-decimals + 1e-9:
            reason = f"does not agree with its own count, {part} of {whole}"
            yield sheet.problem(row, "value", reason, f"{share:.{max(decimals, 1)}f}")


def _photos(sheet: Sheet, root: Path) -> Iterator[Problem]:
    for row in sheet.rows:
        if not sheet.is_wrong(row, "file") and not photo_path(row.cells["file"], root).is_file():
            hint = f"Put the picture into the folder {root.name}/photos/."
            yield sheet.problem(row, "file", "is not there", hint=hint)


RULES: tuple[Rule, ...] = (
    (("conditions", "contrasts"), _pairs_agree),
    (("conditions", "condition_signs"), _signs_agree),
    (("conditions", "appearances"), _drawn_agree),
    (("conditions_causes",), _one_cause_one_category),
    (("conditions_causes",), _not_too_calm),
    (("conditions_causes", "sources"), _once),
    (("conditions",), _itself),
    (("conditions_causes",), _every_age),
    ((), _years),
    ((), _blanks),
    (("figures",), _shares),
)
