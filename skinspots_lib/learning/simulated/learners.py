"""Simulated learners that try the practice. They show how it behaves, never that people learn."""

import random
from collections import Counter
from dataclasses import dataclass, field
from math import exp

from skinspots_lib.content.bank.thirds import THIRDS, third_of
from skinspots_lib.learning.engine.cells import CANNOT_JUDGE, CLASSES
from skinspots_lib.learning.engine.mastery import answer
from skinspots_lib.learning.engine.state import RULES, Prompt, Rules, State
from skinspots_lib.learning.practice import Chooser, next_prompt
from skinspots_lib.learning.trials import Trial

SIGNS = ("glass", "raised", "size", "colour")
# Assumed looks on a scale from 0 to 1: fades to stays, flat to raised, small to large, pale to
# purple. Rough on purpose: they only give the learners something to be right or wrong about.
LOOKS = {
    "petechiae": (1.0, 0.0, 0.1, 0.7),
    "purpura": (1.0, 0.0, 0.5, 0.8),
    "palpable_purpura": (1.0, 1.0, 0.4, 0.8),
    "ecchymosis": (1.0, 0.0, 1.0, 0.9),
    "cherry_angioma": (0.5, 1.0, 0.3, 0.5),
    "viral_exanthem": (0.0, 0.1, 0.4, 0.2),
    "spider_angioma": (0.0, 0.0, 0.6, 0.45),
    "heat_rash": (0.0, 1.0, 0.1, 0.25),
    "folliculitis": (0.0, 1.0, 0.3, 0.3),
    "keratosis_pilaris": (0.5, 1.0, 0.1, 0.35),
}
# Colour is harder to see on darker skin, for every learner.
COLOUR_BLUR = dict(zip(THIRDS, (1.0, 2.0, 4.0), strict=True))
HARD_BLUR = 1.5
UNUSED = 1e3
FIRST = 1_767_603_600_000  # 2026-01-05 09:00 UTC
PACE = 15_000


@dataclass(frozen=True)
class Learner:
    """How a simulated learner sees and answers.

    Attributes
    ----------
    says : str
        What kind of learner it is.
    blur : tuple of float
        How wrongly each of `SIGNS` is seen, as a standard deviation; `UNUSED` for never.
    start : float
        How many times larger the blur is for a class never seen before.
    pace : float
        Trials on a class after which about two thirds of the start are gone.
    dark : float
        How many times larger the blur is on medium and dark skin.
    way : str
        ``looks``, ``guesses``, or ``refuses`` to judge medium and dark skin.
    presses : bool
        Whether the glass is pressed.

    Examples
    --------
    >>> LEARNERS["guesser"].says
    'picks any option'
    """

    says: str
    blur: tuple[float, float, float, float] = (0.12, 0.12, 0.07, 0.25)
    start: float = 1.0
    pace: float = 8.0
    dark: float = 1.0
    way: str = "looks"
    presses: bool = True


LEARNERS = {
    "improver": Learner("gets better with every trial on a class", start=6.0),
    "guesser": Learner("picks any option", way="guesses", presses=False),
    "colour only": Learner("looks at colour alone", (UNUSED, UNUSED, UNUSED, 0.05), presses=False),
    "never presses": Learner(
        "sees all but what the glass shows", (UNUSED, 0.12, 0.07, 0.25), presses=False
    ),
    "light skin only": Learner("is good on light skin alone", dark=5.0),
    "too dark, cannot judge": Learner("is good, and refuses skin that is not light", way="refuses"),
}


