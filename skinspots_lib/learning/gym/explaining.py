"""What parts two kinds of spots, and what to look at, from the tables of facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.reviews import review_status
from skinspots_lib.content.tables import load


@dataclass(frozen=True)
class Difference:
    """What parts two kinds of spots.

    Attributes
    ----------
    pair_id : str
        Row of `contrasts`; empty when the two are not in it.
    first, second : str
        The two conditions.
    sign : str
        The separating sign, or the best sign of each.
    press : tuple of str
        What the glass does to the first and to the second: fades, stays or partly.
    mixed_up, lens, safety : str
        What learners mix up, what a lens shows, and what is never to be forgotten.
    source_ids : tuple of str
        Where it comes from.
    review : str
        Whether a clinician has read it.

    Examples
    --------
    >>> difference("viral_exanthem", "petechiae").press
    ('fades', 'stays')
    """

    pair_id: str
    first: str
    second: str
    sign: str
    press: tuple[str, str]
    mixed_up: str = ""
    lens: str = ""
    safety: str = ""
    source_ids: tuple[str, ...] = ()
    review: str = ""


@dataclass(frozen=True)
class Look:
    """What to look at in one kind of spots.

    Attributes
    ----------
    condition, label, plain : str
        Its id, its technical and its plain name.
    sign : str
        Its best sign.
    press : str
        What the glass does to it.
    source_ids : tuple of str
        Where it comes from.
    review : str
        Whether a clinician has read it.

    Examples
    --------
    >>> look_at("purpura").press
    'stays'
    """

    condition: str
    label: str
    plain: str
    sign: str
    press: str
    source_ids: tuple[str, ...] = ()
    review: str = ""


def look_at(condition: str) -> Look:
    """Say what to look at.

    Parameters
    ----------
    condition : str
        An id in `conditions`.

    Returns
    -------
    Look
        Its names and its best sign.

    Raises
    ------
    UnknownName
        There is no such condition.

    Examples
    --------
    >>> look_at("petechiae").label
    'Petechiae'
    """
    rows = {row["condition"]: row for row in load("conditions").to_dict("records")}
    if condition not in rows:
        raise UnknownName("condition", condition, rows)
    row = rows[condition]
    return Look(
        condition,
        str(row["label"]),
        str(row["plain_name"]),
        str(row["best_distinguishing_sign"]),
        str(row["under_glass"]),
        tuple(row["source_ids"]),
        review_status("conditions", condition),
    )


def difference(first: str, second: str) -> Difference:
    """Say what parts two kinds of spots.

    Parameters
    ----------
    first, second : str
        Ids in `conditions`.

    Returns
    -------
    Difference
        The row of `contrasts` turned to this order, or the best sign of each.

    Raises
    ------
    UnknownName
        There is no such condition.

    Examples
    --------
    >>> difference("petechiae", "purpura").pair_id
    'pair-02'
    >>> difference("ecchymosis", "cherry_angioma").pair_id
    ''
    """
    for row in contrasts():
        if {row.first, row.second} == {first, second}:
            return row if row.first == first else _turned(row)
    one, two = look_at(first), look_at(second)
    # A full sentence for each: the two signs were not written to be read side by side.
    sign = f"{one.label}: {one.sign}. {two.label}: {two.sign}"
    ids = tuple(dict.fromkeys((*one.source_ids, *two.source_ids)))
    return Difference("", first, second, sign, (one.press, two.press), "", "", "", ids, one.review)


def contrasts() -> tuple[Difference, ...]:
    """Give every row of `contrasts`.

    Returns
    -------
    tuple of Difference
        In the order of the table.

    Examples
    --------
    >>> contrasts()[0].first
    'petechiae'
    """
    return tuple(_difference(row) for row in load("contrasts").fillna("").to_dict("records"))


def rivals(pair: Difference, drawable: Iterable[str]) -> tuple[Difference, ...]:
    """Give signs that part other pairs, to choose among.

    Parameters
    ----------
    pair : Difference
        A row of `contrasts`.
    drawable : iterable of str
        Conditions that a learner can be shown.

    Returns
    -------
    tuple of Difference
        Those that share a condition with the pair first; no sign twice.

    Examples
    --------
    >>> len(rivals(difference("petechiae", "purpura"), ["petechiae", "purpura", "heat_rash"])) > 0
    True
    """
    known, both = set(drawable), {pair.first, pair.second}
    shown = [row for row in contrasts() if {row.first, row.second} <= known]
    others = [row for row in shown if row.sign != pair.sign and {row.first, row.second} != both]
    others.sort(key=lambda row: not {row.first, row.second} & both)
    signs = {row.sign: row for row in reversed(others)}
    return tuple(signs.values())[::-1]


def _difference(row) -> Difference:
    return Difference(
        row["pair_id"],
        row["condition_a"],
        row["condition_b"],
        row["separating_sign"],
        (row["press_a"], row["press_b"]),
        row["what_learners_mix_up"],
        row["lens_clue"],
        row["safety_note"],
        tuple(row["source_ids"]),
        review_status("contrasts", row["pair_id"]),
    )


def _turned(row: Difference) -> Difference:
    values = {"first": row.second, "second": row.first, "press": row.press[::-1]}
    return Difference(**{**vars(row), **values})
