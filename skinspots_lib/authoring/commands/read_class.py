"""`skinspots class`: read the passports of a class."""

import argparse
from pathlib import Path

from skinspots_lib.authoring.class_page import write_class
from skinspots_lib.authoring.commands.exit_codes import CLEAN
from skinspots_lib.learning.classroom import read_class


def add(commands) -> None:
    """Add the command.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it.
    """
    whole = commands.add_parser(
        "class",
        help="read the passports of a class: gradebook, confusions by skin tone, hardest items",
        description="Read every passport (.jsonl) and code (.txt) of a folder and write "
        "gradebook.csv and class.html.",
    )
    whole.add_argument("folder", type=Path, help="the folder of the passports")
    whole.add_argument("--out", type=Path, default=Path("class"), help="folder to write into")
    whole.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    classroom = read_class(options.folder)
    print(classroom, *write_class(classroom, options.out), sep="\n")
    return CLEAN
