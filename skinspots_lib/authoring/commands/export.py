"""`skinspots export`: the question bank for another place."""

import argparse
from pathlib import Path

from skinspots_lib.authoring.commands.exit_codes import CLEAN
from skinspots_lib.authoring.editing.desk import Desk
from skinspots_lib.authoring.export import FORMATS


def add(commands) -> None:
    """Add the command.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it.
    """
    export = commands.add_parser(
        "export",
        help="write the question bank for a learning platform or a spreadsheet",
        description="Write all questions but those of the final test, with pictures, "
        "explanations and sources. What a format cannot hold is listed.",
    )
    export.add_argument("format", choices=list(FORMATS))
    export.add_argument("--out", type=Path, required=True, help="the file; for csv a folder")
    export.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    print(*Desk().export(options.format, options.out), sep="\n")
    return CLEAN
