"""One teaching case as work: ask for findings, commit to an urgency and a name, then the reasons.

An answer is written as ``same_day;purpura``: the urgency, then the condition or ``cannot_tell``.
It is right when the urgency is the one of the case and the condition is the one of the case or
another one that the same findings fit about as well. A case that was skipped is kept as
``skipped``, neither right nor wrong.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from skinspots_lib.content.cases import TIERS, Case
from skinspots_lib.learning.findings import FLAGS, UNKNOWN
from skinspots_lib.learning.sorting import sort_spot
from skinspots_lib.learning.trials import Trial

CANNOT_TELL = "cannot_tell"
SKIPPED = "skipped"
CHOICES = 6
# Asked of everybody before anything else.
SAFETY = ("unwell", "fever", "under_glass", "danger")
KINDS = ("danger", "calming", "describing")
# Free text, which has no word for "unknown".
TOLD = ("sites", "other")
ASKS = (
    *SAFETY,
    "raised",
    "largest_mm",
    "count",
    "sites",
    "skin_tone",
    "since",
    "calming",
    "describing",
    "other",
)


@dataclass(frozen=True)
class Verdict:
    """What an answer to a case is worth.

    Attributes
    ----------
    urgency_right, condition_right : bool
        The two halves of the answer.
    triage : str
        ``under`` for a slower help than needed, ``over`` for a faster one, else empty.
    missed : tuple of str
        Signs of danger that the case has and nobody asked for, in the order of `SAFETY`.
    late : tuple of str
        Signs of danger that were asked for after something that can wait.
    unasked : tuple of str
        Questions of `SAFETY` that nobody asked and that turn out to be harmless here.

    Examples
    --------
    >>> Verdict(True, False).right
    False
    """

    urgency_right: bool
    condition_right: bool
    triage: str = ""
    missed: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Tell whether both halves are right.

        Examples
        --------
        >>> Verdict(True, True).right
        True
        """
        return self.urgency_right and self.condition_right


def reply(case: Case, ask: str) -> tuple:
    """Answer one question of a learner about a case.

    Parameters
    ----------
    case : Case
        The case.
    ask : str
        One of `ASKS`.

    Returns
    -------
    tuple of str or float
        The answer in the words of the findings: one word, a width in mm, the places, the
        meanings of the signs, or what else is told. Empty when there is nothing to tell.

    Raises
    ------
    ValueError
        This cannot be asked.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> reply(load_case("T12"), "under_glass"), reply(load_case("T12"), "danger")
    (('stays',), ('wider or more spots within minutes to hours',))
    """
    if ask not in ASKS:
        raise ValueError(f"{ask!r} cannot be asked. Allowed: {', '.join(ASKS)}.")
    if ask in KINDS:
        flags = case.findings.get("flags", ())
        return tuple(FLAGS[flag].meaning for flag in flags if FLAGS[flag].kind == ask)
    found = case.findings.get(ask, UNKNOWN)
    if ask in TOLD and found == UNKNOWN:
        return ()
    return tuple(found) if ask == "sites" else (found,)


def choices(case: Case) -> tuple[str, ...]:
    """Give the conditions that a learner may choose from.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    tuple of str
        Six ids of `conditions` by alphabet: the right one, what the findings fit as well, its
        look-alikes, and others. The order tells nothing.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> choices(load_case("T13"))[1:3]
    ('early_meningococcal_rash', 'kaposi_sarcoma')
    """
    from skinspots_lib.content.tables import records

    table = {row["condition"]: row for row in records("conditions")}
    rng = random.Random(f"choices/{case.id}")
    alike = list(table[case.answer_condition]["look_alikes"])
    others = [name for name in table if name not in alike]
    ordered = [case.answer_condition, *sort_spot(case.findings).candidates]
    ordered += [*rng.sample(alike, len(alike)), *rng.sample(others, len(others))]
    return tuple(sorted(list(dict.fromkeys(ordered))[:CHOICES]))


