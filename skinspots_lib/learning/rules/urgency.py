"""How urgent a spot is: the rows of `data/urgency_rules.csv`, read in their order.

The first row whose `when` holds gives the tier. Rows run emergency, same day, soon, then the
harmless pictures, then what is left, so a harmless picture counts only when no danger row does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from skinspots_lib.content.cases import TIERS
from skinspots_lib.content.files.shape import nearest
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.tables import records
from skinspots_lib.learning.rules.rule_language import Clause, RuleError, as_check, parse

TABLE = "urgency_rules"
FILE = f"data/{TABLE}.csv"


@dataclass(frozen=True)
class Rule:
    """One row of the table, ready to be asked whether it `holds` for a set of findings."""

    rule_id: str
    order: int
    when: str
    tier: str
    why: str
    source_ids: tuple[str, ...]
    clause: Clause = field(repr=False)
    holds: Callable[[Mapping], bool] = field(repr=False, compare=False)


def rules() -> tuple[Rule, ...]:
    """Give the rules of the table in their order; an edited file is read again.

    Returns
    -------
    tuple of Rule
        The first one that holds decides.

    Raises
    ------
    ContentError
        A row cannot be used: see `read_rules`.

    Examples
    --------
    >>> rules()[-1].when
    'true'
    """
    return _rules_of(rules_state())


def rules_state() -> tuple:
    """Give what changes when the table of rules does: a key for what is kept of it.

    Returns
    -------
    tuple
        See `stamp`.

    Examples
    --------
    >>> rules_state() == rules_state()
    True
    """
    return stamp(TABLE)


def stamp(*tables: str) -> tuple:
    """Tell one state of some tables from another, cheaply.

    Parameters
    ----------
    *tables : str
        Names of tables in the data folder.

    Returns
    -------
    tuple
        Folder, and for each table when it was changed and its size in bytes.

    Examples
    --------
    >>> stamp("urgency_rules") == stamp("urgency_rules")
    True
    """
    folder = data_dir()
    return (folder, *(_changed(folder / f"{table}.csv") for table in tables))


def _changed(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


# One state is kept: an instructor who edits a rule sees the new one on the next call.
@lru_cache(maxsize=1)
def _rules_of(state: tuple) -> tuple[Rule, ...]:
    return read_rules(records(TABLE))


def read_rules(rows: Iterable[Mapping]) -> tuple[Rule, ...]:
    """Read rows of the table of rules.

    Parameters
    ----------
    rows : iterable of Mapping
        One per row of the file, in its order, with the keys `rule_id`, `order`, `when`,
        `tier`, `why` and `source_ids` (a tuple of ids).

    Returns
    -------
    tuple of Rule
        Sorted by `order`.

    Raises
    ------
    ContentError
        A condition cannot be read, an order is missing or used twice, a tier does not exist,
        or some findings could match no rule. Every fault is named with its row and column.

    Examples
    --------
    >>> row = {"rule_id": "R1", "order": 1, "when": "true", "tier": "soon", "why": "",
    ...        "source_ids": ()}
    >>> read_rules([row])[0].holds({})
    True
    """
    read, problems, first_rows = [], [], {}
    for number, row in enumerate(rows, start=2):
        rule, wrong = _read_rule(row, number)
        wrong += _order_problems(row, number, first_rows)
        problems += wrong
        read += [] if wrong else [rule]
    read.sort(key=lambda rule: rule.order)
    problems = problems or _rest_problems(read)
    if problems:
        raise ContentError(problems)
    return tuple(read)


def _read_rule(row, number):
    problems, clause = _tier_problems(row, number), None
    try:
        clause = parse(str(row["when"]))
    except RuleError as error:
        reason = f'cannot be read: "{error.value}" {error.reason}'
        place = (FILE, f"row {number}", "column when")
        problems.append(Problem(*place, row["when"], reason, error.allowed, error.hint))
    if problems:
        return None, problems
    texts = {key: row[key] for key in ("rule_id", "order", "when", "tier", "why")}
    rule = Rule(**texts, source_ids=tuple(row["source_ids"]), clause=clause, holds=as_check(clause))
    return rule, []


def _tier_problems(row, number) -> list[Problem]:
    tier = row["tier"]
    if tier in TIERS:
        return []
    place = (FILE, f"row {number}", "column tier")
    return [Problem(*place, tier, "is not in the list.", ", ".join(TIERS), nearest(tier, TIERS))]


def _order_problems(row, number, first_rows) -> list[Problem]:
    order, place = row.get("order"), (FILE, f"row {number}", "column order")
    allowed = "a whole number that no other row has; rules are tried from the lowest up"
    try:
        whole = int(order) == order
    except (TypeError, ValueError):
        whole = False
    if not whole:
        return [Problem(*place, order, "is not a place in the order.", allowed)]
    first = first_rows.setdefault(int(order), number)
    if first == number:
        return []
    return [Problem(*place, order, f"is also the order of row {first}.", allowed)]


def _rest_problems(read) -> list[Problem]:
    """The last rule takes whatever no other rule took."""
    if read and read[-1].clause.kind == "true":
        return []
    place = (FILE, "the row with the highest order", "column when")
    when = read[-1].when if read else None
    return [Problem(*place, when, "leaves some findings without an urgency.", "true")]


def matching(findings: Mapping) -> list[Rule]:
    """Give the rule that decides and the further rows that speak for the same urgency.

    Parameters
    ----------
    findings : Mapping
        What `read_findings` returns.

    Returns
    -------
    list of Rule
        The deciding one first. Rows of a calmer tier are left out, and so are the rows for
        what is left over: beside an emergency their words could make a reader wait.

    Examples
    --------
    >>> from skinspots_lib.learning.findings import read_findings
    >>> [rule.rule_id for rule in matching(read_findings({"fever": "yes", "unwell": "yes"}))]
    ['R01', 'R02']
    """
    ordered = iter(rules())
    decides = next(rule for rule in ordered if rule.holds(findings))
    found, last = [decides], TIERS.index(decides.tier)
    for rule in ordered:
        rank = TIERS.index(rule.tier)
        if rank != last:
            break
        if rule.holds(findings):
            found.append(rule)
    return found


def tier_of(findings: Mapping) -> str:
    """Give the urgency alone, as fast as can be.

    Parameters
    ----------
    findings : Mapping
        What `read_findings` returns.

    Returns
    -------
    str
        One of `TIERS`.

    Examples
    --------
    >>> from skinspots_lib.learning.findings import read_findings
    >>> tier_of(read_findings({"unwell": "yes"}))
    'emergency'
    """
    return next(rule.tier for rule in rules() if rule.holds(findings))
