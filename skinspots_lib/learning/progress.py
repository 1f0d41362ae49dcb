"""Keep what a learner answered in a file; a full disk never stops a lesson."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from .standing import join
from .store.lines import append, parse
from .trials import Trial, in_order, tidy, trial_from_dict

VARIABLE = "SKINSPOTS_PROGRESS"
FILE = "attempts.jsonl"
CSV = "my_answers.csv"
_open: dict[Path, "Progress"] = {}


def progress() -> "Progress":
    """Give the learner's own progress.

    Returns
    -------
    Progress
        The same one each time, for the folder that `folder` names.

    Examples
    --------
    >>> progress() is progress()
    True
    """
    return _open.setdefault(folder(), Progress(folder()))


def folder() -> Path:
    """Name the folder of the progress file.

    Returns
    -------
    Path
        What the environment variable ``SKINSPOTS_PROGRESS`` names, else ``progress/`` beside the
        folder ``notebooks/`` that the kernel works in, else ``progress/`` where it works.

    Examples
    --------
    >>> folder().is_absolute()
    True
    """
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE]).absolute()
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "progress"


class Progress:
    """What a learner answered, kept in a file that only ever grows.

    Parameters
    ----------
    folder : Path
        Holds the file ``attempts.jsonl``; made with the first answer.
    tell : callable
        Called with one line of text when something is wrong with the file; once for each matter.

    Notes
    -----
    When the file cannot be written the answers stay in memory, and are written with the next
    answer that can be. The file names no person.
    """

    def __init__(self, folder: Path, *, tell: Callable[[str], None] = print) -> None:
        self.path = Path(folder) / FILE
        self._tell, self._told = tell, set()
        self._waiting: list[dict] = []
        self._read_error = ""

    def __repr__(self) -> str:
        """Say how many answers there are, and what is wrong, if anything."""
        trials = self.trials
        right = sum(trial.right is True for trial in trials)
        return " ".join(filter(None, (f"{len(trials)} answers, {right} right.", self.notice)))

    def record(self, trial: Trial) -> Trial:
        """Keep one answer.

        Parameters
        ----------
        trial : Trial
            The answer.

        Returns
        -------
        Trial
            The same. This never raises: what cannot be written stays in memory.
        """
        self.keep([trial.to_dict()])
        return trial

    def keep(self, records: Iterable[dict]) -> None:
        """Keep records as they are: answers, or standings that came by a short code.

        Parameters
        ----------
        records : iterable of dict
            What `Trial.to_dict` gives, or a standing.
        """
        self._waiting += records
        self.flush()

    def flush(self) -> bool:
        """Try to write what waits in memory.

        Returns
        -------
        bool
            True when nothing waits any more.
        """
        if not self._waiting:
            return True
        try:
            append(self.path, self._waiting)
        except OSError as error:
            self._say(self._cannot_save(error))
            return False
        self._waiting = []
        return True

    @property
    def trials(self) -> tuple[Trial, ...]:
        """Give all answers in order of time, each once."""
        return in_order(filter(None, map(_trial, self._records())))

    @property
    def standings(self) -> dict[str, int]:
        """Give the best levels that came by short codes; empty without such a code."""
        kept = [record.get("levels", {}) for record in self._records()]
        return join(*(levels for levels in kept if isinstance(levels, dict)))

    @property
    def notice(self) -> str:
        """Say in one line what is wrong with the file; empty when all is well."""
        damage = self._damage()
        if damage:
            return damage
        if self._waiting:
            return f"Answers that are not in the file yet: {len(self._waiting)}."
        return self._read_error

    def table(self):
        """Give all answers as a table.

        Returns
        -------
        DataFrame, one row per answer
            Columns time (UTC), item, truth, answer, tone (1 to 10), pressed (0 to 1), confidence,
            right, third, difficulty, seconds, part, number, options.

        Examples
        --------
        >>> list(progress().table())[:4]
        ['time', 'item', 'truth', 'answer']
        """
        return tidy(self.trials)

    def save_table(self) -> Path:
        """Write the table to ``my_answers.csv`` beside the progress file.

        Returns
        -------
        Path
            The file, for ``pd.read_csv``. Each call writes it anew from the progress file.

        Raises
        ------
        OSError
            The folder cannot be written.
        """
        path = self.path.with_name(CSV)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.table().to_csv(path, index=False, lineterminator="\n")
        path.chmod(0o600)
        return path

    def passport(self, *, nickname: str = ""):
        """Give the progress to carry away: a short code, a long code and a file.

        Parameters
        ----------
        nickname : str
            For the file; may stay empty. Nothing else in a passport names a person.

        Returns
        -------
        Passport
            With `short`, `long` and `file`.

        Examples
        --------
        >>> progress().passport().short[:4]
        'SK1-'
        """
        from .passport import make_passport

        return make_passport(self.trials, self.standings, nickname=nickname)

    def restore(self, source: str | bytes | Path) -> str:
        """Add what a code or a passport file holds. Doing it twice changes nothing.

        Parameters
        ----------
        source : str, bytes or Path
            A code, the content of a file, or where the file is.

        Returns
        -------
        str
            What was loaded, what was here already, and what could not be.

        Raises
        ------
        CodeError
            The code is damaged or from a newer course; nothing was changed.
        OSError
            The file cannot be read.
        """
        from .passport import read_passport

        reading = read_passport(source)
        here = set(self.trials)
        new = [t.to_dict() for t in in_order([*here, *reading.trials]) if t not in here]
        levels = reading.levels or {}
        better = join(self.standings, levels) != self.standings
        self.keep([*new, *([{"levels": levels}] if better else [])])
        return " ".join((_loaded(reading, len(new)), *reading.remarks))

    def erase(self) -> None:
        """Delete the answers of this learner, in the file and in memory, for good.

        Raises
        ------
        OSError
            The file cannot be deleted.
        """
        self._waiting = []
        for path in (self.path, self.path.with_name(CSV)):
            path.unlink(missing_ok=True)

    def _records(self) -> list[dict]:
        records, problems = parse(self._content())
        if problems:
            self._say(self._damage(problems))
        return records + self._waiting

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


def _loaded(reading, new: int) -> str:
    if reading.trials:
        known = len(reading.trials) - new
        return f"Loaded: {new} answers. Here already: {known}."
    return "Loaded: levels of practice cells, marks of questions and the final test."


def _trial(record: dict) -> Trial | None:
    try:
        return trial_from_dict(record)
    except TypeError:
        return None  # a standing
