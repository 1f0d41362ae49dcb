"""A case as work: what can be asked, what an answer is worth, what is kept of it."""

from collections import Counter

import pytest

from skinspots_lib.content.cases import TIERS, load_case, load_cases
from skinspots_lib.learning.findings import FLAGS
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.sittings.casework import (
    ASKS,
    CANNOT_TELL,
    SAFETY,
    answered,
    choices,
    history,
    judge,
    reply,
    skipped,
)
from skinspots_lib.learning.trials import tidy

CASES = load_cases()
ILL = load_case("T12")
WELL = load_case("T05")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_finding_of_a_case_can_be_asked_for(case):
    told = {ask: reply(case, ask) for ask in ASKS}
    flags = [FLAGS[flag].meaning for flag in case.findings["flags"]]
    assert Counter(flags) == Counter([*told["danger"], *told["calming"], *told["describing"]])
    words = set(case.findings) - {"flags", "age_group", "sites"}
    assert all(told[key] == (case.findings[key],) for key in words)
    assert told["sites"] == tuple(case.findings["sites"])


def test_what_cannot_be_asked_is_refused_with_what_can():
    with pytest.raises(ValueError, match="Allowed: unwell, fever"):
        reply(ILL, "answer_urgency")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_right_answer_is_among_six_choices_in_the_order_of_the_alphabet(case):
    shown = choices(case)
    assert len(set(shown)) == 6 and list(shown) == sorted(shown)
    assert case.answer_condition in shown
    verdict = judge(case, case.answer_urgency, case.answer_condition, ASKS)
    assert verdict.right and not verdict.triage
    assert verdict.missed == verdict.late == verdict.unasked == ()


def test_place_of_the_right_choice_tells_nothing():
    places = Counter(choices(case).index(case.answer_condition) for case in CASES)
    assert len(places) == 6 and max(places.values()) <= len(CASES) / 2


def test_another_condition_that_fits_as_well_is_right_too():
    assert judge(ILL, "emergency", "early_meningococcal_rash", ASKS).right
    assert not judge(ILL, "emergency", "petechiae", ASKS).condition_right


def test_cannot_tell_leaves_the_name_open_and_the_urgency_right():
    verdict = judge(ILL, "emergency", CANNOT_TELL, ASKS)
    assert verdict.urgency_right and not verdict.right


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_slower_is_under_and_faster_is_over(case):
    true = TIERS.index(case.answer_urgency)
    for rank, tier in enumerate(TIERS):
        verdict = judge(case, tier, CANNOT_TELL, ASKS)
        assert verdict.triage == ("under" if rank > true else "over" if rank < true else "")


def test_sign_of_danger_is_missed_when_nobody_asks_and_late_after_what_can_wait():
    assert judge(ILL, "emergency", CANNOT_TELL, []).missed == SAFETY
    late = judge(ILL, "emergency", CANNOT_TELL, ["since", *SAFETY])
    assert late.late == SAFETY and late.missed == ()
    assert judge(ILL, "emergency", CANNOT_TELL, [*SAFETY, "since"]).late == ()


def test_harmless_answers_are_not_missed_but_still_named():
    verdict = judge(WELL, "self_care", "cherry_angioma", ["since"])
    assert verdict.missed == verdict.late == () and verdict.unasked == SAFETY


@pytest.mark.parametrize(
    ("urgency", "condition", "said"),
    [("later", "purpura", "Allowed: emergency"), ("soon", "eczema", "Allowed: early_men")],
)
def test_impossible_answers_are_refused(urgency, condition, said):
    with pytest.raises(ValueError, match=said):
        judge(ILL, urgency, condition, [])


def keep(mine, case, urgency, condition):
    verdict = judge(case, urgency, condition, ASKS)
    return mine.record(answered(case, verdict, (urgency, condition), mine.trials))


def test_answers_are_kept_with_truth_tone_and_number(tmp_path):
    mine = Progress(tmp_path)
    keep(mine, ILL, "soon", CANNOT_TELL)
    keep(mine, ILL, "emergency", "purpura")
    rows = tidy(mine.trials)[["item", "answer", "truth", "right", "third", "part", "number"]]
    truth = "emergency;purpura"
    assert rows.values.tolist() == [
        ["T12", "soon;cannot_tell", truth, False, "dark", "lesson", 1],
        ["T12", truth, truth, True, "dark", "lesson", 2],
    ]


def test_skip_is_neither_right_nor_wrong_and_costs_no_try(tmp_path):
    mine, case = Progress(tmp_path), load_case("T14")
    assert history(case, mine.trials) == ""
    mine.record(skipped(case))
    assert history(case, mine.trials) == "skipped" and mine.trials[0].right is None
    assert keep(mine, case, "emergency", "petechiae").number == 1
    assert history(case, mine.trials) == "right"
    keep(mine, case, "soon", "petechiae")
    assert history(case, mine.trials) == "not_yet"
