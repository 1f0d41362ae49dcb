"""Drawn spots to walk to their names: what the card says and what is true of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.shape import Key, check_items, known_ids
from skinspots_lib.content.yaml_files import YamlFile, read_yaml
from skinspots_lib.widgets._results import names

STORY = ("see", "press", "feel", "width", "since", "person")
# Where the name changes: up to 2 mm, up to 10 mm, and from 10 mm.
CUTS_MM = (2, 10)


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
    document = read_yaml(root / "walk_spots.yaml", f"{root.name}/walk_spots.yaml")
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


def _wrong_parts(document: YamlFile) -> Iterator:
    """Check the two inner mappings and that no id stands twice."""
    from skinspots_lib.learning.findings import read_findings

    seen: set[str] = set()
    for place, item in enumerate(document.data):
        if item["id"] in seen:
            yield document.problem((place, "id"), "stands twice", value=item["id"])
        seen.add(item["id"])
        for part in STORY:
            if not isinstance(item["story"].get(part), str):
                hint = "Say in plain words what the learner sees, feels or hears."
                yield document.problem((place, "story", part), "missing", hint=hint)
        try:
            read_findings(item["findings"])
        except ContentError as error:
            for problem in error.problems:
                yield document.problem((place, "findings"), str(problem))


def _card(item: dict) -> Card:
    story = {part: item["story"][part] for part in STORY}
    return Card(**{**item, "story": story, "sources": tuple(item["sources"])})


def compare(card: Card, findings: Mapping, keys: tuple[str, ...]) -> dict:
    """Tell whether the answers lead to the name on the card, and which ones differ.

    Parameters
    ----------
    card : Card
        What is true.
    findings : Mapping
        What the learner answered.
    keys : tuple of str
        The findings that were asked.

    Returns
    -------
    dict
        fits, name, yours (the learner's name or None) and differences: key, yours, card, and
        condition and urgency when the card's answer alone would change them.

    Examples
    --------
    >>> card = load_card("dome-on-the-chest")
    >>> compare(card, card.findings, tuple(card.findings))["fits"]
    True
    """
    from skinspots_lib.learning.sorting import sort_spot

    own = sort_spot(findings).condition
    differing = [key for key in keys if not _same(key, findings, card.findings)]
    return {
        "fits": own == card.condition,
        "name": _name(card.condition),
        "yours": _name(own),
        "differences": [_difference(key, findings, card.findings) for key in differing],
    }


def _name(condition: str | None) -> dict | None:
    return names([condition])[condition] if condition else None


def _same(key: str, ours: Mapping, truth: Mapping) -> bool:
    if key == "flags":
        return set(ours.get(key, ())) == set(truth.get(key, ()))
    a, b = ours.get(key, "unknown"), truth.get(key, "unknown")
    if key != "largest_mm" or "unknown" in (a, b):
        return a == b
    return _size_class(float(a)) == _size_class(float(b))


def _size_class(mm: float) -> int:
    petechia, purpura = CUTS_MM
    return 0 if mm <= petechia else 1 if mm < purpura else 2


def _difference(key: str, ours: Mapping, truth: Mapping) -> dict:
    from skinspots_lib.learning.sorting import sort_spot

    empty = [] if key == "flags" else "unknown"
    yours, card = ours.get(key, empty), truth.get(key, empty)
    before, after = sort_spot(ours), sort_spot({**ours, key: card})
    changed = after.condition and after.condition != before.condition
    return {
        "key": key,
        "yours": yours,
        "card": card,
        "condition": _name(after.condition) if changed else None,
        "urgency": after.urgency if after.urgency != before.urgency else "",
    }
