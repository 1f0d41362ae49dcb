import numpy as np
import pytest

from skinspots_lib.content.cases import TIERS
from skinspots_lib.learning.findings import FLAGS
from skinspots_lib.learning.rules.rule_language import RULE_KEYS
from skinspots_lib.learning.rules.urgency import rules, tier_of
from skinspots_lib.learning.triage.combinations import SIZES, Grid, flag_sets

WORRYING = [flag for flag in FLAGS if FLAGS[flag].kind != "calming"]


@pytest.fixture(scope="module")
def grid():
    return Grid()


@pytest.fixture(scope="module")
def ranks(grid):
    """The urgency of all 2,044,440 combinations with at most two flags."""
    return {flags: grid.ranks(flags) for flags in flag_sets(2)}


def some_sets(number):
    return np.random.default_rng(5).permutation(np.array(list(flag_sets(2)), dtype=object))[:number]


def test_the_grid_holds_every_combination_once(grid):
    combinations = [tuple(findings.values()) for findings in grid.findings()]
    assert len(combinations) == len(set(combinations)) == grid.size == 4 * 3 * 6 * 3 * 3 * 5


@pytest.mark.parametrize("flags", some_sets(8), ids=lambda flags: "+".join(sorted(flags)) or "none")
def test_the_grid_says_what_the_rule_says(grid, flags):
    one_by_one = [tier_of(findings | {"flags": flags}) for findings in grid.findings()]
    assert [TIERS[rank] for rank in grid.ranks(flags)] == one_by_one


@pytest.mark.slow
def test_the_grid_says_what_the_rule_says_for_every_set_of_one_flag(grid):
    for flags in flag_sets(1):
        one_by_one = [tier_of(findings | {"flags": flags}) for findings in grid.findings()]
        assert [TIERS[rank] for rank in grid.ranks(flags)] == one_by_one


def test_the_sizes_tried_stand_for_all_sizes():
    def cuts(clause):
        own = {clause.number} if clause.kind == "number" else set()
        return own.union(*map(cuts, clause.parts))

    limits = set().union(*(cuts(rule.clause) for rule in rules()))
    assert limits == {2, 10}
    assert {1, 2, 5, 10, 15, "unknown"} == set(SIZES)


def test_a_worrying_flag_never_lowers_the_tier(ranks):
    for flags in flag_sets(1):
        for flag in set(WORRYING) - flags:
            assert (ranks[flags | {flag}] <= ranks[flags]).all(), (set(flags), flag)


@pytest.mark.parametrize("key", RULE_KEYS)
def test_forgetting_an_answer_never_lowers_the_tier(grid, ranks, key):
    for flags, row in ranks.items():
        parts = dict(grid.table(row, key))
        unknown = parts.pop("unknown")
        if key in ("fever", "unwell"):
            assert (parts.pop("yes") <= unknown).all(), (set(flags), "a yes is never calmer")
        for answer, part in parts.items():
            assert (unknown <= part).all(), (set(flags), answer)


def test_fading_never_calms_a_very_unwell_person(grid, ranks):
    for row in ranks.values():
        assert (grid.table(row, "unwell")["yes"] == 0).all()


def test_unknown_counts_as_the_worse_answer(grid, ranks):
    for flags, row in ranks.items():
        for key, worse in (("under_glass", "stays"), ("raised", "raised")):
            parts = grid.table(row, key)
            assert (parts["unknown"] <= parts[worse]).all(), (set(flags), key)


def flags_in(clause, under_not=False):
    """Give each flag of a condition, and whether it stands under a `not`."""
    if clause.kind == "flag":
        return {(flag, under_not) for flag in clause.values}
    turned = under_not != (clause.kind == "not")
    return set().union(*(flags_in(part, turned) for part in clause.parts))


def test_worrying_flags_can_only_make_danger_rows_true_whatever_else_is_listed():
    # With the next test this proves the promise for all 2**35 sets of flags: the rows up to
    # the first harmless one fall in urgency, so another one of them can only raise it.
    ordered = rules()
    danger = next(place for place, rule in enumerate(ordered) if rule.tier == "self_care")
    named = {
        (rule.rule_id, flag, under_not)
        for rule in ordered
        for flag, under_not in flags_in(rule.clause)
        if flag in WORRYING
    }
    turned_off = {(rule_id, flag) for rule_id, flag, under_not in named if under_not}
    assert turned_off == {("R12", "blood_thinner"), ("R19", "blood_thinner")}
    told = {rule_id for rule_id, flag, under_not in named if not under_not}
    assert told <= {rule.rule_id for rule in ordered[:danger]}


@pytest.mark.slow
def test_a_blood_thinner_never_lowers_the_tier_beside_any_calming_flags(grid):
    calming = [flag for flag in FLAGS if FLAGS[flag].kind == "calming"]
    for flags in flag_sets(len(calming), calming):
        assert (grid.ranks(flags | {"blood_thinner"}) <= grid.ranks(flags)).all(), set(flags)


def test_a_blood_thinner_beside_a_knock_and_a_tight_band_is_not_self_care(grid):
    # A trial of three flags once found that the blood thinner turned routine into self-care.
    flags = frozenset(["small_knock", "tight_band"])
    assert (grid.ranks(flags | {"blood_thinner"}) <= grid.ranks(flags)).all()


@pytest.mark.slow
def test_a_third_worrying_flag_never_lowers_the_tier(grid, ranks):
    for flags in flag_sets(3):
        if len(flags) == 3:
            row = grid.ranks(flags)
            for flag in flags & set(WORRYING):
                assert (row <= ranks[flags - {flag}]).all(), (set(flags), flag)
