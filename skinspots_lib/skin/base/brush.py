"""The painter's tools: noise of one wavelength, blur, soft discs and lines."""

from functools import lru_cache
from itertools import count

import numpy as np

# Every product of a few twos, threes and fives divides it.
_LARGEST_ROUND = 2**12 * 3**8 * 5**6


def band_noise(  # noqa: PLR0913
    rng, shape, wavelength, *, spread=0.35, stretch=1.0, angle=0.0
) -> np.ndarray:
    """Draw noise whose waves have about one length.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    shape : (int, int)
        Rows and columns in pixels.
    wavelength : float
        In pixels.
    spread : float
        How far wavelengths differ, as a natural logarithm.
    stretch : float
        Waves are this many times longer along `angle` than across it.
    angle : float
        In radians.

    Returns
    -------
    ndarray of float32, shape `shape`
        Mean 0, standard deviation 1.

    Examples
    --------
    >>> float(band_noise(np.random.default_rng(1), (64, 64), 8.0).std().round(3))
    1.0
    """
    height, width = shape
    # Waves shorter than a quarter of the wavelength carry nothing: they are not drawn at all.
    most = np.exp(3.8 * spread) / wavelength
    rows = min(int(most * height) + 2, (height - 1) // 2)
    columns = min(int(most * width) + 2, (width - 1) // 2)
    down = np.r_[0 : rows + 1, -rows:0]
    across = np.arange(columns + 1)
    fy, fx = (down / height)[:, None], (across / width)[None]
    along, athwart = (
        np.cos(angle) * fx + np.sin(angle) * fy,
        np.cos(angle) * fy - np.sin(angle) * fx,
    )
    frequency = np.hypot(along, athwart * stretch) * wavelength + 1e-9
    gain = np.exp(-(np.log(frequency) ** 2) / (2 * spread**2))
    real, imaginary = rng.standard_normal((2, *gain.shape), dtype=np.float32)
    waves = np.zeros((height, width // 2 + 1), np.complex64)
    waves[down[:, None], across[None]] = gain * (real + 1j * imaginary)
    waves[0, 0] = 0
    # Most columns are empty: the first pass runs over the others alone.
    waves[:, : columns + 1] = np.fft.ifft(waves[:, : columns + 1], axis=0)
    out = np.fft.irfft(waves, n=width, axis=1).astype(np.float32)
    return out / (out.std() + np.float32(1e-9))


def blur(image: np.ndarray, sigma: float) -> np.ndarray:
    """Spread an image sideways like light in skin (a Gaussian; the border is repeated).

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        What to spread.
    sigma : float
        In pixels; below 0.3 nothing changes.

    Returns
    -------
    ndarray of float32, shape (H, W)
        A new image, or the same one when nothing changes.

    Examples
    --------
    >>> float(blur(np.ones((8, 8), np.float32), 2.0).mean().round(4))
    1.0
    """
    if sigma < 0.3:
        return image
    edge, (height, width) = int(3 * sigma) + 1, image.shape
    spare = [_round_number(size + 2 * edge) - size - edge for size in image.shape]
    padded = np.pad(image, [(edge, more) for more in spare], mode="edge")
    waves = np.fft.rfft2(padded) * _gaussian(padded.shape, float(sigma))
    whole = np.fft.irfft2(waves, s=padded.shape)
    return whole[edge : edge + height, edge : edge + width].astype(np.float32)


@lru_cache(maxsize=64)
def _round_number(least):
    """Next size made of twos, threes and fives, for which the transform is fast."""
    return next(size for size in count(least) if _LARGEST_ROUND % size == 0)


@lru_cache(maxsize=16)
def _gaussian(shape, sigma):
    fy, fx = np.fft.fftfreq(shape[0])[:, None], np.fft.rfftfreq(shape[1])[None]
    return np.exp(-2 * (np.pi * sigma) ** 2 * (fy**2 + fx**2)).astype(np.float32)


def cover(inside, edge):
    """Turn the distance inside an outline into a cover with a soft edge.

    Parameters
    ----------
    inside : ndarray, shape (...)
        Distance from the outline in pixels, above 0 inside.
    edge : float
        Width of the edge in pixels; at least a quarter of a pixel.

    Returns
    -------
    ndarray, shape (...)
        0 outside to 1 inside.

    Examples
    --------
    >>> cover(np.array([-9.0, 0.0, 9.0]), 1.0).round(3)
    array([0. , 0.5, 1. ])
    """
    return 1 / (1 + np.exp(-np.clip(2 * inside / max(edge, 0.25), -30, 30)))


def disc(shape, circle, edge, *, rng=None):
    """Draw a disc with a soft edge in the window that holds it.

    Parameters
    ----------
    shape : (int, int)
        Rows and columns of the whole image.
    circle : (float, float, float)
        Column, row and radius in pixels.
    edge : float
        Width of the edge in pixels.
    rng : numpy.random.Generator, optional
        Makes the disc an uneven oval of about the same area.

    Returns
    -------
    window : (slice, slice)
        Rows and columns of the image that the disc touches.
    soft, profile : ndarray
        Cover of the disc, and a cone: 1 in the middle, 0 at the outline, below 0 outside.

    Examples
    --------
    >>> window, soft, profile = disc((20, 20), (10, 10, 3), 0.5)
    >>> float(profile.max())
    1.0
    """
    x, y, radius = circle
    reach = int(1.3 * radius + 4 * edge) + 2
    rows = slice(max(0, int(y) - reach), min(shape[0], int(y) + reach + 1))
    columns = slice(max(0, int(x) - reach), min(shape[1], int(x) + reach + 1))
    yy, xx = np.ogrid[rows, columns]
    limit = radius
    if rng is not None:
        around = np.arctan2(yy - y, xx - x)
        for times, size in ((2, 0.12), (3, 0.04), (5, 0.02)):
            bulge = rng.normal(0, size) * np.cos(times * around + rng.uniform(0, 2 * np.pi))
            limit = limit + radius * np.clip(bulge, -0.2, 0.2)
    profile = 1 - np.hypot(xx - x, yy - y) / limit
    return (rows, columns), cover(profile * radius, edge), profile


def ink(image, x, y, strength):
    """Mark a line of points in an image, each shared among the four nearest pixels.

    Parameters
    ----------
    image : ndarray of float32, shape (H, W)
        Changed in place; the stronger mark wins.
    x, y, strength : ndarray, shape (points,)
        Columns, rows and darkness; points outside are left out.

    Examples
    --------
    >>> image = np.zeros((4, 4), np.float32)
    >>> ink(image, np.array([1.0]), np.array([2.0]), np.array([0.5]))
    >>> float(image[2, 1])
    0.5
    """
    left, top = np.floor(x).astype(int), np.floor(y).astype(int)
    for right in (0, 1):
        for down in (0, 1):
            columns, rows = left + right, top + down
            share = (1 - np.abs(x - columns)) * (1 - np.abs(y - rows)) * strength
            inside = (columns >= 0) & (columns < image.shape[1])
            inside &= (rows >= 0) & (rows < image.shape[0])
            np.maximum.at(image, (rows[inside], columns[inside]), share[inside].astype(np.float32))
