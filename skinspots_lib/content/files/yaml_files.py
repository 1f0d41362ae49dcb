"""YAML files as plain data, with the line of every value, and problems instead of tracebacks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from skinspots_lib.content.files.yaml_events import Events, Place, in_words
from skinspots_lib.content.problems import ContentError, Problem

MAX_BYTES = 2_000_000


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
    files : mapping of place to str
        Names of other files that a value and what is in it came from.
    """

    file: str
    data: object
    lines: Mapping[Place, int]
    files: Mapping[Place, str] = field(default_factory=dict)

    def file_of(self, *place: str | int) -> str:
        """Return the name of the file that a value came from.

        Parameters
        ----------
        *place : str or int
            The way to the value: keys, and positions in lists counted from 0.

        Returns
        -------
        str
            Name for people.
        """
        while place and place not in self.files:
            place = place[:-1]
        return self.files.get(place, self.file)

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
        return Problem(self.file_of(*place), where, in_words(place), reason=reason, **rest)


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
    >>> from skinspots_lib.content.place import data_dir
    >>> read_yaml(data_dir() / "cases.yaml").data[0]["id"]
    'T01'
    """
    file = file or "/".join(path.parts[-3:])
    return _parse(file, _text(path, file))


@lru_cache(maxsize=64)
def _parse(file: str, text: str) -> YamlFile:
    _refuse_tabs(text, file)
    events = Events(file, text)
    if not events.problems and events.data in (None, [], {}):
        events.add(1, "the file is empty", hint="Add at least one item, or delete the file.")
    if events.problems:
        raise ContentError(events.problems)
    return YamlFile(file, events.data, events.lines)


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
