"""Compare a learner's answers with what is true of a drawn spot."""

from collections.abc import Mapping

from skinspots_lib.learning.rules.cards import Card, load_card, load_cards
from skinspots_lib.widgets.parts.results import names

__all__ = ["Card", "compare", "load_card", "load_cards"]

# Where the name changes: up to 2 mm, up to 10 mm, and from 10 mm.
CUTS_MM = (2, 10)


def compare(card: Card, findings: Mapping, keys: tuple[str, ...]) -> dict:
    """Tell whether the answers lead to the name on the card, and which ones differ.

    Parameters
    ----------
    card : Card
        What is true.
    findings : Mapping
        What the learner answered.
    keys : tuple of str
        The findings that were asked.

    Returns
    -------
    dict
        fits, name, yours (the learner's name or None) and differences: key, yours, card, and
        condition and urgency when the card's answer alone would change them.

    Examples
    --------
    >>> card = load_card("dome-on-the-chest")
    >>> compare(card, card.findings, tuple(card.findings))["fits"]
    True
    """
    from skinspots_lib.learning.sorting import sort_spot

    own = sort_spot(findings).condition
    differing = [key for key in keys if not _same(key, findings, card.findings)]
    return {
        "fits": own == card.condition,
        "name": _name(card.condition),
        "yours": _name(own),
        "differences": [_difference(key, findings, card.findings) for key in differing],
    }


def _name(condition: str | None) -> dict | None:
    return names([condition])[condition] if condition else None


def _same(key: str, ours: Mapping, truth: Mapping) -> bool:
    if key == "flags":
        return set(ours.get(key, ())) == set(truth.get(key, ()))
    a, b = ours.get(key, "unknown"), truth.get(key, "unknown")
    if key != "largest_mm" or "unknown" in (a, b):
        return a == b
    return _size_class(float(a)) == _size_class(float(b))


def _size_class(mm: float) -> int:
    petechia, purpura = CUTS_MM
    return 0 if mm <= petechia else 1 if mm < purpura else 2


def _difference(key: str, ours: Mapping, truth: Mapping) -> dict:
    from skinspots_lib.learning.sorting import sort_spot

    empty = [] if key == "flags" else "unknown"
    yours, card = ours.get(key, empty), truth.get(key, empty)
    before, after = sort_spot(ours), sort_spot({**ours, key: card})
    changed = after.condition and after.condition != before.condition
    return {
        "key": key,
        "yours": yours,
        "card": card,
        "condition": _name(after.condition) if changed else None,
        "urgency": after.urgency if after.urgency != before.urgency else "",
    }
