"""The picture alone must not give the answer away; pressing must.

Size and relief are part of the definitions (a petechia is at most 2 mm, palpable purpura is
raised), so a single staying kind can be told by them. The staying kinds together cannot: a viral
rash borrows its sizes, outlines and relief from them.
"""

import numpy as np
import pytest
from measures import SCALE
from shortcuts import balanced_accuracy, nearest_class, sample

from skinspots_lib.skin import make_patch
from skinspots_lib.skin.contrast import LEAST_SEEN, contrasts
from skinspots_lib.skin.looks import _looks

STAYS = ("petechiae", "purpura", "palpable_purpura")
THIRDS = {"light": (1, 2, 3), "medium": (4, 5, 6), "dark": (7, 8, 9, 10)}


@pytest.mark.slow
@pytest.mark.parametrize("third", THIRDS)
def test_unpressed_patches_do_not_tell_fading_from_staying(third):
    tones, number = THIRDS[third], 66
    fades = sample("viral_exanthem", tones, range(number))
    stays = [
        sample(name, tones, range(1000 * (place + 1), 1000 * (place + 1) + number // 3))
        for place, name in enumerate(STAYS)
    ]
    assert balanced_accuracy(fades, np.vstack(stays)) < 0.65


@pytest.mark.slow
def test_colour_bytes_and_count_hardly_tell_ten_conditions_apart():
    seeds = range(40)
    tones = tuple(range(1, 11))
    seen = np.stack([sample(name, tones, seeds) for name in _looks()])
    columns = {"colour": [0, 1, 2], "bytes": [7], "count": [6]}
    right = {name: nearest_class(seen[..., own]) for name, own in columns.items()}
    # A bruise of 10 mm cannot be there thirty times: the count follows from the definitions.
    assert right["colour"] <= 0.18 and right["bytes"] <= 0.18 and right["count"] <= 0.33, right


def changes(condition, tones, seeds):
    """Contrast before, after, and their ratio, of every spot that can be seen."""
    out = []
    for seed in seeds:
        patch = make_patch(condition, tone=tones[seed % len(tones)], seed=seed, **SCALE)
        before, after = contrasts(patch), contrasts(patch, pressure=1.0)
        out += [
            (before[n], after[n], after[n] / before[n]) for n in before if before[n] >= LEAST_SEEN
        ]
    return np.array(out)


@pytest.mark.slow
@pytest.mark.parametrize(("tones", "least"), [((1, 2, 3, 4, 5, 6), 0.97), ((7, 8, 9, 10), 0.93)])
def test_what_pressing_changed_tells_fading_from_staying(tones, least):
    fades = changes("viral_exanthem", tones, range(24))
    stays = np.vstack([changes(name, tones, range(50, 58)) for name in STAYS])
    assert balanced_accuracy(fades, stays) >= least
