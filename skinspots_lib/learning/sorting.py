"""From findings to a condition, an urgency, the reasons, and what to ask next.

The urgency comes from `data/urgency_rules.csv` alone (`learning.urgency`), the condition from
`data/condition_signs.csv` alone (`learning.signs`): a harmless name never calms a danger.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import product

from skinspots_lib.content.cases import TIERS
from skinspots_lib.learning.findings import (
    FINDINGS,
    FLAGS,
    UNKNOWN,
    read_findings,
)
from skinspots_lib.learning.rules.rule_language import RULE_KEYS
from skinspots_lib.learning.rules.signs import shortlist, weigh
from skinspots_lib.learning.rules.urgency import matching, rules, rules_state

__all__ = ["FINDINGS", "FLAGS", "TIERS", "Reason", "Sorting", "sort_spot"]

# Asked in this order when nothing else separates two questions.
QUESTIONS = ("unwell", "fever", "under_glass", "age_group", "raised", "largest_mm")
# One size of each class stands for all: the rules cut nowhere else.
SIZES_ASKED = (1.0, 5.0, 15.0)


@dataclass(frozen=True)
class Reason:
    """Why: a sentence, the id of the row it comes from, and the sources of that row."""

    text: str
    rule_id: str
    source_ids: tuple[str, ...]


@dataclass(frozen=True)
class Sorting:
    """What the findings say.

    Attributes
    ----------
    condition : str or None
        The id in `conditions` that fits best; None when the findings cannot tell.
    candidates : tuple of str
        At most five ids that fit about as well, the most dangerous first.
    urgency : str
        emergency, same_day, soon, routine or self_care.
    reasons : tuple of Reason
        Why this urgency, the rule that decided first.
    ask_next : str or None
        The finding whose answer would settle the urgency most.
    signs : tuple of Reason
        What spoke for the best fitting condition.
    """

    condition: str | None
    candidates: tuple[str, ...]
    urgency: str
    reasons: tuple[Reason, ...]
    ask_next: str | None
    signs: tuple[Reason, ...] = ()

    def _repr_html_(self) -> str:
        """Show the result as a box that reads from top to bottom."""
        named = self.condition or "the findings cannot tell yet"
        lines = [
            ("How urgent", _plain(self.urgency)),
            ("Fits best", _plain(named)),
            ("Also think of", ", ".join(_plain(c) for c in self.candidates if c != self.condition)),
            ("Ask next", _plain(self.ask_next or "")),
        ]
        rows = "".join(f"<dt><b>{name}</b></dt><dd>{text}</dd>" for name, text in lines if text)
        reasons = "".join(f"<li>{escape(reason.text)}</li>" for reason in self.reasons)
        return (
            '<div class="sk-sorting" style="border:1px solid;padding:.5em 1em;max-width:45em">'
            f"<dl>{rows}</dl><p><b>Why</b></p><ul>{reasons}</ul>"
            "<p>A teaching tool. It does not diagnose anyone.</p></div>"
        )


def sort_spot(findings: Mapping) -> Sorting:
    """Sort a spot: which condition it fits, how urgent it is, and why.

    Parameters
    ----------
    findings : Mapping
        Any of the keys of `FINDINGS`; what is missing counts as unknown, and unknown counts
        as the worse answer. See `read_findings` for the values.

    Returns
    -------
    Sorting
        Condition, candidates, urgency, reasons and the next question.

    Raises
    ------
    ContentError
        A key or value is not allowed, or one of the two tables has a fault.

    Notes
    -----
    `skin_tone`, `count` and `sites` never change the urgency. `sites` and `other` are for
    people and are never used.

    Examples
    --------
    >>> spot = sort_spot({"under_glass": "stays", "fever": "yes"})
    >>> spot.urgency, spot.reasons[0].rule_id
    ('emergency', 'R01')
    """
    known = read_findings(findings)
    fits = weigh(known)
    condition, candidates = shortlist(fits)
    matched = matching(known)
    return Sorting(
        condition=condition,
        candidates=candidates,
        urgency=matched[0].tier,
        reasons=tuple(Reason(rule.why, rule.rule_id, rule.source_ids) for rule in matched),
        ask_next=_ask_next(tuple(known[key] for key in RULE_KEYS), known["flags"], rules_state()),
        signs=_signs_of(fits),
    )


def _signs_of(fits) -> tuple[Reason, ...]:
    matched = fits[0].matched if fits else ()
    return tuple(Reason(sign.why, sign.sign_id, sign.source_ids) for sign in matched)


def _plain(word: str) -> str:
    return escape(word.replace("_", " "))


@lru_cache(maxsize=4096)
def _ask_next(answers: tuple, flags: frozenset, state: tuple) -> str | None:
    """Find the question whose worst answer leaves the fewest tiers open."""
    ordered = rules()
    known = dict(zip(RULE_KEYS, answers, strict=True))
    open_keys = [key for key in QUESTIONS if known[key] == UNKNOWN]
    ranks = _ranks(dict(known, flags=flags), open_keys, ordered)
    settled = _spread(ranks.values()) == 0
    if settled and set(ranks.values()) == {0}:
        return None
    for key in ("unwell", "fever"):
        if key in open_keys:
            return key
    return None if settled else min(open_keys, key=lambda key: _left_open(ranks, open_keys, key))


def _ranks(known, open_keys, ordered) -> dict[tuple, int]:
    """Give the tier, as its rank, for every way to answer the open questions."""
    choices = [_choices(key) for key in open_keys]
    return {
        answers: _rank(dict(known, **dict(zip(open_keys, answers, strict=True))), ordered)
        for answers in product(*choices)
    }


def _choices(key) -> tuple:
    if key == "largest_mm":
        return SIZES_ASKED
    return tuple(word for word in FINDINGS[key] if word != UNKNOWN)


def _rank(findings, ordered) -> int:
    return TIERS.index(next(rule.tier for rule in ordered if rule.holds(findings)))


def _spread(ranks) -> int:
    return max(ranks) - min(ranks)


def _left_open(ranks, open_keys, key) -> tuple[int, int]:
    """Measure what stays open after the worst, and over all, answers to one question."""
    place, by_answer = open_keys.index(key), {}
    for answers, rank in ranks.items():
        by_answer.setdefault(answers[place], []).append(rank)
    spreads = [_spread(some) for some in by_answer.values()]
    return max(spreads), sum(spreads)
