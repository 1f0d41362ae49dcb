"""How `skinspots check` says what it found: for people, for programs, for a pull request."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from skinspots_lib.authoring.check import NUMBER, Report
from skinspots_lib.content.problems import Problem

CLEAN = "Nothing to mend."


def as_text(report: Report, root: Path) -> str:
    """Say it for people.

    Parameters
    ----------
    report : Report
        What the check found.
    root : Path
        The folder that was checked.

    Returns
    -------
    str
        One or two lines for each problem, then the advice, the notes and the count.

    Examples
    --------
    >>> print(as_text(Report([], [], []), Path("data")))
    data: Nothing to mend.
    """
    lines = [str(problem) for problem in report.problems]
    lines += [f"Advice: {problem}" for problem in report.advice]
    lines += report.notes
    count = len(report.problems)
    ends = f"{count} problem{'s' if count > 1 else ''}." if count else CLEAN
    return "\n".join([*lines, f"{root.name}: {ends}"])


def as_json(report: Report, root: Path) -> str:
    """Say it for programs.

    Parameters
    ----------
    report : Report
        What the check found.
    root : Path
        The folder that was checked.

    Returns
    -------
    str
        An object with the lists `problems`, `advice` and `notes`.

    Examples
    --------
    >>> as_json(Report([], [], []), Path("data"))
    '{"problems": [], "advice": [], "notes": []}'
    """
    found = {
        "problems": [asdict(problem) for problem in report.problems],
        "advice": [asdict(problem) for problem in report.advice],
        "notes": report.notes,
    }
    return json.dumps(found, ensure_ascii=False, default=str)


def as_github(report: Report, root: Path) -> str:
    """Say it as marks in the changed files of a pull request.

    Parameters
    ----------
    report : Report
        What the check found.
    root : Path
        The folder that was checked.

    Returns
    -------
    str
        One workflow command for each problem, warning and note.

    Examples
    --------
    >>> report = Report([Problem("data/a.csv", "row 2", "column b", "x", "is wrong")], [], [])
    >>> print(as_github(report, Path("data")))
    ::error file=data/a.csv,line=2::data/a.csv, row 2, column b: "x" is wrong.
    """
    lines = [_command("error", problem) for problem in report.problems]
    lines += [_command("warning", problem) for problem in report.advice]
    return "\n".join([*lines, *(f"::notice::{_escaped(note)}" for note in report.notes)])


def _command(level: str, problem: Problem) -> str:
    found = NUMBER.match(problem.where)
    place = f"file={_escaped(problem.file, ',:')}" + (f",line={found[1]}" if found else "")
    return f"::{level} {place}::{_escaped(str(problem))}"


def _escaped(text: str, more: str = "") -> str:
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


FORMATS: Mapping[str, Callable[[Report, Path], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
