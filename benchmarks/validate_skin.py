"""Measure the simulated skin and write docs/skin_validation.md.

python benchmarks/validate_skin.py            all of it, some minutes
python benchmarks/validate_skin.py --quick    2 seeds and 300 pictures, to try the script
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from skinspots_lib.skin import make_patch, render
from skinspots_lib.skin.base.colour import difference, from_hex, from_levels, to_lab
from skinspots_lib.skin.contrast import LEAST_SEEN, contrasts
from skinspots_lib.skin.lighting import Light
from skinspots_lib.skin.looks import look
from skinspots_lib.skin.shading import linear_planes
from skinspots_lib.skin.tones import tone as tone_of

OUT = Path(__file__).parents[1] / "docs" / "skin_validation.md"
CONDITIONS = (
    "petechiae",
    "purpura",
    "palpable_purpura",
    "ecchymosis",
    "cherry_angioma",
    "spider_angioma",
    "viral_exanthem",
    "heat_rash",
    "folliculitis",
    "keratosis_pilaris",
)
TONES = range(1, 11)
SCALE = {"size_px": 200, "mm_per_px": 0.2}
SPOTS = 500
# Above, and at most; purpura stays below 10 mm.
LIMITS = {"petechiae": (0, 2), "purpura": (2, 9.99), "ecchymosis": (9.99, 60)}
SIZES = """Diameter in mm of the disc of the same area, of the first 500 or more spots of each
class at 0.1 mm a pixel. Petechiae must be at most 2, purpura above 2 and below 10, ecchymosis at
least 10: there is no exception. The last column is how far the size in the truth is from the size
measured again on the finished mask.
"""
HEAD = """# The simulated skin, measured

