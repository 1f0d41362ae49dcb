"""Make the still pictures of the lessons: what a widget shows, for those who cannot run it yet."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from skinspots_lib.skin import make_patch, render
from skinspots_lib.skin.pictures import to_webp

FOLDER = Path(__file__).resolve().parent.parent / "notebooks" / "images"
SIZE_PX, MM_PER_PX, GAP_PX = 200, 0.15, 8


def patch(condition, tone, seed, *, view=None, **wish):
    """Draw one square of skin."""
    size = {"size_px": SIZE_PX, "mm_per_px": MM_PER_PX, "moles": False}
    return render(make_patch(condition, tone=tone, seed=seed, **size, **wish), **(view or {}))


def row(*images):
    """Put squares side by side, on white."""
    gap = np.full((SIZE_PX, GAP_PX, 3), 255, np.uint8)
    parts = [part for image in images for part in (image, gap)]
    return np.hstack(parts[:-1])


def column(*rows):
    """Put rows under each other, on white."""
    gap = np.full((GAP_PX, rows[0].shape[1], 3), 255, np.uint8)
    parts = [part for one in rows for part in (one, gap)]
    return np.vstack(parts[:-1])


def pressed(*args):
    """Draw a square before and under a firm press."""
    return patch(*args), patch(*args, view={"pressure": 1.0})


def pictures():
    """Give each picture by name."""
    before = [pressed("viral_exanthem", 2, 3), pressed("purpura", 5, 22), pressed("purpura", 8, 22)]
    leg, palm = ("purpura", 9, 5), {"site": "palm"}
    return {
        "three_tones": row(
            patch("petechiae", 2, 6), patch("petechiae", 5, 6), patch("petechiae", 8, 6)
        ),
        "before_and_under_a_press": column(
            row(*(a for a, _ in before)), row(*(b for _, b in before))
        ),
        "three_sizes": row(
            patch("petechiae", 2, 6, n=8, d_mm=(1.5, 1.5)),
            patch("purpura", 5, 22, n=1, d_mm=(6.0, 6.0)),
            patch("ecchymosis", 7, 5, n=1, d_mm=(14.0, 14.0)),
        ),
        "three_look_alikes": row(
            patch("spider_angioma", 2, 4),
            patch("folliculitis", 5, 4),
            patch("heat_rash", 7, 4),
        ),
        "four_views": row(
            patch(*leg),
            patch(*leg, view={"lamp": True}),
            patch(*leg, view=palm),
            patch(*leg, view={"site": "inner_lip"}),
        ),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, image in pictures().items():
        (FOLDER / f"{name}.webp").write_bytes(to_webp(image, 80))
