"""The words that widgets say to a learner, with the instructor's own laid over the shipped ones."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.files.shape import nearest
from skinspots_lib.content.files.yaml_files import Place, YamlFile, read_yaml
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem

FILE = "words.yml"
# They lie beside the code that says them, which is on another floor.
SHIPPED = Path(__file__).parents[2] / "widgets" / "words.json"
GAP = re.compile(r"\{\w*\}|[{}]")
# Names that the code looks for; a learner never reads them.
NAMES = ("key", "group")
SHOWN = 12


@cache
def shipped_words() -> dict:
    """Read the words as they are shipped.

    Returns
    -------
    dict
        One part for each widget and one that is ``shared``. Do not change it.

    Examples
    --------
    >>> shipped_words()["question"]["check"]
    'Check answer'
    """
    return json.loads(SHIPPED.read_text(encoding="utf-8"))


def load_words(*, root: Path | None = None) -> dict:
    """Load the words, with those of ``local/words.yml`` laid over the shipped ones.

    Parameters
    ----------
    root : Path, optional
        The folder that holds ``local/``; by default the module's data.

    Returns
    -------
    dict
        Shaped like the shipped ones.

    Raises
    ------
    ContentError
        The instructor's file is not as it should be; all problems are named.

    Examples
    --------
    >>> load_words() == shipped_words()
    True
    """
    document = read_own(root or data_dir())
    if document is None:
        return shipped_words()
    problems = list(words_problems(document))
    if problems:
        raise ContentError(problems)
    return _laid(shipped_words(), document.data)


def read_own(root: Path) -> YamlFile | None:
    """Read the instructor's own words.

    Parameters
    ----------
    root : Path
        The folder that holds ``local/``.

    Returns
    -------
    YamlFile or None
        None when there is no such file.

    Raises
    ------
    ContentError
        It cannot be read as plain YAML.

    Examples
    --------
    >>> read_own(data_dir())
    """
    path = root / LOCAL / FILE
    return read_yaml(path, f"{root.name}/{LOCAL}/{FILE}") if path.exists() else None


def words_problems(document: YamlFile) -> Iterator[Problem]:
    """Find what keeps the instructor's words from being laid over the shipped ones.

    Parameters
    ----------
    document : YamlFile
        From `read_own`.

    Yields
    ------
    Problem
        A key that is not known, something that is no text, a gap such as ``{n}`` that got lost.

    Examples
    --------
    >>> own = YamlFile("words.yml", {"question": {"part": "Part {n}."}}, {})
    >>> print(*words_problems(own))
    words.yml, line 1, question, part: "Part {n}." lacks {all}.
      Allowed: a text with {all}, {n}.
    """
    yield from _wrong(document, (), shipped_words(), document.data)


def _wrong(document: YamlFile, place: Place, base: object, own: object) -> Iterator[Problem]:
    if isinstance(base, dict):
        yield from _wrong_keys(document, place, base, own)
    elif isinstance(base, list):
        yield from _wrong_list(document, place, base, own)
    elif not isinstance(base, str) or place[-1] in NAMES:
        if own != base:
            reason = "is needed as it is"
            yield document.problem(place, reason, value=own, allowed=str(base))
    elif own in (None, ""):
        yield document.problem(place, "empty", hint=f'The shipped text is "{base}".')
    elif not isinstance(own, str):
        yield document.problem(place, "must be text", value=own, hint="Put it in quotes.")
    else:
        yield from _wrong_gaps(document, place, base, own)


def _wrong_keys(document: YamlFile, place: Place, base: dict, own: object) -> Iterator[Problem]:
    if not isinstance(own, dict):
        yield document.problem(place, "must be keys with values", allowed=_listed(base))
        return
    for key, value in own.items():
        if key in base:
            yield from _wrong(document, (*place, key), base[key], value)
        else:
            rest = {"allowed": _listed(base), "hint": nearest(key, base)}
            yield document.problem((*place, key), "is not a known key", **rest)


def _wrong_list(document: YamlFile, place: Place, base: list, own: object) -> Iterator[Problem]:
    if not isinstance(own, list):
        yield document.problem(place, "must be a list", value=own)
        return
    known = _by_key(base)
    if not known and len(own) != len(base):
        reason = f"has {len(own)} parts, not {len(base)}"
        allowed = "; ".join(map(str, base))
        yield document.problem(place, reason, allowed=f"one for each of: {allowed}")
        return
    for number, value in enumerate(own):
        key = value.get("key") if isinstance(value, dict) else None
        if not known:
            yield from _wrong(document, (*place, number), base[number], value)
        elif key in known:
            yield from _wrong(document, (*place, number), known[key], value)
        else:
            allowed = f"an item with a key of: {', '.join(known)}"
            reason = "is not known"
            yield document.problem((*place, number), reason, value=key, allowed=allowed)


def _wrong_gaps(document: YamlFile, place: Place, base: str, own: str) -> Iterator[Problem]:
    wanted, given = set(GAP.findall(base)), set(GAP.findall(own))
    allowed = f"a text with {', '.join(sorted(wanted))}" if wanted else "a text without { or }"
    rest = {"value": own, "allowed": allowed}
    if wanted - given:
        reason = f"lacks {', '.join(sorted(wanted - given))}"
        yield document.problem(place, reason, **rest)
    if given - wanted:
        reason = f"holds {', '.join(sorted(given - wanted))}, which nothing fills in"
        yield document.problem(place, reason, **rest)


def _laid(base: object, own: object) -> object:
    if isinstance(base, dict):
        return base | {key: _laid(base[key], value) for key, value in own.items()}
    known = _by_key(base) if isinstance(base, list) else {}
    if known:
        mine = {item["key"]: item for item in own}
        return [_laid(item, mine.get(key, {})) for key, item in known.items()]
    return own


def _by_key(items: list) -> dict[str, dict]:
    """Give the items of a list by their keys; empty when they have none."""
    keyed = [item for item in items if isinstance(item, dict) and "key" in item]
    return {item["key"]: item for item in keyed}


def _listed(keys: dict) -> str:
    return ", ".join([*keys][:SHOWN]) + (" …" if len(keys) > SHOWN else "")
