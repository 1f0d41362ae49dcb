import numpy as np
import pytest
from measures import SCALE

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.skin import make_patch

LIMITS = {"petechiae": (0.0, 2.0), "purpura": (2.0, 9.99), "ecchymosis": (9.99, 60.0)}


@pytest.mark.slow
@pytest.mark.parametrize("condition", LIMITS)
def test_measured_sizes_keep_the_convention_without_exception(condition):
    low, high = LIMITS[condition]
    # The largest find their place first, so few bruises a patch give all sizes.
    number = 1 if condition == "ecchymosis" else 20
    sizes, seed = [], 0
    while len(sizes) < 500:
        patch = make_patch(condition, tone=5, seed=seed, n=number, size_px=125, mm_per_px=0.2)
        sizes += [spot.d_mm for spot in patch.drawn]
        seed += 1
    assert low < min(sizes) and max(sizes) <= high
    assert np.ptp(sizes) > 0.6 * (high - low if condition != "ecchymosis" else 11)


@pytest.mark.parametrize("d_mm", [0.6, 1.5, 4.0, 12.0])
def test_size_on_the_mask_is_the_size_asked_for_within_a_pixel(d_mm):
    patch = make_patch("purpura", tone=5, seed=3, n=3, d_mm=(d_mm, d_mm))
    for spot in patch.drawn:
        assert spot.d_mm == pytest.approx(d_mm, abs=patch.mm_per_px)
        on_mask = 2 * np.sqrt((patch.ids == spot.id).sum() / np.pi) * patch.mm_per_px
        assert on_mask == pytest.approx(spot.d_mm, abs=0.011)


def test_spots_of_one_patch_differ_in_strength_and_outline():
    patch = make_patch("purpura", tone=5, seed=4, n=8)
    peaks = [patch.maps["leaked"][patch.ids == spot.id].max() for spot in patch.drawn]
    assert np.std(peaks) > 0.1 * np.mean(peaks)
    stretch = [spot.feret_mm / spot.d_mm for spot in patch.drawn]
    assert np.ptp(stretch) > 0.1


def test_each_spot_lies_where_its_truth_says():
    patch = make_patch("palpable_purpura", tone=4, seed=8)
    for spot in patch.drawn:
        rows, columns = np.nonzero(patch.ids == spot.id)
        centre = np.array([columns.mean(), rows.mean()]) * patch.mm_per_px
        assert np.hypot(*(centre - (spot.x_mm, spot.y_mm))) < 0.35 * spot.feret_mm


def test_same_seed_gives_the_same_patch_and_another_seed_another():
    one, same, other = (make_patch("purpura", tone=5, seed=seed, **SCALE) for seed in (1, 1, 2))
    assert (one.ids == same.ids).all() and one.drawn == same.drawn
    assert all((one.maps[name] == same.maps[name]).all() for name in one.maps)
    assert not (one.ids == other.ids).all()


def test_same_seed_gives_the_same_spots_in_every_tone():
    patches = [make_patch("petechiae", tone=tone, seed=4, **SCALE) for tone in range(1, 11)]
    assert all(patch.drawn == patches[0].drawn for patch in patches)


def test_skin_at_a_seed_is_the_same_for_every_condition():
    conditions = ("petechiae", "viral_exanthem", "heat_rash")
    one, two, three = (make_patch(name, tone=5, seed=9, **SCALE) for name in conditions)
    assert one.marks == two.marks == three.marks
    assert (one.maps["hair"] == two.maps["hair"]).all()
    assert (one.maps["height"] == three.maps["height"]).all()


def test_spots_keep_clear_of_moles_and_freckles():
    for seed in range(8):
        patch = make_patch("petechiae", tone=5, seed=seed)
        for mark in patch.marks:
            for spot in patch.drawn[1:]:
                away = np.hypot(mark.x_mm - spot.x_mm, mark.y_mm - spot.y_mm)
                assert away > (mark.d_mm + spot.d_mm) / 2


def test_moles_can_be_left_out_and_nothing_else_changes():
    with_mole = next(
        patch
        for patch in (make_patch("purpura", tone=5, seed=s, **SCALE) for s in range(20))
        if any(mark.kind == "mole" for mark in patch.marks)
    )
    without = make_patch("purpura", tone=5, seed=with_mole.seed, moles=False, **SCALE)
    freckles = tuple(mark for mark in with_mole.marks if mark.kind == "freckle")
    assert without.marks == freckles
    assert (without.maps["hair"] == with_mole.maps["hair"]).all()


def test_mixed_patch_has_spots_that_fade_and_spots_that_stay():
    patch = make_patch(["viral_exanthem", "petechiae"], tone=5, seed=2)
    assert {spot.response for spot in patch.drawn} == {"fades", "stays"}
    assert [spot.id for spot in patch.drawn] == list(range(1, len(patch.drawn) + 1))


def test_raised_rash_is_raised_in_the_truth_too():
    for seed in range(12):
        patch = make_patch("viral_exanthem", tone=5, seed=seed, **SCALE)
        height = patch.maps["bump"].max() if "bump" in patch.maps else 0.0
        assert {spot.raised for spot in patch.drawn} == {height >= 0.1}


def test_clear_spots_are_more_vivid_than_hard_ones():
    clear, hard = (
        [
            make_patch("petechiae", tone=5, seed=s, difficulty=level, **SCALE).maps["leaked"].max()
            for s in range(8)
        ]
        for level in ("clear", "hard")
    )
    assert np.mean(clear) > 2 * np.mean(hard)


def test_spot_too_large_for_the_field_is_cut_by_its_border():
    patch = make_patch("ecchymosis", tone=5, seed=1, size_px=96)
    assert patch.drawn[0].d_mm >= 10
    assert (patch.ids > 0).mean() > 0.5


def test_unknown_condition_lists_what_can_be_drawn():
    with pytest.raises(UnknownName, match='"petechia".*Did you mean "petechiae"'):
        make_patch("petechia", tone=5, seed=1)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"tone": 11}, "1 .lightest. to 10"),
        ({"seed": -1}, "from 0 up"),
        ({"size_px": 3}, "from 32 to 2000"),
        ({"mm_per_px": 0}, "from 0.02 to 1"),
        ({"difficulty": "easy"}, "any, clear, hard"),
    ],
)
def test_number_out_of_range_says_the_range(wrong, words):
    with pytest.raises(ValueError, match=words):
        make_patch("petechiae", **({"tone": 5, "seed": 1} | wrong))
