"""Everything that is wrong with what people edit, all at once, in the order of the files."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from skinspots_lib.authoring.checks import reading_grade, rules
from skinspots_lib.authoring.checks.agreement import check_agreement
from skinspots_lib.authoring.checks.bank import (
    check_bank,
    misnamed,
    read_documents,
    yaml_files,
)
from skinspots_lib.authoring.checks.lessons import check_lessons
from skinspots_lib.authoring.checks.names import known_names
from skinspots_lib.authoring.checks.sheets import Sheet, read_schema, read_sheets
from skinspots_lib.authoring.checks.texts import word_problems
from skinspots_lib.authoring.review import check_reviews
from skinspots_lib.content.bank.words import FILE as WORDS
from skinspots_lib.content.bank.words import read_own, words_problems
from skinspots_lib.content.course import FILE as COURSE
from skinspots_lib.content.course import Course, load_course
from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName
from skinspots_lib.content.schema import FILE
from skinspots_lib.learning.engine.sampling import plan
from skinspots_lib.learning.sittings.posttest import held_back

NO_LESSONS = "Lessons not checked: there is no folder notebooks/ beside the tables."
NUMBER = re.compile(r"(?:row|line) (\d+)")


class Report(NamedTuple):
    """What a check found.

    `problems` must be mended; `advice` is about the style of lessons; `notes` say what could not
    be checked here.
    """

    problems: list[Problem]
    advice: list[Problem]
    notes: list[str]


def check(root: Path | None = None, *, strict: bool | None = None) -> list[Problem]:
    """Find everything that must be mended.

    Parameters
    ----------
    root : Path, optional
        The folder of the tables; by default the module's own.
    strict : bool, optional
        Whether advice on lessons counts too; by default what ``course.yml`` says.

    Returns
    -------
    list of Problem
        In the order of the files and their rows; empty when all is well. No file is changed.

    Examples
    --------
    >>> check()
    []
    """
    report = examine(root, strict=strict)
    return report.problems


def examine(root: Path | None = None, *, strict: bool | None = None) -> Report:
    """Check the tables, the bank and the lessons beside them.

    Parameters
    ----------
    root : Path, optional
        The folder of the tables; by default the module's own.
    strict : bool, optional
        Whether advice counts as problems; by default what ``course.yml`` says.

    Returns
    -------
    Report
        Problems, advice and notes.
    """
    root = (Path(root) if root else data_dir()).resolve()
    sheets, problems = read_sheets(root)
    documents, found = read_documents(root)
    problems += found
    if sheets:
        problems += rules.check_tables(sheets)
        problems += check_agreement(sheets, root)
        problems += check_bank(root, sheets, documents)
        problems += check_reviews(sheets, documents)
    course, found = _course(root)
    problems += found or _final_test(root, course)
    problems += _words(root)
    strict = course is not None and course.strict if strict is None else strict
    notes = _grades(sheets, documents, problems)
    advice = _lessons(root, sheets, documents, problems, notes)
    if strict:
        problems, advice = [*problems, *advice], []
    problems = list(_placed(sheets, problems))
    return Report(_ordered(root, problems), advice, notes)


def _course(root: Path) -> tuple[Course | None, list[Problem]]:
    try:
        return load_course(root=root), []
    except ContentError as error:
        return None, list(error.problems)


def _final_test(root: Path, course: Course) -> list[Problem]:
    """Say where the final test would lack questions, as when some were switched off."""
    rules = course.post_test
    try:
        plan(held_back(course, root=root), 0, rules.items)
    except UnknownName as error:
        file, field = f"{root.name}/{COURSE}", "post_test, lesson"
        return [Problem(file, "", field, rules.lesson, "has no questions", hint=str(error))]
    except ContentError as error:
        return list(error.problems)
    return []


def _words(root: Path) -> list[Problem]:
    """Check the instructor's own words, which must also speak of the glass test as the course."""
    try:
        own = read_own(root)
    except ContentError as error:
        return list(error.problems)
    return [*words_problems(own), *word_problems(own)] if own else []


def _grades(sheets: Mapping[str, Sheet], documents, problems: list[Problem]) -> list[str]:
    reason = reading_grade.why_not(sheets)
    if reason:
        return [reason]
    grade = reading_grade.grader(sheets)
    problems += reading_grade.check_tables(sheets, grade)
    problems += reading_grade.check_bank(documents.values(), grade)
    return []


def _lessons(
    root: Path, sheets, documents: Mapping[str, YamlFile], problems: list[Problem], notes: list[str]
) -> list[Problem]:
    folder = root.parent / "notebooks"
    if not folder.is_dir():
        notes.append(NO_LESSONS)
        return []
    # With a file of names unread or misnamed, each name in it would look unknown.
    whole = len(documents) == len(yaml_files(root)) and sheets and not misnamed(root)
    names = known_names(list(read_schema(root)), documents) if whole else {}
    # A row that cannot be read is named already, not again at each number that quotes it.
    all_read = len(sheets) == len(read_schema(root)) if sheets else False
    all_read = all_read and all(sheet.is_sound() for sheet in sheets.values())
    found, advice = check_lessons(folder, sheets, names, whole=all_read)
    problems += found
    return advice


def _placed(sheets: Mapping[str, Sheet], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Name the instructor's own file where the cell came from there."""
    merged = {sheet.file: sheet.merged for sheet in sheets.values()}
    for problem in problems:
        yield merged[problem.file].placed(problem) if problem.file in merged else problem


def _ordered(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file and row, each problem once: two readers may meet the same fault."""
    once = {str(problem): problem for problem in problems}.values()
    try:
        tables = [table.path for table in read_schema(root).values()]
    except ContentError:
        tables = []
    files = (FILE, *tables, *yaml_files(root), COURSE, WORDS)
    names = [f"{root.name}/{place}{file}" for file in files for place in ("", f"{LOCAL}/")]
    ranks = {name: rank for rank, name in enumerate(names)}
    return sorted(once, key=lambda p: (ranks.get(p.file, len(ranks)), p.file, _number(p)))


def _number(problem: Problem) -> int:
    found = NUMBER.match(problem.where)
    return int(found[1]) if found else 0
