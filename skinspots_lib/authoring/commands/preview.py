"""`skinspots preview`: a part of the course as a learner sees it."""

import argparse
from pathlib import Path

from skinspots_lib.authoring.commands.exit_codes import CLEAN
from skinspots_lib.authoring.preview import write_preview
from skinspots_lib.authoring.preview.watch import watch
from skinspots_lib.content.place import data_dir


def add(commands) -> None:
    """Add the command.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it.
    """
    preview = commands.add_parser(
        "preview",
        help="show an item, a table or a lesson as a learner sees it",
        description="Write one HTML page, with the answers in folds.",
    )
    preview.add_argument(
        "what",
        nargs="?",
        help="id of a question, exercise or case, name of a table, number of a lesson "
        "(default: all questions, exercises and cases)",
    )
    preview.add_argument("--out", type=Path, default=Path("preview.html"), help="the file")
    preview.add_argument(
        "--watch", action="store_true", help="show it in a browser, and again after each save"
    )
    preview.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.watch:
        watch(options.what, data_dir())
    else:
        print(write_preview(options.out, options.what))
    return CLEAN
