"""The one picture of the skin that a question shows, with its truth and its neutral words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skinspots_lib.skin.lighting import light_for
from skinspots_lib.skin.looks import look
from skinspots_lib.skin.patch import Patch, make_patch
from skinspots_lib.skin.shading import render

if TYPE_CHECKING:
    import numpy as np

NEUTRAL = "A simulated patch of skin, {width} mm wide, tone {tone} of 10, with spots."
# Widths of a measured patch, each for spots up to a size: the width alone tells no size.
WIDTHS_MM = {3.0: 16, 11.0: 40, 30.0: 80}
MEASURED_PX = 400


@dataclass(frozen=True)
class Still:
    """One picture of the skin that a question shows.

    Attributes
    ----------
    image : ndarray of uint8, shape (H, W, 3)
        The picture.
    alt : str
        What it is, without a word about the answer.
    patch : Patch
        The whole truth.
    size_mm : float or None
        Longest extent of the one spot of a measured patch.
    """

    image: "np.ndarray"
    alt: str
    patch: Patch
    size_mm: float | None = None


def still(skin, *, measured: bool = False) -> Still:
    """Make the picture of the skin that a question shows.

    Parameters
    ----------
    skin : Skin
        From `content.questions`: condition, tone, seed, size_mm, view and pressure.
    measured : bool
        Whether it is one spot to be measured, on a patch whose width tells no size.

    Returns
    -------
    Still
        The same for the same values.

    Raises
    ------
    UnknownName
        The condition cannot be drawn; the message lists what can.

    Examples
    --------
    >>> from skinspots_lib.content.questions import Skin
    >>> still(Skin("petechiae", 5, 1)).alt
    'A simulated patch of skin, 40 mm wide, tone 5 of 10, with spots.'
    """
    sizes = (skin.size_mm, skin.size_mm) if skin.size_mm else None
    how = {"tone": skin.tone, "seed": skin.seed, "d_mm": sizes}
    if measured:
        largest = skin.size_mm or look(skin.condition).size[1]
        width = next(width for size, width in WIDTHS_MM.items() if largest <= size)
        how |= {"n": 1, "mm_per_px": width / MEASURED_PX, "moles": False}
    patch = make_patch(skin.condition, **how)
    site, *light = skin.view.split("+")
    view = {"site": site, **dict.fromkeys(light, True)}
    image = render(patch, pressure=skin.pressure, light=light_for(patch.seed), **view)
    size_mm = round(patch.drawn[0].feret_mm, 1) if measured else None
    return Still(image, neutral_alt(patch), patch, size_mm)


def neutral_alt(patch) -> str:
    """Say what a picture is, without a word about what its spots are.

    Parameters
    ----------
    patch : Patch
        What is shown.

    Returns
    -------
    str
        One sentence.

    Examples
    --------
    >>> neutral_alt(make_patch("purpura", tone=6, seed=2))
    'A simulated patch of skin, 40 mm wide, tone 6 of 10, with spots.'
    """
    return NEUTRAL.format(width=round(patch.ids.shape[1] * patch.mm_per_px), tone=patch.tone)
