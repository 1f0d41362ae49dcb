import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skinspots_lib.learning.store.packing import Packer, Unpacker

fields = st.tuples(st.sampled_from("ab"), st.booleans(), st.integers(0, 6))


@given(st.lists(fields))
def test_numbers_come_out_as_they_went_in(rows):
    packer = Packer()
    for name, learns, value in rows:
        packer.code((name, learns), 7, value, learns=learns)
    unpacker = Unpacker(packer.to_bytes())
    assert [unpacker.code((n, learns), 7, learns=learns) for n, learns, _ in rows] == [
        value for _, _, value in rows
    ]
    assert unpacker.empty


def test_even_numbers_cost_no_more_than_their_bits():
    rng, packer = random.Random(1), Packer()
    for _ in range(500):
        packer.code("seed", 100, rng.randrange(100), learns=False)
    assert len(packer.to_bytes()) <= 500 * math.log2(100) / 8 + 2


def test_frequent_numbers_cost_less():
    rng, packer = random.Random(1), Packer()
    for _ in range(1_000):
        packer.code("right", 2, rng.random() < 0.9)
    entropy = -(0.9 * math.log2(0.9) + 0.1 * math.log2(0.1))
    assert len(packer.to_bytes()) < 1_000 * entropy * 1.1 / 8


def test_a_number_out_of_range_is_refused():
    with pytest.raises(ValueError, match="tone: 11 is not between 0 and 9"):
        Packer().code("tone", 10, 11)
