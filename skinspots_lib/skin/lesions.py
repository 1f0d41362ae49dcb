"""Spots painted on skin: blood in vessels, leaked blood, pigment, plugs and relief."""

import numpy as np

from skinspots_lib.skin.base.brush import band_noise, blur, cover, ink
from skinspots_lib.skin.base.constants import constants
from skinspots_lib.skin.looks import Look, Mood
from skinspots_lib.skin.placing import Shape

PLAIN_OXYGEN = 0.55
_LUMP_MM, _LUMPS = 1.4, 0.07
_EMPTY = ("leaked", "leaked_deep", "lumen", "lumen_left", "slow", "bump", "white", "bilirubin")


class Canvas:
    """The maps of a patch while spots are painted on it.

    Parameters
    ----------
    maps : dict of ndarray of float32, shape (H, W)
        Changed in place.
    mm_per_px : float
        Size of a pixel.

    Examples
    --------
    >>> Canvas({"melanin": np.ones((60, 60), np.float32)}, 0.1).px
    10.0
    """

    def __init__(self, maps, mm_per_px):
        self.maps = maps
        self.px = 1 / mm_per_px
        self.shape = maps["melanin"].shape
        self._clouds = {}
        for name in _EMPTY:
            maps[name] = np.zeros(self.shape, np.float32)
        maps["oxygen"] = np.full(self.shape, PLAIN_OXYGEN, np.float32)

    def window(self, shape: Shape):
        """Say which part of the patch a spot's window covers, and which part of the window.

        Parameters
        ----------
        shape : Shape
            Where the spot is; its window may reach over the border.

        Returns
        -------
        here, there : (slice, slice)
            Rows and columns of the patch, and of the window.

        Examples
        --------
        >>> maps = {"melanin": np.ones((60, 60), np.float32)}
        >>> Canvas(maps, 0.1).window(Shape(-2, 0, np.zeros((5, 5), np.float32), 2.0))[0][0]
        slice(0, 3, None)
        """
        rows, columns = shape.profile.shape
        top, left = max(shape.top, 0), max(shape.left, 0)
        bottom, right = (
            min(shape.top + rows, self.shape[0]),
            min(shape.left + columns, self.shape[1]),
        )
        here = slice(top, max(bottom, top)), slice(left, max(right, left))
        there = tuple(
            slice(s.start - start, s.stop - start)
            for s, start in zip(here, (shape.top, shape.left), strict=True)
        )
        return here, there

    def clouds(self, rng, shape: Shape, waves):
        """Give a spot its part of uneven clouds that are drawn once for the whole patch.

        Parameters
        ----------
        rng : numpy.random.Generator
            Where chance comes from, the first time.
        shape : Shape
            Where the spot is.
        waves : (float, float)
            Wavelength in pixels and its spread, as in `band_noise`.

        Returns
        -------
        ndarray of float32, shape of the window
            Mean 0, standard deviation 1 over the patch; 0 outside the patch.

        Examples
        --------
        >>> canvas = Canvas({"melanin": np.ones((60, 60), np.float32)}, 0.1)
        >>> spot = Shape(0, 0, np.zeros((5, 5), np.float32), 2.0)
        >>> canvas.clouds(np.random.default_rng(1), spot, (8, 0.4)).shape
        (5, 5)
        """
        if waves not in self._clouds:
            self._clouds[waves] = band_noise(rng, self.shape, waves[0], spread=waves[1])
        here, there = self.window(shape)
        part = np.zeros(shape.profile.shape, np.float32)
        part[there] = self._clouds[waves][here]
        return part

    def add(self, name, shape: Shape, values):
        """Add what a spot brings to one map.

        Parameters
        ----------
        name : str
            Which map.
        shape : Shape
            Where the spot is.
        values : ndarray, shape of the window
            What is added.

        Examples
        --------
        >>> canvas = Canvas({"melanin": np.ones((60, 60), np.float32)}, 0.1)
        >>> canvas.add("bump", Shape(0, 0, np.zeros((5, 5), np.float32), 2.0), np.ones((5, 5)))
        >>> float(canvas.maps["bump"].sum())
        25.0
        """
        here, there = self.window(shape)
        self.maps[name][here] += values[there]


