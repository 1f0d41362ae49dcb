"""Measurements that several tests share."""

import numpy as np

from skinspots_lib.skin import make_patch
from skinspots_lib.skin.contrast import LEAST_SEEN, contrasts

SCALE = {"size_px": 200, "mm_per_px": 0.2}


def before_and_after(condition, tone, seeds, **wish):
    """Contrast of every spot before and after a firm press, as two arrays."""
    before, after = [], []
    for seed in seeds:
        patch = make_patch(condition, tone=tone, seed=seed, **(SCALE | wish))
        one, other = contrasts(patch), contrasts(patch, pressure=1.0)
        before += one.values()
        after += other.values()
    return np.array(before), np.array(after)


def kept(condition, tone, seeds, **wish):
    """What part of its contrast each visible spot keeps."""
    before, after = before_and_after(condition, tone, seeds, **wish)
    seen = before >= LEAST_SEEN
    return after[seen] / before[seen]


def chance_of_more(one, other):
    """Area under the curve: the chance that a value of `one` is above one of `other`."""
    above = one[:, None] > other[None]
    level = one[:, None] == other[None]
    return float((above + 0.5 * level).mean())
