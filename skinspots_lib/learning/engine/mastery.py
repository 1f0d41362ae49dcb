"""What a learner has mastered so far: take one answer into account, or all that were kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.engine.cells import CELLS, CLASSES, Picture, picture_of
from skinspots_lib.learning.engine.state import RULES, Prompt, Rules, State
from skinspots_lib.learning.trials import Trial


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
