"""`skinspots blind-sheet`: have dermatologists judge the simulated skin without knowing it."""

import argparse
from pathlib import Path

from skinspots_lib.authoring.blind_forms import RESULTS, read_blind_forms
from skinspots_lib.authoring.blind_sheet import KEY, write_blind_sheet
from skinspots_lib.authoring.commands.exit_codes import CLEAN


def add(commands) -> None:
    """Add the command.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it.
    """
    blind = commands.add_parser(
        "blind-sheet",
        help="print numbered pictures of the skin for dermatologists, or read their forms",
        description="Write a sheet of 60 patches, a form to fill in and a key; with --take, "
        f"count the filled-in forms against the key and write {RESULTS}.",
    )
    blind.add_argument("--out", type=Path, default=Path("blind"), help="folder to write into")
    blind.add_argument("--seed", type=int, default=1, help="another number, other patches")
    blind.add_argument(
        "--take", type=Path, nargs="+", metavar="FORM", help="the filled-in forms of one sheet"
    )
    blind.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    if options.take:
        _count(options)
        return CLEAN
    sheet, form, key = write_blind_sheet(options.out, options.seed)
    print(f"{sheet}: the pictures.", f"{form}: one copy for each person to fill in.", sep="\n")
    print(f"{key}: the answers. Keep it from those who judge.")
    return CLEAN


def _count(options: argparse.Namespace) -> None:
    table = read_blind_forms(options.take, options.out / KEY)
    table.to_csv(options.out / RESULTS, index=False, encoding="utf-8-sig")
    print(table.to_string(index=False, na_rep=""))
    print(options.out / RESULTS)
