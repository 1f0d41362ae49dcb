"""Light in skin and blood: four layers by Kubelka and Munk, and what pressure changes.

Units: nanometres, centimetres, 1/cm, volume fractions. The laws and their sources stand in
``docs/simulated_skin.md``; the constants in ``data/spectra``.
"""

from functools import lru_cache

import numpy as np

from skinspots_lib.skin.base.colour import XYZ_TO_RGB
from skinspots_lib.skin.base.constants import constants, spectrum

WAVELENGTHS = np.arange(400.0, 701.0, 10.0)


@lru_cache(maxsize=1)
def spectra() -> dict[str, np.ndarray]:
    """Give the absorption and scattering of what skin is made of.

    Returns
    -------
    dict
        ``oxygenated``, ``deoxygenated`` (whole blood), ``melanosome``, ``bloodless``,
        ``scattering`` in 1/cm and ``bilirubin`` in 1/cm per mol/L, each of shape (31,);
        ``to_rgb``, shape (31, 3), turns reflectance under daylight into linear sRGB.

    Examples
    --------
    >>> spectra()["melanosome"].shape
    (31,)
    """
    c, nm = constants(), WAVELENGTHS
    blood = np.log(10) * c["haemoglobin_g_per_l"] / c["haemoglobin_g_per_mol"]
    decay = np.exp(-(nm - c["bloodless_start_nm"]) / c["bloodless_decay_nm"])
    fibres = c["fibre_scattering_per_cm"] * nm ** c["fibre_scattering_power"]
    return {
        "oxygenated": blood * spectrum("haemoglobin_prahl", "hbo2_cm-1_per_M", nm),
        "deoxygenated": blood * spectrum("haemoglobin_prahl", "hb_cm-1_per_M", nm),
        "bilirubin": np.log(10) * spectrum("bilirubin_photochemcad", "bilirubin_cm-1_per_M", nm),
        "melanosome": c["melanosome_scale_per_cm"] * nm ** c["melanosome_power"],
        "bloodless": c["bloodless_floor_per_cm"] + c["bloodless_scale_per_cm"] * decay,
        "scattering": fibres + c["rayleigh_scattering_per_cm"] * nm**-4.0,
        "to_rgb": _daylight_to_rgb(),
    }


def _daylight_to_rgb() -> np.ndarray:
    eye = "cie1931_2deg_d65"
    observer = np.stack([spectrum(eye, bar, WAVELENGTHS) for bar in ("xbar", "ybar", "zbar")])
    lit = observer * spectrum(eye, "d65_relative", WAVELENGTHS)
    return (lit / lit[1].sum()).T @ XYZ_TO_RGB.T


def blood_absorption(saturation) -> np.ndarray:
    """Give the absorption of whole blood in vessels.

    Parameters
    ----------
    saturation : array-like, shape (...)
        Oxygen saturation, 0 to 1.

    Returns
    -------
    ndarray, shape (..., 31)
        In 1/cm, with the packaging correction: blood in a vessel hides behind itself.

    Examples
    --------
    >>> blood_absorption(0.75).shape
    (31,)
    """
    s = spectra()
    part = np.asarray(saturation, float)[..., None]
    absorption = part * s["oxygenated"] + (1 - part) * s["deoxygenated"]
    depth = 2 * absorption * constants()["vessel_radius_cm"]
    return absorption * (1 - np.exp(-depth)) / depth


def _slab(absorption, scattering, thickness):
    """Reflectance and transmittance of one layer (Kubelka and Munk)."""
    k, s = 2 * absorption, 0.75 * scattering
    a = 1 + k / s
    b = np.sqrt(a * a - 1) + 1e-9
    x = np.clip(b * s * thickness, 1e-9, 60)
    sinh, cosh = np.sinh(x), np.cosh(x)
    below = a * sinh + b * cosh
    return sinh / below, b / below


def _over(layer, lower):
    """Reflectance of a layer that lies on something with reflectance `lower`."""
    reflected, passed = layer
    return reflected + passed * passed * lower / (1 - reflected * lower)


def dermis(upper, deep, saturation, bilirubin) -> np.ndarray:
    """Give the reflectance of everything below the epidermis.

    Parameters
    ----------
    upper, deep : array-like
        Blood as a volume fraction of the papillary and of the reticular dermis.
    saturation : array-like
        Oxygen saturation, 0 to 1.
    bilirubin : array-like
        In mol/L. The four broadcast against each other to shape (...).

    Returns
    -------
    ndarray, shape (..., 31)
        Diffuse reflectance, 0 to 1.

    Examples
    --------
    >>> float(dermis(0.0025, 0.004, 0.75, 0.0).max()) < 1
    True
    """
    s, c = spectra(), constants()
    upper, deep, bilirubin = (np.asarray(v, float)[..., None] for v in (upper, deep, bilirubin))
    blood, yellow = blood_absorption(saturation), bilirubin * s["bilirubin"]
    fat = c["subcutis_base"] * s["bloodless"] + c["subcutis_blood"] * blood + 0.5 * yellow
    ratio = 1 + 2 * fat / (0.75 * c["subcutis_scattering"] * s["scattering"])
    lower = ratio - np.sqrt(ratio * ratio - 1)
    layer = (1 - deep) * s["bloodless"] + deep * blood + yellow
    lower = _over(_slab(layer, s["scattering"], c["reticular_cm"]), lower)
    layer = (1 - upper) * s["bloodless"] + upper * blood + yellow
    scattering = c["papillary_scattering"] * s["scattering"]
    return _over(_slab(layer, scattering, c["papillary_cm"]), lower)


