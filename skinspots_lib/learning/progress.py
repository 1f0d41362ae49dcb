"""Keep what a learner answered in a file; a full disk never stops a lesson."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from skinspots_lib.learning.store.keeper import Keeper
from skinspots_lib.learning.store.standing import join
from skinspots_lib.learning.trials import Trial, in_order, tidy, trial_from_dict

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


class Progress(Keeper):
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

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> mine = Progress(mkdtemp())
    >>> _ = mine.record(Trial("q07", "2", True))
    >>> mine
    1 answers, 1 right.
    """

    def __init__(self, folder: Path, *, tell: Callable[[str], None] = print) -> None:
        super().__init__(Path(folder) / FILE, tell=tell)

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

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Progress(mkdtemp()).record(Trial("q07", "2", True)).item
        'q07'
        """
        self.keep([trial.to_dict()])
        return trial

    @property
    def trials(self) -> tuple[Trial, ...]:
        """Give all answers in order of time, each once.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Progress(mkdtemp()).trials
        ()
        """
        return in_order(filter(None, map(_trial, self.records())))

    def answers_to(self, *items: str) -> tuple[Trial, ...]:
        """Give the answers to some items, before and after a restart.

        Parameters
        ----------
        *items : str
            As `Trial.item` says.

        Returns
        -------
        tuple of Trial
            In order of time, each once; quicker than `trials` when there are many others.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> mine = Progress(mkdtemp())
        >>> _ = mine.record(Trial("q07", "2", True))
        >>> len(mine.answers_to("q07", "q08"))
        1
        """
        mine = (record for record in self.records() if record.get("item") in items)
        return in_order(filter(None, map(_trial, mine)))

    @property
    def standings(self) -> dict[str, int]:
        """Give the best levels that came by short codes; empty without such a code.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Progress(mkdtemp()).standings
        {}
        """
        kept = [record.get("levels", {}) for record in self.records()]
        return join(*(levels for levels in kept if isinstance(levels, dict)))

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
            The file, for ``pd.read_csv``. Each call writes it anew from the progress file; when
            the folder cannot be written, in a temporary folder.

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> Progress(mkdtemp()).save_table().name
        'my_answers.csv'
        """
        path = self.path.with_name(CSV)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(0o600)
        except OSError:
            path = Path(mkdtemp()) / CSV
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
        from skinspots_lib.learning.passport import make_passport

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

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> one, other = Progress(mkdtemp()), Progress(mkdtemp())
        >>> _ = one.record(Trial("q07", "2", True))
        >>> other.restore(one.passport().long)
        'Loaded: 1 answers. Here already: 0.'
        """
        from skinspots_lib.learning.passport import read_passport

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

        Examples
        --------
        >>> from tempfile import mkdtemp
        >>> mine = Progress(mkdtemp())
        >>> _ = mine.record(Trial("q07", "2", True))
        >>> mine.erase()
        >>> mine.trials
        ()
        """
        self.forget()
        self.path.with_name(CSV).unlink(missing_ok=True)


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
