"""What a learner has mastered so far, and what the practice remembers of the answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace

from .cells import CELLS, CLASSES, Picture, picture_of
from .trials import THIRDS, Trial


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

    def to_dict(self) -> dict:
        """Give the state as JSON can hold it.

        Returns
        -------
        dict
            Field by field.
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
    """

    kind: str
    picture: Picture
    options: tuple[str, ...]


def answer(state: State, prompt: Prompt, said: str, rules: Rules = RULES) -> State:
    """Take an answer into account.

    Parameters
    ----------
    state : State
        As `practice.next_prompt` gave it with the prompt.
    prompt : Prompt
        What was shown.
    said : str
        A name of the options, or ``cannot_judge``, which counts as a miss.
    rules : Rules
        The numbers of the practice.

    Returns
    -------
    State
        With the class mastered or open again, and the confusion remembered.

    Notes
    -----
    A contrast has two options, so half of all guesses are right: it never counts for mastery. A
    miss on a mastered class opens it again.

    Examples
    --------
    >>> prompt = Prompt("picture", picture_of("purpura-8-hard-57"), ("purpura", "petechiae"))
    >>> dict(answer(State(), prompt, "petechiae").misses)
    {'purpura': ('petechiae',)}
    """
    if prompt.kind == "worked":
        return state
    truth = prompt.picture.condition
    if said != truth:
        state = _confuse(state, truth, said)
    return state if prompt.kind == "contrast" else _count(state, prompt.picture, said, rules)


def _confuse(state: State, truth: str, said: str) -> State:
    row = dict(state.confusions.get(truth, {}))
    row[said] = row.get(said, 0) + 1
    return replace(state, confusions={**state.confusions, truth: row})


def _count(state: State, picture: Picture, said: str, rules: Rules) -> State:
    truth = picture.condition
    if said != truth:
        missed = (*state.misses.get(truth, ()), said)
        state = replace(state, misses={**state.misses, truth: missed})
        return _set(state, truth, (), mastered=False)
    run = (*state.runs.get(truth, ()), picture.id)
    misses = {name: row for name, row in state.misses.items() if name != truth}
    done = truth in state.mastered or is_mastery(run, rules)
    return _set(replace(state, misses=misses), truth, run, mastered=done)


def _set(state: State, truth: str, run: tuple[str, ...], *, mastered: bool) -> State:
    runs = {**state.runs, truth: run}
    if mastered == (truth in state.mastered):
        return replace(state, runs=runs)
    done = tuple(c for c in CLASSES if (mastered if c == truth else c in state.mastered))
    keep = {
        pile: tuple(name for name in getattr(state, pile) if CELLS[name].condition != truth)
        for pile in ("deck", "reminders")
    }
    return replace(state, runs=runs, mastered=done, **keep)


def is_mastery(run: Iterable[str], rules: Rules = RULES) -> bool:
    """Say whether a row of right answers makes a class mastered. Speed never counts.

    Parameters
    ----------
    run : iterable of str
        Names of the pictures.
    rules : Rules
        The numbers of the practice.

    Returns
    -------
    bool
        True with enough answers, different pictures, and pictures of dark skin.

    Examples
    --------
    >>> is_mastery([f"purpura-8-clear-{n}" for n in range(6)])
    True
    >>> is_mastery([f"purpura-2-clear-{n}" for n in range(20)])
    False
    """
    run = list(run)
    dark = sum(picture_of(id).tone in THIRDS["dark"] for id in run)
    return len(run) >= rules.streak and len(set(run)) >= rules.pictures and dark >= rules.dark


def resume(trials: Iterable[Trial], *, seed: int = 0, mastered: Iterable[str] = ()) -> State:
    """Take the practice up again from the answers that were kept.

    Parameters
    ----------
    trials : iterable of Trial
        In order of time; answers outside practice are passed over.
    seed : int
        Of the practice from now on.
    mastered : iterable of str
        Classes that a short code says were mastered before these answers.

    Returns
    -------
    State
        With the same mastery and confusions, at the start of a new cycle.

    Examples
    --------
    >>> resume([], mastered=["purpura"]).mastered
    ('purpura',)
    """
    known = tuple(c for c in CLASSES if c in set(mastered))
    state = State(seed=seed, mastered=known)
    for _, after in replay(trials, state):
        state = after
    return replace(state, misses={}, step=state.trials)


def replay(trials: Iterable[Trial], state: State) -> Iterator[tuple[Trial, State]]:
    """Go through the answers of the practice again.

    Parameters
    ----------
    trials : iterable of Trial
        In order of time; answers outside practice and later tries are passed over.
    state : State
        Where to begin.

    Yields
    ------
    trial : Trial
        One answer of the practice.
    state : State
        After this answer.

    Examples
    --------
    >>> trial = Trial("purpura-8-hard-57", "purpura", True, part="practice")
    >>> [state.trials for _, state in replay([trial, trial], State())]
    [1, 2]
    """
    for trial in trials:
        picture = picture_of(trial.item)
        if picture and trial.number == 1 and trial.part in ("practice", "contrast"):
            prompt = Prompt("contrast" if picture.other else "picture", picture, trial.options)
            state = answer(state, prompt, trial.answer)
            state = replace(state, trials=state.trials + 1)
            yield trial, state
