from dataclasses import replace

import pytest

from skinspots_lib.learning.rules.urgency import rules
from skinspots_lib.learning.triage.combinations import Grid, flag_sets
from skinspots_lib.learning.triage.guarantees import GUARANTEES, undercut


def test_no_promise_is_broken_over_all_combinations_of_at_most_two_flags():
    counts = undercut(Grid(), flag_sets(2))
    assert {broken for broken, about in counts.values()} == {0}
    assert all(about > 50_000 for broken, about in counts.values())


@pytest.mark.slow
def test_no_promise_is_broken_with_three_flags():
    counts = undercut(Grid(), (flags for flags in flag_sets(3) if len(flags) == 3))
    assert {broken for broken, about in counts.values()} == {0}


@pytest.mark.parametrize("promise", GUARANTEES, ids=lambda promise: promise.says)
def test_a_calmer_table_would_break_each_promise(promise, monkeypatch):
    calm = tuple(replace(rule, tier="self_care") for rule in rules())
    monkeypatch.setattr("skinspots_lib.learning.triage.combinations.rules", lambda: calm)
    broken, about = undercut(Grid(), flag_sets(1))[promise.says]
    assert broken == about > 0