@dataclass
class Run:
    """What came out of one simulated practice.

    Attributes
    ----------
    trials : list of Trial
        All answers.
    mastered_at : dict of str to int
        By class, the trial at which it was mastered first.
    shown : Counter
        By cell, how often it was shown.
    state : State
        Of the practice at the end.

    Examples
    --------
    >>> Run().all_at is None
    True
    """

    trials: list[Trial] = field(default_factory=list)
    mastered_at: dict[str, int] = field(default_factory=dict)
    shown: Counter = field(default_factory=Counter)
    state: State = field(default_factory=State)

    @property
    def all_at(self) -> int | None:
        """Give the trial at which the last class was mastered; None when one never was.

        Examples
        --------
        >>> Run().all_at
        """
        done = len(self.mastered_at) == len(CLASSES)
        return max(self.mastered_at.values()) if done else None


def practise(
    learner: Learner,
    seed: int,
    trials: int = 250,
    *,
    rules: Rules = RULES,
    choose: Chooser | None = None,
) -> Run:
    """Let a simulated learner practise.

    Parameters
    ----------
    learner : Learner
        Who practises.
    seed : int
        Equal seeds give equal runs.
    trials : int
        How many answers.
    rules : Rules
        The numbers of the practice.
    choose : callable, optional
        Another policy; see `practice.next_prompt`.

    Returns
    -------
    Run
        Answers and mastery.

    Examples
    --------
    >>> len(practise(LEARNERS["guesser"], seed=1, trials=20).trials)
    20
    """
    rng, run, seen = random.Random(f"learner/{seed}"), Run(state=State(seed=seed)), Counter()
    while len(run.trials) < trials:
        prompt, run.state = next_prompt(run.state, rules, choose=choose)
        truth = prompt.picture.condition
        if prompt.kind == "worked":
            seen.update(prompt.options)
            continue
        answered = _say(learner, prompt, seen[truth], rng)
        run.state = answer(run.state, prompt, answered[0], rules)
        run.trials.append(_trial(learner, prompt, answered, rng, len(run.trials)))
        seen[truth] += 1
        run.shown[prompt.picture.cell.name] += 1
        for name in run.state.mastered:
            run.mastered_at.setdefault(name, len(run.trials))
    return run


def _say(learner: Learner, prompt: Prompt, seen: int, rng: random.Random) -> tuple[str, str]:
    third = third_of(prompt.picture.tone)
    if learner.way == "guesses":
        return rng.choice(prompt.options), rng.choice(("guess", "unsure", "sure"))
    if learner.way == "refuses" and third != "light":
        return CANNOT_JUDGE, "sure"
    scale = 1 + (learner.start - 1) * exp(-seen / learner.pace)
    scale *= learner.dark if third != "light" else 1
    scale *= HARD_BLUR if prompt.picture.difficulty == "hard" else 1
    blur = [sd * scale for sd in learner.blur]
    blur[3] *= COLOUR_BLUR[third]
    far = _distances(prompt, blur, rng)
    best, second = sorted(far, key=far.get)[:2]
    apart = far[second] - far[best]
    return best, "sure" if apart > 4 else "unsure" if apart > 1 else "guess"


def _distances(prompt: Prompt, blur: list[float], rng: random.Random) -> dict[str, float]:
    """Say how far each option is from what was seen; what is seen is blurred."""
    looks = LOOKS[prompt.picture.condition]
    seen = [look + rng.gauss(0, sd) for look, sd in zip(looks, blur, strict=True)]
    return {
        name: sum(((s - x) / sd) ** 2 for s, x, sd in zip(seen, LOOKS[name], blur, strict=True))
        for name in prompt.options
    }


def _trial(
    learner: Learner, prompt: Prompt, answered: tuple[str, str], rng: random.Random, number: int
) -> Trial:
    picture, (said, confidence) = prompt.picture, answered
    return Trial(
        picture.id,
        said,
        said == picture.condition,
        truth=picture.condition,
        part="contrast" if prompt.kind == "contrast" else "practice",
        options=prompt.options,
        tone=picture.tone,
        difficulty=picture.difficulty,
        confidence=confidence,
        pressed=round(rng.uniform(0.4, 1), 2) if learner.presses else 0.0,
        seconds=round(rng.uniform(3, 14), 1),
        at=FIRST + PACE * number,
        id=f"{number:08x}",
    )
