"""The instructor's door: `skinspots check` and its neighbours."""

# argparse, not click: three commands with four options need no further package.
import argparse
import sys
from pathlib import Path

from ..content.place import VARIABLE, data_dir
from . import formats
from .check import examine

CLEAN, PROBLEMS, MISUSE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : list of str, optional
        The words after ``skinspots``; by default those of the command line.

    Returns
    -------
    int
        0 clean, 1 problems, 2 misuse.

    Examples
    --------
    >>> main(["check", "nowhere"])
    2
    """
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return CLEAN if not stop.code else MISUSE
    _speak_any_language()
    return options.run(options)


def _speak_any_language() -> None:
    # A console that lacks a letter shows a question mark; it must not end the command.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="skinspots", description="Check what instructors edit: tables, questions, lessons."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="say what is wrong with tables, questions, cases and lessons",
        description="Say what is wrong, all at once, and change nothing. "
        "Ends with 0 when all is well, 1 when something must be mended, 2 when misused.",
    )
    _add_folder(check)
    check.add_argument("--format", choices=formats.FORMATS, default="text", help="how to say it")
    check.add_argument(
        "--strict",
        action=argparse.BooleanOptionalAction,
        help="advice on lessons counts as a problem (default: what course.yml says)",
    )
    check.set_defaults(run=_check)
    return parser


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help=f"the folder of the tables, or the one that holds data/ "
        f"(default: ${VARIABLE}, else the course's own)",
    )


def find_root(folder: Path | None) -> Path | None:
    """Find the folder of the tables.

    Parameters
    ----------
    folder : Path or None
        What the instructor named: the folder itself or the one around ``data/``.

    Returns
    -------
    Path or None
        None when there is no such folder.
    """
    folder = folder or data_dir()
    inner = folder / "data"
    found = inner if (inner / "datapackage.json").exists() else folder
    return found if found.is_dir() else None


def _check(options: argparse.Namespace) -> int:
    root = find_root(options.folder)
    if root is None:
        print(f"There is no folder {options.folder or data_dir()}.", file=sys.stderr)
        return MISUSE
    report = examine(root, strict=options.strict)
    print(formats.FORMATS[options.format](report, root))
    return PROBLEMS if report.problems else CLEAN
