from itertools import permutations

import pytest

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.learning.engine.cells import CLASSES, NAMES
from skinspots_lib.learning.gym.explaining import contrasts, difference, look_at, rivals


def test_every_two_names_of_practice_have_a_sign_and_a_source():
    for first, second in permutations(NAMES, 2):
        found = difference(first, second)
        assert found.sign and found.source_ids and found.review
        assert all(" " not in source for source in found.source_ids)


def test_the_pair_turned_round_tells_the_same():
    one, two = difference("petechiae", "viral_exanthem"), difference("viral_exanthem", "petechiae")
    assert (one.pair_id, one.sign) == (two.pair_id, two.sign)
    assert one.press == two.press[::-1] == ("stays", "fades")


def test_two_that_no_row_compares_are_told_by_the_best_sign_of_each():
    found = difference("ecchymosis", "cherry_angioma")
    for name in ("ecchymosis", "cherry_angioma"):
        assert look_at(name).sign in found.sign


@pytest.mark.parametrize("pair", [c for c in contrasts() if {c.first, c.second} <= set(NAMES)])
def test_each_pair_has_three_other_signs_to_choose_from(pair):
    others = rivals(pair, NAMES)
    assert len(others) >= 3
    assert pair.sign not in [other.sign for other in others]
    near = [bool({o.first, o.second} & {pair.first, pair.second}) for o in others]
    assert near == sorted(near, reverse=True)


def test_every_class_has_names_and_a_sign():
    for name in CLASSES:
        look = look_at(name)
        assert look.label and look.plain and look.sign and look.source_ids


def test_unknown_condition_is_named():
    with pytest.raises(UnknownName, match="purpura"):
        look_at("purpur")
