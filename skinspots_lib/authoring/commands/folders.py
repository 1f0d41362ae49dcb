"""The folder of tables that a command works on."""

import argparse
from pathlib import Path

from skinspots_lib.content.place import VARIABLE, data_dir


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Let a command be told where the tables are.

    Parameters
    ----------
    parser : ArgumentParser
        Gets ``folder``.

    Examples
    --------
    >>> parser = argparse.ArgumentParser()
    >>> add_folder(parser)
    >>> parser.parse_args([]).folder is None
    True
    """
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help=f"the folder of the tables, or the one that holds data/ "
        f"(default: ${VARIABLE}, else the course's own)",
    )


def find_root(folder: Path | None) -> Path:
    """Find the folder of the tables.

    Parameters
    ----------
    folder : Path or None
        What the instructor named: the folder itself or the one around ``data/``.

    Returns
    -------
    Path
        That holds ``datapackage.json``, or should.

    Raises
    ------
    NotADirectoryError
        There is no such folder.

    Examples
    --------
    >>> find_root(Path("nowhere"))
    Traceback (most recent call last):
    NotADirectoryError: There is no folder nowhere.
    """
    folder = folder or data_dir()
    inner = folder / "data"
    found = inner if (inner / "datapackage.json").exists() else folder
    if not found.is_dir():
        raise NotADirectoryError(f"There is no folder {folder}.")
    return found
