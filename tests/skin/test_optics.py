import numpy as np
import pytest

from skinspots_lib.skin import optics
from skinspots_lib.skin.base.constants import spectrum


def ratio(nm):
    both = [
        spectrum("haemoglobin_prahl", column, np.array([float(nm)]))[0]
        for column in ("hbo2_cm-1_per_M", "hb_cm-1_per_M")
    ]
    return both[0] / both[1]


@pytest.mark.parametrize("nm", [390, 420, 450, 500, 530, 545, 570, 584])
def test_blood_with_and_without_oxygen_absorb_alike_at_their_isosbestic_points(nm):
    # The table is a mean over 10 nm, so the crossing is looked for within one step.
    around = np.array([ratio(nm + step) for step in range(-10, 11, 2)])
    assert around.min() <= 1.03 and around.max() >= 0.97


def test_blood_with_oxygen_is_redder_than_blood_without():
    bright, dark = (optics.skin_rgb(0.02, 0.3, 0.02, part, 0.0) for part in (0.95, 0.2))
    assert bright[0] / bright[1] > dark[0] / dark[1]


def test_more_melanin_is_darker_in_every_band():
    lower = optics.dermis(0.0025, 0.004, 0.75, 0.0)
    steps = [optics.under_epidermis(part, lower) for part in (0.01, 0.1, 0.3, 0.6)]
    assert all((darker < lighter).all() for lighter, darker in zip(steps, steps[1:], strict=False))


def test_bilirubin_takes_blue_and_leaves_red():
    plain, yellow = (optics.skin_rgb(0.02, 0.0025, 0.004, 0.75, b) for b in (0.0, 2e-4))
    assert yellow[2] < 0.8 * plain[2] and yellow[0] > 0.98 * plain[0]


def test_reflectance_lies_between_nothing_and_all():
    grid = np.meshgrid([0, 0.5, 1], [0, 0.1, 0.3], [0, 0.5, 1], [0, 6e-4], indexing="ij")
    seen = optics.under_epidermis(0.0, optics.dermis(*grid))
    assert seen.min() > 0 and seen.max() < 1


def test_pressure_empties_upper_vessels_first_then_deep_and_never_leaked_blood():
    for pressure in (0.2, 0.5, 1.0):
        upper, deep, leaked = (
            part(pressure)
            for part in (
                optics.upper_blood_left,
                optics.deep_blood_left,
                optics.leaked_blood_left,
            )
        )
        assert upper < deep < leaked
    assert optics.leaked_blood_left(1.0) >= 0.9


def test_without_pressure_nothing_is_moved():
    assert optics.upper_blood_left(0.0) == optics.deep_blood_left(0.0) == 1
    assert optics.leaked_blood_left(0.0) == optics.relief_left(0.0) == 1
