from collections import Counter

import pytest

from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.engine.sampling import GROUPS, group_of, plan

HELD_BACK = load_questions(9)


@pytest.mark.parametrize("seed", range(5))
def test_thirds_of_tone_and_groups_of_spots_come_alike(seed):
    drawn = plan(HELD_BACK, seed, 36)
    assert len({q.id for q in drawn}) == 36
    assert set(Counter((group_of(q), q.tone) for q in drawn).values()) == {2}
    assert {group_of(q) for q in drawn} == set(GROUPS)


def test_a_group_with_too_few_questions_is_named():
    short = [q for q in HELD_BACK if (q.condition, q.tone) != ("purpura", "dark")]
    with pytest.raises(ContentError) as caught:
        plan(short, 0, 36)
    assert str(caught.value).splitlines()[0] == (
        "data/questions/09.yaml: 0 questions on purpura with tone dark; the final test needs 2."
    )