def under_epidermis(melanin, lower) -> np.ndarray:
    """Give the reflectance of skin, seen from outside, from that of its dermis.

    Parameters
    ----------
    melanin : array-like, shape (...)
        Melanosomes as a volume fraction of the epidermis.
    lower : ndarray, shape (..., 31)
        What `dermis` gives.

    Returns
    -------
    ndarray, shape (..., 31)
        Diffuse reflectance, 0 to 1.

    Examples
    --------
    >>> pale = dermis(0.0025, 0.004, 0.75, 0.0)
    >>> bool((under_epidermis(0.3, pale) < under_epidermis(0.01, pale)).all())
    True
    """
    s, c = spectra(), constants()
    melanin = np.asarray(melanin, float)[..., None]
    absorption = (1 - np.minimum(melanin, 1)) * s["bloodless"] + melanin * s["melanosome"]
    part = c["epidermis_scattering"] + c["epidermis_scattering_per_melanin"] * melanin
    whole = _over(_slab(absorption, part * s["scattering"], c["epidermis_cm"]), lower)
    inside = c["internal_reflection"]
    return (1 - inside) * whole / (1 - inside * whole)


def skin_rgb(melanin, upper, deep, saturation, bilirubin) -> np.ndarray:
    """Give the colour of skin, computed band by band without the stored table.

    Parameters
    ----------
    melanin, upper, deep, saturation, bilirubin : float
        As in `dermis` and `under_epidermis`.

    Returns
    -------
    ndarray, shape (3,)
        Linear sRGB under daylight.

    Examples
    --------
    >>> red, green, blue = skin_rgb(0.02, 0.0025, 0.004, 0.75, 0.0)
    >>> bool(red > green > blue)
    True
    """
    lower = dermis(upper, deep, saturation, bilirubin)
    return under_epidermis(melanin, lower) @ spectra()["to_rgb"]


def _left(pressure, name):
    c = constants()
    rest = c.get(f"{name}_left", 0.0)
    push = (pressure / c[f"{name}_half_pressure"]) ** c[f"{name}_steepness"]
    return rest + (1 - rest) / (1 + push)


def upper_blood_left(pressure):
    """Give the part of the blood in upper vessels that stays under a pressure.

    Parameters
    ----------
    pressure : float or ndarray
        0 (none) to 1 (firm).

    Returns
    -------
    float or ndarray
        1 down to a few percent.

    Examples
    --------
    >>> upper_blood_left(0.0), round(upper_blood_left(1.0), 2)
    (1.0, 0.07)
    """
    return _left(pressure, "upper")


def deep_blood_left(pressure):
    """Give the part of the blood in deep vessels that stays under a pressure.

    Parameters
    ----------
    pressure : float or ndarray
        0 (none) to 1 (firm).

    Returns
    -------
    float or ndarray
        1 down to about a third: the deep bed empties later.

    Examples
    --------
    >>> deep_blood_left(0.3) > upper_blood_left(0.3)
    True
    """
    return _left(pressure, "deep")


def lumen_blood_left(pressure):
    """Give the part of the blood in the widened vessels of an angioma that pressure can move.

    Parameters
    ----------
    pressure : float or ndarray
        0 (none) to 1 (firm).

    Returns
    -------
    float or ndarray
        What is left, 1 down to a tenth; each spot adds a part that cannot be moved.

    Examples
    --------
    >>> lumen_blood_left(0.0)
    1.0
    """
    return _left(pressure, "lumen")


def leaked_blood_left(pressure):
    """Give the part of leaked blood that is seen under a pressure: nearly all.

    Parameters
    ----------
    pressure : float or ndarray
        0 (none) to 1 (firm).

    Returns
    -------
    float or ndarray
        1 down to 0.94, because firm pressure thins the skin a little.

    Examples
    --------
    >>> leaked_blood_left(1.0)
    0.94
    """
    return 1 - constants()["leaked_thinning"] * pressure


def relief_left(pressure):
    """Give the part of the height of bumps that stays under a pressure.

    Parameters
    ----------
    pressure : float or ndarray
        0 (none) to 1 (firm).

    Returns
    -------
    float or ndarray
        1 down to a tenth: pressing flattens, which is not the same as fading.

    Examples
    --------
    >>> round(float(relief_left(1.0)), 2)
    0.1
    """
    c = constants()
    return 1 - c["flattening"] * np.minimum(c["flattening_rate"] * pressure, 1)
