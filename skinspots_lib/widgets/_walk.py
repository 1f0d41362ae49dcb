"""The sort rule as a walk: one question at a time, in any order, with the reasons shown."""

from __future__ import annotations

from collections.abc import Mapping

import traitlets as t

from skinspots_lib.content.reviews import review_summary
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.parts.cards import Card, compare, load_card
from skinspots_lib.widgets.parts.results import describe

STEPS = tuple(step["key"] for step in WORDS["walk"]["steps"])


def _extra_signs() -> list[dict]:
    from skinspots_lib.learning.sorting import FLAGS

    return [{"id": name, "kind": flag.kind, "say": flag.meaning} for name, flag in FLAGS.items()]


class WalkWidget(Interactive):
    """Asks for the findings of a spot and shows what they lead to.

    Parameters
    ----------
    card : Card, optional
        A drawn spot to walk to its name; its answers stay in Python until the end.

    Notes
    -----
    `findings` (dict, as `sort_spot` takes it), `urgency`, `condition` and `spot` (id of the
    card) work with ``.observe`` and ``link``. Before the first answer `urgency` is "".
    """

    _esm = compose("drawing", "result", "walk")
    spot = t.Unicode("").tag(sync=True)
    findings = t.Dict().tag(sync=True)
    urgency = t.Unicode("").tag(sync=True)
    condition = t.Unicode("").tag(sync=True)
    tone = t.Enum(["light", "medium", "dark"], default_value="medium").tag(sync=True)
    card = t.Dict().tag(sync=True)
    signs = t.List(t.Dict()).tag(sync=True)
    result = t.Dict().tag(sync=True)
    outcome = t.Dict().tag(sync=True)
    review = t.Unicode("").tag(sync=True)

    def __init__(self, card: Card | None = None) -> None:
        self._card = card
        public = {}
        if card:
            public = {"spot": card.id, "tone": card.tone, "card": dict(card.story)}
        super().__init__(signs=_extra_signs(), review=review_summary(), **public)

    @t.validate("findings")
    def _check(self, proposal: dict) -> dict:
        from skinspots_lib.learning.findings import read_findings

        # A wrong value is refused here, so the last good answers stay as they are.
        read_findings(proposal["value"])
        return proposal["value"]

    @t.observe("findings")
    def _sort(self, change: dict) -> None:
        findings = change["new"]
        result = describe(findings, STEPS) if findings else {}
        with self.hold_sync():
            self.result, self.outcome = result, {}
            self.urgency = result.get("urgency", "")
            self.condition = (result.get("condition") or {}).get("id", "")

    def _do_answer(self, key: str, value: object) -> None:
        self.findings = {**self.findings, key: value}

    def _do_tone(self, value: str) -> None:
        self.tone = value

    def _do_restart(self) -> None:
        self.findings, self.outcome = {}, {}

    def _do_finish(self) -> None:
        if self._card:
            self.outcome = compare(self._card, self.findings, STEPS)

    def _still(self) -> tuple[str, list[str]]:
        words = WORDS["walk"]
        asks = [f"– {step['ask']}" for step in words["steps"]]
        lines = [words["safety"], *self.card.values(), *asks, words["teaching"], self.review]
        return words["title"], lines


def walk(spot: str | None = None, *, findings: Mapping | None = None) -> WalkWidget:
    """Sort a spot step by step.

    Parameters
    ----------
    spot : str, optional
        Id of a drawn spot in ``data/walk_spots.yaml``; by default the learner's own findings.
    findings : Mapping, optional
        Answers to start with, as `sort_spot` takes them.

    Returns
    -------
    WalkWidget
        Show it as the last line of a cell.

    Raises
    ------
    UnknownName
        There is no drawn spot with this id; the message lists them.
    ContentError
        A finding is not allowed, or the file of spots has a fault.

    Examples
    --------
    >>> steps = walk()
    >>> steps.findings = {"under_glass": "stays", "fever": "yes"}
    >>> steps.urgency
    'emergency'
    """
    steps = WalkWidget(load_card(spot) if spot else None)
    if findings:
        steps.findings = dict(findings)
    return steps
