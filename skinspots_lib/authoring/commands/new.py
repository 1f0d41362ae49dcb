"""`skinspots new`: write a template and say where it is."""

import argparse
from pathlib import Path

from skinspots_lib.authoring.commands import change
from skinspots_lib.authoring.commands.exit_codes import CLEAN
from skinspots_lib.authoring.new import (
    FILL_IN,
    new_case,
    new_cause,
    new_lesson,
    new_photo,
    new_question,
)
from skinspots_lib.content.place import data_dir


def add(commands) -> None:
    """Add the command.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it. Each kind gets a ``make``, which takes the options and the folder of the
        tables and gives the lines to print.
    """
    new = commands.add_parser(
        "new",
        help="write a template: question, case, cause, photo or lesson",
        description="Write a template into data/local/ or notebooks/ and say where it is.",
    )
    kinds = new.add_subparsers(required=True, metavar="WHAT")
    question = kinds.add_parser("question", help="a question of a lesson")
    question.add_argument("--lesson", type=int, required=True, help="number of the lesson")
    question.add_argument("--picture", default="", help="file of a photograph in photos.csv")
    question.set_defaults(make=lambda o, root: new_question(root, o.lesson, picture=o.picture))
    kinds.add_parser("case", help="a teaching case").set_defaults(
        make=lambda o, root: new_case(root)
    )
    cause = kinds.add_parser("cause", help="a row of the table of causes")
    cause.set_defaults(make=lambda o, root: new_cause(root))
    photo = kinds.add_parser("photo", help="a licensed photograph")
    photo.add_argument("file", type=Path, help="PNG, JPEG or WebP")
    photo.set_defaults(make=lambda o, root: new_photo(root, o.file))
    change.add_row(kinds)
    lesson = kinds.add_parser("lesson", help="a lesson in the house frame")
    lesson.add_argument("title", help='a question, in quotes: "What is a bruise?"')
    lesson.set_defaults(make=lambda o, root: new_lesson(root, o.title))
    new.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    print(*options.make(options, data_dir()), FILL_IN, sep="\n")
    return CLEAN
