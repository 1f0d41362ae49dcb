"""Questions, cases, exercises and urgency rules: their own readers, and what these leave open."""

import ast
import builtins
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from skinspots_lib.authoring.checks.rules import CONVENTION, addresses
from skinspots_lib.authoring.checks.sheets import Sheet, renamed
from skinspots_lib.authoring.checks.texts import check_texts
from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.content.cases import load_cases
from skinspots_lib.content.exercises import load_exercises
from skinspots_lib.content.files.laying import names_in, read_laid
from skinspots_lib.content.files.validation import split_list
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.findings import read_findings
from skinspots_lib.learning.rules.cards import findings_problems, load_cards
from skinspots_lib.learning.rules.signs import read_signs
from skinspots_lib.learning.rules.urgency import Rule, read_rules

# One case more or fewer is the least that a teacher can add.
CASES_APART = 1
# Of the questions that show a person, each third of the tones has at least this share.
LEAST_SHARE = 0.3
TONE_HINT = "Pictures and stories show light, medium and dark skin equally often."
# What `learning.exercises.solve` gives to a solution.
IN_A_SOLUTION = ("pd", "spots", "causes", "sample")
FOLDERS = ("questions", "exercises")
NUMBERED = re.compile(r"[0-9][0-9]\.yaml")

Sheets = Mapping[str, Sheet]


def check_bank(root: Path, sheets: Sheets, documents: Mapping[str, YamlFile]) -> list[Problem]:
    """Check the question bank, the cases, the exercises and the rules that sort a spot.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    sheets : mapping of str to Sheet
        What `read_sheets` gave.
    documents : mapping of str to YamlFile
        What `read_documents` gave.

    Returns
    -------
    list of Problem
        File by file; empty when all is well.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> from skinspots_lib.authoring.checks.sheets import read_sheets
    >>> root = data_dir()
    >>> check_bank(root, read_sheets(root)[0], read_documents(root)[0])
    []
    """
    rules, problems = _urgency_rules(sheets)
    problems += _signs(sheets)
    questions, found = _tried(lambda: load_questions(root=root))
    problems += found
    problems += _question_tones(root, questions)
    cases, found = _tried(lambda: load_cases(root=root))
    problems += found or _cases(root, cases, rules)
    problems += _case_names(sheets, cases)
    problems += _tried(lambda: load_exercises(root=root))[1]
    problems += _exercises(documents)
    problems += _tried(lambda: load_cards(root=root))[1]
    known = addresses(sheets)
    for document in documents.values():
        problems += check_texts(document, known)
    return problems


def yaml_files(root: Path) -> list[str]:
    """List the files of questions, cases, exercises and drawn spots.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    list of str
        By path within the folder, in the order in which messages name them.
    """
    questions, exercises = (names_in(root, f"{folder}/[0-9][0-9].yaml") for folder in FOLDERS)
    return [*questions, "cases.yaml", "walk_spots.yaml", *exercises]


def _tried(read: Callable[[], Collection]) -> tuple[Collection, list[Problem]]:
    try:
        return read(), []
    except ContentError as error:
        return (), list(error.problems)


def _urgency_rules(sheets: Sheets) -> tuple[tuple[Rule, ...], list[Problem]]:
    sheet = sheets.get("urgency_rules")
    if sheet is None:
        return (), []
    rows = [{**row.cells, "order": _whole(row.cells["order"])} for row in sheet.rows]
    rules, problems = _tried(lambda: read_rules(rows))
    return rules if not sheet.wrong else (), _own(sheet, problems)


def _signs(sheets: Sheets) -> list[Problem]:
    sheet = sheets.get("condition_signs")
    if sheet is None:
        return []
    return _own(sheet, _tried(lambda: read_signs([row.cells for row in sheet.rows]))[1])


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() else text


def _own(sheet: Sheet, problems: list[Problem]) -> list[Problem]:
    """Give problems the name of the file and the row in it; leave out what the schema named."""
    numbers = {f"row {n}": f"row {row.number}" for n, row in enumerate(sheet.rows, 2)}
    moved = [
        renamed(problem, sheet.file, numbers.get(problem.where, problem.where))
        for problem in problems
    ]
    return [problem for problem in moved if (problem.where, problem.field) not in sheet.wrong]


def _question_tones(root: Path, questions: tuple) -> Iterator[Problem]:
    counts = Counter(question.tone for question in questions if question.tone)
    total = sum(counts.values())
    if total and min(counts[tone] for tone in THIRDS) < LEAST_SHARE * total:
        allowed = f"at least {LEAST_SHARE:.0%} of the {total} with a tone for each of the three"
        reason = f"{_listed(counts)}: no equal thirds"
        yield Problem(
            f"{root.name}/questions", "all files", "tone", None, reason, allowed, TONE_HINT
        )


def _listed(counts: Counter) -> str:
    return ", ".join(f"{counts[tone]} {tone}" for tone in THIRDS)


def _cases(root: Path, cases: tuple, rules: tuple[Rule, ...]) -> list[Problem]:
    document = read_laid(root, "cases.yaml")
    problems = [*_case_tones(document, cases)]
    for position, case in enumerate(cases):
        wrong = [*findings_problems(document, (position, "findings"), case.findings)]
        problems += wrong or _case(document, position, case, rules)
    return problems


