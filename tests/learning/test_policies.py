import random
from collections import Counter

import pytest

from skinspots_lib.learning.engine.cells import CELLS, CLASSES
from skinspots_lib.learning.engine.state import State
from skinspots_lib.learning.simulated.policies import (
    POLICIES,
    at_random,
    blocked,
    by_confusion,
    compare,
    score,
)
from skinspots_lib.learning.simulated.pupils import MODELS


def chosen(policy, state, number=600):
    rng = random.Random(1)
    return Counter(CELLS[policy(state, rng)].condition for _ in range(number))


def test_blocked_shows_one_class_after_the_other():
    shown = [chosen(blocked, State(trials=n), 5) for n in range(0, 120, 20)]
    assert [list(names) for names in shown] == [[name] for name in CLASSES]
    assert list(chosen(blocked, State(trials=500), 5)) == [CLASSES[-1]]


def test_random_shows_all_alike_and_confusion_shows_more_of_what_was_confused():
    assert min(chosen(at_random, State()).values()) > 60
    shown = chosen(by_confusion, State(confusions={"purpura": {"petechiae": 10}}))
    assert shown["purpura"] > 2 * shown["petechiae"] > 0


@pytest.mark.parametrize("model", MODELS)
def test_pupils_learn_and_the_same_pupil_does_so_alike(model):
    make = MODELS[model]
    before = sum(map(make(1).likely, CELLS)) / len(CELLS)
    assert score(make(1), None) == score(make(1), None) > before + 0.1


def test_no_other_policy_beats_the_cycle_for_every_kind_of_pupil():
    rows = compare(12)
    assert len(rows) == len(MODELS) * len(POLICIES)
    for name in POLICIES:
        assert not all(low > 0 for _, policy, *_, (_, low, _) in rows if policy == name)
