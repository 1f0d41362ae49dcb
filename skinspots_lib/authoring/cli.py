"""The instructor's door: `skinspots check` and its neighbours."""

# argparse, not click: nine commands with few options need no further package.
import argparse
import os
import sys

from skinspots_lib.authoring.commands import (
    blind_sheet,
    change,
    check,
    export,
    new,
    preview,
    read_class,
    review,
)
from skinspots_lib.authoring.commands.exit_codes import CLEAN, MISUSE, PROBLEMS
from skinspots_lib.content.problems import ContentError, UnknownName

COMMANDS = (check, review, read_class, new, export, preview, change, blind_sheet)


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
        code = _run(arguments)
        # What waits to be written would else fail after the end, with a traceback.
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has read enough. Python writes once more as it ends; now to nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    return code


def _run(arguments: list[str] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return CLEAN if not stop.code else MISUSE
    _speak_any_language()
    return _obey(options)


def _obey(options: argparse.Namespace) -> int:
    try:
        return options.run(options)
    except ContentError as error:
        print(*error.problems, sep="\n")
        return PROBLEMS
    except BrokenPipeError:
        raise
    except (UnknownName, OSError) as error:
        print(_words(error), file=sys.stderr)
        return MISUSE


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename} cannot be read or written ({error.strerror})."
    return str(error)


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
    for command in COMMANDS:
        command.add(commands)
    return parser
