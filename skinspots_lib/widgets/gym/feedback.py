"""What practice says after an answer, in a worked pair, and at the end of a round."""

from __future__ import annotations

from skinspots_lib.learning.engine.cells import NAMES
from skinspots_lib.learning.engine.shares import ENOUGH
from skinspots_lib.learning.engine.state import Prompt
from skinspots_lib.learning.gym.doing import Doing, by_third, doing, of_round
from skinspots_lib.learning.gym.explaining import difference, look_at
from skinspots_lib.learning.gym.session import Session
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.gym.telling import line, of_difference, of_look

SAY = WORDS["practice"]


def of_answer(before: Session, after: Session) -> list[dict]:
    """Explain an answer: what was chosen, what it is, what parts the two, what to look at.

    Parameters
    ----------
    before, after : Session
        With the prompt, and with its answer.

    Returns
    -------
    list of dict
        Lines for the page.

    Examples
    --------
    >>> from skinspots_lib.learning.gym.session import begin
    >>> session = begin([], seed=1)
    >>> right = session.take(session.trial(session.prompt.picture.condition))
    >>> of_answer(session, right)[0]["lead"].startswith("✓ Right: ")
    True
    """
    prompt, trial = before.prompt, after.answers[-1]
    said, truth = trial.answer, prompt.picture.condition
    lines = [line(_verdict(prompt, said))]
    new = set(after.state.mastered) - set(before.state.mastered)
    lines += [line(SAY["mastered_now"].format(name=_label(name))) for name in sorted(new)]
    if prompt.kind == "contrast":
        return lines + of_difference(difference(truth, prompt.picture.other), _labels(prompt))
    if trial.right or said not in NAMES:
        return lines + of_look(look_at(truth))
    if trial.pressed == 0:
        lines.append(line("", SAY["not_pressed"]))
    apart = difference(truth, said)
    # Where a pair is in no table, what parts the two holds the best sign already.
    look = of_look(look_at(truth))[:1] if apart.pair_id else []
    return lines + look + of_difference(apart, (_label(truth), _label(said)))


def _verdict(prompt: Prompt, said: str) -> str:
    right = said == prompt.picture.condition
    texts = ("pair_wrong", "pair_right") if prompt.kind == "contrast" else ("wrong", "right")
    left, *other = _labels(prompt)
    values = {"name": left, "left": left, "right": "".join(other), "said": _label(said)}
    return f"{'✓' if right else '✗'} {SAY[texts[right]].format(**values)}"


def of_worked(prompt: Prompt) -> list[dict]:
    """Explain two side by side that were taken for each other.

    Parameters
    ----------
    prompt : Prompt
        A worked contrast.

    Returns
    -------
    list of dict
        Lines for the page.

    Examples
    --------
    >>> from skinspots_lib.learning.engine.cells import Picture
    >>> both = Picture("purpura", 8, "clear", 3, "petechiae")
    >>> of_worked(Prompt("worked", both, ("purpura", "petechiae")))[0]["text"][:27]
    'Purpura (flat) was missed t'
    """
    name, other = _labels(prompt)
    first = line("", SAY["worked_why"].format(name=name, other=other))
    both = difference(prompt.picture.condition, prompt.picture.other)
    return [first, *of_difference(both, (name, other))]


def of_summary(session: Session, first: str) -> list[dict]:
    """Sum up the round that is on.

    Parameters
    ----------
    session : Session
        Where the learner is.
    first : str
        Why it is summed up.

    Returns
    -------
    list of dict
        Lines for the page.

    Examples
    --------
    >>> from skinspots_lib.learning.gym.session import begin
    >>> of_summary(begin([]), "Over.")[1]["text"]
    'This round: 0 of 0 right.'
    """
    right, number = of_round(session)
    return [line(first), line("", SAY["round"].format(right=right, n=number))]


def mastery(session: Session) -> tuple[list[dict], list[str]]:
    """Say how a learner is doing.

    Parameters
    ----------
    session : Session
        Where the learner is.

    Returns
    -------
    classes : list of dict
        say, row and of for each class.
    thirds : list of str
        One for each third of the skin tones.

    Examples
    --------
    >>> from skinspots_lib.learning.gym.session import begin
    >>> mastery(begin([]))[0][0]["say"]
    'Petechiae: 0 of 6 right in a row'
    """
    classes = [{"say": _row(d), "row": d.row, "of": d.of} for d in doing(session.state)]
    thirds = []
    for third, (right, number) in by_third(session.answers).items():
        text = SAY["third" if number >= ENOUGH else "third_few"]
        thirds.append(text.format(third=SAY["thirds"][third], right=right, n=number))
    return classes, thirds


def _row(one: Doing) -> str:
    name = _label(one.condition)
    if one.mastered:
        return SAY["mastered"].format(name=name)
    text = SAY["row_dark" if one.row == one.of and one.dark else "row"]
    return text.format(name=name, row=one.row, of=one.of, dark=one.dark)


def _labels(prompt: Prompt) -> tuple[str, ...]:
    return tuple(_label(name) for name in (prompt.picture.condition, prompt.picture.other) if name)


def _label(condition: str) -> str:
    return look_at(condition).label
