"""The events of a YAML file, turned into plain data with the line of every value."""

import re
from collections.abc import Iterator

from skinspots_lib.content.problems import Problem

MAX_DEPTH = 12
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
NUMBER = re.compile(r"[-+]?(0|[1-9]\d{0,14})(?P<part>\.\d{1,15})?")
QUOTES = "Put the whole text in quotes."
# Words of the parser, whether the fault lies where the part was opened, our words, and a hint.
BROKEN = (
    ("mapping values are not allowed", False, 'a second ": " in one line', QUOTES),
    ("expected <block end>", False, "the indent does not fit the lines above", QUOTES),
    ("could not find expected ':'", True, 'a line without ": "', QUOTES),
    ("end of stream", True, "a quote that is never closed", "Add the second quote."),
    ("expected ',' or ']'", True, "a bracket [ that is never closed", "Add the ]."),
    ("expected ',' or '}'", True, "a brace { that is never closed", "Add the }, or use quotes."),
    ("the node content", False, "a value is missing or a bracket is never closed", QUOTES),
    ("cannot start any token", False, "a text starts with a sign that YAML keeps", QUOTES),
    ("", False, "", QUOTES),
)

Place = tuple[str | int, ...]


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


class Events:
    """Plain data made from the events of the parser.

    ruamel's own loaders stop at the first problem and build what tags and anchors say. Walking
    the events once names every problem and builds nothing but lists, dictionaries and words.

    Parameters
    ----------
    file : str
        Name for people, used in the problems.
    text : str
        What the file holds.

    Attributes
    ----------
    data : object
        What it says; None when it says nothing.
    lines : dict of place to int
        Line of each value, 1 = first.
    problems : list of Problem
        All that is wrong, in the order of the file.

    Examples
    --------
    >>> events = Events("03.yaml", "- id: q1\\n- id: q2")
    >>> events.data, events.lines[1, "id"]
    ([{'id': 'q1'}, {'id': 'q2'}], 2)
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines: dict[Place, int] = {}
        self.data: object = None
        self._read(text)

    def add(self, line: int, reason: str, field: str = "", **rest: object) -> None:
        """Keep one problem.

        Parameters
        ----------
        line : int
            Line in the file, 1 = first.
        reason : str
            What is wrong.
        field : str
            The way to the value, in words.
        **rest
            ``value``, ``allowed`` and ``hint`` of the `Problem`.
        """
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
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.add(_line(event), f'"{tag}" is a tag', field, hint=hint)

    def _broken(self, error: Exception, text: str) -> None:
        problem = getattr(error, "problem", None) or getattr(error, "context", None)
        if problem is None:
            position = getattr(error, "position", 0)
            line = text.count("\n", 0, position if isinstance(position, int) else 0) + 1
            self.add(line, "a sign that text files must not hold", hint="Delete it.")
            return
        _, opened, reason, hint = next(row for row in BROKEN if row[0] in problem)
        mark = (error.context_mark if opened else None) or error.problem_mark
        self.add(mark.line + 1, reason or f"not valid YAML: {problem}", hint=hint)


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
