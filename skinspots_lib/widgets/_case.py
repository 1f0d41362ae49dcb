"""A story of a person with spots: ask for findings, commit to an answer, then read the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import traitlets as t

from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sittings import casework
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.asking.left_out import LeftOut, is_off
from skinspots_lib.widgets.parts.results import names, sources

if TYPE_CHECKING:
    from skinspots_lib.content.cases import Case

SAY = WORDS["case"]
ASKS = {ask["key"]: ask for ask in SAY["asks"]}
SAFETY = f"{WORDS['walk']['safety']} {WORDS['walk']['teaching']}"
STAGES = ("note", "skipped", "ask", "done")


class CaseWidget(Interactive):
    """Shows one case; a finding leaves Python when it is asked for, the answer after the learner's.

    Parameters
    ----------
    case : Case
        From `skinspots_lib.content.cases`.

    Notes
    -----
    `stage` (one of `STAGES`), `asked` (list of {key, say}), `urgency`, `condition` (the
    learner's, "" before) and `correct` (None, True or False) work with ``.observe`` and ``link``.
    """

    _esm = compose("choices", "telling", "case")
    case = t.Unicode("").tag(sync=True)
    safety = t.Unicode(SAFETY).tag(sync=True)
    note = t.Unicode("").tag(sync=True)
    stage = t.Enum(STAGES, default_value="ask").tag(sync=True)
    before = t.Unicode("").tag(sync=True)
    age = t.Unicode("").tag(sync=True)
    opening = t.Unicode("").tag(sync=True)
    asked = t.List(t.Dict()).tag(sync=True)
    tiers = t.List(t.Dict()).tag(sync=True)
    choices = t.List(t.Dict()).tag(sync=True)
    urgency = t.Unicode("").tag(sync=True)
    condition = t.Unicode("").tag(sync=True)
    correct = t.Bool(None, allow_none=True).tag(sync=True)
    verdict = t.Dict().tag(sync=True)
    reasons = t.Dict().tag(sync=True)

    def __init__(self, case: Case) -> None:
        self._case = case
        tiers = [{"id": id, **words} for id, words in WORDS["walk"]["tiers"].items()]
        super().__init__(case=case.id, note=case.content_note, tiers=tiers)
        past = casework.history(case, progress().trials)
        if past == casework.SKIPPED:
            self.stage = "skipped"
        elif case.content_note:
            self.stage = "note"
        else:
            self._open()
        self.before = SAY["before"].get(past, "")

    def submit(self, urgency: str, condition: str) -> bool:
        """Answer the case, as the button does.

        Parameters
        ----------
        urgency : str
            One of the five tiers.
        condition : str
            Id of a choice, or ``cannot_tell``.

        Returns
        -------
        bool
            Whether both are right.

        Raises
        ------
        ValueError
            The case is not open, or there is no such tier or choice.
        """
        if self.stage != "ask":
            raise ValueError("This case is not open. Open it first, or choose to work on it again.")
        case, asked = self._case, [row["key"] for row in self.asked]
        verdict = casework.judge(case, urgency, condition, asked)
        said, kept = (urgency, condition), progress()
        kept.record(casework.answered(case, verdict, said, kept.trials))
        with self.hold_sync():
            self.urgency, self.condition, self.correct = urgency, condition, verdict.right
            self.verdict, self.reasons = self._verdict(verdict), self._reasons()
            self.stage, self.before = "done", ""
        return verdict.right

    def _verdict(self, verdict: casework.Verdict) -> dict:
        case = self._case
        truth = names([case.answer_condition])[case.answer_condition]
        return {
            "urgency": case.answer_urgency,
            "urgency_right": verdict.urgency_right,
            "triage": verdict.triage,
            "name": truth,
            "name_right": verdict.condition_right,
            **{
                part: [_told(case, key) for key in getattr(verdict, part)]
                for part in ("missed", "late", "unasked")
            },
        }

    def _reasons(self) -> dict:
        from skinspots_lib.content.reviews import review_status
        from skinspots_lib.learning.sorting import sort_spot

        case = self._case
        reasons = sort_spot(case.findings).reasons
        cited = [*case.source_ids, *(id for reason in reasons for id in reason.source_ids)]
        return {
            "story": case.story,
            "reasons": [reason.text for reason in reasons],
            "why": case.why,
            "mistake": case.common_mistake,
            # The category stands first for charts; people need the plain cause.
            "causes": [cause.partition(": ")[2] for cause in case.top_causes],
            "sources": sources(cited),
            "review": review_status("cases", case.id),
        }

    def _open(self) -> None:
        case = self._case
        choices = list(names(casework.choices(case)).values())
        with self.hold_sync():
            self.age, self.opening = case.age, case.opening or SAY["bare"]
            self.choices, self.asked, self.stage = choices, [], "ask"
            self.urgency, self.condition, self.correct = "", "", None
            self.verdict, self.reasons = {}, {}

    def _do_open(self) -> None:
        self._open()

    def _do_skip(self) -> None:
        progress().record(casework.skipped(self._case))
        self.stage = "skipped"

    def _do_ask(self, key: str) -> None:
        row = _told(self._case, key)
        if self.stage == "ask" and row not in self.asked:
            self.asked = [*self.asked, row]

    def _do_submit(self, urgency: str, condition: str) -> None:
        self.submit(urgency, condition)

    def _still(self) -> tuple[str, list[str]]:
        told = self.note if self._case.content_note else self._case.opening
        return SAY["title"], [SAFETY, SAY["age"].format(age=self._case.age), told]


def _told(case: Case, key: str) -> dict:
    """Put the answer to one question into words."""
    found = casework.reply(case, key)
    say = ASKS[key]["say"]
    if not found:
        return {"key": key, "say": [SAY["none"]]}
    if key == "largest_mm" and found != ("unknown",):
        return {"key": key, "say": [SAY["mm"].format(n=f"{found[0]:g}")]}
    return {"key": key, "say": [{**say, "unknown": SAY["unknown"]}.get(one, one) for one in found]}


def case(id: str) -> CaseWidget | LeftOut:
    """Work on one case.

    Parameters
    ----------
    id : str
        Id of a case in ``data/cases.yaml``, such as ``T02``.

    Returns
    -------
    CaseWidget or LeftOut
        Show it as the last line of a cell. When ``course.yml`` leaves the case out, a line says so.

    Raises
    ------
    UnknownName
        There is no case with this id; the message names the nearest.
    ContentError
        The file of cases has a fault.

    Examples
    --------
    >>> work = case("T02")
    >>> work.submit("self_care", "folliculitis")
    False
    """
    from skinspots_lib.content.cases import load_case

    if is_off(id):
        return LeftOut(WORDS["left_out"]["case"])
    return CaseWidget(load_case(id))
