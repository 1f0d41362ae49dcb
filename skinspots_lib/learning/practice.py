"""Which picture comes next. Pure: the same seed and the same answers give the same practice."""

import random
from collections.abc import Callable
from dataclasses import replace

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.engine.cells import (
    CELLS,
    DIFFICULTIES,
    NAMES,
    SEEDS,
    Cell,
    Picture,
)
from skinspots_lib.learning.engine.state import RULES, Prompt, Rules, State

Chooser = Callable[[State, random.Random], str]


def next_prompt(
    state: State, rules: Rules = RULES, *, choose: Chooser | None = None
) -> tuple[Prompt, State]:
    """Choose what is shown next.

    Parameters
    ----------
    state : State
        Where the practice stands.
    rules : Rules
        The numbers of the practice.
    choose : callable, optional
        Another policy, for comparison: names the next cell. By default a shuffled cycle over the
        cells of open classes, without replacement.

    Returns
    -------
    prompt : Prompt
        What to show.
    state : State
        To be given to `answer` together with the prompt.

    Notes
    -----
    The same class never comes three times running. When one class alone is open, a reminder of a
    mastered one comes between, more often than one in `reminder_every`.

    Examples
    --------
    >>> prompt, state = next_prompt(State(seed=1))
    >>> prompt.kind, len(prompt.options), prompt.picture.condition in prompt.options
    ('picture', 6, True)
    """
    rng = random.Random(f"{state.seed}/{state.step}")
    missed = (name for name in state.misses if name in state.classes)
    owed = next((name for name in missed if len(state.misses[name]) >= rules.misses), "")
    if owed:
        return _worked(state, rng, owed)
    number = state.trials + 1
    cell, state = _next_cell(state, rng, number % rules.reminder_every == 3, choose)
    if number % rules.contrast_every == 0:
        prompt = _contrast(state, rng, cell)
    else:
        prompt = Prompt("picture", _picture(rng, cell), _options(state, rng, cell, rules))
    shown = "+".join(filter(None, (prompt.picture.condition, prompt.picture.other)))
    last = (*state.last[-1:], shown)
    return prompt, replace(state, step=state.step + 1, trials=number, last=last)


def _next_cell(
    state: State, rng: random.Random, reminder: bool, choose: Chooser | None
) -> tuple[Cell, State]:
    tired = _tired(state)
    if choose and not reminder:
        return CELLS[choose(state, rng)], state
    open_, done = _open_cells(state), _mastered_cells(state)
    ways = [("reminders", done), ("deck", open_)] if reminder else [("deck", open_)]
    for pile, cells in (*ways, ("reminders", done)):
        rest = getattr(state, pile)
        if all(CELLS[name].condition == tired for name in rest):
            rest = (*rest, *_shuffled(rng, [name for name in cells if name not in rest]))
        fits = [name for name in rest if CELLS[name].condition != tired]
        if fits:
            left = tuple(name for name in rest if name != fits[0])
            return CELLS[fits[0]], replace(state, **{pile: left})
    raise AssertionError("with three classes one always fits")


def _tired(state: State) -> str:
    """Name the class that both of the last two trials showed; a pair shows two."""
    shown = [set(names.split("+")) for names in state.last]
    return "".join(shown[0] & shown[1]) if len(shown) == 2 else ""


def _open_cells(state: State) -> list[str]:
    return [name for name in _cells_of(state) if CELLS[name].condition not in state.mastered]


def _mastered_cells(state: State) -> list[str]:
    return [name for name in _cells_of(state) if CELLS[name].condition in state.mastered]


def _cells_of(state: State) -> list[str]:
    return [name for name, cell in CELLS.items() if cell.condition in state.classes]


def _shuffled(rng: random.Random, names: list[str]) -> list[str]:
    return rng.sample(names, len(names))


def _picture(rng: random.Random, cell: Cell, other: str = "") -> Picture:
    tone = rng.choice(THIRDS[cell.third])
    return Picture(cell.condition, tone, cell.difficulty, rng.randrange(SEEDS), other)


def _confused(state: State, rng: random.Random, condition: str, number: int) -> list[str]:
    """Draw other names, those that this learner confuses with it more often; add one to each."""
    row = state.confusions.get(condition, {})
    weights = {name: row.get(name, 0) + 1 for name in NAMES if name != condition}
    keys = {name: rng.random() ** (1 / weight) for name, weight in weights.items()}
    return sorted(keys, key=keys.get, reverse=True)[:number]


def _options(state: State, rng: random.Random, cell: Cell, rules: Rules) -> tuple[str, ...]:
    others = _confused(state, rng, cell.condition, rules.options - 1)
    return tuple(_shuffled(rng, [cell.condition, *others]))


def _contrast(state: State, rng: random.Random, cell: Cell) -> Prompt:
    others = _confused(state, rng, cell.condition, len(NAMES))
    fits = [name for name in others if name in state.classes and name != _tired(state)]
    pair = [cell.condition, fits[0]]
    left, right = _shuffled(rng, pair)
    picture = _picture(rng, replace(cell, condition=left), right)
    return Prompt("contrast", picture, tuple(_shuffled(rng, pair)))


def _worked(state: State, rng: random.Random, condition: str) -> tuple[Prompt, State]:
    said = [name for name in state.misses[condition] if name in NAMES]
    other = said[-1] if said else _confused(state, rng, condition, 1)[0]
    cell = Cell(condition, rng.choice(list(THIRDS)), DIFFICULTIES[0])
    misses = {name: row for name, row in state.misses.items() if name != condition}
    shown = Prompt("worked", _picture(rng, cell, other), (condition, other))
    return shown, replace(state, step=state.step + 1, misses=misses)
