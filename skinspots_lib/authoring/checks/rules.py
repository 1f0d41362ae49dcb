"""What a schema cannot say of the tables: sizes, names, urgency, addresses and words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from skinspots_lib.authoring.checks.sheets import Row, Sheet
from skinspots_lib.content.problems import Problem


class Convention(NamedTuple):
    """What this course calls a spot: behaviour under the glass, feel, and width in mm."""

    under_glass: str
    raised: str
    from_mm: float | None
    to_mm: float | None


# The one convention of the course; thresholds TH01 to TH03 hold it beside those of others.
CONVENTION = {
    "petechiae": Convention("stays", "flat", None, 2),
    "purpura": Convention("stays", "flat", 2, 10),
    "ecchymosis": Convention("stays", "flat", 10, None),
    "palpable_purpura": Convention("stays", "raised", None, None),
}
OWN = "This module"
# What the two web articles of lesson 08 name; a lesson that checks them needs each one.
IN_ARTICLES = (
    *CONVENTION,
    *("cherry_angioma", "heat_rash", "keratosis_pilaris", "contact_dermatitis"),
    *("atopic_dermatitis", "viral_exanthem", "pityriasis_rosea", "shingles"),
    *("swimmers_itch", "ringworm"),
)
CALM, URGENT = "self_care", "emergency"
NOTES = ("frequency_note", "verification_note")
ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
SIGN_WORDS = re.compile(r"\b(positive|negative)(ly)?\b", re.IGNORECASE)
GLASS = "fades, stays or partly"

Sheets = Mapping[str, Sheet]
# The tables that a rule needs, and the rule.
Rule = tuple[tuple[str, ...], Callable[[Sheets], Iterator[Problem]]]


def check_tables(sheets: Sheets) -> list[Problem]:
    """Check every rule on the tables.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name; a rule whose tables are not all there is left out.

    Returns
    -------
    list of Problem
        Rule by rule; cells that the schema refused are not named again.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> from skinspots_lib.authoring.checks.sheets import read_sheets
    >>> check_tables(read_sheets(data_dir())[0])
    []
    """
    return run_rules(RULES, sheets)


def run_rules(rules: Iterable[Rule], sheets: Sheets) -> list[Problem]:
    """Run the rules whose tables are there.

    Parameters
    ----------
    rules : iterable of Rule
        Each with the names of the tables that it needs.
    sheets : mapping of str to Sheet
        By name.

    Returns
    -------
    list of Problem
        Rule by rule.
    """
    found: list[Problem] = []
    for needed, rule in rules:
        if all(name in sheets for name in needed):
            found += rule(sheets)
    return found


def _ranges(sheets: Sheets) -> Iterator[Problem]:
    """A smallest value never lies above the largest one of the same row."""
    for sheet in sheets.values():
        for low, high in _pairs([column.name for column in sheet.table.columns]):
            yield from _turned_round(sheet, low, high)


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        parts = name.split("_")
        twin = "_".join("max" if part == "min" else part for part in parts)
        if twin != name and twin in names:
            yield name, twin
    if {"low", "value", "high"} <= set(names):
        yield from (("low", "high"), ("low", "value"), ("value", "high"))


def _turned_round(sheet: Sheet, low: str, high: str) -> Iterator[Problem]:
    for row in sheet.rows:
        least, most = sheet.number(row, low), sheet.number(row, high)
        if least is not None and most is not None and least > most:
            reason = f"is above {high}, which is {row.cells[high]}"
            yield sheet.problem(row, low, reason, f"at most {row.cells[high]}")


def _convention(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets["conditions"]
    for row in sheet.rows:
        name = row.cells["condition"]
        if name in CONVENTION:
            yield from _words_of(sheet, row, name)
            yield from _widths_of(sheet, row, name, ("size_min_mm", "size_max_mm"))


def _words_of(sheet: Sheet, row: Row, name: str) -> Iterator[Problem]:
    for column in ("under_glass", "raised"):
        word = getattr(CONVENTION[name], column)
        if row.cells[column] != word and not sheet.is_wrong(row, column):
            yield sheet.problem(row, column, f"does not agree with the word {name}", word)


def _own_thresholds(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets["thresholds"]
    for row in sheet.rows:
        name = row.cells["term"]
        if row.cells["authority"].startswith(OWN) and name in CONVENTION:
            yield from _widths_of(sheet, row, name, ("min_mm", "max_mm"))


def _widths_of(sheet: Sheet, row: Row, name: str, columns: tuple[str, str]) -> Iterator[Problem]:
    limits = zip(columns, (CONVENTION[name].from_mm, CONVENTION[name].to_mm), strict=True)
    for column, limit in limits:
        if limit is None or sheet.is_wrong(row, column):
            continue
        if sheet.number(row, column) != limit:
            reason = "" if row.cells[column] else "missing; it "
            reason += f"does not agree with the word {name}"
            hint = "Petechiae are 2 mm or less, purpura below 10 mm, ecchymosis from 10 mm on."
            yield sheet.problem(row, column, reason, f"{limit:g} (in mm)", hint)


def _drawn(sheets: Sheets) -> Iterator[Problem]:
    """What is drawn has the width of the word it is drawn for."""
    sheet = sheets["appearances"]
    for row in sheet.rows:
        word = CONVENTION.get(row.cells["condition"])
        least, most = sheet.number(row, "size_min_mm"), sheet.number(row, "size_max_mm")
        reason = f"is not the width of the word {row.cells['condition']}"
        if word and word.to_mm is not None and most is not None and most > word.to_mm:
            yield sheet.problem(row, "size_max_mm", reason, f"at most {word.to_mm:g} (in mm)")
        if word and word.from_mm is not None and least is not None and least < word.from_mm:
            yield sheet.problem(row, "size_min_mm", reason, f"at least {word.from_mm:g} (in mm)")


def _articles(sheets: Sheets) -> Iterator[Problem]:
    sheet = sheets["conditions"]
    for name in IN_ARTICLES:
        if name not in sheet.keys:
            reason = "no row has this condition, which a web article of lesson 08 names"
            hint = "Put the row back; an id is never changed."
            yield Problem(sheet.file, "file", "column condition", name, reason, hint=hint)


def _urgency(sheets: Sheets) -> Iterator[Problem]:
    """An emergency may not hide under a condition that people treat at home."""
    rows = sheets["conditions"].rows
    calm = {row.cells["condition"] for row in rows if row.cells["default_urgency"] == CALM}
    sheet = sheets["conditions_causes"]
    for row in sheet.rows:
        noted = any(row.cells[column] for column in NOTES)
        if row.cells["urgency"] == URGENT and row.cells["condition"] in calm and not noted:
            reason = f"stands under {row.cells['condition']}, which is {CALM}, without a note"
            hint = f"Say in {' or '.join(NOTES)} how the two go together."
            yield sheet.problem(row, "urgency", reason, f"a calmer word than {URGENT}", hint)


def _addresses(sheets: Sheets) -> Iterator[Problem]:
    known = addresses(sheets)
    for sheet in sheets.values():
        texts = [c.name for c in sheet.table.columns if not c.is_number and c.name != "url"]
        for row in sheet.rows:
            for column in texts:
                if "http" in row.cells[column]:
                    yield from _unknown_addresses(sheet, row, column, known)


def _unknown_addresses(sheet: Sheet, row: Row, column: str, known) -> Iterator[Problem]:
    for address in addresses_in(row.cells[column]):
        if address not in known:
            yield sheet.problem(row, column, f"{address} {NO_SOURCE}", "", ADD_SOURCE)


NO_SOURCE = "is not the address of a source"
ADD_SOURCE = "Add it to sources.csv and give the id of that row in its place."


def addresses(sheets: Sheets) -> frozenset[str]:
    """Give the addresses of the sources.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name.

    Returns
    -------
    frozenset of str
        Without a stroke at the end.
    """
    rows = sheets["sources"].rows if "sources" in sheets else ()
    return frozenset(row.cells["url"].rstrip("/") for row in rows if row.cells["url"])


def addresses_in(text: str) -> list[str]:
    """Find web addresses in a text.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of str
        Without the full stop of a sentence or a stroke at the end.

    Examples
    --------
    >>> addresses_in("See https://example.org/a/.")
    ['https://example.org/a']
    """
    return [found.rstrip(".,;:").rstrip("/") for found in ADDRESS.findall(text)]


def _words(sheets: Sheets) -> Iterator[Problem]:
    for sheet in sheets.values():
        texts = [c.name for c in sheet.table.columns if not c.is_number and not c.reference]
        for row in sheet.rows:
            for column in texts:
                reason = word_problem(row.cells[column])
                if reason:
                    yield sheet.problem(row, column, reason, GLASS)


def word_problem(text: str) -> str:
    """Look for a word that this course never uses of the glass test.

    Parameters
    ----------
    text : str
        Any text that a learner may read.

    Returns
    -------
    str
        What is wrong; empty when nothing is.

    Examples
    --------
    >>> word_problem("A positive test")
    'the word "positive" is read both ways: say what the colour does'
    """
    found = SIGN_WORDS.search(text)
    return f'the word "{found[0]}" is read both ways: say what the colour does' if found else ""


RULES: tuple[Rule, ...] = (
    ((), _ranges),
    (("conditions",), _convention),
    (("thresholds",), _own_thresholds),
    (("appearances",), _drawn),
    (("conditions",), _articles),
    (("conditions", "conditions_causes"), _urgency),
    (("sources",), _addresses),
    ((), _words),
)
