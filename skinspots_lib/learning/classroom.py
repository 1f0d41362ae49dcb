"""What a whole class answered: its gradebook, confusions by skin tone and hardest items."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skinspots_lib.content.questions import Question, load_questions
from skinspots_lib.learning.engine.cells import CLASSES
from skinspots_lib.learning.engine.shares import ENOUGH
from skinspots_lib.learning.passport import Reading, read_passport
from skinspots_lib.learning.store.codes import CodeError
from skinspots_lib.learning.store.standing import TEST, join, mastered, standing
from skinspots_lib.learning.trials import Trial

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES = (".jsonl", ".txt")
HARDEST = 10
GRADES = (
    "file",
    "nickname",
    "answers",
    "right_first_time",
    "share",
    "mastered",
    "final_test",
    "passed",
    "last_answer",
)


@dataclass(frozen=True)
class Classroom:
    """What the passports of a class hold together.

    Attributes
    ----------
    grades : DataFrame, one row per passport
        Columns `GRADES`: file, nickname, answers (first tries), right_first_time, share (0 to 1),
        mastered (of six kinds of spots), final_test (such as ``30/36``), passed, last_answer
        (UTC).
    confusion : DataFrame, one row per third, truth and answer
        Columns third, truth, answer, n, learners; cells of fewer than five learners are left out.
    hardest : DataFrame, at most ten rows
        Columns item, learners, right, share; only items that five learners or more answered.
    damaged : tuple of (str, str)
        File and reason of each passport that could not be read.
    remarks : tuple of (str, str)
        File and remark where a part of one could not be read.
    """

    grades: "pd.DataFrame"
    confusion: "pd.DataFrame"
    hardest: "pd.DataFrame"
    damaged: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Say how many passports were read, and which could not be."""
        lines = [f"{len(self.grades)} passports read, {len(self.damaged)} could not be."]
        return "\n".join([*lines, *(f"{name}: {why}" for name, why in self.damaged)])


def read_class(folder: Path, *, questions: Iterable[Question] | None = None) -> Classroom:
    """Read the passports of a class.

    Parameters
    ----------
    folder : Path
        Holds passport files (``.jsonl``) or text files with one code each (``.txt``).
    questions : iterable of Question, optional
        The bank; by default the shipped one.

    Returns
    -------
    Classroom
        A damaged passport is listed and the others are counted.

    Raises
    ------
    NotADirectoryError
        There is no such folder.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> print(read_class(Path(mkdtemp())))
    0 passports read, 0 could not be.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"There is no folder {folder}.")
    bank = load_questions() if questions is None else tuple(questions)
    readings: dict[str, Reading] = {}
    damaged = []
    for path in sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES):
        try:
            readings[path.name] = _read(path, bank)
        except (CodeError, OSError) as error:
            damaged.append((path.name, str(error)))
    firsts = {name: _firsts(reading.trials) for name, reading in readings.items()}
    remarks = [(name, text) for name, reading in readings.items() for text in reading.remarks]
    return Classroom(
        _grades(readings, firsts),
        _confusion(firsts),
        _hardest(firsts),
        tuple(damaged),
        tuple(remarks),
    )


def _read(path: Path, bank: tuple[Question, ...]) -> Reading:
    if path.suffix.lower() == ".jsonl":
        return read_passport(path, questions=bank)
    text = path.read_text(encoding="utf-8", errors="replace")
    return read_passport(text.strip(), questions=bank)


def _firsts(trials: Iterable[Trial]) -> tuple[Trial, ...]:
    """Keep the first marked try of each item; practice pictures each count."""
    seen, out = set(), []
    for trial in trials:
        if trial.number != 1 or trial.right is None or trial.item == TEST:
            continue
        if trial.part == "lesson" and trial.item in seen:
            continue
        seen.add(trial.item)
        out.append(trial)
    return tuple(out)


def _grades(readings: dict[str, Reading], firsts: dict[str, tuple]) -> "pd.DataFrame":
    import pandas as pd

    rows = [_grade(name, reading, firsts[name]) for name, reading in readings.items()]
    table = pd.DataFrame(rows, columns=list(GRADES))
    times = pd.to_datetime(table["last_answer"], unit="ms", utc=True).dt.floor("s")
    return table.assign(last_answer=times)


def _grade(name: str, reading: Reading, firsts: tuple[Trial, ...]) -> tuple:
    right = sum(trial.right for trial in firsts)
    levels = join(standing(reading.trials), reading.levels or {})
    test = _best_test(reading.trials)
    return (
        name,
        reading.nickname,
        len(firsts),
        right,
        right / len(firsts) if firsts else None,
        len([c for c in mastered(levels) if c in CLASSES]),
        test.answer if test else "",
        bool(test and test.right),
        max((trial.at for trial in reading.trials), default=None),
    )


def _best_test(trials: Iterable[Trial]) -> Trial | None:
    tests = [trial for trial in trials if trial.item == TEST]
    return max(tests, key=lambda trial: int(trial.answer.partition("/")[0] or 0), default=None)


def _confusion(firsts: dict[str, tuple[Trial, ...]]) -> "pd.DataFrame":
    """Count what each kind was taken for; groups of few learners could name one of them."""
    import pandas as pd

    keys = ["third", "truth", "answer"]
    rows = [
        (trial.third, trial.truth, trial.answer, name)
        for name, trials in firsts.items()
        for trial in trials
        if trial.part == "practice" and trial.truth in CLASSES
    ]
    groups = pd.DataFrame(rows, columns=[*keys, "learner"]).groupby(keys)["learner"]
    table = groups.agg(n="size", learners="nunique").reset_index()
    return table[table["learners"] >= ENOUGH].reset_index(drop=True)


def _hardest(firsts: dict[str, tuple[Trial, ...]]) -> "pd.DataFrame":
    import pandas as pd

    rows = [(t.item, name, t.right) for name, trials in firsts.items() for t in _questions(trials)]
    table = pd.DataFrame(rows, columns=["item", "learner", "right"])
    groups = table.groupby("item").agg(learners=("learner", "nunique"), right=("right", "sum"))
    groups = groups[groups["learners"] >= ENOUGH]
    groups = groups.assign(share=groups["right"] / groups["learners"]).reset_index()
    return groups.sort_values(["share", "item"]).head(HARDEST).reset_index(drop=True)


def _questions(trials: Iterable[Trial]) -> Iterator[Trial]:
    return (trial for trial in trials if trial.part in ("lesson", "test"))
