"""A file of records, one a line, each with its own checksum; lines are only ever added."""

import errno
import json
import os
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from skinspots_lib.learning.store.sound import is_sound

VERSION = 1
# Entry n turns a record of version n into one of version n + 1.
UPGRADES: dict[int, Callable[[dict], dict]] = {}
DAMAGED = "damaged or cut off"
NEWER = "written by a newer version of the course"


def to_line(record: Mapping) -> bytes:
    """Write one record as one line.

    Parameters
    ----------
    record : mapping
        What JSON can hold.

    Returns
    -------
    bytes
        Checksum (CRC-32, 8 hexadecimal digits), a space, the record in JSON, a line end.

    Examples
    --------
    >>> to_line({"item": "q07"})
    b'e9b62f0d {"item":"q07","v":1}\\n'
    """
    kept = {"v": VERSION, **record}
    # NumPy's numbers are no numbers to JSON; each can give the plain one.
    text = json.dumps(
        kept,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        default=lambda number: number.item(),
    )
    # Half of a sign, as a field of a page can give it, must not cost the whole answer.
    body = text.encode(errors="replace")
    return b"%08x %s\n" % (zlib.crc32(body), body)


def append(path: Path, records: Iterable[Mapping]) -> None:
    """Add records at the end of a file, in one write, and wait until the disk has them.

    Parameters
    ----------
    path : Path
        Made when it does not exist, readable by its owner only. Its folder is made as well.
    records : iterable of mapping
        What JSON can hold.

    Raises
    ------
    OSError
        The folder cannot be written or the disk is full. What stood in the file still does.

    Notes
    -----
    ``O_APPEND`` makes the system put each write at the end, so that two notebooks never write
    over each other.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path = Path(mkdtemp(), "attempts.jsonl")
    >>> append(path, [{"item": "q07"}])
    >>> parse(path.read_bytes())[0][0]["item"]
    'q07'
    """
    block = b"".join(map(to_line, records))
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        if _torn(handle):
            block = b"\n" + block
        if os.write(handle, block) < len(block):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        os.fsync(handle)
    finally:
        os.close(handle)


def _torn(handle: int) -> bool:
    """Tell whether the last line lacks its end, as after a crash."""
    if os.fstat(handle).st_size == 0:
        return False
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1) != b"\n"


def parse(content: bytes) -> tuple[list[dict], list[tuple[int, str]]]:
    """Read the records of a file.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    records : list of dict
        Those that are whole, brought to the present version.
    problems : list of (int, str)
        Line, 1 = first, and what is wrong with it.

    Examples
    --------
    >>> parse(to_line({"item": "q07"}) + b'e9b62f0d {"item":"q0')
    ([{'item': 'q07', 'v': 1}], [(2, 'damaged or cut off')])
    """
    records, problems = [], []
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line:
            continue
        record = _record(line)
        if isinstance(record, str):
            problems.append((number, record))
        else:
            records.append(record)
    return records, problems


def _record(line: bytes) -> dict | str:
    found = _known(line, VERSION)
    return found if isinstance(found, str) else dict(found)


# The file is read anew for each answer, and only its last line is new.
@lru_cache(maxsize=8192)
def _known(line: bytes, _version: int) -> dict | str:
    if line[:9] != b"%08x " % zlib.crc32(line[9:]):
        return DAMAGED
    try:
        record = json.loads(line[9:])
        version = int(record["v"])
        if version > VERSION:
            return NEWER
        record = upgrade(record)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return DAMAGED
    return record if is_sound(record) else DAMAGED


def upgrade(record: dict) -> dict:
    """Bring a record of an older version to the present one, step by step.

    Parameters
    ----------
    record : dict
        With its version under ``v``.

    Returns
    -------
    dict
        The same in the words of `VERSION`.

    Examples
    --------
    >>> upgrade({"v": 1, "item": "q07"})
    {'v': 1, 'item': 'q07'}
    """
    for version in range(record["v"], VERSION):
        record = {**UPGRADES[version](record), "v": version + 1}
    return record
