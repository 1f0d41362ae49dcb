"""The words and the addresses in YAML files: how they speak of the glass test, where they point."""

from collections.abc import Collection, Iterator

from skinspots_lib.authoring.checks.rules import (
    ADD_SOURCE,
    GLASS,
    NO_SOURCE,
    addresses_in,
    word_problem,
)
from skinspots_lib.content.files.yaml_files import YamlFile
from skinspots_lib.content.problems import Problem


def check_texts(document: YamlFile, known: Collection[str]) -> Iterator[Problem]:
    """Check the words and the addresses in a file.

    Parameters
    ----------
    document : YamlFile
        Any file.
    known : collection of str
        Addresses that stand in the table of sources; empty when that cannot be read.

    Yields
    ------
    Problem
        One for each text with a wrong word, and for each address that is not known.

    Examples
    --------
    >>> [*check_texts(YamlFile("a", {"say": "It fades."}, {}), [])]
    []
    """
    yield from word_problems(document)
    for place, text in _leaves(document.data):
        for address in addresses_in(text):
            if known and address not in known:
                yield document.problem(place, NO_SOURCE, value=address, hint=ADD_SOURCE)


def word_problems(document: YamlFile) -> Iterator[Problem]:
    """Find texts that speak of the glass test in other words than the course.

    Parameters
    ----------
    document : YamlFile
        Any file.

    Yields
    ------
    Problem
        One for each text.

    Examples
    --------
    >>> [*word_problems(YamlFile("a", {"say": "The glass test is positive."}, {}))][0].allowed
    'fades, stays or partly'
    """
    for place, text in _leaves(document.data):
        if reason := word_problem(text):
            yield document.problem(place, reason, value=text, allowed=GLASS)


def _leaves(value: object, place: tuple = ()) -> Iterator[tuple[tuple, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in pairs:
            yield from _leaves(part, (*place, key))
