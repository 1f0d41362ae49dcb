"""Whether plain language is plain: US school grade 7 or lower, glossary words not counted."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec

from skinspots_lib.authoring.checks.sheets import Row, Sheet
from skinspots_lib.content.problems import Problem

GRADE = 7
# A grade of a few words says nothing: one long word in five makes it a university text.
FEWEST_WORDS = 8
WAIVERS, WAIVED = "reading_waivers", ("table", "row_id", "column")
NO_TEXTSTAT = (
    "Reading grade not checked: textstat is not installed "
    '(pip install "skinspots_lib[author]" brings it).'
)
# What a learner reads without asking for more; the other columns are for reviewers.
PLAIN = {
    "conditions_causes": ("cause_plain", "key_clue"),
    "conditions": (
        "plain_name",
        "look_on_light_skin",
        "look_on_dark_skin",
        "best_distinguishing_sign",
    ),
    "urgency_rules": ("why",),
    "investigations": ("plain_name", "asks"),
    "contrasts": ("what_learners_mix_up", "separating_sign", "safety_note"),
    "misconceptions": ("wrong_idea", "right_idea", "why_people_think_so", "probe_question"),
    "glossary": ("plain_definition",),
}
# Where the words stand that a learner can look up.
WORDS = {"glossary": ("term", "also_called"), "conditions": ("condition", "label")}
QUESTION_TEXTS, OPTION_TEXTS = ("ask", "why"), ("say", "why")
CASE_TEXTS = ("opening", "story", "why", "common_mistake")
NAMES_APART = re.compile(r"[(),;]|\bplural\b")
SHORT_WORD = "spot"

Sheets = Mapping[str, Sheet]


def why_not(sheets: Sheets) -> str:
    """Say why the reading grade cannot be measured.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name.

    Returns
    -------
    str
        Textstat, which only authors need, is missing, or a table of words has a fault; empty
        when it can be measured.
    """
    if find_spec("textstat") is None:
        return NO_TEXTSTAT
    for name, columns in {**WORDS, WAIVERS: WAIVED}.items():
        if name not in sheets or not sheets[name].is_sound(*columns):
            return f"Reading grade not checked: mend {name}.csv first."
    return ""


def grader(sheets: Sheets) -> Callable[[str], float]:
    """Make the measure of a text.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        Terms of the glossary and names of conditions count as one short word.

    Returns
    -------
    function of str
        Gives the Flesch-Kincaid grade; 0 for a text too short to be measured.

    Examples
    --------
    >>> grader({})("The dots stay red when you press a glass on them.") <= 7
    True
    """
    terms = sorted(_terms(sheets), key=len, reverse=True)
    pattern = "|".join(map(re.escape, terms)) or r"(?!)"
    known = re.compile(rf"\b({pattern})s?\b", re.IGNORECASE)

    def grade(text: str) -> float:
        return _grade(text, known) if len(text.split()) >= FEWEST_WORDS else 0.0

    return grade


# A notebook for instructors checks again after each edit, of which most texts are untouched.
@lru_cache(maxsize=2**14)
def _grade(text: str, known: re.Pattern) -> float:
    import textstat

    # Cells join short statements with semicolons: each is read as a sentence of its own.
    return textstat.flesch_kincaid_grade(known.sub(SHORT_WORD, text).replace(";", "."))


def _terms(sheets: Sheets) -> Iterator[str]:
    for table, columns in WORDS.items():
        for row in sheets[table].rows if table in sheets else ():
            text = ",".join(row.cells[column] for column in columns)
            names = (name.strip() for name in NAMES_APART.split(text.replace("_", " ")))
            yield from (name for name in names if len(name) > 2)


def check_tables(sheets: Sheets, grade: Callable[[str], float]) -> Iterator[Problem]:
    """Find cells of plain-language columns that are hard to read and have no waiver.

    Parameters
    ----------
    sheets : mapping of str to Sheet
        By name.
    grade : function of str
        From `grader`.

    Yields
    ------
    Problem
        Of a hard cell, or of a waiver that is not needed.
    """
    waived = _waivers(sheets)
    for table, columns in PLAIN.items():
        sheet = sheets.get(table)
        for row in sheet.rows if sheet else ():
            yield from _hard_cells(sheet, row, columns, grade, waived)
    yield from _idle(sheets, waived)


def _waivers(sheets: Sheets) -> dict[tuple[str, str, str], Row]:
    """Every waiver by table, row id and column; those that were met are taken out."""
    return {tuple(row.cells[key] for key in WAIVED): row for row in sheets[WAIVERS].rows}


def _hard_cells(sheet: Sheet, row: Row, columns, grade, waived) -> Iterator[Problem]:
    for column in columns:
        found = grade(row.cells[column])
        if found <= GRADE or sheet.is_wrong(row, column):
            continue
        if waived.pop((sheet.table.name, row.cells[sheet.table.key], column), None) is None:
            hint = f"Use shorter words and sentences, or waive it in {WAIVERS}.csv with a reason."
            reason = f"reads at grade {found:.1f}"
            yield sheet.problem(row, column, reason, f"grade {GRADE} or lower", hint)


def _idle(sheets: Sheets, waived: Mapping) -> Iterator[Problem]:
    for (table, row_id, column), row in waived.items():
        if table not in sheets:
            continue
        if row_id not in sheets[table].keys:
            yield sheets[WAIVERS].problem(row, "row_id", f"is not an id of {table}.csv")
        elif column not in PLAIN.get(table, ()):
            allowed = ", ".join(PLAIN.get(table, ())) or "no column of this table"
            reason = "is not a plain-language column"
            yield sheets[WAIVERS].problem(row, "column", reason, allowed)


def check_bank(documents, grade: Callable[[str], float]) -> Iterator[Problem]:
    """Find questions and cases that are hard to read.

    Parameters
    ----------
    documents : iterable of YamlFile
        Files of questions or cases.
    grade : function of str
        From `grader`.

    Yields
    ------
    Problem
        At the line of the question, or of the hard text of a case.
    """
    for document in documents:
        for position, item in enumerate(document.data if isinstance(document.data, list) else ()):
            for place, text in _parts(item if isinstance(item, dict) else {}):
                found = grade(text)
                if found > GRADE:
                    reason = f"reads at grade {found:.1f}"
                    allowed, hint = f"grade {GRADE} or lower", "Use shorter words and sentences."
                    rest = {"value": item.get("id"), "allowed": allowed, "hint": hint}
                    yield document.problem((position, *place), reason, **rest)


def _parts(item: Mapping) -> Iterator[tuple[tuple, str]]:
    """Give the whole of a question, which is read in one go, or the texts of a case one by one."""
    if "options" in item:
        options = [part for part in item["options"] or () if isinstance(part, dict)]
        texts = [item.get(key) for key in QUESTION_TEXTS]
        texts += [option.get(key) for option in options for key in OPTION_TEXTS]
        yield ("ask",), " ".join(_ended(text) for text in texts if isinstance(text, str) and text)
    elif "story" in item:
        for key in CASE_TEXTS:
            if isinstance(item.get(key), str):
                yield (key,), item[key]


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", '"')) else f"{text}."
