import random
from statistics import NormalDist

import pytest

from skinspots_lib.learning.engine.statistics import d_prime, hedges_g, newcombe, wilson


def test_wilson_agrees_with_newcombe_s_published_example():
    # Newcombe 1998 (one proportion), table I: 81 of 263.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize("of", [1, 5, 20])
def test_wilson_stays_within_0_and_1_and_holds_the_share(of):
    for right in range(of + 1):
        low, high = wilson(right, of)
        assert 0 <= low <= right / of <= high <= 1


def test_nothing_counted_leaves_everything_possible():
    assert wilson(0, 0) == (0, 1) and newcombe((0, 0), (3, 4)) == (-1, 1)


def test_wilson_covers_the_truth_about_as_often_as_it_says():
    rng, held = random.Random(1), 0
    for _ in range(2_000):
        truth = rng.random()
        low, high = wilson(sum(rng.random() < truth for _ in range(30)), 30)
        held += low <= truth <= high
    assert 0.93 < held / 2_000 < 0.98


def test_newcombe_agrees_with_its_published_example():
    # Newcombe 1998 (difference), table II, example (a), method 10.
    assert newcombe((56, 70), (48, 80)) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_d_prime_is_zero_for_guessing_and_never_endless():
    assert d_prime(10, 20, 10, 20)[0] == pytest.approx(0)
    value, low, high = d_prime(20, 20, 0, 20)
    assert 3 < value < 5 and low < value < high


def test_d_prime_finds_the_distance_that_made_the_answers():
    rng, normal = random.Random(2), NormalDist()
    hits = sum(rng.random() < normal.cdf(0.75) for _ in range(4_000))
    alarms = sum(rng.random() < normal.cdf(-0.75) for _ in range(4_000))
    value, low, high = d_prime(hits, 4_000, alarms, 4_000)
    assert low < 1.5 < high and high - low < 0.15


def test_an_effect_counts_in_standard_deviations():
    rng = random.Random(3)
    first = [rng.gauss(1, 2) for _ in range(2_000)]
    second = [rng.gauss(0, 2) for _ in range(2_000)]
    effect, low, high = hedges_g(first, second)
    assert low < 0.5 < high and effect == pytest.approx(-hedges_g(second, first)[0])


def test_equal_values_have_no_effect():
    assert hedges_g([1.0, 1.0], [1.0, 1.0]) == (0, 0, 0)