def paint(canvas: Canvas, rng, this: Look, tone_of: Mood, shape: Shape) -> None:
    """Paint one spot: blood in vessels, leaked blood, pigment, plug and relief.

    Parameters
    ----------
    canvas : Canvas
        Changed in place.
    rng : numpy.random.Generator
        Where chance comes from.
    this : Look
        How the condition looks.
    tone_of : Mood
        What the spots of this patch share.
    shape : Shape
        Where the spot is.

    Examples
    --------
    >>> from skinspots_lib.skin.looks import look, mood
    >>> from skinspots_lib.skin.placing import outline
    >>> rng = np.random.default_rng(1)
    >>> maps = {name: np.ones((60, 60), np.float32) for name in ("melanin", "vessels", "deep")}
    >>> canvas = Canvas(maps | {"height": np.zeros((60, 60), np.float32)}, 0.1)
    >>> petechiae = look("petechiae")
    >>> spot = outline(rng, petechiae, 30, 30, 8)
    >>> paint(canvas, rng, petechiae, mood(rng, petechiae), spot)
    >>> bool(canvas.maps["leaked"][30, 30] > canvas.maps["leaked"][2, 2])
    True
    """
    soft = cover(shape.profile * shape.radius, tone_of.edge_mm * canvas.px).astype(np.float32)
    cloud = 1.0
    if this.mottle:
        wave = max(this.mottle_mm * canvas.px, 3)
        noise = canvas.clouds(rng, shape, (wave, 0.45))
        cloud = np.clip(1 + this.mottle * noise, 0.4, 1.7)
    gathered = 1 - this.middle + 1.45 * this.middle * np.clip(shape.profile, 0, 1)
    amount = soft * cloud * np.minimum(gathered, 1.15)
    _vessels(canvas, rng, this, tone_of, shape, amount)
    if this.bruise:
        _bruise(canvas, rng, this, tone_of, shape)
    elif this.oxygen[1]:
        _leak(canvas, rng, this, tone_of, shape, (soft, amount))
    if this.lumen[1]:
        _lumen(canvas, rng, this, shape, soft * cloud)
    if this.legs[1]:
        _legs(canvas, rng, this, shape)
    _surface(canvas, rng, this, tone_of, (shape, soft))


def _vessels(canvas, rng, this, tone_of, shape, amount):  # noqa: PLR0913
    widened = rng.uniform(*this.vessel)
    deep = rng.uniform(*this.deep)
    middle = np.clip(shape.profile, 0, 1) if this.legs[1] else amount
    values = tone_of.vivid * widened * middle
    if this.halo:
        rim = np.exp(-3.2 * np.clip(-shape.profile, 0, None)) - 0.8 * (shape.profile > 0)
        # Where the window ends the rim must have ended too.
        rim *= np.clip((shape.profile + 1.35) / 0.35, 0, 1)
        values = values + this.halo * rng.uniform(0.3, 1) * blur(rim.astype(np.float32), 2)
    canvas.add("vessels", shape, values)
    canvas.add("deep", shape, deep * amount)


def _leak(canvas, rng, this, tone_of, shape, amounts):  # noqa: PLR0913
    """Blood outside the vessels; and how much oxygen the blood of a spot carries."""
    age, (soft, amount) = tone_of.age_days, amounts
    amount = tone_of.vivid * amount * np.exp(-age / 8)
    canvas.add("leaked", shape, rng.uniform(*this.leaked) * amount)
    canvas.add("leaked_deep", shape, rng.uniform(*this.leaked_deep) * amount)
    oxygen = rng.uniform(*this.oxygen) - 0.05 * min(age, 3)
    if this.leaked[1]:
        canvas.add("oxygen", shape, (oxygen - PLAIN_OXYGEN) * soft)
    else:
        canvas.add("slow", shape, (constants()["vessel_saturation"] - oxygen) * soft)


