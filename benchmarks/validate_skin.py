"""Measure the simulated skin and write docs/skin_validation.md.

python benchmarks/validate_skin.py            all of it, some minutes
python benchmarks/validate_skin.py --quick    2 seeds and 300 pictures, to try the script

What has a target stands in docs/benchmarks.md too; the quick run leaves that as it is.
"""

import io
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image
from sections import Line, machine, table, write_section

from skinspots_lib.skin import STOPS, frames, make_patch, render
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
CLEAR_TONES = TONES[:7]  # those for which the design has targets of contrast
BETWEEN = (0.08, 0.26, 0.49, 0.8)  # pressures far from those of the frames
LIMB = "On the limb"
VIEWS = {
    LIMB: {},
    "On the limb with a lamp": {"lamp": True},
    "On the palm": {"site": "palm"},
    "On the inside of the lip": {"site": "inner_lip"},
    "On the roof of the mouth": {"site": "palate"},
    "On the inside of the lower eyelid": {"site": "inner_eyelid"},
}
TRUE = """What the design asks of the simulated skin. AUC: how well contrast before pressing, or
what is kept of it, tells spots that stay from those that fade (0.5 is chance); it and what is kept
are the worst of Monk 1 to 7. Blends are the worst of ten conditions on five tones, at all but one
pixel in a hundred. [All figures](skin_validation.md)."""
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


def contrast_of(pool, seeds, view):
    jobs = [(condition, tuple(TONES), seeds, view) for condition in CONDITIONS]
    return dict(zip(CONDITIONS, pool.map(cell, jobs), strict=True))


def contrast_table(found):
    yield "| condition (answer) | " + " | ".join(f"Monk {tone}" for tone in TONES) + " |"
    yield "|---|" + "---|" * len(TONES)
    for condition in CONDITIONS:
        cells = [summary(*found[condition][tone]) for tone in TONES]
        name = condition.replace("_", " ")
        yield f"| {name} ({look(condition).response}) | " + " | ".join(cells) + " |"


def mean_kept(before, after):
    """Give the mean of what is kept of the spots that were seen; None where none was."""
    seen = before >= LEAST_SEEN
    return np.mean(after[seen] / before[seen]) if seen.any() else None


def summary(before, after):
    seen, kept = before >= LEAST_SEEN, mean_kept(before, after)
    kept = "–" if kept is None else f"{kept:.2f}"
    part = f"{100 * seen.mean():.0f} %"
    return f"{before.mean():.1f} → {after.mean():.1f}; kept {kept}; seen {part}; n {len(before)}"


def tone_of_skin(number):
    """Lightness of the swatch and of plain skin as drawn, and how far apart they are (ΔE00)."""
    patch = make_patch("petechiae", tone=number, seed=5, n=1, **SCALE)
    image = render(patch, light=Light(slope=0.0, noise=0.0))
    skin = to_lab(from_levels(np.median(image[patch.ids == 0], axis=0)))
    swatch = to_lab(from_hex(tone_of(number).swatch))
    return swatch[0], skin[0], float(difference(skin, swatch))


def tone_table(skins):
    yield "| Monk | swatch | L* swatch | L* skin | ΔE00 | melanin | camera gain |"
    yield "|---|---|---|---|---|---|---|"
    for number, seen in skins.items():
        person = tone_of(number)
        numbers = " | ".join(f"{value:.1f}" for value in seen)
        made = f"{person.melanin:.3f} | {person.gain:.2f}"
        yield f"| {number} | `{person.swatch}` | {numbers} | {made} |"


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
    return *above, np.percentile(kept[0], 5), np.percentile(kept[1], 95)


def blend(job):
    """How far what a browser blends is from the exact picture, and when the frames are stored.

    ΔE00 at all but one pixel in a hundred; the largest over some pressures between the frames.
    """
    condition, number = job
    patch = make_patch(condition, tone=number, seed=3)
    plain = [render(patch, pressure=stop) for stop in STOPS]
    stored = [np.asarray(Image.open(io.BytesIO(one)).convert("RGB")) for one in frames(patch)]
    return [max(apart(patch, shown, pressure) for pressure in BETWEEN) for shown in (plain, stored)]


