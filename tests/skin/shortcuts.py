"""A plain classifier that looks for ways to answer without pressing."""

import numpy as np

from skinspots_lib.skin import light_for, make_patch, render
from skinspots_lib.skin.base.colour import from_levels, to_lab
from skinspots_lib.skin.base.stored import to_webp

SCALE = {"size_px": 200, "mm_per_px": 0.2}


def statistics(patch, image):
    """Mean colour, spread, spot count, bytes, and how much detail there is at four scales."""
    lab = to_lab(from_levels(image))
    out = [*lab.mean((0, 1)), *lab.std((0, 1)), len(patch.spots), len(to_webp(image))]
    for plane in (lab[..., 0], lab[..., 1]):
        for step in (1, 2, 4, 8):
            small = plane[: 200 // step * step, : 200 // step * step]
            small = small.reshape(200 // step, step, 200 // step, step).mean((1, 3))
            out += [np.abs(np.diff(small, axis=0)).mean(), np.percentile(np.diff(small), 99)]
    return out


def sample(condition, tones, seeds):
    """Statistics of unpressed patches, each in a light of its own."""
    rows = []
    for seed in seeds:
        patch = make_patch(condition, tone=tones[seed % len(tones)], seed=seed, **SCALE)
        light = light_for(1000 + seed)
        rows.append(statistics(patch, render(patch, light=light)))
    return np.array(rows)


def nearest_class(values, folds=5):
    """Held-out accuracy of the nearest class mean; `values` has shape (classes, seeds, columns)."""
    classes, seeds, _ = values.shape
    right = 0
    for number in range(folds):
        held = np.arange(seeds) % folds == number
        mean = values[:, ~held].mean(1)
        spread = values[:, ~held].std((0, 1)) + 1e-9
        away = (((values[:, held, None] - mean) / spread) ** 2).sum(-1)
        right += (away.argmin(-1) == np.arange(classes)[:, None]).sum()
    return right / (classes * seeds)


def balanced_accuracy(one, other, folds=5):
    """Held-out accuracy of a linear discriminant, mean over the two classes."""
    values = np.vstack([one, other])
    truth = np.r_[np.zeros(len(one)), np.ones(len(other))]
    fold = np.r_[np.arange(len(one)) % folds, np.arange(len(other)) % folds]
    right = np.empty(len(truth), bool)
    for number in range(folds):
        held = fold == number
        right[held] = _discriminant(values[~held], truth[~held])(values[held]) == truth[held]
    return float(np.mean([right[truth == kind].mean() for kind in (0, 1)]))


def _discriminant(values, truth):
    mean, spread = values.mean(0), values.std(0) + 1e-9
    scaled = (values - mean) / spread
    centres = [scaled[truth == kind].mean(0) for kind in (0, 1)]
    within = np.vstack([scaled[truth == kind] - centres[kind] for kind in (0, 1)])
    # A little ridge: without it, twenty statistics of few patches fit their noise.
    covariance = within.T @ within / len(within) + 0.1 * np.eye(values.shape[1])
    weight = np.linalg.solve(covariance, centres[1] - centres[0])
    limit = weight @ (centres[0] + centres[1]) / 2
    return lambda new: ((new - mean) / spread @ weight > limit).astype(float)
