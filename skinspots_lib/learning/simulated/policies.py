"""Other ways to choose the next picture, and how they compare with the shuffled cycle."""

import random
from collections.abc import Callable
from functools import partial

from skinspots_lib.learning.engine.cells import CELLS, CLASSES
from skinspots_lib.learning.engine.mastery import answer
from skinspots_lib.learning.engine.state import State
from skinspots_lib.learning.engine.statistics import hedges_g
from skinspots_lib.learning.practice import next_prompt
from skinspots_lib.learning.simulated.pupils import MODELS, Pupil

TRIALS = 120
PAUSE = 60


def blocked(state: State, rng: random.Random, trials: int = TRIALS) -> str:
    """Choose one class after the other.

    Parameters
    ----------
    state : State
        Where the practice stands.
    rng : Random
        Chance.
    trials : int
        Of the whole practice.

    Returns
    -------
    str
        Name of a cell.

    Examples
    --------
    >>> blocked(State(), random.Random(1)).split("-")[0]
    'petechiae'
    """
    turn = min(state.trials * len(CLASSES) // trials, len(CLASSES) - 1)
    return _of_class(CLASSES[turn], rng)


def at_random(state: State, rng: random.Random) -> str:
    """Choose any cell.

    Parameters
    ----------
    state : State
        Where the practice stands.
    rng : Random
        Chance.

    Returns
    -------
    str
        Name of a cell.

    Examples
    --------
    >>> at_random(State(), random.Random(1)) in CELLS
    True
    """
    return rng.choice(list(CELLS))


def by_confusion(state: State, rng: random.Random) -> str:
    """Choose classes that were confused more often.

    Parameters
    ----------
    state : State
        Where the practice stands.
    rng : Random
        Chance.

    Returns
    -------
    str
        Name of a cell.

    Examples
    --------
    >>> by_confusion(State(), random.Random(1)) in CELLS
    True
    """
    weights = [1 + sum(state.confusions.get(name, {}).values()) for name in CLASSES]
    return _of_class(rng.choices(CLASSES, weights)[0], rng)


def _of_class(condition: str, rng: random.Random) -> str:
    return rng.choice([name for name, cell in CELLS.items() if cell.condition == condition])


POLICIES = {"blocked": blocked, "random": at_random, "confusion-weighted": by_confusion}


def score(pupil: Pupil, policy: Callable | None, trials: int = TRIALS) -> float:
    """Let a pupil practise, wait, and then give the share of all cells it would get right.

    Parameters
    ----------
    pupil : Pupil
        A fresh one.
    policy : callable or None
        One of `POLICIES`; None for the shuffled cycle.
    trials : int
        How many answers; a pause of 60 trials follows.

    Returns
    -------
    float
        0 to 1.

    Examples
    --------
    >>> 0.2 < score(MODELS["counts"](1), None) < 1
    True
    """
    state = State(seed=pupil.seed)
    choose = partial(policy, trials=trials) if policy is blocked else policy
    while state.trials < trials:
        prompt, state = next_prompt(state, choose=choose)
        picture = prompt.picture
        if prompt.kind != "worked":
            pupil.wait()
            right = pupil.rng.random() < pupil.likely(picture.cell.name)
            wrong = [name for name in prompt.options if name != picture.condition]
            said = picture.condition if right else pupil.rng.choice(wrong)
            state = answer(state, prompt, said)
        for name in filter(None, (picture.condition, picture.other)):
            pupil.see(name, 0.5 if picture.other else 1.0)
    for _ in range(PAUSE):
        pupil.wait()
    return sum(map(pupil.likely, CELLS)) / len(CELLS)


def compare(pupils: int) -> list[tuple[str, str, float, float, tuple[float, float, float]]]:
    """Compare every policy with the shuffled cycle, for every model of learning.

    Parameters
    ----------
    pupils : int
        How many pupils of each model try each policy; at least 2.

    Returns
    -------
    list of tuple
        Model, policy, mean score of the shuffled cycle and of the policy, and the effect of the
        policy over the shuffled cycle (Hedges' g, low, high).

    Examples
    --------
    >>> len(compare(2))
    9
    """
    rows = []
    for model, make in MODELS.items():
        cycle = [score(make(seed), None) for seed in range(pupils)]
        for name, policy in POLICIES.items():
            # Other pupils than those of the cycle: the interval is for two groups of people.
            tried = [score(make(pupils + seed), policy) for seed in range(pupils)]
            means = sum(cycle) / pupils, sum(tried) / pupils
            rows.append((model, name, *means, hedges_g(tried, cycle)))
    return rows
