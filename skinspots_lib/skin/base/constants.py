"""The numbers behind the skin: read once from the tables in ``data/spectra``."""

import csv
import hashlib
from functools import lru_cache

import numpy as np

from skinspots_lib.content.place import data_dir

SPECTRA = (
    "haemoglobin_prahl",
    "bilirubin_photochemcad",
    "cie1931_2deg_d65",
    "skin_constants",
)


def rows(name: str) -> list[dict[str, str]]:
    """Read one table of the folder ``data/spectra``.

    Parameters
    ----------
    name : str
        File name without ``.csv``.

    Returns
    -------
    list of dict
        One per row, values as text.

    Examples
    --------
    >>> len(rows("monk_swatches"))
    10
    """
    with (data_dir() / "spectra" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def constants() -> dict[str, float]:
    """Give every constant of the skin by its name; the unit is part of the name.

    Returns
    -------
    dict
        Name to number, as in ``data/spectra/skin_constants.csv``.

    Examples
    --------
    >>> constants()["epidermis_cm"]
    0.006
    """
    return {row["constant"]: float(row["value"]) for row in rows("skin_constants")}


def spectrum(name: str, column: str, wavelengths: np.ndarray) -> np.ndarray:
    """Give one column of a spectrum at the wavelengths asked for.

    Parameters
    ----------
    name : str
        File name without ``.csv``.
    column : str
        Heading of the column; the unit is part of it.
    wavelengths : ndarray, shape (bands,)
        In nanometres; between two rows of the table the value is interpolated.

    Returns
    -------
    ndarray, shape (bands,)
        In the unit of the column.

    Examples
    --------
    >>> spectrum("cie1931_2deg_d65", "ybar", np.array([560.0])).round(3)
    array([0.995])
    """
    table = rows(name)
    known = [float(row["wavelength_nm"]) for row in table]
    return np.interp(wavelengths, known, [float(row[column]) for row in table])


def fingerprint(laws: bytes = b"") -> str:
    """Name the state of the optical constants, so that a stored table is never out of date.

    Parameters
    ----------
    laws : bytes
        What else a stored table depends on.

    Returns
    -------
    str
        Sixteen hexadecimal digits.

    Examples
    --------
    >>> len(fingerprint())
    16
    """
    digest = hashlib.sha256(laws)
    for name in SPECTRA:
        digest.update((data_dir() / "spectra" / f"{name}.csv").read_bytes())
    return digest.hexdigest()[:16]
