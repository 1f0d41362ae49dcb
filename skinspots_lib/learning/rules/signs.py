"""Which condition the findings fit: the rows of `data/condition_signs.csv`, weighed.

A condition stays in question while nothing excludes it and every finding it needs is either
unknown or has one of the needed answers. What supports it is then counted: a flag counts two,
because somebody ticked it for a reason, any other finding one. Sites, free text and skin tone
are never weighed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from skinspots_lib.content.cases import TIERS
from skinspots_lib.content.files.shape import nearest
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.tables import records
from skinspots_lib.learning.findings import FINDINGS, UNKNOWN
from skinspots_lib.learning.rules.rule_language import RuleError, as_check, parse
from skinspots_lib.learning.rules.urgency import stamp

TABLE = "condition_signs"
FILE = f"data/{TABLE}.csv"
ROLES = ("needs", "supports", "excludes")
SIGN_KEYS = (
    "under_glass",
    "raised",
    "largest_mm",
    "count",
    "fever",
    "unwell",
    "age_group",
    "since",
    "flags",
)
SIZE_FORM = "comparisons in mm such as <=2 or >2 <10"
FLAG_POINTS, FINDING_POINTS = 2, 1
# A condition this many points behind the best supported one is still worth naming.
NEAR = 2
MOST = 5


@dataclass(frozen=True)
class Sign:
    """One row of the table: an answer that speaks for or against a condition."""

    sign_id: str
    condition: str
    finding: str
    value: str
    role: str
    why: str
    source_ids: tuple[str, ...]
    holds: Callable[[Mapping], bool] = field(repr=False, compare=False)


@dataclass(frozen=True)
class Profile:
    """All signs of one condition: excluding, needed (by finding), supporting, and its danger."""

    condition: str
    danger: int
    excludes: tuple[Sign, ...]
    needs: Mapping[str, tuple[Sign, ...]]
    supports: tuple[Sign, ...]


@dataclass(frozen=True)
class Fit:
    """How well one condition fits: points, needed findings still unknown, signs that matched."""

    profile: Profile
    points: int
    open_needs: int
    matched: tuple[Sign, ...]


def read_signs(rows: Iterable[Mapping]) -> tuple[Sign, ...]:
    """Read rows of the table of signs.

    Parameters
    ----------
    rows : iterable of Mapping
        One per row of the file, with `sign_id`, `condition`, `finding`, `value`, `role`,
        `why` and `source_ids` (a tuple of ids).

    Returns
    -------
    tuple of Sign
        In the order of the rows.

    Raises
    ------
    ContentError
        A finding, an answer or a role does not exist; every one is named by row and column.

    Examples
    --------
    >>> row = {"sign_id": "a-01", "condition": "a", "finding": "largest_mm", "value": ">2 <10",
    ...        "role": "needs", "why": "", "source_ids": ()}
    >>> read_signs([row])[0].holds({"largest_mm": 2.0})
    False
    """
    signs, problems = [], []
    for number, row in enumerate(rows, start=2):
        wrong = _problems_of(row, f"row {number}")
        problems += wrong
        signs += [] if wrong else [_read_sign(row)]
    if problems:
        raise ContentError(problems)
    return tuple(signs)


def _problems_of(row, where) -> list[Problem]:
    problems = []
    if row["finding"] not in SIGN_KEYS:
        problems.append(_problem(where, "finding", row["finding"], SIGN_KEYS))
    elif row["finding"] == "largest_mm":
        problems += _size_problem(row["value"], where)
    elif row["value"] not in FINDINGS[row["finding"]] or row["value"] == UNKNOWN:
        words = [word for word in FINDINGS[row["finding"]] if word != UNKNOWN]
        problems.append(_problem(where, "value", row["value"], words))
    if row["role"] not in ROLES:
        problems.append(_problem(where, "role", row["role"], ROLES))
    return problems


def _problem(where, column, value, allowed) -> Problem:
    hint, listed = nearest(value, allowed), ", ".join(allowed)
    return Problem(FILE, where, f"column {column}", value, "is not in the list.", listed, hint)


def _size_problem(value, where) -> list[Problem]:
    try:
        _size_check(value)
    except RuleError:
        return [Problem(FILE, where, "column value", value, "is not a range of sizes.", SIZE_FORM)]
    return []


def _size_check(value):
    parts = str(value).split()
    if not all(re.fullmatch(r"[<>]=?\d+(\.\d+)?", part) for part in parts):
        raise RuleError(value, "is not a range of sizes.", SIZE_FORM)
    return as_check(parse(" and ".join(f"largest_mm{part}" for part in parts)))


def _read_sign(row) -> Sign:
    keys = ("sign_id", "condition", "finding", "value", "role", "why")
    texts = {key: row[key] for key in keys}
    holds = _check_of(row["finding"], row["value"])
    return Sign(**texts, source_ids=tuple(row["source_ids"]), holds=holds)


def _check_of(finding, value) -> Callable[[Mapping], bool]:
    if finding == "largest_mm":
        return _size_check(value)
    if finding == "flags":
        return lambda findings: value in findings["flags"]
    return lambda findings: findings[finding] == value


def profiles() -> tuple[Profile, ...]:
    """Give every condition with its signs, in the order of `data/conditions.csv`.

    Returns
    -------
    tuple of Profile
        An edited table is read again.

    Raises
    ------
    ContentError
        A row of the signs cannot be used: see `read_signs`.

    Examples
    --------
    >>> profiles()[0].condition
    'petechiae'
    """
    return _profiles_of(stamp(TABLE, "conditions"))


@lru_cache(maxsize=1)
def _profiles_of(state: tuple) -> tuple[Profile, ...]:
    signs = read_signs(records(TABLE))
    rows = records("conditions")
    return tuple(_profile(row["condition"], row["default_urgency"], signs) for row in rows)


def _profile(condition, urgency, signs) -> Profile:
    own = [sign for sign in signs if sign.condition == condition]
    of_role = {role: tuple(sign for sign in own if sign.role == role) for role in ROLES}
    needs = {
        finding: tuple(sign for sign in of_role["needs"] if sign.finding == finding)
        for finding in SIGN_KEYS
        if any(sign.finding == finding for sign in of_role["needs"])
    }
    danger = TIERS.index(urgency)
    return Profile(condition, danger, of_role["excludes"], needs, of_role["supports"])


def weigh(findings: Mapping) -> list[Fit]:
    """Weigh every condition that the findings leave in question.

    Parameters
    ----------
    findings : Mapping
        What `read_findings` returns.

    Returns
    -------
    list of Fit
        Best supported first. Equal points: the one with fewer open needs, then the more
        dangerous, then the order of the table.

    Examples
    --------
    >>> from skinspots_lib.learning.findings import read_findings
    >>> seen = {"under_glass": "stays", "raised": "raised", "largest_mm": 8}
    >>> weigh(read_findings(seen))[0].profile.condition
    'palpable_purpura'
    """
    known = dict(findings, since=_since(findings))
    fits = [fit for profile in profiles() if (fit := _fit(profile, known))]
    return sorted(fits, key=lambda fit: (-fit.points, fit.open_needs, fit.profile.danger))


def _since(findings) -> str:
    """Take the time from a flag that tells it when nobody answered the question."""
    if findings["since"] != UNKNOWN:
        return findings["since"]
    for flag, since in (("years_unchanged", "years"), ("months_unchanged", "months")):
        if flag in findings["flags"]:
            return since
    return UNKNOWN


def _fit(profile, known) -> Fit | None:
    if any(sign.holds(known) for sign in profile.excludes):
        return None
    met, open_needs = [], 0
    for finding, signs in profile.needs.items():
        held = [sign for sign in signs if sign.holds(known)]
        if not held and known[finding] != UNKNOWN:
            return None
        met += held
        open_needs += not held
    supports = [sign for sign in profile.supports if sign.holds(known)]
    if not met and not supports:
        return None
    points = sum(FLAG_POINTS if sign.finding == "flags" else FINDING_POINTS for sign in supports)
    return Fit(profile, points, open_needs, (*supports, *met))


def shortlist(fits: list[Fit]) -> tuple[str | None, tuple[str, ...]]:
    """Name the condition, if the findings can tell, and the few that are near it.

    Parameters
    ----------
    fits : list of Fit
        What `weigh` returns.

    Returns
    -------
    condition : str or None
        The best supported one, when all it needs is known.
    candidates : tuple of str
        It and at most four that are at most `NEAR` points behind, most dangerous first.

    Examples
    --------
    >>> shortlist([])
    (None, ())
    """
    if not fits:
        return None, ()
    best = fits[0]
    near = [fit for fit in fits if best.points - fit.points <= NEAR][:MOST]
    ordered = sorted(near, key=lambda fit: (fit.profile.danger, -fit.points))
    named = best.profile.condition if not best.open_needs else None
    return named, tuple(fit.profile.condition for fit in ordered)
