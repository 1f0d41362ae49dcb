"""A file of records that never stops the lesson: what cannot be written waits in memory."""

from collections.abc import Callable, Iterable
from pathlib import Path

from skinspots_lib.learning.store.lines import append, parse


class Keeper:
    """Keeps records in a file that only ever grows.

    Parameters
    ----------
    path : Path
        The file; made with the first record.
    tell : callable
        Called with one line of text when something is wrong with the file; once for each matter.

    Attributes
    ----------
    unsaved : str
        Why the last records are not in the file yet and what to do; empty when they are.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> keeper = Keeper(Path(mkdtemp(), "attempts.jsonl"))
    >>> keeper.keep([{"item": "q07"}])
    >>> len(keeper.records())
    1
    """

    def __init__(self, path: Path, *, tell: Callable[[str], None] = print) -> None:
        self.path = path
        self._tell, self._told = tell, set()
        self._waiting: list[dict] = []
        self._read_error = ""
        self.unsaved = ""

    def keep(self, records: Iterable[dict]) -> None:
        """Keep records; those that cannot be written stay in memory.

        Parameters
        ----------
        records : iterable of dict
            What JSON can hold.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> keeper = Keeper(Path(mkdtemp(), "attempts.jsonl"))
        >>> keeper.keep([{"levels": {"q07": 2}}])
        >>> keeper.records()[0]["levels"]
        {'q07': 2}
        """
        self._waiting += records
        self.flush()

    def flush(self) -> bool:
        """Try to write what waits in memory.

        Returns
        -------
        bool
            True when nothing waits any more.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Keeper(Path(mkdtemp(), "attempts.jsonl")).flush()
        True
        """
        if not self._waiting:
            return True
        try:
            append(self.path, self._waiting)
        except OSError as error:
            self.unsaved = self._cannot_save(error)
            self._say(self.unsaved)
            return False
        self._waiting, self.unsaved = [], ""
        return True

    @property
    def notice(self) -> str:
        """Say in one line what is wrong with the file; empty when all is well.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Keeper(Path(mkdtemp(), "attempts.jsonl")).notice
        ''
        """
        damage = self._damage()
        if damage:
            return damage
        if self._waiting:
            return f"Answers that are not in the file yet: {len(self._waiting)}."
        return self._read_error

    def records(self) -> list[dict]:
        """Give all records that can be read, then those that wait in memory.

        Returns
        -------
        list of dict
            In the order in which they were kept; one may come twice.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Keeper(Path(mkdtemp(), "attempts.jsonl")).records()
        []
        """
        records, problems = parse(self._content())
        if problems:
            self._say(self._damage(problems))
        return records + self._waiting

    def forget(self) -> None:
        """Delete the file and what waits in memory, for good.

        Raises
        ------
        OSError
            The file cannot be deleted.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Keeper(Path(mkdtemp(), "attempts.jsonl")).forget()
        """
        self._waiting, self.unsaved = [], ""
        self.path.unlink(missing_ok=True)

    def _content(self) -> bytes:
        self._read_error = ""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            reason = error.strerror or "unknown reason"
            self._read_error = f"{self._name} cannot be read ({reason.lower()})."
            self._say(self._read_error)
            return b""

    def _damage(self, problems: list | None = None) -> str:
        problems = parse(self._content())[1] if problems is None else problems
        if not problems:
            return ""
        line, reason = problems[0]
        more = f", and {len(problems) - 1} more" if len(problems) > 1 else ""
        return (
            f"{self._name}, line {line}: {reason}{more}. "
            "Only this is left out; nothing was deleted, the rest counts."
        )

    def _cannot_save(self, error: OSError) -> str:
        reason = (error.strerror or "unknown reason").lower()
        return (
            f"Your answers cannot be saved in {self.path.parent.name}/ ({reason}). The lesson goes "
            "on: they stay here until you close it. Copy your progress code before you leave."
        )

    @property
    def _name(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"

    def _say(self, line: str) -> None:
        if line not in self._told:
            self._told.add(line)
            self._tell(line)
