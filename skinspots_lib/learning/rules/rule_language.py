"""The tiny language of the column `when`: read once, checked, never run as Python.

A condition such as ``under_glass in [stays, unknown] and not has(small_knock)`` is parsed with
`ast`, of which a short list of node kinds is accepted, and becomes a small tree of `Clause`.
`as_check` turns the tree into a function of one set of findings; other readers (a table of
arrays, say) may walk the same tree.
"""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from skinspots_lib.content.files.shape import nearest
from skinspots_lib.learning.findings import FINDINGS, FLAGS, UNKNOWN

# The rest of the findings never change the urgency, so a rule cannot even name them.
RULE_KEYS = ("under_glass", "raised", "largest_mm", "fever", "unwell", "age_group")
FORMS = (
    "key==value, key!=value, key in [a, b], largest_mm<=2 (also <, >, >=), "
    "largest_mm==unknown, has(flag), any(flag, flag), not, and, or, ( ), true"
)
COMPARE = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class RuleError(ValueError):
    """A condition that cannot be read: what was wrong, what is allowed, the nearest word."""

    def __init__(self, value: str, reason: str, allowed: str = FORMS, hint: str = ""):
        super().__init__(f'"{value}" {reason} Allowed: {allowed}. {hint}'.rstrip())
        self.value, self.reason, self.allowed, self.hint = value, reason, allowed, hint


@dataclass(frozen=True)
class Clause:
    """One node of a condition.

    `kind` is true, word (`key` has one of `values`), number (`key` known and `compare`s with
    `number`), flag (one of `values` is listed), not, and, or (over `parts`).
    """

    kind: str
    key: str = ""
    values: frozenset = frozenset()
    compare: Callable | None = None
    number: float = 0.0
    parts: tuple["Clause", ...] = ()


def parse(when: str) -> Clause:
    """Read one condition.

    Parameters
    ----------
    when : str
        A condition in the forms of `FORMS`.

    Returns
    -------
    Clause
        The root of its tree.

    Raises
    ------
    RuleError
        The text is no condition, or names a key, word or flag that does not exist.

    Examples
    --------
    >>> parse("fever==yes and has(itch)").kind
    'and'
    >>> parse("has(itchy)")
    Traceback (most recent call last):
    ...
    skinspots_lib.learning.rules.rule_language.RuleError: "itchy" is not a flag. Allowed: ...
    """
    try:
        node = ast.parse(when.strip(), mode="eval").body
        return _read(node)
    except RuleError:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise RuleError(when, "cannot be read as a condition.") from None


def as_check(clause: Clause) -> Callable[[Mapping], bool]:
    """Turn a tree into a function of one set of findings.

    Parameters
    ----------
    clause : Clause
        What `parse` returned.

    Returns
    -------
    callable
        Takes what `read_findings` returns (or its keys of `RULE_KEYS` and `flags`) and says
        whether the condition holds.

    Examples
    --------
    >>> check = as_check(parse("largest_mm<=2 or has(tight_band)"))
    >>> check({"largest_mm": "unknown", "flags": frozenset()})
    False
    """
    return _CHECKS[clause.kind](clause)


def keys_of(clause: Clause) -> frozenset:
    """Name the findings that a condition looks at.

    Parameters
    ----------
    clause : Clause
        What `parse` returned.

    Returns
    -------
    frozenset of str
        Keys of `RULE_KEYS`, and "flags".

    Examples
    --------
    >>> sorted(keys_of(parse("fever==yes or has(itch)")))
    ['fever', 'flags']
    """
    own = {"flags"} if clause.kind == "flag" else {clause.key} - {""}
    return frozenset(own).union(*map(keys_of, clause.parts))


def _read(node) -> Clause:
    reader = _NODES.get(type(node))
    if reader is None:
        raise RuleError(ast.unparse(node), "is not a form of the rule language.")
    return reader(node)


def _read_bool(node) -> Clause:
    kind = "and" if isinstance(node.op, ast.And) else "or"
    return Clause(kind, parts=tuple(_read(part) for part in node.values))


def _read_not(node) -> Clause:
    if not isinstance(node.op, ast.Not):
        raise RuleError(ast.unparse(node), "is not a form of the rule language.")
    return Clause("not", parts=(_read(node.operand),))


def _read_true(node) -> Clause:
    if node.id != "true":
        raise RuleError(node.id, "says nothing alone.", hint=nearest(node.id, RULE_KEYS))
    return Clause("true")


def _read_call(node) -> Clause:
    name = getattr(node.func, "id", "")
    least, most = {"has": (1, 1), "any": (1, len(FLAGS))}.get(name, (1, 0))
    if node.keywords or not least <= len(node.args) <= most:
        raise RuleError(ast.unparse(node), "is not a form of the rule language.")
    return Clause(
        "flag", values=frozenset(_word(arg, FLAGS, "is not a flag.") for arg in node.args)
    )


def _read_compare(node) -> Clause:
    if len(node.ops) != 1:
        raise RuleError(ast.unparse(node), "compares more than once; join two with and.")
    key = _word(node.left, RULE_KEYS, "is not a finding that rules may use.")
    how, right = type(node.ops[0]), node.comparators[0]
    if how in COMPARE and key == "largest_mm":
        return Clause("number", key, compare=COMPARE[how], number=_number(right))
    words = _words(key, how, right, node)
    is_one = Clause("word", key, words)
    return Clause("not", parts=(is_one,)) if how is ast.NotEq else is_one


def _words(key, how, right, node) -> frozenset:
    allowed = FINDINGS[key] or (UNKNOWN,)
    reason = f"is not an answer of {key}."
    if how in (ast.Eq, ast.NotEq):
        return frozenset([_word(right, allowed, reason)])
    if how is ast.In and isinstance(right, ast.List) and right.elts:
        return frozenset(_word(word, allowed, reason) for word in right.elts)
    raise RuleError(ast.unparse(node), "is not a form of the rule language.")


def _word(node, allowed, reason) -> str:
    word = node.id if isinstance(node, ast.Name) else ast.unparse(node)
    if not isinstance(node, ast.Name) or word not in allowed:
        raise RuleError(word, reason, ", ".join(allowed), nearest(word, allowed))
    return word


def _number(node) -> float:
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise RuleError(ast.unparse(node), "is not a width.", "a number of mm")
    return float(value)


_NODES = {
    ast.BoolOp: _read_bool,
    ast.UnaryOp: _read_not,
    ast.Name: _read_true,
    ast.Call: _read_call,
    ast.Compare: _read_compare,
}


def _check_true(clause):
    return lambda findings: True


def _check_word(clause):
    key, values = clause.key, clause.values
    return lambda findings: findings[key] in values


def _check_number(clause):
    key, compare, number = clause.key, clause.compare, clause.number
    return lambda findings: findings[key] != UNKNOWN and compare(findings[key], number)


def _check_flag(clause):
    values = clause.values
    return lambda findings: not values.isdisjoint(findings["flags"])


def _check_not(clause):
    inner = as_check(clause.parts[0])
    return lambda findings: not inner(findings)


def _check_all(clause):
    checks = [as_check(part) for part in clause.parts]
    return lambda findings: all(check(findings) for check in checks)


def _check_any(clause):
    checks = [as_check(part) for part in clause.parts]
    return lambda findings: any(check(findings) for check in checks)


_CHECKS = {
    "true": _check_true,
    "word": _check_word,
    "number": _check_number,
    "flag": _check_flag,
    "not": _check_not,
    "and": _check_all,
    "or": _check_any,
}
