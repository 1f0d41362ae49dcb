"""The one picture of a question: its width and its words give no answer away."""

import pytest

from skinspots_lib.content.questions import Skin
from skinspots_lib.skin.stills import WIDTHS_MM, still


@pytest.mark.parametrize("tone", [2, 5, 8])
@pytest.mark.parametrize("size", [1.2, 2.8])
def test_small_spots_on_either_side_of_a_cut_off_come_on_patches_of_one_width(size, tone):
    shown = still(Skin("petechiae" if size < 2 else "purpura", tone, 4, size), measured=True)
    assert shown.image.shape[1] * shown.patch.mm_per_px == WIDTHS_MM[3.0]
    assert len(shown.patch.drawn) == 1
    assert shown.size_mm == pytest.approx(size, rel=0.35)


def test_the_words_of_a_picture_name_no_kind_of_spot():
    alts = {still(Skin(name, 5, 1)).alt for name in ("petechiae", "purpura", "viral_exanthem")}
    assert len(alts) == 1


def test_a_pressed_picture_differs_from_the_same_one_without_a_press():
    loose, firm = (still(Skin("viral_exanthem", 4, 2, pressure=p)).image for p in (0.0, 1.0))
    assert (loose != firm).any()
