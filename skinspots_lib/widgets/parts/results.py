"""What the walk shows for some findings: plain values, ready for the page."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.reviews import read_items

# One answer of each kind stands for all: the rules cut widths at 2 and 10 mm.
WIDTHS = (1, 5, 15)


def describe(findings: Mapping, keys: tuple[str, ...]) -> dict:
    """Sort the findings and add names, sources and what would change the urgency.

    Parameters
    ----------
    findings : Mapping
        As `sort_spot` takes them.
    keys : tuple of str
        The findings whose answers may be changed.

    Returns
    -------
    dict
        urgency, condition, candidates, reasons, sources, changes and ask_next.

    Examples
    --------
    >>> describe({"fever": "yes", "under_glass": "stays"}, ("fever",))["urgency"]
    'emergency'
    """
    from skinspots_lib.learning.sorting import sort_spot

    sorting = sort_spot(findings)
    named = names(sorting.candidates)
    reasons = [{"text": r.text, "sources": list(r.source_ids)} for r in sorting.reasons[:3]]
    return {
        "urgency": sorting.urgency,
        "condition": named.pop(sorting.condition, None),
        "candidates": list(named.values()),
        "reasons": reasons,
        "sources": sources(id for reason in reasons for id in reason["sources"]),
        "changes": changes(findings, keys, sorting.urgency),
        "ask_next": sorting.ask_next,
    }


def changes(findings: Mapping, keys: tuple[str, ...], urgency: str) -> list[dict]:
    """Find each single answer that would change the urgency.

    Parameters
    ----------
    findings : Mapping
        As `sort_spot` takes them.
    keys : tuple of str
        The findings whose answers may be changed.
    urgency : str
        The urgency now.

    Returns
    -------
    list of dict
        One for each other urgency, the most urgent first: urgency, more (True when it is more
        urgent than now) and ifs, a list of {key, value}.

    Examples
    --------
    >>> changes({"unwell": "no"}, ("unwell",), "same_day")[0]["ifs"]
    [{'key': 'unwell', 'value': 'yes'}]
    """
    from skinspots_lib.learning.sorting import TIERS, sort_spot

    found: dict[str, list[dict]] = {}
    for key, value in _others(findings, keys):
        other = sort_spot({**findings, key: value}).urgency
        found.setdefault(other, []).append({"key": key, "value": value})
    rank = TIERS.index
    return [
        {"urgency": tier, "more": rank(tier) < rank(urgency), "ifs": found[tier]}
        for tier in TIERS
        if tier in found and tier != urgency
    ]


def _others(findings: Mapping, keys: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    from skinspots_lib.learning.sorting import FINDINGS

    for key in keys:
        if key == "flags":
            continue
        values = WIDTHS if key == "largest_mm" else FINDINGS[key]
        for value in values:
            if value != "unknown" and value != findings.get(key):
                yield key, value


def names(conditions: Iterable[str]) -> dict[str, dict]:
    """Give the names of conditions.

    Parameters
    ----------
    conditions : iterable of str
        Ids in `conditions`.

    Returns
    -------
    dict of str to dict
        id, label and plain (the technical and the plain name) of each, in the order given.

    Examples
    --------
    >>> names(["petechiae"])["petechiae"]["plain"]
    'pinpoint bleeding spots'
    """
    from skinspots_lib.content.tables import records

    rows = {row["condition"]: row for row in records("conditions")}
    return {
        id: {"id": id, "label": str(rows[id]["label"]), "plain": str(rows[id]["plain_name"])}
        for id in conditions
    }


def sources(ids: Iterable[str]) -> list[dict]:
    """Give title and address of each source, once.

    Parameters
    ----------
    ids : iterable of str
        Ids in `sources`.

    Returns
    -------
    list of dict
        id, title and url of each, in the order of `ids`.

    Examples
    --------
    >>> sources(["nhs-meningitis", "nhs-meningitis"])[0]["id"]
    'nhs-meningitis'
    """
    root = data_dir()
    files = [root / "sources.csv", root / LOCAL / "sources.csv"]
    rows = _rows(root, *(file.stat().st_mtime_ns if file.exists() else 0 for file in files))
    return [
        {"id": id, "title": rows[id].get("title", ""), "url": _web(rows[id].get("url", ""))}
        for id in dict.fromkeys(ids)
        if id in rows
    ]


@lru_cache(maxsize=1)
def _rows(root: Path, *_changed: int) -> dict[str, Mapping]:
    # As they stand in the file: to open the table library would make a first answer wait.
    return read_items("sources", root)


def _web(url: object) -> str:
    """Keep a web address only: any other kind could run code when clicked."""
    text = str(url)
    return text if text.startswith(("https://", "http://")) else ""
