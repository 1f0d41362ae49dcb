"""Three models of learning, on which ways to choose the next picture can be tried."""

import random
from dataclasses import dataclass, field
from math import exp

from skinspots_lib.learning.engine.cells import CELLS, CLASSES

GUESS, LAPSE = 1 / 6, 0.03
HARD = 0.8


@dataclass
class Pupil:
    """A learner with a strength, 0 to 1, for each class.

    Attributes
    ----------
    seed : int
        Chooses how fast the pupil learns, and which classes are hard for it.

    Examples
    --------
    >>> pupil = Pupil(1)
    >>> pupil.see("purpura")
    >>> pupil.strength["purpura"] > pupil.strength["petechiae"] == 0
    True
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

        Examples
        --------
        >>> round(Pupil(1).likely("purpura-dark-hard"), 2)
        0.17
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

        Examples
        --------
        >>> Pupil(1).see("purpura", share=0.5)
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

        Examples
        --------
        >>> Pupil(1).weight("purpura")
        1.0
        """
        return 1.0

    def wait(self) -> None:
        """Let the time of one trial go by.

        Examples
        --------
        >>> Pupil(1).wait()
        """


class Adder(Pupil):
    """Learns from every picture alike, and forgets nothing.

    Examples
    --------
    >>> Adder(1).weight("purpura")
    1.0
    """


class Comparer(Pupil):
    """Learns most from a picture that follows another class.

    Examples
    --------
    >>> Comparer(1).weight("purpura")
    1.2
    """

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

        Examples
        --------
        >>> Comparer(1, last="purpura").weight("purpura")
        0.4
        """
        return 0.4 if condition == self.last else 1.2


class Forgetter(Pupil):
    """Forgets with time, more slowly what was met again after a while.

    Examples
    --------
    >>> pupil = Forgetter(1)
    >>> pupil.see("purpura")
    >>> before = pupil.strength["purpura"]
    >>> pupil.wait()
    >>> pupil.strength["purpura"] < before
    True
    """

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

        Examples
        --------
        >>> Forgetter(1).see("purpura")
        """
        super().see(condition, share * 2)
        if condition in self.hold:
            self.hold[condition] += min(self.since[condition], 12) * share
            self.since[condition] = 0

    def wait(self) -> None:
        """Forget a little of everything.

        Examples
        --------
        >>> Forgetter(1).wait()
        """
        for name in CLASSES:
            self.strength[name] *= exp(-1 / self.hold[name])
            self.since[name] += 1


MODELS = {"counts": Adder, "compares": Comparer, "forgets": Forgetter}
