"""What spreadsheet programs do to single cells, and how to mend it."""

import re
from functools import lru_cache

SAVE = 'Save it as "CSV UTF-8 (comma delimited)".'
# Plain `read_csv`, which the lessons use first, turns these words into missing values.
MISSING_WORDS = frozenset(
    ("#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN")
    + ("<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null")
)
_MONTH = "(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zäé]*\\.?"
_DATE = rf"\d{{1,2}}[-/. ]{{1,2}}{_MONTH}([-/. ]\d{{2,4}})?|{_MONTH}[-/. ]\d{{1,4}}"
_DATE += r"|\d{1,2}[/.]\d{1,2}[/.](\d{2}|\d{4})"
_RULES = (
    (
        re.compile(_DATE, re.IGNORECASE),
        "looks like a date that a spreadsheet made of a size",
        "Format the column as text, then type the value again.",
    ),
    (
        re.compile("[=@][^=].*", re.DOTALL),
        "is a formula, not text",
        "Type the result, and format the column as text.",
    ),
    (
        re.compile(r"#(REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|#+)"),
        "is the error of a formula",
        "Type the value itself.",
    ),
    (
        re.compile("(?s).*(\ufffd|Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]).*"),
        "holds a letter that was lost when the file was saved",
        f"Type it again. {SAVE}",
    ),
)
_SUSPECT = re.compile("[\ufffdÃâÂ]")
_CURLY = re.compile("[\u2018\u2019\u201c\u201d\u201e\u201a\u00ab\u00bb]")
_UNSEEN = re.compile("[\u00a0\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\t\r\n]")


# Most cells of a table hold one of a few words.
@lru_cache(maxsize=4096)
def damaged_by_spreadsheet(value: str) -> tuple[str, str] | None:
    """Recognise what a spreadsheet makes of a cell when it guesses wrongly.

    Parameters
    ----------
    value : str
        The cell.

    Returns
    -------
    tuple of str or None
        What happened and how to mend it; None when the cell looks sound.

    Examples
    --------
    >>> damaged_by_spreadsheet("02-May")[0]
    'looks like a date that a spreadsheet made of a size'
    >>> damaged_by_spreadsheet("2-5 mm") is None
    True
    """
    if value in MISSING_WORDS:
        hint = "Leave the cell blank, or say more."
        return "is a word that programs read as a missing value", hint
    # All rules but the last look at short cells or at the first sign: spare long texts the rest.
    if len(value) > 20 and value[:1] not in "=@" and not _SUSPECT.search(value):
        return None
    for pattern, reason, hint in _RULES:
        if pattern.fullmatch(value.strip(" ")):
            return reason, hint
    return None


def odd_signs(value: str) -> str:
    """Say which sign makes an id or a word look right and be wrong.

    Parameters
    ----------
    value : str
        An id, or a word of a closed list, that is not known.

    Returns
    -------
    str
        A hint; empty when there is no such sign.

    Examples
    --------
    >>> odd_signs("“petechiae”")
    'It holds curly quotation marks: take them out.'
    """
    if _CURLY.search(value):
        return "It holds curly quotation marks: take them out."
    if _UNSEEN.search(value):
        return "It holds a sign that cannot be seen: empty the cell and type it again."
    return "Take out the blanks before or after it." if value != value.strip() else ""
