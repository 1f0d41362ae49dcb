"""Tables that were found right once need no second check, until they or the checks change."""

import hashlib
from functools import lru_cache
from pathlib import Path

from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.place import made_ahead_dir

STAMP = "tables_checked.txt"
_PACKAGE = Path(__file__).resolve().parents[1]


def is_checked(root: Path) -> bool:
    """Say whether all tables, as they are now, were checked before and are right.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    bool
        False wherever nobody keeps such a note: it is for servers with many learners.

    Examples
    --------
    >>> is_checked(Path("no such folder"))
    False
    """
    stamp = made_ahead_dir() / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _state(_files(root))


def remember(root: Path) -> None:
    """Note that all tables, as they are now, were checked and are right.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    """
    stamp = made_ahead_dir() / STAMP
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_state(_files(root)), encoding="utf-8")


def _files(root: Path) -> tuple:
    """List what decides whether tables are right, with what changes when one of them does."""
    found = [*root.glob("*.csv"), *root.glob("*.json"), *(root / LOCAL).glob("*.csv")]
    found += _PACKAGE.rglob("*.py")
    about = ((path, path.stat()) for path in sorted(found))
    return tuple((path, one.st_mtime_ns, one.st_size) for path, one in about)


@lru_cache(maxsize=1)
def _state(files: tuple) -> str:
    digest = hashlib.sha256()
    for path, *_ in files:
        # The name too: a file that moved to local/ means something else there.
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
