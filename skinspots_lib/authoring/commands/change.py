"""`skinspots set` and `skinspots new row`: what the notebook for instructors does, as commands."""

import argparse

from skinspots_lib.authoring.commands.exit_codes import CLEAN, PROBLEMS
from skinspots_lib.authoring.editing.desk import MEND, SWITCH, Desk
from skinspots_lib.content.place import data_dir

NO_SEED, ALL = "none", "all"


def add(commands) -> None:
    """Add the command that changes one thing.

    Parameters
    ----------
    commands : argparse subparsers
        Where to add it. Each parser gets a ``do``, which takes a `Desk` and the options and gives
        lines to print.

    Examples
    --------
    >>> parser = argparse.ArgumentParser()
    >>> add(parser.add_subparsers())
    >>> parser.parse_args(["set", "seed", "7"]).seed
    '7'
    """
    one = commands.add_parser(
        "set",
        help="change a cell, a question, or a choice for the course",
        description="Change one thing in data/local/ and say what its readers find wrong.",
    )
    kinds = one.add_subparsers(required=True, metavar="WHAT")
    for kind in (_cell, _item, _switches, _emergency, _practice):
        kind(kinds)
    one.set_defaults(run=_run)


def add_row(kinds) -> None:
    """Add the command that begins a row.

    Parameters
    ----------
    kinds : argparse subparsers
        Those of ``skinspots new``.

    Examples
    --------
    >>> parser = argparse.ArgumentParser()
    >>> add_row(parser.add_subparsers())
    >>> parser.parse_args(["row", "glossary", "own"]).id
    'own'
    """
    row = kinds.add_parser("row", help="a row of any table")
    row.add_argument("table", help="name of the table, such as glossary")
    row.add_argument("id", help="an id that no row has yet")
    row.set_defaults(make=lambda o, root: Desk(root).add_row(o.table, o.id))


def _cell(kinds) -> None:
    cell = kinds.add_parser("cell", help="one cell of a table")
    cell.add_argument("table", help="name of the table, such as conditions")
    cell.add_argument("id", help="id of the row")
    cell.add_argument("column")
    cell.add_argument("value")
    cell.set_defaults(do=lambda desk, o: desk.set_cell(o.table, o.id, o.column, o.value))


def _item(kinds) -> None:
    item = kinds.add_parser("item", help="one key of a question or a case")
    item.add_argument("id", help="such as q07 or T02")
    item.add_argument("key", help="such as ask, or options.2.why: lists count from 1")
    item.add_argument("value", help="text; true or false; a list with ; between its parts")
    item.set_defaults(do=lambda desk, o: desk.set_key(o.id, o.key, o.value))


def _switches(kinds) -> None:
    lesson = kinds.add_parser("lesson", help="show a lesson, or leave it out")
    lesson.add_argument("lesson", type=int, help="its number")
    lesson.add_argument("show", choices=list(SWITCH))
    lesson.set_defaults(do=lambda desk, o: desk.show_lesson(o.lesson, o.show))
    asked = kinds.add_parser("asked", help="ask a question or a case, or leave it out")
    asked.add_argument("id", help="such as q07 or T02")
    asked.add_argument("show", choices=list(SWITCH))
    asked.set_defaults(do=lambda desk, o: desk.ask_item(o.id, o.show))


def _emergency(kinds) -> None:
    help_ = kinds.add_parser("emergency", help="how help is called here")
    help_.add_argument("number", help='such as 112; "" for none')
    help_.add_argument("--words", default="", help="a local sentence")
    help_.set_defaults(do=lambda desk, o: desk.set_emergency(o.number, o.words))


def _practice(kinds) -> None:
    classes = kinds.add_parser("classes", help="the kinds of spots in practice")
    classes.add_argument("classes", nargs="+", help=f"three or more, or: {ALL}")
    classes.set_defaults(
        do=lambda desk, o: desk.set_classes([] if o.classes == [ALL] else o.classes)
    )
    seed = kinds.add_parser("seed", help="the same practice for every learner")
    seed.add_argument("seed", help=f"a whole number, or {NO_SEED}: each learner their own")
    seed.set_defaults(do=lambda desk, o: desk.set_seed("" if o.seed == NO_SEED else o.seed))
    mark = kinds.add_parser("pass-percent", help="the pass mark of the final test")
    mark.add_argument("percent", help="right answers that pass, of 100")
    mark.set_defaults(do=lambda desk, o: desk.set_pass_percent(o.percent))


def _run(options: argparse.Namespace) -> int:
    lines = options.do(Desk(data_dir()), options)
    print(*lines, sep="\n")
    return PROBLEMS if MEND in lines else CLEAN
