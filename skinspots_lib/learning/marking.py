"""Turn an answer into a mark with a reason. Nothing here knows a widget or a notebook."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import isfinite

from skinspots_lib.content.questions import Question
from skinspots_lib.learning.comparing import TOLERANCE, difference

__all__ = [
    "Mark",
    "difference",
    "keep_prediction",
    "mark_choice",
    "mark_groups",
    "mark_number",
    "mark_order",
]


@dataclass(frozen=True)
class Mark:
    """What an answer is worth, and why.

    Attributes
    ----------
    right : bool or None
        Whether the answer is right; None for one that is kept and not marked.
    reason : str
        One sentence that explains the mark; never a bare tick.
    hint : str
        What to try next, empty when the answer is right.
    source_ids : tuple of str
        Rows of `sources.csv` that the reason rests on.

    Examples
    --------
    >>> print(Mark(False, "Blood inside vessels fades.", "Press again."))
    Not yet. Blood inside vessels fades. Press again.
    """

    right: bool | None
    reason: str
    hint: str = ""
    source_ids: tuple[str, ...] = ()

    def __str__(self):
        """Give the mark as plain text."""
        return " ".join(part for part in (self._word, self.reason, self.hint) if part)

    def _repr_html_(self):
        sign = {True: "✓", False: "○", None: "✎"}[self.right]
        hint = f"<br>{escape(self.hint)}" if self.hint else ""
        return (
            '<div role="status" style="border-left:4px solid currentColor;padding:.3rem .8rem">'
            f"<strong>{sign} {self._word}</strong> {escape(self.reason)}{hint}</div>"
        )

    @property
    def _word(self):
        return {True: "Right.", False: "Not yet.", None: "Kept."}[self.right]


def mark_choice(question: Question, chosen):
    """Mark the options that were chosen in a question.

    Parameters
    ----------
    question : Question
        ``single`` or ``multiple``.
    chosen : iterable of int
        Numbers of the chosen options, from 0.

    Returns
    -------
    Mark
        Right when exactly the right options were chosen. The reason is the explanation of each
        chosen option; the hint says how many are missing, never which.

    Raises
    ------
    IndexError
        There is no such option.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_question
    >>> mark_choice(load_question("q06"), [3]).right
    True
    """
    picked = sorted(set(chosen))
    if not picked:
        return Mark(False, "No option was chosen.", "Choose one.", question.sources)
    if picked[0] < 0:
        raise IndexError("options count from 0")
    options = [question.options[place] for place in picked]
    reason = " ".join(option.why for option in options)
    wrong = sum(not option.right for option in options)
    missing = sum(option.right for option in question.options) - (len(options) - wrong)
    if question.kind == "single" and len(options) > 1:
        return Mark(False, reason, "Choose one option only.", question.sources)
    return Mark(not wrong and not missing, reason, _missing(wrong, missing), question.sources)


def _missing(wrong, missing):
    if wrong:
        return "Look at the reason, then choose again."
    if missing:
        return f"All that you chose is right, but {missing} more should be chosen."
    return ""


def mark_number(  # noqa: PLR0913
    answer, expected, *, tolerance=TOLERANCE, unit="", why="", sides=("", ""), source_ids=()
):
    """Mark a number that was measured or worked out.

    Parameters
    ----------
    answer : number or str
        A text may hold a comma for the point, and the unit.
    expected : number
        The true value, in `unit`.
    tolerance : number
        How far off still counts as right, in `unit`, at least 0.
    unit : str
        Such as ``mm``.
    why : str
        What a right answer teaches.
    sides : (str, str)
        What an answer overlooks that is too small, and one that is too large.
    source_ids : tuple of str
        Ids in `sources` that `why` rests on.

    Returns
    -------
    Mark
        A wrong answer learns on which side it lies, not by how much.

    Examples
    --------
    >>> print(mark_number("1,8 mm", 2, tolerance=0.5, unit="mm", why="Petechiae are this small."))
    Right. Within 0.5 mm of 2 mm. Petechiae are this small.
    >>> print(mark_number(6, 2, tolerance=0.5, unit="mm"))
    Not yet. 6 mm is too large. Measure again, from edge to edge.
    """
    value = _as_number(answer, unit)
    tail = f" {unit}" if unit else ""
    if value is None:
        again = f"Write a number{f' of {unit}' if unit else ''}, such as 3.5."
        return Mark(False, f'"{answer}" is not a number.', again, tuple(source_ids))
    # The rounding of the computer must not turn a value on the edge away.
    if abs(value - expected) <= tolerance + TOLERANCE:
        reason = f"Within {tolerance:g}{tail} of {expected:g}{tail}. {why}".strip()
        return Mark(True, reason, source_ids=tuple(source_ids))
    side = int(value > expected)
    again = "Measure again, from edge to edge." if unit == "mm" else "Try again."
    reason = f"{value:g}{tail} is too {('small', 'large')[side]}. {sides[side]}".strip()
    return Mark(False, reason, again, tuple(source_ids))


def _as_number(answer, unit):
    text = str(answer).strip().lower().removesuffix(unit.lower()).strip().replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None


def mark_order(answer, expected, *, first="first", why="", source_ids=()):
    """Mark things that were put in order, such as spots from most to least urgent.

    Parameters
    ----------
    answer : sequence
        The things in the learner's order.
    expected : sequence
        The things in the right order; those in a tuple of their own may stand in any order.
    first : str
        What the beginning of the order means, such as ``most urgent``.
    why : str
        What a right answer teaches.
    source_ids : tuple of str
        Ids in `sources` that `why` rests on.

    Returns
    -------
    Mark
        A wrong order learns the first two neighbours that stand the wrong way round.

    Examples
    --------
    >>> print(mark_order(["soon", "emergency"], ["emergency", "soon"], first="most urgent"))
    Not yet. "soon" does not come before "emergency". Begin with the most urgent.
    """
    groups = [group if isinstance(group, tuple) else (group,) for group in expected]
    rank = {thing: place for place, group in enumerate(groups) for thing in group}
    found = difference(answer, list(rank))
    if found:
        return Mark(False, found, "Use each thing once.", tuple(source_ids))
    answer = list(answer)
    for left, right in pairwise(answer):
        if rank[left] > rank[right]:
            reason = f'"{left}" does not come before "{right}".'
            return Mark(False, reason, f"Begin with the {first}.", tuple(source_ids))
    return Mark(True, why or "This is the right order.", source_ids=tuple(source_ids))


def mark_groups(answer, expected, *, why="", source_ids=()):
    """Mark things that were put into groups, such as claims into right and wrong.

    Parameters
    ----------
    answer : sequence
        The group that each thing was put into.
    expected : sequence
        The group that each belongs to, in the same order of things.
    why : str
        What a right answer teaches.
    source_ids : tuple of str
        Ids in `sources` that `why` rests on.

    Returns
    -------
    Mark
        A wrong answer learns how many things stand in their group.

    Examples
    --------
    >>> print(mark_groups(["fades", "fades"], ["fades", "stays"]))
    Not yet. 1 of 2 is in its group. Read the reason of each, then sort again.
    """
    answer, expected = list(answer), list(expected)
    if len(answer) != len(expected):
        reason = f"{len(answer)} of {len(expected)} things have a group."
        return Mark(False, reason, "Put each thing into a group.", tuple(source_ids))
    right = sum(one == other for one, other in zip(answer, expected, strict=True))
    if right == len(expected):
        return Mark(True, why or "Each is in its group.", source_ids=tuple(source_ids))
    verb, whose = ("is", "its") if right == 1 else ("are", "their")
    reason = f"{right} of {len(expected)} {verb} in {whose} group."
    return Mark(False, reason, "Read the reason of each, then sort again.", tuple(source_ids))


def keep_prediction(text):
    """Keep what a learner wrote before seeing; there is nothing to mark.

    Parameters
    ----------
    text : str
        In the learner's own words.

    Returns
    -------
    Mark
        With `right` None; it asks to compare later.

    Examples
    --------
    >>> print(keep_prediction("It will fade."))
    Kept. You wrote: It will fade. Now look, then compare. Were you right, and why?
    """
    words = " ".join(str(text).split())
    if not words:
        return Mark(None, "You wrote nothing.", "A guess is enough: it helps you to notice more.")
    ends = "" if words.endswith((".", "!", "?")) else "."
    reason = f"You wrote: {words}{ends}"
    return Mark(None, reason, "Now look, then compare. Were you right, and why?")