def apart(patch, shown, pressure):
    after = next(i for i, stop in enumerate(STOPS) if stop > pressure)
    share = (pressure - STOPS[after - 1]) / (STOPS[after] - STOPS[after - 1])
    blended = (1.0 - share) * shown[after - 1] + share * shown[after]
    exact = render(patch, pressure=pressure)
    away = difference(to_lab(from_levels(blended)), to_lab(from_levels(exact)))
    return np.percentile(away, 99)


def target_lines(skins, curves, limb, blends):
    """What the design asks of the simulated skin, beside what was measured."""
    light, dark = (max(skins[tone][2] for tone in tones) for tones in (TONES[:8], TONES[8:]))
    yield Line("tone beside its swatch, Monk 1 to 8", light, "ΔE00", 6)
    yield Line("tone beside its swatch, Monk 9 and 10", dark, "ΔE00", 10)
    clear = {tone: curves[tone] for tone in CLEAR_TONES}
    sorted_before = max(abs(before - 0.5) for before, *_ in clear.values())
    yield Line("before pressing, AUC away from 0.5", sorted_before, "", 0.15)
    pressed = min(after for _, after, *_ in clear.values())
    yield Line("after pressing, AUC", pressed, "", 0.98, at_least=True)
    stays = min(low for _, _, low, _ in clear.values())
    yield Line("kept by spots that stay, 5th percentile", stays, "", 0.9, at_least=True)
    fades = max(high for *_, high in clear.values())
    yield Line("kept by viral rash, 95th percentile", fades, "", 0.35)
    for condition, least, most in (("spider_angioma", None, 0.35), ("cherry_angioma", 0.35, 0.85)):
        means = [mean_kept(*limb[condition][tone]) for tone in CLEAR_TONES]
        name = f"kept by {condition.replace('_', ' ')}, mean"
        if least is not None:
            yield Line(f"{name}, lowest tone", min(means), "", least, at_least=True)
        yield Line(f"{name}, highest tone", max(means), "", most)
    for name, worst in zip(("as drawn", "as stored"), np.max(blends, axis=0), strict=True):
        yield Line(f"five frames blended beside the exact picture, {name}", worst, "ΔE00", 1.5)


def main():
    quick = "--quick" in sys.argv
    seeds, number = range(2 if quick else 20), 300 if quick else 10_000
    with ProcessPoolExecutor(2) as pool:
        skins = {tone: tone_of_skin(tone) for tone in TONES}
        lines, found = [HEAD, "## Tones\n", *tone_table(skins)], {}
        for title, view in VIEWS.items():
            these = seeds if not view else seeds[:5]
            lines += [f"\n## {title}\n", f"{len(these)} seeds a cell: before → after.\n"]
            found[title] = contrast_of(pool, these, view)
            lines += contrast_table(found[title])
            print(title, flush=True)
        curves = {tone: curve(pool, seeds, tone) for tone in TONES[:8]}
        lines += ["\n## Does contrast alone tell? Does pressing?\n"]
        lines += ["Staying spots: petechiae and purpura. Fading spots: viral rash.\n"]
        lines += ["| Monk | AUC before | AUC of what is kept | stays, 5th | fades, 95th |"]
        lines += ["|---|---|---|---|---|"]
        lines += [
            f"| {tone} | {before:.2f} | {after:.3f} | {low:.2f} | {high:.2f} |"
            for tone, (before, after, low, high) in curves.items()
        ]
        lines += ["\n## Sizes\n", SIZES, *size_table(pool)]
        print("Sizes", flush=True)
        jobs = [(block, number // 20) for block in range(20)]
        faults = np.sum(list(pool.map(specimens, jobs)), axis=0)
        pairs = [(condition, tone) for condition in CONDITIONS for tone in (1, 3, 5, 8, 10)]
        blends = list(pool.map(blend, pairs[::10] if quick else pairs))
    lines += ["\n## Random pictures\n"]
    lines += [
        f"{number} pictures of 96 × 96 px (condition, tone, seed, size, scale and pressure by "
        f"chance): {faults[0]} errors, {faults[1]} with a hole, {faults[2]} with more than 2 % of "
        "their pixels bleached or black."
    ]
    targets = [*target_lines(skins, curves, found[LIMB], blends)]
    targets += [Line(f"faults in {number:,} random pictures", faults.sum(), "pictures", 0)]
    print(table(targets))
    if not quick:
        OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
        write_section("The skin, how true it is", f"{machine()}.\n\n{TRUE}\n\n{table(targets)}")
    return int(faults.sum() > 0)


if __name__ == "__main__":
    sys.exit(main())
