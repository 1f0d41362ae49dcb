"""Finished pictures: a figure with its words, and the frames that a browser blends."""

from functools import partial

from skinspots_lib.picture import Picture
from skinspots_lib.skin.base.scale_bar import bar_on_axes, bar_on_image
from skinspots_lib.skin.base.stored import QUALITY, to_webp
from skinspots_lib.skin.base.threads import pool
from skinspots_lib.skin.lighting import PLAIN_LIGHT
from skinspots_lib.skin.patch import make_patch
from skinspots_lib.skin.shading import render

STOPS = (0.0, 0.17, 0.36, 0.62, 1.0)
SIMULATION = "Simulation only: computer-generated, not a photograph of a person."
LARGER = 1.5  # a page shows the picture as large as it is, on a sharp screen
_PRESSED = (
    (0.0, "not pressed"),
    (0.4, "pressed lightly"),
    (0.8, "pressed"),
    (1.0, "pressed firmly"),
)


def draw(  # noqa: PLR0913
    condition, *, tone=5, pressure=0.0, seed=0, size_mm=None, ax=None
) -> Picture:
    """Draw a simulated patch of skin with spots.

    Parameters
    ----------
    condition : str or list of str
        Ids in ``data/appearances.csv``; with several, some spots show each of them.
    tone : int
        1 (lightest) to 10 (darkest). The same seed gives the same spots in every tone.
    pressure : float
        0 (none) to 1 (firm): how hard a glass presses on the whole patch.
    seed : int
        0 or more; another seed gives another patch.
    size_mm : float or (float, float), optional
        Diameter of the spots, or smallest and largest; by default that of the condition.
    ax : Axes, optional
        Draw here; by default a new figure.

    Returns
    -------
    Picture
        `table` holds the truth, one row per spot.

    Raises
    ------
    UnknownName
        The condition cannot be drawn; the message lists what can.
    ValueError
        A number is out of its range; the message gives the range.

    Notes
    -----
    A simulation shows how pressing works. It cannot show what a person's skin has.

    Examples
    --------
    >>> picture = draw("petechiae", tone=8, pressure=1.0)
    >>> sorted(picture.table["response"].unique())
    ['stays']
    """
    patch = make_patch(condition, tone=tone, seed=seed, d_mm=_sizes(size_mm))
    image = render(patch, pressure=pressure)
    words = {"caption": SIMULATION, "title": "The spots", "table": _truth(patch)}
    if ax is not None:
        return Picture(_on_axes(ax, patch, image), _alt(patch, pressure), **words)
    later, now = partial(_on_new_axes, patch, image), partial(_file, patch, image)
    return Picture(later, _alt(patch, pressure), file=now, **words)


def frames(patch, stops=STOPS, *, quality=QUALITY, light=PLAIN_LIGHT, **view) -> list[bytes]:
    """Render a patch at several pressures for a browser that blends them.

    Parameters
    ----------
    patch : Patch
        What is shown.
    stops : sequence of float
        Pressures, rising from 0 (none) to 1 (firm).
    quality : int
        Of the WebP files. Fewer colours in place of it would turn small red spots brown.
    light : Light
        The light and the camera.
    **view
        ``site``, ``lamp`` and ``raking``, as in `render`.

    Returns
    -------
    list of bytes
        One WebP picture per pressure, all with the same grain.

    Examples
    --------
    >>> patch = make_patch("purpura", tone=7, seed=2, size_px=100, mm_per_px=0.4)
    >>> [frame[8:12] for frame in frames(patch, (0, 1))]
    [b'WEBP', b'WEBP']
    """

    def one(pressure):
        return to_webp(render(patch, pressure=pressure, light=light, **view), quality)

    # NumPy and the encoder let go of Python's lock, so that a second core helps.
    with pool(2) as side_by_side:
        return list(side_by_side.map(one, stops))


def _sizes(size_mm):
    if size_mm is None:
        return None
    low, high = (size_mm, size_mm) if isinstance(size_mm, (int, float)) else size_mm
    if not 0.2 <= low <= high <= 60:
        raise ValueError(f"size_mm={size_mm!r} is not from 0.2 to 60, the smaller one first.")
    return float(low), float(high)


def _on_new_axes(patch, image):
    from matplotlib.figure import Figure

    ax = Figure(figsize=(4.2, 4.2), layout="constrained").add_subplot()
    return _on_axes(ax, patch, image)


def _on_axes(ax, patch, image):
    ax.imshow(image, interpolation="catrom")
    ax.set_axis_off()
    bar_on_axes(ax, patch.mm_per_px, image.shape[0])
    return ax


def _file(patch, image):
    """Give the same picture without Matplotlib, which takes longer to import than skin to draw."""
    import numpy as np
    from PIL import Image

    height, width, _ = image.shape
    size = round(LARGER * width), round(LARGER * height)
    shown = Image.fromarray(image).resize(size, Image.BICUBIC)
    bar_on_image(shown, patch.mm_per_px / LARGER)
    return "webp", to_webp(np.asarray(shown))


def _truth(patch):
    import pandas as pd

    columns = {
        "spot": "id",
        "condition": "cls",
        "response": "response",
        "raised": "raised",
        "size_mm": "d_mm",
        "x_mm": "x_mm",
        "y_mm": "y_mm",
        "visible": "visible",
    }
    rows = [[getattr(spot, name) for name in columns.values()] for spot in patch.spots]
    return pd.DataFrame(rows, columns=list(columns))


def _alt(patch, pressure):
    number, sizes = len(patch.spots), [spot.d_mm for spot in patch.spots]
    names = patch.cls.replace("+", " and ").replace("_", " ")
    pressed = next(words for most, words in _PRESSED if pressure <= most)
    hidden = number - sum(spot.visible for spot in patch.spots)
    spots = f"{number} spot{'s' if number > 1 else ''}, {min(sizes):.1f} to {max(sizes):.1f} mm"
    return (
        f"Simulated skin, tone {patch.tone} of 10, {_width(patch)} mm wide, {pressed}: "
        f"{names}, {spots}." + (f" {hidden} cannot be made out in this light." if hidden else "")
    )


def _width(patch):
    return round(patch.ids.shape[1] * patch.mm_per_px)
