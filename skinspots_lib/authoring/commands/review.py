"""`skinspots review`: a sheet for a clinician to sign, and the signed form back."""

import argparse
from pathlib import Path

from skinspots_lib.authoring.checks.sheets import read_sheets
from skinspots_lib.authoring.commands.exit_codes import CLEAN
from skinspots_lib.authoring.commands.folders import add_folder, find_root
from skinspots_lib.authoring.review import take
from skinspots_lib.authoring.review_sheet import as_form, as_html, kinds
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.reviews import TABLE


def add(commands) -> None:
    """Add the command.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it.
    """
    review = commands.add_parser(
        "review",
        help="print a sheet for a clinician to sign, or take the signed form back",
        description="Write review.html, to read and print, and review_form.csv, to sign; "
        "with --take, add the signatures of a form to reviews.csv.",
    )
    add_folder(review)
    review.add_argument(
        "--only", action="append", metavar="TABLE", help="one table, questions or cases; repeat"
    )
    review.add_argument("--out", type=Path, default=Path("review"), help="folder to write into")
    review.add_argument("--take", type=Path, metavar="FORM", help="the signed form")
    review.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    root = find_root(options.folder)
    if options.take:
        added = take(options.take, root)
        print(f"{added} review{'' if added == 1 else 's'} added to {root.name}/{TABLE}.csv.")
    else:
        _print_sheet(options, root)
    return CLEAN


def _print_sheet(options: argparse.Namespace, root: Path) -> None:
    known = kinds(root)
    wanted = tuple(options.only or known)
    for name in wanted:
        if name not in known:
            raise UnknownName("part to review", name, known)
    sheets, problems = read_sheets(root)
    if problems:
        raise ContentError(problems)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "review.html").write_text(as_html(root, sheets, wanted), encoding="utf-8")
    # Spreadsheets take a file without this mark for Latin-1.
    form = as_form(root, wanted).encode("utf-8-sig")
    (options.out / "review_form.csv").write_bytes(form)
    print(f"{options.out}: review.html to read, review_form.csv to sign.")
