"""Drawn spots to walk to their names: what the card says, and what is true of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.files.laying import read_laid
from skinspots_lib.content.files.shape import Key, check_items, known_ids
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem, UnknownName
from skinspots_lib.learning.findings import read_findings

STORY = ("see", "press", "feel", "width", "since", "person")


@dataclass(frozen=True)
class Card:
    """A spot on a card.

    Attributes
    ----------
    id : str
        Lasting name.
    tone : str
        ``light``, ``medium`` or ``dark``.
    story : Mapping
        What the learner reads, one text for each of `STORY`.
    findings : Mapping
        What is true, as `sort_spot` takes it.
    condition : str
        Its name: an id in `conditions`.
    sources : tuple of str
        Ids in `sources`.
    """

    id: str
    tone: str
    story: Mapping[str, str]
    findings: Mapping[str, object]
    condition: str
    sources: tuple[str, ...]


def load_cards(*, root: Path | None = None) -> dict[str, Card]:
    """Load the cards.

    Parameters
    ----------
    root : Path, optional
        Folder that holds ``walk_spots.yaml``; by default the module's data.

    Returns
    -------
    dict of str to Card
        By id, in the order of the file.

    Raises
    ------
    ContentError
        At least one card is not as it should be; all problems are named.

    Examples
    --------
    >>> [card.tone for card in load_cards().values()]
    ['light', 'medium', 'dark']
    """
    root = root or data_dir()
    document = read_laid(root, "walk_spots.yaml")
    problems = check_items(document, _keys(root)) or list(_wrong_parts(document))
    if problems:
        raise ContentError(problems)
    return {item["id"]: _card(item) for item in document.data}


def load_card(id: str) -> Card:
    """Load one card.

    Parameters
    ----------
    id : str
        Its name in ``walk_spots.yaml``.

    Returns
    -------
    Card
        The card.

    Raises
    ------
    UnknownName
        There is no such card.
    ContentError
        The file has a fault.

    Examples
    --------
    >>> load_card("dome-on-the-chest").condition
    'cherry_angioma'
    """
    cards = load_cards()
    if id not in cards:
        raise UnknownName("spot", id, cards)
    return cards[id]


def _keys(root: Path) -> dict[str, Key]:
    return {
        "id": Key(),
        "tone": Key(allowed=("light", "medium", "dark")),
        "story": Key(type="mapping"),
        "findings": Key(type="mapping"),
        "condition": Key(
            allowed=known_ids(root, "conditions", "condition"), listed="conditions.csv"
        ),
        "sources": Key(
            type="list", allowed=known_ids(root, "sources", "source_id"), listed="sources.csv"
        ),
    }


def _wrong_parts(document: YamlFile) -> Iterator[Problem]:
    """Check the two inner mappings and that no id stands twice."""
    seen: set[str] = set()
    for place, item in enumerate(document.data):
        if item["id"] in seen:
            yield document.problem((place, "id"), "stands twice", value=item["id"])
        seen.add(item["id"])
        for part in STORY:
            if not isinstance(item["story"].get(part), str):
                hint = "Say in plain words what the learner sees, feels or hears."
                yield document.problem((place, "story", part), "missing", hint=hint)
        yield from findings_problems(document, (place, "findings"), item["findings"])


def findings_problems(document: YamlFile, place: tuple, findings: Mapping) -> Iterator[Problem]:
    """Check findings in a file against the words of the sort rule.

    Parameters
    ----------
    document : YamlFile
        Where they stand.
    place : tuple of str and int
        The way to them.
    findings : Mapping
        Keys and values.

    Yields
    ------
    Problem
        One for each key or value that the sort rule does not know, with its line.
    """
    try:
        read_findings(findings)
    except ContentError as error:
        for found in error.problems:
            key = found.where.removeprefix("key ")
            rest = {"value": found.value, "allowed": found.allowed, "hint": found.hint}
            yield document.problem((*place, key), found.reason, **rest)


def _card(item: dict) -> Card:
    story = {part: item["story"][part] for part in STORY}
    return Card(**{**item, "story": story, "sources": tuple(item["sources"])})
