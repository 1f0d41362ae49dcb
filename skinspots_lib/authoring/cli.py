"""The instructor's door: `skinspots check` and its neighbours."""

# argparse, not click: three commands with four options need no further package.
import argparse
import os
import sys
from pathlib import Path

from skinspots_lib.authoring import formats
from skinspots_lib.authoring.check import examine
from skinspots_lib.authoring.checks.sheets import read_sheets
from skinspots_lib.authoring.class_page import write_class
from skinspots_lib.authoring.editing import commands as editing
from skinspots_lib.authoring.editing.desk import MEND, Desk
from skinspots_lib.authoring.export import FORMATS
from skinspots_lib.authoring.new import (
    FILL_IN,
    new_case,
    new_cause,
    new_lesson,
    new_photo,
    new_question,
)
from skinspots_lib.authoring.preview import write_preview
from skinspots_lib.authoring.preview.watch import watch
from skinspots_lib.authoring.review import take
from skinspots_lib.authoring.review_sheet import as_form, as_html, kinds
from skinspots_lib.content.place import VARIABLE, data_dir
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.reviews import TABLE
from skinspots_lib.learning.classroom import read_class

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
    _add_review(commands)
    _add_class(commands)
    _add_new(commands)
    _add_export(commands)
    _add_preview(commands)
    editing.add_set(commands).set_defaults(run=_set)
    return parser


def _add_preview(commands) -> None:
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
    preview.set_defaults(run=_preview)


def _add_export(commands) -> None:
    export = commands.add_parser(
        "export",
        help="write the question bank for a learning platform or a spreadsheet",
        description="Write all questions but those of the final test, with pictures, "
        "explanations and sources. What a format cannot hold is listed.",
    )
    export.add_argument("format", choices=list(FORMATS))
    export.add_argument("--out", type=Path, required=True, help="the file; for csv a folder")
    export.set_defaults(run=_export)


def _add_new(commands) -> None:
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
    editing.add_row(kinds)
    lesson = kinds.add_parser("lesson", help="a lesson in the house frame")
    lesson.add_argument("title", help='a question, in quotes: "What is a bruise?"')
    lesson.set_defaults(make=lambda o, root: new_lesson(root, o.title))
    new.set_defaults(run=_new)


def _add_class(commands) -> None:
    whole = commands.add_parser(
        "class",
        help="read the passports of a class: gradebook, confusions by skin tone, hardest items",
        description="Read every passport (.jsonl) and code (.txt) of a folder and write "
        "gradebook.csv and class.html.",
    )
    whole.add_argument("folder", type=Path, help="the folder of the passports")
    whole.add_argument("--out", type=Path, default=Path("class"), help="folder to write into")
    whole.set_defaults(run=_class)


def _add_review(commands) -> None:
    review = commands.add_parser(
        "review",
        help="print a sheet for a clinician to sign, or take the signed form back",
        description="Write review.html, to read and print, and review_form.csv, to sign; "
        "with --take, add the signatures of a form to reviews.csv.",
    )
    _add_folder(review)
    review.add_argument(
        "--only", action="append", metavar="TABLE", help="one table, questions or cases; repeat"
    )
    review.add_argument("--out", type=Path, default=Path("review"), help="folder to write into")
    review.add_argument("--take", type=Path, metavar="FORM", help="the signed form")
    review.set_defaults(run=_review)


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


def _export(options: argparse.Namespace) -> int:
    try:
        lines = Desk().export(options.format, options.out)
    except ContentError as error:
        print("\n".join(str(problem) for problem in error.problems))
        return PROBLEMS
    except OSError as error:
        print(f"{error.filename} cannot be written ({error.strerror}).", file=sys.stderr)
        return MISUSE
    print(*lines, sep="\n")
    return CLEAN


def _preview(options: argparse.Namespace) -> int:
    try:
        if options.watch:
            watch(options.what, data_dir())
        else:
            print(write_preview(options.out, options.what))
    except UnknownName as error:
        print(error, file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"{error.filename} cannot be written ({error.strerror}).", file=sys.stderr)
        return MISUSE
    return CLEAN


def _set(options: argparse.Namespace) -> int:
    try:
        lines = editing.run(options, data_dir())
    except ContentError as error:
        print("\n".join(str(problem) for problem in error.problems))
        return PROBLEMS
    except UnknownName as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(*lines, sep="\n")
    return PROBLEMS if MEND in lines else CLEAN


def _new(options: argparse.Namespace) -> int:
    try:
        paths = options.make(options, data_dir())
    except ContentError as error:
        print("\n".join(str(problem) for problem in error.problems))
        return PROBLEMS
    except OSError as error:
        print(f"{error.filename} cannot be written ({error.strerror}).", file=sys.stderr)
        return MISUSE
    print(*paths, FILL_IN, sep="\n")
    return CLEAN


def _class(options: argparse.Namespace) -> int:
    try:
        classroom = read_class(options.folder)
        paths = write_class(classroom, options.out)
    except OSError as error:
        print(error, file=sys.stderr)
        return MISUSE
    print(classroom, *paths, sep="\n")
    return CLEAN


def _check(options: argparse.Namespace) -> int:
    root = find_root(options.folder)
    if root is None:
        print(f"There is no folder {options.folder or data_dir()}.", file=sys.stderr)
        return MISUSE
    report = examine(root, strict=options.strict)
    print(formats.FORMATS[options.format](report, root))
    return PROBLEMS if report.problems else CLEAN


def _review(options: argparse.Namespace) -> int:
    root = find_root(options.folder)
    if root is None:
        print(f"There is no folder {options.folder or data_dir()}.", file=sys.stderr)
        return MISUSE
    try:
        return _take(options.take, root) if options.take else _print_sheet(options, root)
    except ContentError as error:
        print("\n".join(str(problem) for problem in error.problems))
        return PROBLEMS
    except BrokenPipeError:
        raise
    except OSError as error:
        print(f"{error.filename} cannot be written ({error.strerror}).", file=sys.stderr)
        return MISUSE


def _take(form: Path, root: Path) -> int:
    added = take(form, root)
    print(f"{added} review{'' if added == 1 else 's'} added to {root.name}/{TABLE}.csv.")
    return CLEAN


def _print_sheet(options: argparse.Namespace, root: Path) -> int:
    known = kinds(root)
    wanted = tuple(options.only or known)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(UnknownName("part to review", unknown[0], known), file=sys.stderr)
        return MISUSE
    sheets, problems = read_sheets(root)
    if problems:
        raise ContentError(problems)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "review.html").write_text(as_html(root, sheets, wanted), encoding="utf-8")
    # Spreadsheets take a file without this mark for Latin-1.
    form = as_form(root, wanted).encode("utf-8-sig")
    (options.out / "review_form.csv").write_bytes(form)
    print(f"{options.out}: review.html to read, review_form.csv to sign.")
    return CLEAN
