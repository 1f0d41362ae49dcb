"""What the practice remembers, what it shows, and its numbers: plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from skinspots_lib.learning.engine.cells import CLASSES, Picture


@dataclass(frozen=True)
class Rules:
    """The numbers of the practice.

    Attributes
    ----------
    streak : int
        Right answers in a row that make a class mastered. Five, with six options, would let a
        guesser through too often; `docs/simulated_learners.md` has the figures.
    pictures, dark : int
        How many different pictures the streak needs, and how many on Monk tones 7 to 10.
    options : int
        How many names to choose from, at least 4.
    contrast_every, reminder_every : int
        One trial in so many is a contrast pair, or a reminder of a mastered class.
    misses : int
        Misses in a row on a class that bring a worked contrast.

    Examples
    --------
    >>> RULES.streak, RULES.pictures, RULES.dark
    (6, 5, 2)
    """

    streak: int = 6
    pictures: int = 5
    dark: int = 2
    options: int = 6
    contrast_every: int = 6
    reminder_every: int = 12
    misses: int = 2


RULES = Rules()


@dataclass(frozen=True)
class State:
    """What the practice remembers; plain values, so that JSON can hold it.

    Attributes
    ----------
    seed : int
        Chooses the whole practice, given the answers.
    step, trials : int
        Prompts shown so far, and those of them that ask for an answer.
    deck, reminders : tuple of str
        Cells that the present cycle still has to show: of open and of mastered classes.
    last : tuple of str
        What the last two trials showed; ``a+b`` for a pair.
    runs : mapping of str to tuple of str
        By class, the pictures of the present row of right answers.
    misses : mapping of str to tuple of str
        By class, the wrong answers in a row.
    confusions : mapping of str to mapping of str to int
        By class, how often each wrong name was given.
    mastered : tuple of str
        Classes that are mastered now.
    classes : tuple of str
        What the practice shows, at least three of the classes.

    Examples
    --------
    >>> State(seed=1).mastered
    ()
    """

    seed: int = 0
    step: int = 0
    trials: int = 0
    deck: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    runs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    misses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    confusions: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    mastered: tuple[str, ...] = ()
    classes: tuple[str, ...] = CLASSES

    def to_dict(self) -> dict:
        """Give the state as JSON can hold it.

        Returns
        -------
        dict
            Field by field.

        Examples
        --------
        >>> State(seed=1).to_dict()["seed"]
        1
        """
        return asdict(self)


def state_from_dict(kept: Mapping) -> State:
    """Make the state that `State.to_dict` gave.

    Parameters
    ----------
    kept : mapping
        Also after a way through JSON.

    Returns
    -------
    State
        Equal to the first.

    Examples
    --------
    >>> state_from_dict(State(seed=3).to_dict()) == State(seed=3)
    True
    """
    return State(**{part.name: _frozen(kept[part.name]) for part in fields(State)})


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return {k: _frozen(v) for k, v in value.items()} if isinstance(value, dict) else value


@dataclass(frozen=True)
class Prompt:
    """What the learner is shown next.

    Attributes
    ----------
    kind : str
        ``picture``, ``contrast`` (which of two is which; the answer names the left one) or
        ``worked`` (two pictures with their names and the sign that parts them: no answer).
    picture : Picture
        One picture, or two.
    options : tuple of str
        What can be chosen; the names shown, for a worked contrast.

    Examples
    --------
    >>> Prompt("picture", Picture("purpura", 8, "hard", 57), ("purpura", "petechiae")).kind
    'picture'
    """

    kind: str
    picture: Picture
    options: tuple[str, ...]
