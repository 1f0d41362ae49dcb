"""What a short paste code carries of levels and marks, as few bytes as possible."""

import zlib
from collections.abc import Sequence

from skinspots_lib.learning.engine.cells import CELLS
from skinspots_lib.learning.store.packed import POINTS, Coder
from skinspots_lib.learning.store.packing import Packer, Unpacker
from skinspots_lib.learning.store.standing import MASTERED, PASSED, RIGHT, TEST

# Codes of older courses must stay readable: never change an order or a size in this file.
BANK = 160


def pack_levels(levels: dict[str, int], bank: Sequence[str]) -> bytes:
    """Pack the level of each practice cell, the mark of each bank item and the final test.

    Parameters
    ----------
    levels : dict of str to int
        As `standing.standing` gives them.
    bank : sequence of str
        Ids of the bank in its order; the first 160 count.

    Returns
    -------
    bytes
        For `unpack_levels`.

    Examples
    --------
    >>> unpack_levels(pack_levels({"q07": 2}, ["q06", "q07"]), ["q06", "q07"])
    ({'q07': 2}, True)
    """
    coder = Packer()
    coder.code("edition", 1 << 16, edition(bank), learns=False)
    _levels(coder, bank[:BANK], levels)
    return coder.to_bytes()


def unpack_levels(packed: bytes, bank: Sequence[str]) -> tuple[dict[str, int], bool]:
    """Take out what `pack_levels` packed.

    Parameters
    ----------
    packed : bytes
        Whole: its checksum was tested before.
    bank : sequence of str
        Ids of the bank that is here.

    Returns
    -------
    levels : dict of str to int
        Those above 0.
    same : bool
        False when the code was made with another bank: then the marks of items are left out.

    Examples
    --------
    >>> unpack_levels(pack_levels({"post-test": 31}, ["q06"]), ["another"])
    ({'post-test': 31}, False)
    """
    coder = Unpacker(packed)
    same = coder.code("edition", 1 << 16, learns=False) == edition(bank)
    names = [*bank[:BANK]] if same else [""] * BANK
    levels = _levels(coder, names)
    return {name: level for name, level in levels.items() if name and level}, same


def edition(bank: Sequence[str]) -> int:
    """Give a number that tells one order of the bank's first items from another.

    Parameters
    ----------
    bank : sequence of str
        Ids in order.

    Returns
    -------
    int
        16 bits.

    Examples
    --------
    >>> edition(["q06", "q07"]) == edition(["q07", "q06"])
    False
    """
    return zlib.crc32("\n".join(bank[:BANK]).encode()) & 0xFFFF


def _levels(
    coder: Coder, names: Sequence[str], levels: dict[str, int] | None = None
) -> dict[str, int]:
    given = levels or {}
    count = coder.code("items", BANK + 1, len(names), learns=False)
    fields = [(name, "cell", MASTERED + 1) for name in CELLS]
    fields += [(TEST, TEST, POINTS), (PASSED, PASSED, 2)]
    fields += [(name, "item", RIGHT + 1) for name in [*names][:count]]
    return {name: coder.code(kind, size, given.get(name, 0)) for name, kind, size in fields}
