"""Check a learner's answer to an exercise against what its reference solution gives."""

from collections import Counter
from types import SimpleNamespace

from skinspots_lib.content.exercises import load_exercise
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.tables import csv_path, load
from skinspots_lib.learning.marking import Mark, difference
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sorting import sort_spot
from skinspots_lib.learning.trials import Trial

NO_ANSWER = "There is no answer yet."
START = "Write your code in place of None, then run the cell again."

# How often each exercise was tried since the kernel started: each miss earns a stronger hint.
_misses = Counter()


def check(exercise_id, answer):
    """Say whether an answer is right, why, and what to try next.

    Parameters
    ----------
    exercise_id : str
        An id of `data/exercises/`, such as "ex-05-1".
    answer : number, str, list, Series, DataFrame or None
        None means that there is no answer yet.

    Returns
    -------
    Mark
        A wrong answer never raises; each further miss brings a stronger hint. Progress keeps
        whether it was right, never the code or the answer itself.

    Raises
    ------
    UnknownName
        No exercise has this id; the message lists those that exist.

    Examples
    --------
    >>> print(check("ex-05-1", None))
    Not yet. There is no answer yet. Write your code in place of None, then run the cell again.
    """
    exercise = load_exercise(exercise_id)
    if answer is None or answer is Ellipsis:
        return Mark(False, NO_ANSWER, START)
    reason = difference(answer, solve(exercise), ordered=exercise.ordered)
    mine = progress()
    number = len(mine.answers_to(exercise_id)) + 1
    said = "not yet" if reason else "right"
    mine.record(Trial(exercise_id, said, not reason, truth="right", number=number))
    if not reason:
        return Mark(True, exercise.why, source_ids=exercise.sources)
    hint = exercise.hints[min(_misses[exercise_id], len(exercise.hints) - 1)]
    _misses[exercise_id] += 1
    return Mark(False, reason, f"Hint: {hint}")


def solve(exercise):
    """Run the reference solution of an exercise.

    Parameters
    ----------
    exercise : Exercise
        Its `solution` is the course's own code, kept in `data/exercises/`.

    Returns
    -------
    object
        What the solution sets `answer` to. Computed, not stored, so that an edit of a table
        never makes an exercise wrong.
    """
    import pandas as pd

    files = {"causes": csv_path("conditions_causes"), "sample": data_dir() / "sample_answers.csv"}
    names = {name: pd.read_csv(file) for name, file in files.items()}
    names |= {"pd": pd, "spots": SimpleNamespace(load=load, sort_spot=sort_spot)}
    exec(compile(exercise.solution, exercise.id, "exec"), names)
    return names["answer"]
