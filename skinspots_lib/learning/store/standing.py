"""How far a learner is, by name: practice cells, questions and the final test."""

from collections.abc import Iterable

from skinspots_lib.learning.engine.cells import CELLS, picture_of
from skinspots_lib.learning.engine.mastery import replay
from skinspots_lib.learning.engine.state import State
from skinspots_lib.learning.trials import Trial

TEST = "post-test"
PASSED = "post-test passed"
MASTERED = 5
RIGHT, TRIED = 2, 1


def standing(trials: Iterable[Trial]) -> dict[str, int]:
    """Give the best level that a learner ever had.

    Parameters
    ----------
    trials : iterable of Trial
        In order of time.

    Returns
    -------
    dict of str to int
        Practice cells: 0 never shown, 1 shown, 2 to 4 for one to three right in a row, 5 when
        the class was mastered. Other items: 1 tried, 2 right at a first try. ``post-test``: most
        right answers in a sitting; ``post-test passed``: 1 when one was passed.

    Examples
    --------
    >>> standing([Trial("q07", "2", False), Trial("q08", "1", True)])
    {'q07': 1, 'q08': 2}
    """
    trials = tuple(trials)
    levels = _cells(trials)
    for trial in trials:
        if trial.item == TEST:
            levels[TEST] = max(levels.get(TEST, 0), score(trial)[0])
            levels[PASSED] = max(levels.get(PASSED, 0), int(trial.right is True))
        elif not picture_of(trial.item):
            mark = RIGHT if trial.right and trial.number == 1 else TRIED
            levels[trial.item] = max(levels.get(trial.item, 0), mark)
    return levels


def join(*standings: dict[str, int]) -> dict[str, int]:
    """Join levels from several places: of each name the highest.

    Parameters
    ----------
    *standings : dict of str to int
        Levels by name of a practice cell or a question.

    Returns
    -------
    dict of str to int
        In order of the names, so that equal standings look equal.

    Examples
    --------
    >>> join({"q07": 1}, {"q07": 2, "q01": 0})
    {'q01': 0, 'q07': 2}
    """
    names = sorted({name for levels in standings for name in levels})
    return {name: max(levels.get(name, 0) for levels in standings) for name in names}


def score(trial: Trial) -> tuple[int, int]:
    """Read the result of a sitting of the final test.

    Parameters
    ----------
    trial : Trial
        Its answer reads like ``31/36``.

    Returns
    -------
    tuple of int
        Right answers, and questions; zeros when the answer reads otherwise.

    Examples
    --------
    >>> score(Trial("post-test", "31/36", True))
    (31, 36)
    """
    right, _, of = trial.answer.partition("/")
    return (int(right), int(of)) if right.isdecimal() and of.isdecimal() else (0, 0)


def mastered(levels: dict[str, int]) -> tuple[str, ...]:
    """Name the classes that were mastered.

    Parameters
    ----------
    levels : dict of str to int
        As `standing` gives them.

    Returns
    -------
    tuple of str
        Classes all of whose cells are at 5.

    Examples
    --------
    >>> mastered({name: 5 for name in CELLS if name.startswith("petechiae")})
    ('petechiae',)
    """
    low = {cell.condition for name, cell in CELLS.items() if levels.get(name, 0) < MASTERED}
    return tuple(dict.fromkeys(c.condition for c in CELLS.values() if c.condition not in low))


def _cells(trials: Iterable[Trial]) -> dict[str, int]:
    levels: dict[str, int] = {}
    rows: dict[str, int] = {}
    for trial, state in replay(trials, State()):
        name = picture_of(trial.item).cell.name
        if trial.part != "contrast":
            rows[name] = rows.get(name, 0) + 1 if trial.right else 0
            levels[name] = max(levels.get(name, 0), 1 + min(rows[name], 3))
        done = {c.name for c in CELLS.values() if c.condition in state.mastered}
        levels |= dict.fromkeys(done, MASTERED)
    return levels
