"""`skinspots check`: say what is wrong with an edit."""

import argparse

from skinspots_lib.authoring import formats
from skinspots_lib.authoring.check import examine
from skinspots_lib.authoring.commands.exit_codes import CLEAN, PROBLEMS
from skinspots_lib.authoring.commands.folders import add_folder, find_root


def add(commands) -> None:
    """Add the command.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it.
    """
    check = commands.add_parser(
        "check",
        help="say what is wrong with tables, questions, cases and lessons",
        description="Say what is wrong, all at once, and change nothing. "
        "Ends with 0 when all is well, 1 when something must be mended, 2 when misused.",
    )
    add_folder(check)
    check.add_argument("--format", choices=formats.FORMATS, default="text", help="how to say it")
    check.add_argument(
        "--strict",
        action=argparse.BooleanOptionalAction,
        help="advice on lessons counts as a problem (default: what course.yml says)",
    )
    check.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    root = find_root(options.folder)
    report = examine(root, strict=options.strict)
    print(formats.FORMATS[options.format](report, root))
    return PROBLEMS if report.problems else CLEAN