def judge(case: Case, urgency: str, condition: str, asked: Iterable[str]) -> Verdict:
    """Judge an answer, and what was asked before it.

    Parameters
    ----------
    case : Case
        The case.
    urgency : str
        One of the five tiers.
    condition : str
        Id in `conditions`, or ``cannot_tell``.
    asked : iterable of str
        Questions of `ASKS`, in the order in which they were asked.

    Returns
    -------
    Verdict
        Both halves, and what was asked too late or not at all.

    Raises
    ------
    ValueError
        There is no such tier or choice.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> verdict = judge(load_case("T12"), "same_day", "purpura", ["raised", "fever"])
    >>> verdict.triage, verdict.missed, verdict.late
    ('under', ('unwell', 'under_glass', 'danger'), ('fever',))
    """
    if urgency not in TIERS:
        raise ValueError(f"{urgency!r} is no urgency. Allowed: {', '.join(TIERS)}.")
    allowed = (*choices(case), CANNOT_TELL)
    if condition not in allowed:
        raise ValueError(f"{condition!r} is no choice. Allowed: {', '.join(allowed)}.")
    fitting = {case.answer_condition, *sort_spot(case.findings).candidates}
    step = TIERS.index(urgency) - TIERS.index(case.answer_urgency)
    order = list(dict.fromkeys(asked))
    telling = [ask for ask in SAFETY if _tells(case, ask)]
    return Verdict(
        step == 0,
        condition in fitting,
        "under" if step > 0 else "over" if step < 0 else "",
        missed=tuple(ask for ask in telling if ask not in order),
        late=tuple(ask for ask in telling if ask in order and _late(order, ask)),
        unasked=tuple(ask for ask in SAFETY if ask not in telling and ask not in order),
    )


def _tells(case: Case, ask: str) -> bool:
    """Whether the answer to a question of safety speaks of danger in this case."""
    dangers = {"unwell": "yes", "fever": "yes", "under_glass": "stays"}
    answer = reply(case, ask)
    return bool(answer) and (ask not in dangers or answer == (dangers[ask],))


def _late(order: list[str], ask: str) -> bool:
    return any(other not in SAFETY for other in order[: order.index(ask)])


def answered(case: Case, verdict: Verdict, said: tuple[str, str], before: Iterable[Trial]) -> Trial:
    """Give what progress should keep of an answer.

    Parameters
    ----------
    case : Case
        The case.
    verdict : Verdict
        From `judge`.
    said : (str, str)
        Urgency and condition.
    before : iterable of Trial
        What was kept so far.

    Returns
    -------
    Trial
        Its `number` counts the answers to this case; a skip is none.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> case = load_case("T02")
    >>> said = ("same_day", "palpable_purpura")
    >>> trial = answered(case, judge(case, *said, []), said, [])
    >>> trial.answer, trial.right, trial.number
    ('same_day;palpable_purpura', True, 1)
    """
    truth = f"{case.answer_urgency};{case.answer_condition}"
    third, number = case.findings.get("skin_tone", ""), 1 + len(_answers(case, before))
    words = ";".join(said)
    return Trial(case.id, words, verdict.right, truth, third=_known(third), number=number)


def skipped(case: Case) -> Trial:
    """Give what progress should keep of a case that was skipped: neither right nor wrong.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    Trial
        With `right` None.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> skipped(load_case("T14")).right is None
    True
    """
    return Trial(case.id, SKIPPED, None)


def history(case: Case, trials: Iterable[Trial]) -> str:
    """Say what a learner did with a case before.

    Parameters
    ----------
    case : Case
        The case.
    trials : iterable of Trial
        In order of time.

    Returns
    -------
    str
        ``right`` or ``not_yet`` when it was answered, by the last answer; ``skipped`` when
        that came last; empty when it is new.

    Examples
    --------
    >>> from skinspots_lib.content.cases import load_case
    >>> history(load_case("T14"), [skipped(load_case("T14"))])
    'skipped'
    """
    own = [trial for trial in trials if trial.item == case.id]
    if not own:
        return ""
    return {True: "right", False: "not_yet", None: SKIPPED}[own[-1].right]


def _answers(case: Case, trials: Iterable[Trial]) -> list[Trial]:
    return [trial for trial in trials if trial.item == case.id and trial.right is not None]


def _known(third: object) -> str:
    return str(third) if third != UNKNOWN else ""
