"""Colour as screens store it and as eyes compare it: sRGB, CIELAB, ΔE00."""

import numpy as np

XYZ_TO_RGB = np.array(
    [
        [3.2404542, -1.5371385, -0.4985314],
        [-0.9692660, 1.8760108, 0.0415560],
        [0.0556434, -0.2040259, 1.0572252],
    ]
)
_RGB_TO_LAB_XYZ = (np.linalg.inv(XYZ_TO_RGB) / np.array([[0.95047], [1.0], [1.08883]])).T
_STEPS = 1 << 14


def _encoded(linear):
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


# Dark steps matter most, so the table runs over the square root of the light.
_LEVELS = (255 * _encoded((np.arange(_STEPS) / (_STEPS - 1)) ** 2)).astype(np.float32)


def to_levels(linear: np.ndarray) -> np.ndarray:
    """Turn linear light into the levels of an 8-bit picture, not yet rounded.

    Parameters
    ----------
    linear : ndarray of float32, shape (...)
        Linear sRGB; what lies outside 0 to 1 is clipped.

    Returns
    -------
    ndarray of float32, shape (...)
        0 to 255.

    Examples
    --------
    >>> to_levels(np.array([0.0, 0.5, 1.0], np.float32)).round()
    array([  0., 188., 255.], dtype=float32)
    """
    step = np.sqrt(np.clip(linear, 0, 1))
    step *= _STEPS - 1
    step += 0.5
    return np.take(_LEVELS, step.astype(np.int16), mode="clip")


def from_levels(levels) -> np.ndarray:
    """Turn the levels of a picture into linear light.

    Parameters
    ----------
    levels : array-like, shape (...)
        0 to 255.

    Returns
    -------
    ndarray of float, shape (...)
        Linear sRGB, 0 to 1.

    Examples
    --------
    >>> from_levels([0, 255])
    array([0., 1.])
    """
    v = np.asarray(levels, float) / 255
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)


def from_hex(colour: str) -> np.ndarray:
    """Turn a colour such as ``#f6ede4`` into linear light.

    Parameters
    ----------
    colour : str
        Six hexadecimal digits after a hash.

    Returns
    -------
    ndarray of float, shape (3,)
        Linear sRGB, 0 to 1.

    Examples
    --------
    >>> from_hex("#ffffff")
    array([1., 1., 1.])
    """
    return from_levels(list(bytes.fromhex(colour.removeprefix("#"))))


def to_lab(linear) -> np.ndarray:
    """Turn linear light into CIELAB under daylight.

    Parameters
    ----------
    linear : array-like, shape (..., 3)
        Linear sRGB.

    Returns
    -------
    ndarray of float, shape (..., 3)
        Lightness L* (0 to 100), a* (green to red), b* (blue to yellow).

    Examples
    --------
    >>> to_lab([1.0, 1.0, 1.0]).round(1)[0]
    np.float64(100.0)
    """
    xyz = np.asarray(linear, float) @ _RGB_TO_LAB_XYZ
    root = np.cbrt(np.maximum(xyz, 1e-9))
    f = np.where(xyz > 216 / 24389, root, (24389 / 27 * xyz + 16) / 116)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def difference(first, second) -> np.ndarray:
    """Give the difference of two colours as an eye sees it, ΔE00 (CIEDE2000).

    Parameters
    ----------
    first, second : array-like, shape (..., 3)
        Colours in CIELAB.

    Returns
    -------
    ndarray of float, shape (...)
        About 1 is just seen side by side, 3 is seen at a glance.

    Examples
    --------
    >>> float(difference([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485]).round(4))
    2.0425
    """
    first, second = np.broadcast_arrays(np.asarray(first, float), np.asarray(second, float))
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(first, -1, 0), np.moveaxis(second, -1, 0)
    stretch = 1.5 - 0.5 * _chroma_weight((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2)
    c1, c2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    h1 = np.degrees(np.arctan2(b1, a1 * stretch)) % 360
    h2 = np.degrees(np.arctan2(b2, a2 * stretch)) % 360
    turn = np.where(c1 * c2 == 0, 0, (h2 - h1 + 180) % 360 - 180)
    light, chroma, hue = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360
    off = (light - 50) ** 2
    dl = (l2 - l1) / (1 + 0.015 * off / np.sqrt(20 + off))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    dh = dh / (1 + 0.015 * chroma * _hue_weight(hue))
    bend = np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2)))
    mixed = -2 * _chroma_weight(chroma) * np.sin(bend)
    return np.sqrt(dl**2 + dc**2 + dh**2 + mixed * dc * dh)


def _chroma_weight(chroma):
    power = chroma**7
    return np.sqrt(power / (power + 25.0**7))


def _hue_weight(hue):
    def wave(times, shift):
        return np.cos(np.radians(times * hue + shift))

    return 1 - 0.17 * wave(1, -30) + 0.24 * wave(2, 0) + 0.32 * wave(3, 6) - 0.20 * wave(4, -63)
