"""Finished pictures: a figure with its words, and the frames that a browser blends."""

from skinspots_lib.picture import Picture
from skinspots_lib.skin.base.stored import QUALITY, to_webp
from skinspots_lib.skin.base.threads import pool
from skinspots_lib.skin.lighting import PLAIN_LIGHT
from skinspots_lib.skin.patch import make_patch
from skinspots_lib.skin.shading import render

STOPS = (0.0, 0.17, 0.36, 0.62, 1.0)
SIMULATION = "Simulation only: computer-generated, not a photograph of a person."
BAR_MM = 10
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
    ax = _axes() if ax is None else ax
    ax.imshow(image, interpolation="catrom")
    ax.set_axis_off()
    _scale_bar(ax, patch)
    table = _truth(patch)
    return Picture(ax, _alt(patch, pressure), table=table, caption=SIMULATION, title="The spots")


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


def _axes():
    from matplotlib.figure import Figure

    return Figure(figsize=(4.2, 4.2), layout="constrained").add_subplot()


def _scale_bar(ax, patch):
    """A bar of 10 mm in the corner, white with a dark edge so that it shows on every skin."""
    from matplotlib.patches import Rectangle

    height = patch.ids.shape[0]
    long, thick = BAR_MM / patch.mm_per_px, 0.014 * height
    left, top = 0.03 * height, 0.945 * height
    ax.add_patch(Rectangle((left, top), long, thick, facecolor="white", edgecolor="black", lw=0.8))
    words = {"color": "black", "fontsize": 10, "ha": "left", "va": "bottom"}
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.85}
    ax.text(left, top - 0.012 * height, f"{BAR_MM} mm", bbox=box, **words)


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
