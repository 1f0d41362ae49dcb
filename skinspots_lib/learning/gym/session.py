"""A practice session without a page: what is shown, what an answer does, where to go on.

Pure: a session is never changed, each step gives a new one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from skinspots_lib.learning.engine.cells import CANNOT_JUDGE, CLASSES, picture_of
from skinspots_lib.learning.engine.mastery import answer
from skinspots_lib.learning.engine.state import Prompt, State
from skinspots_lib.learning.practice import next_prompt
from skinspots_lib.learning.trials import Trial

ROUND = 12
PARTS = {"picture": "practice", "contrast": "contrast"}


@dataclass(frozen=True)
class Session:
    """Where a learner is.

    Attributes
    ----------
    prompt : Prompt
        What is shown.
    shown : State
        The practice with this prompt on show, before an answer.
    after : State or None
        The practice after the answer; None while there is none.
    answers : tuple of Trial
        Answers in practice, in order of time, those of earlier days as well.

    Examples
    --------
    >>> begin([]).prompt.kind
    'picture'
    """

    prompt: Prompt
    shown: State
    after: State | None = None
    answers: tuple[Trial, ...] = ()

    @property
    def state(self) -> State:
        """Give the practice as it stands now.

        Examples
        --------
        >>> begin([]).state.trials
        1
        """
        return self.after or self.shown

    @property
    def number(self) -> int:
        """Give the place of this prompt in its round, from 1 to `ROUND`.

        Examples
        --------
        >>> begin([]).number
        1
        """
        return (self.shown.trials - 1) % ROUND + 1

    @property
    def round_is_over(self) -> bool:
        """Say whether the last prompt of a round was answered.

        Examples
        --------
        >>> begin([]).round_is_over
        False
        """
        marked = self.prompt.kind != "worked"
        return self.after is not None and marked and self.number == ROUND

    def trial(self, said: str, **rest: object) -> Trial:
        """Give the record of an answer to what is shown.

        Parameters
        ----------
        said : str
            A name of the options, or ``cannot_judge``; the left one of a contrast.
        **rest
            Other fields of `Trial`: confidence, pressed, seconds.

        Returns
        -------
        Trial
            Not yet kept anywhere.

        Raises
        ------
        ValueError
            Nothing is asked, or the name is not among the options.

        Examples
        --------
        >>> session = begin([])
        >>> session.trial(session.prompt.picture.condition, confidence="sure").right
        True
        """
        picture, options = self.prompt.picture, self.prompt.options
        if self.prompt.kind == "worked":
            raise ValueError("A worked pair asks for no answer. Go on to the next picture.")
        if said not in (*options, CANNOT_JUDGE):
            raise ValueError(f"{said!r} is not an answer. Allowed: {', '.join(options)}.")
        return Trial(
            picture.id,
            said,
            said == picture.condition,
            truth=picture.condition,
            part=PARTS[self.prompt.kind],
            options=options,
            tone=picture.tone,
            difficulty=picture.difficulty,
            **rest,
        )

    def take(self, trial: Trial) -> "Session":
        """Take an answer into account.

        Parameters
        ----------
        trial : Trial
            From `trial`.

        Returns
        -------
        Session
            With the same prompt, answered.

        Examples
        --------
        >>> session = begin([])
        >>> session.take(session.trial("cannot_judge")).answers[0].right
        False
        """
        after = answer(self.shown, self.prompt, trial.answer)
        return replace(self, after=after, answers=(*self.answers, trial))

    def go_on(self) -> "Session":
        """Go to what comes next. A worked pair needs no answer.

        Returns
        -------
        Session
            With the next prompt.

        Raises
        ------
        ValueError
            The prompt still waits for an answer.

        Examples
        --------
        >>> session = begin([])
        >>> session.take(session.trial("cannot_judge")).go_on().number
        2
        """
        if self.after is None and self.prompt.kind != "worked":
            raise ValueError("Answer first. Then go on.")
        prompt, shown = next_prompt(self.state)
        return Session(prompt, shown, None, self.answers)

    def likely_next(self) -> tuple[Prompt, ...]:
        """Give what may come next, by answer, each once, that of the right answer first.

        Returns
        -------
        tuple of Prompt
            One alone when the prompt was answered.

        Examples
        --------
        >>> len(begin([]).likely_next()) >= 1
        True
        """
        if self.after is not None or self.prompt.kind == "worked":
            return (next_prompt(self.state)[0],)
        truth = self.prompt.picture.condition
        answers = dict.fromkeys((truth, *self.prompt.options))
        coming = [next_prompt(answer(self.shown, self.prompt, said))[0] for said in answers]
        return tuple({prompt.picture.id: prompt for prompt in reversed(coming)}.values())[::-1]


def begin(
    trials: Iterable[Trial],
    *,
    seed: int = 0,
    mastered: Iterable[str] = (),
    classes: Iterable[str] = CLASSES,
) -> Session:
    """Begin to practise, or go on where the kept answers end.

    Parameters
    ----------
    trials : iterable of Trial
        In order of time; answers outside practice are passed over.
    seed : int
        Chooses the whole practice, given the answers.
    mastered : iterable of str
        Classes that a short code says were mastered before these answers.
    classes : iterable of str
        What is practised, at least three of the classes.

    Returns
    -------
    Session
        Ready for an answer.

    Examples
    --------
    >>> first = begin([], seed=3)
    >>> begin([], seed=3) == first
    True
    """
    known = tuple(name for name in CLASSES if name in set(mastered))
    kept = tuple(trial for trial in trials if is_practice(trial))
    shown = tuple(name for name in CLASSES if name in set(classes))
    state = rebuild(kept, State(seed=seed, mastered=known, classes=shown))
    prompt, shown = next_prompt(state)
    return Session(prompt, shown, None, kept)


def is_practice(trial: Trial) -> bool:
    """Say whether an answer counts in practice.

    Parameters
    ----------
    trial : Trial
        Any answer.

    Returns
    -------
    bool
        True for a first try on a picture of practice, or on a contrast pair.

    Examples
    --------
    >>> is_practice(Trial("q07", "2", True))
    False
    """
    known = trial.number == 1 and trial.part in PARTS.values()
    return known and picture_of(trial.item) is not None


def rebuild(trials: Iterable[Trial], state: State) -> State:
    """Play kept answers again.

    Parameters
    ----------
    trials : iterable of Trial
        As `is_practice` lets them through, in order of time.
    state : State
        Where the practice began.

    Returns
    -------
    State
        The same as when the answers were given, when each was given to what this practice shows.
        A pair from a lesson in between counts as a confusion only.

    Examples
    --------
    >>> session = begin([], seed=3)
    >>> done = session.take(session.trial("cannot_judge"))
    >>> rebuild(done.answers, State(seed=3)) == done.state
    True
    """
    for trial in trials:
        picture = picture_of(trial.item)
        kind = "contrast" if picture.other else "picture"
        expected, shown = _asked(state)
        # Another picture of the same kind: the course was changed since, or a lesson came between.
        given = expected if expected.picture == picture else Prompt(kind, picture, trial.options)
        state = answer(shown if expected.kind == kind else state, given, trial.answer)
    return state


def _asked(state: State) -> tuple[Prompt, State]:
    """Give the next prompt that asks for an answer; worked pairs leave no record."""
    prompt, shown = next_prompt(state)
    while prompt.kind == "worked":
        prompt, shown = next_prompt(shown)
    return prompt, shown