def _bruise(canvas, rng, this, tone_of, shape):
    """Blood deep in the skin: a red-blue core that shrinks inside a yellow and brown area."""
    age, px = tone_of.age_days, canvas.px
    broad = band_noise(rng, shape.profile.shape, 9 * px, spread=0.5)
    small = band_noise(rng, shape.profile.shape, 2.6 * px, spread=0.45)
    ragged = shape.profile + 0.07 * broad
    soft = cover(ragged * shape.radius, tone_of.edge_mm * px)
    core = ragged - 0.08 - 0.34 * min(age / 6, 1.6)
    core = cover(core * shape.radius, 1.4 * tone_of.edge_mm * px)
    blood = np.exp(-age / 8) * np.clip(1 + this.mottle * broad + 0.12 * small, 0.35, 1.7)
    spread_out = 0.22 * soft * np.exp(-age / 3) + 0.78 * core
    canvas.add("leaked_deep", shape, rng.uniform(*this.leaked_deep) * blood * spread_out)
    canvas.add("leaked", shape, rng.uniform(*this.leaked) * blood * (0.35 * soft + 0.65 * core))
    yellow = 2.0e-4 / (1 + np.exp((4.5 - age) / 1.3)) * np.exp(-max(age - 9, 0) / 8)
    uneven = np.clip(1 + 0.2 * broad, 0.5, 1.5) * (1 - 0.5 * core * np.exp(-age / 8))
    canvas.add("bilirubin", shape, yellow * soft * uneven)
    canvas.add("melanin", shape, 0.12 * min(age / 8, 1) * soft)
    oxygen = np.interp(age, [0, 2, 9], [0.45, 0.15, 0.25])
    canvas.add("oxygen", shape, (oxygen - PLAIN_OXYGEN) * soft)


def _lumen(canvas, rng, this, shape, amount):
    here, there = canvas.window(shape)
    filled = rng.uniform(*this.lumen) * amount[there]
    lumen, left = canvas.maps["lumen"][here], canvas.maps["lumen_left"][here]
    np.maximum(lumen, filled, out=lumen)
    left[filled > 0.01] = rng.uniform(*this.lumen_left)


def _legs(canvas, rng, this, shape):
    """A small red middle and fine legs that wander outwards, branching now and then."""
    px, rows = canvas.px, shape.profile.shape[0]
    centre = (rows - 1) / 2
    legs = np.zeros_like(shape.profile)
    number = int(rng.integers(int(this.legs[0]), int(this.legs[1]) + 1))
    start = rng.uniform(0, 2 * np.pi)
    for leg in range(number):
        angle = start + 2 * np.pi * leg / number + rng.normal(0, 0.25)
        long = shape.radius * rng.uniform(0.7, 1.05)
        _leg(rng, legs, centre, angle, long)
    width = 0.075 * px
    legs = blur(legs, width) * np.float32(2.5 * max(width, 0.4))
    knob = cover(
        rng.uniform(0.25, 0.42) * px - np.hypot(*(np.indices(legs.shape) - centre)), 0.15 * px
    )
    canvas.add("vessels", shape, 70 * np.clip(legs, 0, 1.2) + 90 * knob)
    canvas.add("bump", shape, 0.10 * knob)


def _leg(rng, legs, centre, angle, long):
    steps = max(int(long * 2), 2)
    bends = rng.normal(0, 0.07, steps) + rng.choice(
        [-0.6, 0.0, 0.6], steps, p=[0.006, 0.988, 0.006]
    )
    heading = angle + np.cumsum(bends)
    x = centre + np.cumsum(0.5 * np.cos(heading))
    y = centre + np.cumsum(0.5 * np.sin(heading))
    ink(legs, x, y, rng.uniform(0.7, 1) * (1 - 0.7 * np.linspace(0, 1, steps)))


def _surface(canvas, rng, this, tone_of, placed):  # noqa: PLR0913
    shape, soft = placed
    here, there = canvas.window(shape)
    inside = np.clip(shape.profile, 0, 1)
    plug = np.clip((shape.profile - this.plug_from) / max(this.plug_width, 0.01), 0, 1)
    canvas.add("melanin", shape, this.melanin_add * soft + this.plug_melanin * plug)
    canvas.maps["melanin"][here] *= 1 - this.melanin_thin * soft[there]
    canvas.add("white", shape, this.plug_white * plug)
    canvas.add("bilirubin", shape, this.plug_yellow * plug)
    canvas.maps["height"][here] *= 1 - this.smoothing * soft[there]
    height = tone_of.relief_mm + this.relief_slope * 2 * shape.radius / canvas.px * 0.5
    if this.relief[1]:
        round_top = 1 - (1 - np.minimum(this.dome * inside, 1)) ** 2
        # No bump of skin is a smooth bead.
        uneven = canvas.clouds(rng, shape, (max(_LUMP_MM * canvas.px, 3), 0.35))
        canvas.add("bump", shape, height * round_top * np.clip(1 + _LUMPS * uneven, 0.6, 1.4))
