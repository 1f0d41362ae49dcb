"""The teaching cases: read, checked and turned into values that cannot change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from skinspots_lib.content.files.laying import read_laid
from skinspots_lib.content.files.shape import Key, check_items, known_ids, nearest
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName

TIERS = ("emergency", "same_day", "soon", "routine", "self_care")


@dataclass(frozen=True)
class Case:
    """One teaching case: a story, its findings and what they lead to.

    Attributes
    ----------
    id : str
        Lasting name, such as ``T01``.
    age : str
        Age in words.
    story : str
        What the learner reads.
    findings : mapping
        The same in the words of the sort rule.
    answer_condition : str
        Id in `conditions`.
    answer_urgency : str
        One of `TIERS`.
    top_causes : tuple of str
        Each ``category: plain cause``.
    why : str
        The explanation.
    common_mistake : str
        What people get wrong here.
    source_ids : tuple of str
        Ids in `sources`.
    content_note : str
        A warning to show before a hard subject; else empty.
    opening : str
        What the learner reads before asking, which gives no finding away; empty when the case
        has none of its own.
    """

    id: str
    age: str
    story: str
    findings: Mapping[str, object]
    answer_condition: str
    answer_urgency: str
    top_causes: tuple[str, ...]
    why: str
    common_mistake: str
    source_ids: tuple[str, ...]
    content_note: str = ""
    opening: str = ""


def load_cases(*, root: Path | None = None) -> tuple[Case, ...]:
    """Load the teaching cases.

    Parameters
    ----------
    root : Path, optional
        The folder that holds ``cases.yaml`` and the tables; by default the module's data.

    Returns
    -------
    tuple of Case
        In the order of the file.

    Raises
    ------
    ContentError
        At least one case is not as it should be; all problems are named.

    Notes
    -----
    The words of `Case.findings` are checked by the sort rule, which knows them.

    Examples
    --------
    >>> load_cases()[0].answer_urgency
    'emergency'
    """
    root = root or data_dir()
    document = read_laid(root, "cases.yaml")
    problems = check_items(document, _keys(root))
    if isinstance(document.data, list):
        items = [item if isinstance(item, dict) else {} for item in document.data]
        problems += [*_same_ids(document, items), *_causes(document, items, root)]
    if problems:
        raise ContentError(sorted(problems, key=lambda problem: int(problem.where.split()[1])))
    return tuple(_case(item) for item in document.data)


def load_case(id: str, *, root: Path | None = None) -> Case:
    """Load one teaching case.

    Parameters
    ----------
    id : str
        Its name, such as ``T01``.
    root : Path, optional
        The folder that holds ``cases.yaml`` and the tables; by default the module's data.

    Returns
    -------
    Case
        The case.

    Raises
    ------
    ContentError
        At least one case is not as it should be.
    UnknownName
        There is no such case; the message names the nearest.

    Examples
    --------
    >>> load_case("T02").answer_condition
    'palpable_purpura'
    """
    cases = {case.id: case for case in load_cases(root=root)}
    if id not in cases:
        raise UnknownName("case", id, cases)
    return cases[id]


def _keys(root: Path) -> dict[str, Key]:
    sources = known_ids(root, "sources", "source_id")
    conditions = known_ids(root, "conditions", "condition")
    return {
        "id": Key(),
        "age": Key(),
        "content_note": Key(needed=False),
        "opening": Key(needed=False),
        "story": Key(),
        "findings": Key(type="mapping"),
        "answer_condition": Key(allowed=conditions, listed="conditions.csv"),
        "answer_urgency": Key(allowed=TIERS),
        "top_causes": Key(type="list"),
        "why": Key(hint="Say which sign decided it."),
        "common_mistake": Key(),
        "source_ids": Key(type="list", allowed=sources, listed="sources.csv"),
    }


def _same_ids(document: YamlFile, items: list[dict]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for position, item in enumerate(items):
        id = item.get("id")
        if isinstance(id, str) and first.setdefault(id, position) != position:
            reason = f"is already used on line {document.line(first[id], 'id')}"
            hint = "Give the new case an id of its own; ids are never used again."
            yield document.problem((position, "id"), reason, value=id, hint=hint)


def _causes(document: YamlFile, items: list[dict], root: Path) -> Iterator[Problem]:
    """Check that each cause starts with a category of the main table."""
    categories = known_ids(root, "conditions_causes", "cause_category")
    for position, item in enumerate(items):
        causes = item.get("top_causes")
        for number, cause in enumerate(causes if isinstance(causes, list) else []):
            category = str(cause).partition(": ")[0]
            if categories and category not in categories:
                place, allowed = (position, "top_causes", number), ", ".join(categories)
                hint = nearest(category, categories) or 'Write "category: plain cause", in quotes.'
                reason = "does not start with a category"
                yield document.problem(place, reason, value=cause, allowed=allowed, hint=hint)


def _case(item: dict) -> Case:
    lists = {key: tuple(item[key]) for key in ("top_causes", "source_ids")}
    findings = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in item["findings"].items()
    }
    return Case(**{**item, **lists, "findings": MappingProxyType(findings)})