def _case_tones(document: YamlFile, cases: tuple) -> Iterator[Problem]:
    counts = Counter(case.findings.get("skin_tone") for case in cases)
    numbers = [counts[tone] for tone in THIRDS]
    if max(numbers) - min(numbers) > CASES_APART:
        reason = f"{_listed(counts)}: no equal thirds"
        allowed = "the same number of each, or one more"
        yield Problem(document.file, "file", "skin_tone", None, reason, allowed, TONE_HINT)


def _case_names(sheets: Sheets, cases: Collection) -> Iterator[Problem]:
    """Each rule names cases that exist, as far as the cases could be read."""
    sheet, known = sheets.get("urgency_rules"), {case.id for case in cases}
    for row in sheet.rows if sheet and known else ():
        for name in filter(None, split_list(row.cells["teaching_cases"])):
            if name not in known:
                reason = f"{name} is not the id of a case"
                yield sheet.problem(row, "teaching_cases", reason, "ids of cases.yaml")


def _exercises(documents: Mapping[str, YamlFile]) -> Iterator[Problem]:
    """Each exercise has an id of its own, and its solution uses names that a lesson has."""
    first: dict[str, str] = {}
    for document, position, item in _items(documents, "exercises/"):
        id, line = item.get("id"), document.line(position, "id")
        here = f"{document.file_of(position)}, line {line}"
        if isinstance(id, str) and first.setdefault(id, here) != here:
            hint = "Give the new exercise an id of its own; ids are never used again."
            reason = f"is already used in {first[id]}"
            yield document.problem((position, "id"), reason, value=id, hint=hint)
        for name in _unknown_in(item.get("solution")):
            place, allowed = (position, "solution"), ", ".join(IN_A_SOLUTION)
            reason = "is not a name that a lesson has"
            yield document.problem(place, reason, value=name, allowed=allowed)


def _items(documents: Mapping[str, YamlFile], folder: str) -> Iterator[tuple[YamlFile, int, dict]]:
    for path, document in documents.items():
        items = document.data if path.startswith(folder) else ()
        for position, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                yield document, position, item


def _unknown_in(solution: object) -> list[str]:
    try:
        nodes = list(ast.walk(ast.parse(solution))) if isinstance(solution, str) else []
    except SyntaxError:
        return []
    names = [node for node in nodes if isinstance(node, ast.Name)]
    made = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    known = {*made, *IN_A_SOLUTION, *dir(builtins)}
    inner = {node.arg for node in nodes if isinstance(node, ast.arg)}
    known |= inner | {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
    return list(dict.fromkeys(node.id for node in names if node.id not in known))


def _case(document: YamlFile, position: int, case, rules: tuple[Rule, ...]) -> Iterator[Problem]:
    known = read_findings(case.findings)
    if known["skin_tone"] not in THIRDS:
        place, allowed = (position, "findings", "skin_tone"), ", ".join(THIRDS)
        yield document.problem(place, "missing. Each case shows a person.", allowed=allowed)
    rule = next((rule for rule in rules if rule.holds(known)), None)
    if rule and rule.tier != case.answer_urgency:
        reason = f"is not what the sort rule gives for these findings (rule {rule.rule_id})"
        rest = {"value": case.answer_urgency, "allowed": rule.tier}
        yield document.problem((position, "answer_urgency"), reason, **rest)
    word, width = CONVENTION.get(case.answer_condition), known["largest_mm"]
    if word and width != "unknown" and not _fits(word, width):
        reason = f"is not the width of {case.answer_condition}"
        yield document.problem((position, "findings", "largest_mm"), reason, value=width)


def _fits(word, width: float) -> bool:
    above = word.from_mm is None or width >= word.from_mm
    return above and (word.to_mm is None or width <= word.to_mm)


def read_documents(root: Path) -> tuple[dict[str, YamlFile], list[Problem]]:
    """Read every YAML file of the data folder.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    documents : dict of str to YamlFile
        By path within the folder; a file that cannot be read is left out.
    problems : list of Problem
        Why it cannot, and files that nothing reads because of their names.
    """
    documents, problems = {}, []
    for name in yaml_files(root):
        try:
            documents[name] = read_laid(root, name)
        except ContentError as error:
            problems += error.problems
    return documents, [*problems, *misnamed(root)]


def misnamed(root: Path) -> list[Problem]:
    """Find folders of YAML files that are empty, and files that nothing reads.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    list of Problem
        Folder by folder.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> misnamed(data_dir())
    []
    """
    return list(_misnamed(root))


def _misnamed(root: Path) -> Iterator[Problem]:
    for folder in FOLDERS:
        if not any((root / folder).glob("*")):
            hint = "Put the files back."
            yield Problem(f"{root.name}/{folder}", "folder", reason="holds no file", hint=hint)
        for name in names_in(root, f"{folder}/*"):
            path = Path(name)
            if not NUMBERED.fullmatch(path.name) and not path.name.startswith("."):
                file = f"{root.name}/{name}"
                allowed = "two digits and .yaml, such as 03.yaml: the number of the lesson"
                yield Problem(file, "file", "name", path.name, "is read by nothing", allowed)
