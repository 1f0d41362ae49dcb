"""Other ways to choose the next picture, and three models of learning to try them on."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import exp

from .cells import CELLS, CLASSES
from .mastery import State, answer
from .practice import next_prompt
from .statistics import hedges_g

TRIALS = 120
PAUSE = 60
GUESS, LAPSE = 1 / 6, 0.03
HARD = 0.8


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
    """
    weights = [1 + sum(state.confusions.get(name, {}).values()) for name in CLASSES]
    return _of_class(rng.choices(CLASSES, weights)[0], rng)


def _of_class(condition: str, rng: random.Random) -> str:
    return rng.choice([name for name, cell in CELLS.items() if cell.condition == condition])


POLICIES = {"blocked": blocked, "random": at_random, "confusion-weighted": by_confusion}


@dataclass
class Pupil:
    """A learner with a strength, 0 to 1, for each class.

    Attributes
    ----------
    seed : int
        Chooses how fast the pupil learns, and which classes are hard for it.
    """

    seed: int
    strength: dict[str, float] = field(default_factory=lambda: dict.fromkeys(CLASSES, 0.0))
    last: str = ""

    def __post_init__(self) -> None:
        """Draw what is particular to this pupil."""
        self.rng = random.Random(f"pupil/{self.seed}")
        self.rate = 0.1 * exp(self.rng.gauss(0, 0.4))
        self.ease = {name: self.rng.uniform(0.5, 1.5) for name in CLASSES}

    def likely(self, cell: str) -> float:
        """Say how likely the pupil is right about a picture of a cell.

        Parameters
        ----------
        cell : str
            Name of the cell.

        Returns
        -------
        float
            0 to 1.
        """
        skill = self.strength[CELLS[cell].condition]
        skill *= HARD if CELLS[cell].difficulty == "hard" else 1
        return GUESS + (1 - GUESS - LAPSE) * skill

    def see(self, condition: str, share: float = 1.0) -> None:
        """Learn from one picture and its explanation.

        Parameters
        ----------
        condition : str
            What was shown.
        share : float
            How much of a whole trial it is worth.
        """
        if condition in self.strength:
            step = min(1.0, self.rate * self.ease[condition] * share * self.weight(condition))
            self.strength[condition] += (1 - self.strength[condition]) * step
            self.last = condition

    def weight(self, condition: str) -> float:
        """Say how much a picture is worth here, beside one of another moment.

        Parameters
        ----------
        condition : str
            What is shown.

        Returns
        -------
        float
            1 when the moment does not matter.
        """
        return 1.0

    def wait(self) -> None:
        """Let the time of one trial go by."""


class Adder(Pupil):
    """Learns from every picture alike, and forgets nothing."""


class Comparer(Pupil):
    """Learns most from a picture that follows another class."""

    def weight(self, condition: str) -> float:
        """Say how much a picture is worth here.

        Parameters
        ----------
        condition : str
            What is shown.

        Returns
        -------
        float
            More after another class, less after the same.
        """
        return 0.4 if condition == self.last else 1.2


class Forgetter(Pupil):
    """Forgets with time, more slowly what was met again after a while."""

    def __post_init__(self) -> None:
        """Draw what is particular to this pupil."""
        super().__post_init__()
        self.hold = dict.fromkeys(CLASSES, 25.0)
        self.since = dict.fromkeys(CLASSES, 0)

    def see(self, condition: str, share: float = 1.0) -> None:
        """Learn, and hold it longer.

        Parameters
        ----------
        condition : str
            What was shown.
        share : float
            How much of a whole trial it is worth.
        """
        super().see(condition, share * 2)
        if condition in self.hold:
            self.hold[condition] += min(self.since[condition], 12) * share
            self.since[condition] = 0

    def wait(self) -> None:
        """Forget a little of everything."""
        for name in CLASSES:
            self.strength[name] *= exp(-1 / self.hold[name])
            self.since[name] += 1


MODELS = {"counts": Adder, "compares": Comparer, "forgets": Forgetter}


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
    >>> 0.2 < score(Adder(1), None) < 1
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