Written by `python benchmarks/validate_skin.py`. Contrast is ΔE00 between the middle of a spot and
plain skin 0.7 to 2.2 mm outside it, in pictures of 40 mm at 0.2 mm a pixel, without camera grain.
These are figures of a simulation, never of patients; the glass test itself has no known accuracy.
"""


def cell(job):
    """Contrast of all spots of one condition in one view, before and after, by tone."""
    condition, tones, seeds, view = job
    found = {tone: ([], []) for tone in tones}
    for seed in seeds:
        # The same spots on every tone: they are drawn once.
        drawn = make_patch(condition, tone=tones[0], seed=seed, **SCALE)
        for tone, (before, after) in found.items():
            patch = replace(drawn, tone=tone)
            before += contrasts(patch, **view).values()
            after += contrasts(patch, pressure=1.0, **view).values()
    return {tone: (np.array(before), np.array(after)) for tone, (before, after) in found.items()}


def sizes(condition):
    """Sizes in the truth, and by how much the size measured on the mask differs from them."""
    told, apart, seed = [], [], 0
    while len(told) < SPOTS:
        patch = make_patch(condition, tone=5, seed=seed)
        seed += 1
        for spot in patch.drawn:
            told.append(spot.d_mm)
            rows, columns = np.nonzero(patch.ids == spot.id)
            if min(rows.min(), columns.min()) > 0 and max(rows.max(), columns.max()) < 399:
                on_mask = 2 * np.sqrt(len(rows) / np.pi) * patch.mm_per_px
                apart.append(abs(on_mask - spot.d_mm))
    return np.array(told), np.array(apart)


def size_table(pool):
    """Every class with a size in its definition, and those that borrow or have one of their own."""
    yield "| condition | spots | smallest | 5th pct | median | 95th pct | largest | off the mask |"
    yield "|---|---|---|---|---|---|---|---|"
    for condition, (told, apart) in zip(CONDITIONS, pool.map(sizes, CONDITIONS), strict=True):
        low, high = LIMITS.get(condition, (0, np.inf))
        wrong = ((told <= low) | (told > high)).sum()
        if wrong:
            raise ValueError(f"{wrong} spots of {condition} are not above {low} to {high} mm.")
        five = np.percentile(told, [0, 5, 50, 95, 100])
        numbers = " | ".join(f"{value:.2f}" for value in five)
        name = condition.replace("_", " ")
        yield f"| {name} | {len(told)} | {numbers} | ≤ {apart.max():.3f} |"


def specimens(job):
    """Render random pictures; count errors, holes and bleached pictures."""
    seed, number = job
    rng, faults = np.random.default_rng([seed, 96]), [0, 0, 0]
    for _ in range(number):
        wish = {
            "condition": str(rng.choice(CONDITIONS)),
            "tone": int(rng.integers(1, 11)),
            "seed": int(rng.integers(1 << 30)),
            "mm_per_px": float(rng.choice([0.1, 0.2, 40 / 96])),
        }
        size = float(rng.uniform(0.3, 12))
        try:
            patch = make_patch(size_px=96, d_mm=(size, size), **wish)
            planes = linear_planes(patch, pressure=float(rng.random()))
            faults[1] += not np.isfinite(planes).all()
            image = render(patch, pressure=float(rng.random()))
            faults[2] += (image == 255).any(-1).mean() > 0.02 or (image == 0).all(-1).mean() > 0.02
        except Exception as error:  # Every kind of failure counts here.
            print(wish, size, repr(error), file=sys.stderr)
            faults[0] += 1
    return faults


def contrast_table(pool, seeds, view):
    jobs = [(condition, tuple(TONES), seeds, view) for condition in CONDITIONS]
    found = dict(zip(CONDITIONS, pool.map(cell, jobs), strict=True))
    yield "| condition (answer) | " + " | ".join(f"Monk {tone}" for tone in TONES) + " |"
    yield "|---|" + "---|" * len(TONES)
    for condition in CONDITIONS:
        cells = [summary(*found[condition][tone]) for tone in TONES]
        name = condition.replace("_", " ")
        yield f"| {name} ({look(condition).response}) | " + " | ".join(cells) + " |"


def summary(before, after):
    seen = before >= LEAST_SEEN
    kept = f"{np.mean(after[seen] / before[seen]):.2f}" if seen.any() else "–"
    part = f"{100 * seen.mean():.0f} %"
    return f"{before.mean():.1f} → {after.mean():.1f}; kept {kept}; seen {part}; n {len(before)}"


def tone_table():
    yield "| Monk | swatch | L* swatch | L* skin | ΔE00 | melanin | camera gain |"
    yield "|---|---|---|---|---|---|---|"
    for number in TONES:
        person = tone_of(number)
        patch = make_patch("petechiae", tone=number, seed=5, n=1, **SCALE)
        image = render(patch, light=Light(slope=0.0, noise=0.0))
        skin = to_lab(from_levels(np.median(image[patch.ids == 0], axis=0)))
        swatch = to_lab(from_hex(person.swatch))
        away = float(difference(skin, swatch))
        numbers = f"{swatch[0]:.1f} | {skin[0]:.1f} | {away:.1f} | {person.melanin:.3f}"
        yield f"| {number} | `{person.swatch}` | {numbers} | {person.gain:.2f} |"


def curve(pool, seeds, tone):
    """Area under the curve before and after pressing, and what is kept at the tails."""
    jobs = [(c, (tone,), seeds, {}) for c in ("petechiae", "purpura", "viral_exanthem")]
    one, two, fades = (found[tone] for found in pool.map(cell, jobs))
    stays = [np.concatenate(pair) for pair in zip(one, two, strict=True)]
    kept = [after / before for before, after in (stays, fades)]
    above = [
        (a[:, None] > b[None]).mean() + 0.5 * (a[:, None] == b[None]).mean()
        for a, b in ((stays[0], fades[0]), kept)
    ]
    low, high = np.percentile(kept[0], 5), np.percentile(kept[1], 95)
    return f"| {tone} | {above[0]:.2f} | {above[1]:.3f} | {low:.2f} | {high:.2f} |"


def main():
    quick = "--quick" in sys.argv
    seeds, number = range(2 if quick else 20), 300 if quick else 10_000
    with ProcessPoolExecutor(2) as pool:
        lines = [HEAD, "## Tones\n", *tone_table()]
        for title, view in (
            ("On the limb", {}),
            ("On the limb with a lamp", {"lamp": True}),
            ("On the palm", {"site": "palm"}),
            ("On the inside of the lip", {"site": "inner_lip"}),
            ("On the roof of the mouth", {"site": "palate"}),
            ("On the inside of the lower eyelid", {"site": "inner_eyelid"}),
        ):
            these = seeds if not view else seeds[:5]
            lines += [f"\n## {title}\n", f"{len(these)} seeds a cell: before → after.\n"]
            lines += contrast_table(pool, these, view)
            print(title, flush=True)
        lines += ["\n## Does contrast alone tell? Does pressing?\n"]
        lines += ["Staying spots: petechiae and purpura. Fading spots: viral rash.\n"]
        lines += ["| Monk | AUC before | AUC of what is kept | stays, 5th | fades, 95th |"]
        lines += [
            "|---|---|---|---|---|",
            *(curve(pool, seeds, tone) for tone in (1, 2, 3, 4, 5, 6, 7, 8)),
        ]
        lines += ["\n## Sizes\n", SIZES, *size_table(pool)]
        print("Sizes", flush=True)
        jobs = [(block, number // 20) for block in range(20)]
        faults = np.sum(list(pool.map(specimens, jobs)), axis=0)
    lines += ["\n## Random pictures\n"]
    lines += [
        f"{number} pictures of 96 × 96 px (condition, tone, seed, size, scale and pressure by "
        f"chance): {faults[0]} errors, {faults[1]} with a hole, {faults[2]} with more than 2 % of "
        "their pixels bleached or black."
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(faults.sum() > 0)


if __name__ == "__main__":
    sys.exit(main())
