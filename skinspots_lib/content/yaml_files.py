"""YAML files as plain data, with the line of every value, and problems instead of tracebacks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .problems import ContentError, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER = re.compile(r"[-+]?(0|[1-9]\d{0,14})(?P<part>\.\d{1,15})?")

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlFile:
    """What a YAML file says, and where it says it.

    Attributes
    ----------
    file : str
        Name for people, such as ``data/questions/03.yaml``.
    data : object
        Lists, dictionaries, text, numbers, True, False and None; nothing else.
    lines : mapping of place to int
        Line (1 = first) of each value. A place is the way to it, such as ``(0, "options", 2)``.
    """

    file: str
    data: object
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """Return the line of a value; of what surrounds it when the value is missing.

        Parameters
        ----------
        *place : str or int
            The way to the value: keys, and positions in lists counted from 0.

        Returns
        -------
        int
            Line in the file, 1 = first.
        """
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, reason: str, **rest: object) -> Problem:
        """Make the problem of one value, with its line and its way in words.

        Parameters
        ----------
        place : tuple of str and int
            The way to the value.
        reason : str
            What is wrong.
        **rest
            ``value``, ``allowed`` and ``hint`` of the `Problem`.

        Returns
        -------
        Problem
            Reads like ``data/questions/03.yaml, line 27, options 3, why: missing.``
        """
        where = f"line {self.line(*place)}"
        return Problem(self.file, where, in_words(place), reason=reason, **rest)


def in_words(place: Place) -> str:
    """Say the way to a value as a person would; lists count from 1, the item itself is left out.

    Parameters
    ----------
    place : tuple of str and int
        The way to the value.

    Returns
    -------
    str
        Empty for a whole item.

    Examples
    --------
    >>> in_words((6, "options", 2, "why"))
    'options 3, why'
    """
    words: list[str] = []
    for part in place[1:] if place and isinstance(place[0], int) else place:
        if isinstance(part, int) and words:
            words[-1] += f" {part + 1}"
        else:
            words.append(str(part))
    return ", ".join(words)


def read_yaml(path: Path, file: str | None = None) -> YamlFile:
    """Read a YAML file into plain data.

    Only the plain part of YAML is allowed. Object tags, anchors and aliases are refused: they can
    run code or grow without end. Of the bare words only ``true``, ``false`` and ``null`` are more
    than text, so ``no`` stays a word and ``2-5`` never becomes a date.

    Parameters
    ----------
    path : Path
        The file, UTF-8, at most 2 MB.
    file : str, optional
        Its name in messages; by default its last two folders and its name.

    Returns
    -------
    YamlFile
        The data and the line of each value. Equal files share one result: do not change it.

    Raises
    ------
    ContentError
        The file cannot be read as plain YAML. All problems that can be seen at once are named.

    Examples
    --------
    >>> read_yaml(data_dir() / "cases.yaml").data[0]["id"]
    'T01'
    """
    file = file or "/".join(path.parts[-3:])
    return _parse(file, _text(path, file))


@lru_cache(maxsize=64)
def _parse(file: str, text: str) -> YamlFile:
    _refuse_tabs(text, file)
    builder = _Builder(file, text)
    if not builder.problems and builder.data in (None, [], {}):
        builder.add(1, "the file is empty", hint="Add at least one item, or delete the file.")
    if builder.problems:
        raise ContentError(builder.problems)
    return YamlFile(file, builder.data, builder.lines)


def _text(path: Path, file: str) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            _stop(file, 1, "larger than 2 MB", hint="Split it into smaller files.")
        raw = path.read_bytes()
    except OSError as error:
        _stop(file, 1, "the file cannot be read", hint=f"The computer says: {error.strerror}.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        _stop(file, line, "not UTF-8 text", hint="Save the file again with the encoding UTF-8.")


def _refuse_tabs(text: str, file: str) -> None:
    tabbed = [number for number, line in enumerate(text.split("\n"), 1) if "\t" in line]
    if tabbed:
        hint = "Use spaces: two for each step inwards."
        raise ContentError([Problem(file, f"line {n}", reason="a tab", hint=hint) for n in tabbed])


def _stop(file: str, line: int, reason: str, hint: str) -> None:
    raise ContentError([Problem(file, f"line {line}", reason=reason, hint=hint)])


class _Builder:
    """Walk the events of the parser once; ruamel's own loaders stop at the first problem."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines: dict[Place, int] = {}
        self.data: object = None
        self._read(text)

    def add(self, line: int, reason: str, field: str = "", **rest: object) -> None:
        self.problems.append(Problem(self.file, f"line {line}", field, reason=reason, **rest))

    def _read(self, text: str) -> None:
        from ruamel.yaml.error import YAMLError

        try:
            self._document(_events(text))
        except YAMLError as error:
            self._broken(error, text)
        except (ValueError, OverflowError):
            self.add(1, "a character code in a quoted text that does not exist")
        except _TooDeep as error:
            self.add(error.args[0], f"more than {MAX_DEPTH} levels inside each other")

    def _document(self, events: Iterator) -> None:
        self.events = events
        documents = 0
        for event in events:
            if type(event).__name__ == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    hint = "Keep one list in each file, without a line of three dashes."
                    self.add(_line(event), "a second document", hint=hint)
                    return
                self.data = self._value(next(events), ())

    def _value(self, event: object, place: Place) -> object:
        self.lines.setdefault(place, _line(event))
        self._refuse(event, place)
        if len(place) > MAX_DEPTH:
            raise _TooDeep(_line(event))
        kind = type(event).__name__
        if kind == "SequenceStartEvent":
            return self._list(place)
        if kind == "MappingStartEvent":
            return self._dict(place)
        return _scalar(event) if kind == "ScalarEvent" else None

    def _list(self, place: Place) -> list:
        items: list = []
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                break
            items.append(self._value(event, (*place, len(items))))
        return items

    def _dict(self, place: Place) -> dict:
        pairs: dict = {}
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                break
            key = self._key(event, place, pairs)
            self.lines.setdefault((*place, key), _line(event))
            value = self._value(next(self.events), (*place, key))
            pairs.setdefault(key, value)
        return pairs

    def _key(self, event: object, place: Place, known: dict) -> str:
        if type(event).__name__ != "ScalarEvent":
            self._value(event, (*place, "?"))
            self.add(_line(event), "a key must be one word", in_words(place))
            return "?"
        self._refuse(event, place)
        if event.value in known:
            first = self.lines[(*place, event.value)]
            reason = f"written twice, first on line {first}"
            hint = "Keep one of the two."
            self.add(_line(event), reason, in_words((*place, event.value)), hint=hint)
        return event.value

    def _refuse(self, event: object, place: Place) -> None:
        field, anchor = in_words(place), getattr(event, "anchor", None)
        if type(event).__name__ == "AliasEvent":
            hint = "Write the value out; if it is text, put it in quotes."
            self.add(_line(event), f'"*{anchor}" copies another part', field, hint=hint)
        elif anchor:
            hint = "Take it out; if it is text, put it in quotes."
            self.add(_line(event), f'"&{anchor}" marks a part to copy', field, hint=hint)
        if getattr(event, "tag", None):
            hint = "Take it out; only text, numbers, true and false are allowed."
            self.add(_line(event), f'"{event.tag}" is a tag', field, hint=hint)

    def _broken(self, error: Exception, text: str) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:
            position = getattr(error, "position", 0)
            line = text.count("\n", 0, position if isinstance(position, int) else 0) + 1
            self.add(line, "a character that text files must not hold")
            return
        hint = (
            'Check the indent. Put text that holds ": " or " #", or starts with a mark, in quotes.'
        )
        self.add(mark.line + 1, f"not valid YAML ({error.problem or error.context})", hint=hint)


class _TooDeep(Exception):
    """More levels than any of our files needs; the argument is the line."""


def _events(text: str) -> Iterator:
    from ruamel.yaml import YAML

    return iter(YAML(typ="safe", pure=True).parse(text))


def _line(event: object) -> int:
    return event.start_mark.line + 1


def _scalar(event: object) -> object:
    if not event.implicit[0]:
        return event.value
    if event.value.lower() in WORDS:
        return WORDS[event.value.lower()]
    number = NUMBER.fullmatch(event.value)
    if not number:
        return event.value
    return float(event.value) if number["part"] else int(event.value)
