from itertools import product

import pandas as pd
import pytest

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.content.course import PostTestRules
from skinspots_lib.learning.engine.gate import missing
from skinspots_lib.learning.engine.sampling import GROUPS

CELLS = list(product(GROUPS, THIRDS))


def groups(right):
    """Give 18 groups of two questions, so many of which are right."""
    table = pd.DataFrame(CELLS, columns=["group", "third"])
    return table.assign(n=2, right=right)


@pytest.mark.parametrize(("short", "passed"), [(7, True), (8, False)])
def test_80_percent_of_36_are_29(short, passed):
    assert (missing(PostTestRules(), groups([1] * short + [2] * (18 - short))) == "") == passed


def test_one_group_without_a_right_answer_is_enough_to_fail():
    words = missing(PostTestRules(), groups([2] * 17 + [0]))
    assert words == "No right answer yet for look alikes on dark skin."
    assert missing(PostTestRules(no_empty_group=False), groups([2] * 17 + [0])) == ""


def test_the_pass_mark_is_the_instructors():
    assert missing(PostTestRules(pass_percent=50), groups([1] * 18)) == ""
    assert missing(PostTestRules(pass_percent=51), groups([1] * 18)) == "19 right answers pass."
