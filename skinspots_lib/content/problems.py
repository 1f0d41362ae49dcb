"""The words of an error: where, what stands there, what is allowed, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

SHOWN = 20


@dataclass(frozen=True)
class Problem:
    """One thing that a person can mend.

    Attributes
    ----------
    file : str
        Name for people, such as ``data/conditions.csv``.
    where : str
        Place in the file: ``row 41`` (header is row 1), ``line 27``, ``cell ex-05-2``.
    field : str
        Column or key; empty when the problem is not in one.
    value : object
        What stands there; None when there is nothing to show.
    reason : str
        What is wrong with it.
    allowed : str
        What may stand there.
    hint : str
        What to try.

    Examples
    --------
    >>> print(Problem("data/conditions.csv", "row 4", "column label", reason="missing"))
    data/conditions.csv, row 4, column label: missing.
    """

    file: str
    where: str
    field: str = ""
    value: object = None
    reason: str = ""
    allowed: str = ""
    hint: str = ""

    def __str__(self) -> str:
        """Give the problem in one or two lines."""
        place = ", ".join(part for part in (self.file, self.where, self.field) if part)
        value = "" if self.value is None else f'"{self.value}" '
        ends = "" if self.reason.endswith((".", "?", "!")) else "."
        first = f"{place}: {value}{self.reason}{ends}"
        second = " ".join(
            part
            for part in (f"Allowed: {self.allowed}." if self.allowed else "", self.hint)
            if part
        )
        return f"{first}\n  {second}" if second else first


class ContentError(ValueError):
    """What people edit is not as it should be.

    Parameters
    ----------
    problems : iterable of Problem
        All of them, in the order of the files.

    Examples
    --------
    >>> print(ContentError([Problem("a.csv", "row 2", reason="the row is empty")]))
    a.csv, row 2: the row is empty.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(str(self))

    def __str__(self) -> str:
        """Give the first problems, then a count of the rest."""
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"… and {len(self.problems) - SHOWN} more.")
        return "\n".join(lines)

    def _render_traceback_(self) -> list[str]:
        # IPython shows these lines in place of a traceback.
        return str(self).splitlines()


class UnknownName(KeyError):
    """A name that does not exist.

    Parameters
    ----------
    kind : str
        What it is a name of, such as ``table``.
    name : str
        The name that was asked for.
    known : iterable of str
        The names that exist.

    Examples
    --------
    >>> print(UnknownName("table", "source", ["conditions", "sources"]))
    There is no table "source". There are: conditions, sources. Did you mean "sources"?
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        super().__init__(str(self))

    def __str__(self) -> str:
        """List the names that exist, as far as they fit, and the nearest one last."""
        known = ", ".join(self.known[:SHOWN])
        if len(self.known) > SHOWN:
            known = f"{known} … ({len(self.known)} in all)"
        close = get_close_matches(str(self.name), self.known, n=1)
        hint = f' Did you mean "{close[0]}"?' if close else ""
        return f'There is no {self.kind} "{self.name}". There are: {known}.{hint}'

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()
