"""What each word of a kept record may hold, so that a line made by hand breaks no lesson."""

import math
from collections.abc import Callable, Mapping

# The year 9999 in milliseconds: no table can show a later one.
LATEST = 253_370_764_800_000
LARGEST = 2**53


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _within(low: int, high: int) -> Callable[[object], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_amount(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and 0 <= value < LARGEST


def _is_levels(value: object) -> bool:
    level = _within(0, LARGEST)
    return isinstance(value, dict) and all(_is_text(k) and level(v) for k, v in value.items())


def _is_given(value: object) -> bool:
    return isinstance(value, dict) and "chosen" in value and _holds(value, _GIVEN)


_COUNT = _within(0, LARGEST)
_TIME = _within(0, LATEST)
_GIVEN = {
    "chosen": lambda value: isinstance(value, list) and all(map(_COUNT, value)),
    "confidence": _is_text,
    "seconds": lambda value: value is None or _is_amount(value),
    "at": _TIME,
}
_WORDS = {
    **dict.fromkeys(("item", "answer", "truth", "part", "third", "difficulty", "id"), _is_text),
    **dict.fromkeys(("confidence", "nickname", "passport", "sitting"), _is_text),
    **dict.fromkeys(("edition", "place", "lines", "practice_seed", "seed"), _COUNT),
    "right": lambda value: value is None or isinstance(value, bool),
    "options": _is_texts,
    "tone": _within(1, 10),
    "pressed": _is_amount,
    "seconds": _is_amount,
    "number": _within(1, LARGEST),
    "at": _TIME,
    "began": _TIME,
    "levels": _is_levels,
    "given": _is_given,
    "over": lambda value: isinstance(value, bool),
}


def is_sound(record: Mapping) -> bool:
    """Say whether each word of a record holds what it may hold.

    Parameters
    ----------
    record : mapping
        Of the present version; words that a later course may add are passed over.

    Returns
    -------
    bool
        False when a word holds something else, such as a list in place of an answer.

    Examples
    --------
    >>> is_sound({"item": "q07", "right": True}), is_sound({"item": ["q07"]})
    (True, False)
    """
    return _holds(record, _WORDS)


def _holds(record: Mapping, words: Mapping[str, Callable[[object], bool]]) -> bool:
    return all(words[key](value) for key, value in record.items() if key in words)
