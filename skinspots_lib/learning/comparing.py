"""Say how an answer differs from what it should be: numbers, words, lists, columns, tables."""

TOLERANCE = 1e-6


def difference(answer, expected, *, ordered=False, tolerance=TOLERANCE):
    """Say how an answer differs from the expected one.

    Parameters
    ----------
    answer, expected : DataFrame, Series, number, str, list, tuple or set
        A frame is compared by column, a series by label, a list or set by item.
    ordered : bool
        Whether the order of rows or items counts.
    tolerance : float
        How far a number may be off, in the unit of the answer, at least 0.

    Returns
    -------
    str
        Empty when they agree, else one sentence for the learner.

    Examples
    --------
    >>> difference(68, 69)
    'Your answer is 68; that is not the number.'
    >>> difference("petechiae", "petechiae")
    ''
    """
    import pandas as pd

    if isinstance(expected, pd.DataFrame):
        return _frame_difference(answer, expected, ordered, tolerance)
    if isinstance(expected, pd.Series):
        return _series_difference(answer, expected, ordered, tolerance)
    if isinstance(expected, list | tuple | set):
        return _items_difference(answer, expected, ordered)
    return _value_difference(answer, expected, tolerance)


def _kind(value):
    names = {"DataFrame": "a table (DataFrame)", "Series": "a column (Series)", "str": "a word"}
    names |= {"list": "a list", "tuple": "a list", "set": "a set", "function": "a function"}
    names |= {"method": "a method: add () to call it"}
    name = type(value).__name__
    if name in names:
        return names[name]
    return "a number" if _is_number(value) else f"a {name}"


def _is_number(value):
    import numbers

    return isinstance(value, numbers.Number) and not isinstance(value, bool)


def _wrong_kind(answer, expected):
    return f"The answer should be {_kind(expected)}; yours is {_kind(answer)}."


def _value_difference(answer, expected, tolerance):
    if _is_number(expected):
        if isinstance(answer, str) and answer.strip().replace(".", "", 1).isdigit():
            return "Your answer is a word that looks like a number: drop the quotation marks."
        if not _is_number(answer):
            return _wrong_kind(answer, expected)
        if abs(float(answer) - float(expected)) <= tolerance:
            return ""
        return f"Your answer is {answer:g}; that is not the number."
    if type(answer).__name__ in {"DataFrame", "Series"}:
        return _wrong_kind(answer, expected)
    return "" if answer == expected else f"{answer!r} is not the answer."


def _items_difference(answer, expected, ordered):
    if not hasattr(answer, "__iter__") or isinstance(answer, str | dict):
        return _wrong_kind(answer, expected)
    mine, theirs = list(answer), list(expected)
    missing = [item for item in theirs if item not in mine]
    if missing:
        return f"{len(missing)} of {len(theirs)} items are missing from your list."
    extra = [item for item in mine if item not in theirs]
    if extra:
        return f"{_some(extra)} should not be in your list."
    if len(mine) != len(theirs):
        return "An item stands in your list more than once."
    if ordered and not isinstance(expected, set) and mine != theirs:
        return "All items are there, but not in the right order."
    return ""


def _some(names):
    shown = ", ".join(repr(str(name)) for name in list(names)[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"


def _series_difference(answer, expected, ordered, tolerance):
    import pandas as pd

    if isinstance(answer, pd.DataFrame) and answer.shape[1] == 1:
        answer = answer.iloc[:, 0]
    if not isinstance(answer, pd.Series):
        return _wrong_kind(answer, expected)
    answer, expected = _without_zeros(answer), _without_zeros(expected)
    labels = _labels_difference(answer.index, expected.index, "labels", ordered)
    if labels:
        return labels
    return _numbers_difference(_by_label(answer), _by_label(expected), tolerance, "")


def _without_zeros(series):
    # A typed table also counts the words that never occur; a plain one leaves them out.
    return series[[not (_is_number(value) and value == 0) for value in series.tolist()]]


def _frame_difference(answer, expected, ordered, tolerance):
    import pandas as pd

    if not isinstance(answer, pd.DataFrame):
        return _wrong_kind(answer, expected)
    missing = [c for c in expected.columns if str(c) not in set(map(str, answer.columns))]
    if missing:
        return f"The column {_some(missing)} is missing. Yours: {_some(list(answer.columns))}."
    if len(answer) != len(expected):
        return f"Your table has {len(answer)} rows; it should have {len(expected)}."
    labels = _labels_difference(answer.index, expected.index, "row labels", ordered)
    if labels:
        return labels
    answer = answer.set_axis([str(c) for c in answer.columns], axis=1)
    for column in expected.columns:
        mine, theirs = _by_label(answer[str(column)]), _by_label(expected[column])
        found = _numbers_difference(mine, theirs, tolerance, f"Column {str(column)!r}: ")
        if found:
            return found
    return ""


def _labels(index):
    return [tuple(map(str, x)) if isinstance(x, tuple) else str(x) for x in index]


def _by_label(series):
    # Stable order by label, so that a different sort order does not look like wrong values.
    pairs = zip(_labels(series.index), series.tolist(), strict=True)
    return sorted(pairs, key=lambda pair: str(pair[0]))


def _labels_difference(mine, theirs, what, ordered):
    mine, theirs = _labels(mine), _labels(theirs)
    if len(mine) != len(theirs):
        return f"Yours has {len(mine)} entries; there should be {len(theirs)}."
    strangers = sorted(set(mine) - set(theirs), key=str)
    if strangers:
        return f"The {what} differ: {_some(strangers)} should not be there."
    if ordered and mine != theirs:
        return "The entries are right, but their order is not: sort them."
    return ""


def _numbers_difference(mine, theirs, tolerance, where):
    wrong = [
        label for (label, a), (_, b) in zip(mine, theirs, strict=True) if not _same(a, b, tolerance)
    ]
    if not wrong:
        return ""
    pairs = zip(mine, theirs, strict=True)
    if all(isinstance(a, str) and _is_number(b) for (_, a), (_, b) in pairs):
        return f"{where}the values are words, not numbers (dtype): convert them first."
    return f"{where}{len(wrong)} of {len(theirs)} values differ, first at {_some(wrong[:1])}."


def _same(a, b, tolerance):
    if _is_number(a) and _is_number(b):
        both_missing = a != a and b != b
        return both_missing or abs(float(a) - float(b)) <= tolerance
    return _is_number(a) == _is_number(b) and str(a) == str(b)
