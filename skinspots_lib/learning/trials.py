"""One answer of a learner as a record that never changes."""

import secrets
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime

from skinspots_lib.content.bank.thirds import third_of

CONFIDENCES = ("guess", "unsure", "sure")
PARTS = ("lesson", "practice", "contrast", "test", "pretest")
FROM_CODE = "code"
MINUTE = 60_000
COLUMNS = (
    "time",
    "item",
    "truth",
    "answer",
    "tone",
    "pressed",
    "confidence",
    "right",
    "third",
    "difficulty",
    "seconds",
    "part",
    "number",
    "options",
)
_TYPES = {
    "time": object,
    "tone": "Int64",
    "number": "Int64",
    "pressed": float,
    "seconds": float,
    "right": "boolean",
}


def now() -> int:
    """Give the time of this computer.

    Returns
    -------
    int
        Milliseconds since 1970, UTC.

    Examples
    --------
    >>> now() > 1_700_000_000_000
    True
    """
    # A computer that lost its clock may think that it is before 1970.
    return max(0, time.time_ns() // 1_000_000)


@dataclass(frozen=True)
class Trial:
    """One answer.

    Attributes
    ----------
    item : str
        What was asked: ``q07``, ``ex-05-1``, or a picture such as ``petechiae-8-hard-57``.
    answer : str
        What the learner said: a condition, or numbers of options from 1, such as ``1;3``.
    right : bool or None
        None when the answer is kept but not marked.
    truth : str
        The right answer, in the words of `answer`; empty when not known.
    part : str
        One of `PARTS`.
    options : tuple of str
        What could be chosen, as shown.
    tone : int or None
        1 to 10 of the Monk scale.
    third : str
        Third of the tones; taken from `tone` when that is known.
    difficulty : str
        ``clear`` or ``hard`` for a picture, else empty.
    confidence : str
        One of `CONFIDENCES`; empty when nobody asked.
    pressed : float or None
        The hardest press before the answer, 0 (none) to 1; None without a glass.
    seconds : float or None
        From the question to the answer.
    number : int
        1 for the first try. Only first tries count in reports.
    at : int
        Milliseconds since 1970, UTC.
    id : str
        Tells two equal answers of the same moment apart.

    Examples
    --------
    >>> Trial("petechiae-8-hard-57", "purpura", False, tone=8).third
    'dark'
    """

    item: str
    answer: str
    right: bool | None
    truth: str = ""
    part: str = "lesson"
    options: tuple[str, ...] = ()
    tone: int | None = None
    third: str = ""
    difficulty: str = ""
    confidence: str = ""
    pressed: float | None = None
    seconds: float | None = None
    number: int = 1
    at: int = field(default_factory=now)
    id: str = field(default_factory=lambda: secrets.token_hex(4))

    def __post_init__(self) -> None:
        """Take the third from the tone, and make lists of options unchangeable."""
        object.__setattr__(self, "third", third_of(self.tone) or self.third)
        object.__setattr__(self, "options", tuple(self.options))

    def to_dict(self) -> dict:
        """Give what is worth keeping.

        Returns
        -------
        dict
            Fields that differ from the default of an empty record; JSON can hold it.

        Examples
        --------
        >>> sorted(Trial("q07", "2", True).to_dict())
        ['answer', 'at', 'id', 'item', 'number', 'part', 'right']
        """
        # Not `asdict`, which copies each value deeply: a class has tens of thousands of answers.
        record = {name: getattr(self, name) for name in _FIELDS}
        record["options"] = list(self.options)
        return {key: value for key, value in record.items() if not _is_empty(value)}

    @property
    def carried(self) -> tuple[int, str, str, bool | None, str]:
        """Give what a paste code carries of it: minute, item, answer, right, confidence.

        Examples
        --------
        >>> Trial("q07", "2", True, at=90_000).carried
        (1, 'q07', '2', True, '')
        """
        return self.at // MINUTE, self.item, self.answer, self.right, self.confidence


def _is_empty(value: object) -> bool:
    return value is None or isinstance(value, str | list) and not value


_FIELDS = tuple(part.name for part in fields(Trial))


def trial_from_dict(record: dict) -> Trial:
    """Make the trial that `Trial.to_dict` wrote.

    Parameters
    ----------
    record : dict
        Keys of `Trial`; keys that a later version may add are passed over.

    Returns
    -------
    Trial
        Equal to the one that was written.

    Examples
    --------
    >>> first = Trial("q07", "2", True)
    >>> trial_from_dict(first.to_dict()) == first
    True
    """
    empty = {"answer": "", "right": None}
    return Trial(**empty | {k: v for k, v in record.items() if k in _FIELDS})


def in_order(trials: Iterable[Trial]) -> tuple[Trial, ...]:
    """Put trials in order of time, each once.

    Parameters
    ----------
    trials : iterable of Trial
        From one or several places; some may have come by a paste code.

    Returns
    -------
    tuple of Trial
        A trial that came by a code is left out when the full record of it is there as well.

    Examples
    --------
    >>> late, soon = Trial("q07", "2", True, at=9), Trial("q08", "1", True, at=3)
    >>> [trial.item for trial in in_order([late, soon, late])]
    ['q08', 'q07']
    """
    whole = set(trials)
    full = Counter(t.carried for t in whole if t.number == 1 and not t.id.startswith(FROM_CODE))
    kept: dict[object, Trial] = {}
    for trial in sorted(whole, key=_order):
        if _ordinal(trial) >= full[trial.carried]:
            same = (trial.carried, trial.id) if trial.id.startswith(FROM_CODE) else trial
            kept.setdefault(same, trial)
    return tuple(kept.values())


def _order(trial: Trial) -> tuple:
    return trial.at, trial.item, trial.answer, trial.confidence, trial.id, str(trial)


def _ordinal(trial: Trial) -> float:
    # The n-th equal answer of a code stands for the n-th full record, whichever comes first.
    prefix, _, number = trial.id.partition("-")
    return int(number) if prefix == FROM_CODE else float("inf")


def numbered(trials: Iterable[Trial]) -> tuple[Trial, ...]:
    """Name trials that came by a code, so that the same code twice gives the same names.

    Parameters
    ----------
    trials : iterable of Trial
        With what a code carries.

    Returns
    -------
    tuple of Trial
        The same, `id` counting the equal ones from 0.

    Examples
    --------
    >>> same = Trial("q07", "2", True)
    >>> [trial.id for trial in numbered([same, same])]
    ['code-0', 'code-1']
    """
    seen: Counter = Counter()
    out = []
    for trial in trials:
        record = trial.to_dict() | {"id": f"{FROM_CODE}-{seen[trial.carried]}"}
        seen[trial.carried] += 1
        out.append(trial_from_dict(record))
    return tuple(out)


def tidy(trials: Iterable[Trial]):
    """Give trials as a table, one row per answer.

    Parameters
    ----------
    trials : iterable of Trial
        In any order.

    Returns
    -------
    DataFrame, one row per trial
        The columns `COLUMNS`; `time` is UTC, `options` joined by ``;``, blank means unknown.

    Examples
    --------
    >>> tidy([Trial("q07", "2", True, tone=8)])[["item", "answer", "third"]].to_dict("records")
    [{'item': 'q07', 'answer': '2', 'third': 'dark'}]
    """
    import pandas as pd

    rows = [_row(trial) for trial in in_order(trials)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    types = dict.fromkeys(COLUMNS, "string") | _TYPES
    times = pd.to_datetime(table["time"], utc=True).astype("datetime64[s, UTC]")
    return table.astype(types).assign(time=times)


def _row(trial: Trial) -> list:
    values = trial.to_dict() | {
        "time": datetime.fromtimestamp(trial.at // 1000, UTC),
        "options": ";".join(trial.options),
    }
    return [values.get(column) if values.get(column) != "" else None for column in COLUMNS]
