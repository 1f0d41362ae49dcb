"""How a learner is doing in practice: by class of spots, by skin tone, and in the last round."""

from collections.abc import Iterable
from dataclasses import dataclass

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.engine.cells import picture_of
from skinspots_lib.learning.engine.state import RULES, Rules, State
from skinspots_lib.learning.gym.session import ROUND, Session
from skinspots_lib.learning.trials import Trial


@dataclass(frozen=True)
class Doing:
    """How far a class of spots is learned.

    Attributes
    ----------
    condition : str
        One of the classes.
    row, of : int
        Right answers in a row, at most as many as mastery needs, and that number.
    dark : int
        How many of the row are still wanted on Monk tones 7 to 10.
    mastered : bool
        Whether it is mastered now.

    Examples
    --------
    >>> doing(State())[0].of
    6
    """

    condition: str
    row: int
    of: int
    dark: int
    mastered: bool


def doing(state: State, rules: Rules = RULES) -> tuple[Doing, ...]:
    """Say how far each class is learned.

    Parameters
    ----------
    state : State
        Of the practice.
    rules : Rules
        The numbers of the practice.

    Returns
    -------
    tuple of Doing
        In the order of the classes that the practice shows.

    Examples
    --------
    >>> [one.row for one in doing(State(runs={"purpura": ("purpura-8-hard-57",)}))][:2]
    [0, 1]
    """
    return tuple(_one(state, condition, rules) for condition in state.classes)


def _one(state: State, condition: str, rules: Rules) -> Doing:
    run = state.runs.get(condition, ())
    seen = sum(picture_of(id).tone in THIRDS["dark"] for id in run)
    done = condition in state.mastered
    row = rules.streak if done else min(len(run), rules.streak)
    return Doing(condition, row, rules.streak, max(rules.dark - seen, 0), done)


def by_third(trials: Iterable[Trial]) -> dict[str, tuple[int, int]]:
    """Count right answers on single pictures by third of the skin tones.

    Parameters
    ----------
    trials : iterable of Trial
        Answers in practice.

    Returns
    -------
    dict of str to tuple of int
        For ``light``, ``medium`` and ``dark``: right answers, and all.

    Examples
    --------
    >>> by_third([])["dark"]
    (0, 0)
    """
    counts = {}
    trials = [trial for trial in trials if trial.part == "practice"]
    for third, tones in THIRDS.items():
        these = [t for t in trials if picture_of(t.item).tone in tones]
        counts[third] = sum(trial.right is True for trial in these), len(these)
    return counts


def of_round(session: Session) -> tuple[int, int]:
    """Count the answers of the round that is on.

    Parameters
    ----------
    session : Session
        Where the learner is.

    Returns
    -------
    tuple of int
        Right answers, and all, at most `ROUND`.

    Examples
    --------
    >>> from skinspots_lib.learning.gym.session import begin
    >>> of_round(begin([]))
    (0, 0)
    """
    waits = session.after is None and session.prompt.kind != "worked"
    number = min(session.number - waits, ROUND)
    trials = session.answers[-number:] if number else ()
    return sum(trial.right is True for trial in trials), len(trials)
