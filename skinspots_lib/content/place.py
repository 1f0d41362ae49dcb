"""Where the tables are: in a clone, in an installed wheel, or where an instructor says."""

import os
from pathlib import Path

VARIABLE = "SKINSPOTS_DATA"
MADE_AHEAD = "SKINSPOTS_MADE_AHEAD"


def data_dir() -> Path:
    """Find the folder of the tables.

    Returns
    -------
    Path
        The folder named by the environment variable ``SKINSPOTS_DATA``, else ``data/`` of the
        clone, else the copy in the installed wheel.

    Examples
    --------
    >>> (data_dir() / "conditions.csv").exists()
    True
    """
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE])
    package = Path(__file__).resolve().parents[1]
    clone = package.parent / "data"
    return clone if (clone / "conditions.csv").exists() else package / "data"


def made_ahead_dir() -> Path:
    """Say where a server keeps what was made once for all its learners.

    Returns
    -------
    Path
        The folder named by the environment variable ``SKINSPOTS_MADE_AHEAD``, else
        ``made_ahead/`` beside the tables; it may not exist.

    Examples
    --------
    >>> made_ahead_dir().is_file()
    False
    """
    return Path(os.environ.get(MADE_AHEAD) or data_dir() / "made_ahead")


def photo_path(name: str, root: Path | None = None) -> Path:
    """Find the file of a photograph, the instructor's own first.

    Parameters
    ----------
    name : str
        ``file`` in `photos`.
    root : Path, optional
        The folder of the tables; by default the module's own.

    Returns
    -------
    Path
        Where it is, or should be.

    Examples
    --------
    >>> photo_path("shin.png").parent.name
    'photos'
    """
    root = root or data_dir()
    local = root / "local" / "photos" / name
    return local if local.is_file() else root / "photos" / name
