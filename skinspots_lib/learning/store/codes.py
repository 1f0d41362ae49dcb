"""Bytes as letters and digits that survive mail, chat and reading aloud."""

import zlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_ALIKE = str.maketrans("OIL", "011")
_DASHES = str.maketrans("", "", "-\u2010\u2011\u2012\u2013\u2014\u2212")
PREFIX = "SK"
VERSION = 1
CHECK = 4
UNCHANGED = "Nothing was loaded; your progress is as it was."


class CodeError(ValueError):
    """A code or a file cannot be read; the message says why and that nothing changed.

    Examples
    --------
    >>> CodeError("The code is damaged.")._render_traceback_()
    ['The code is damaged.']
    """

    def _render_traceback_(self) -> list[str]:
        # IPython shows this line in place of a traceback.
        return [str(self)]


def to_code(body: bytes, *, group: int = 5, version: int = VERSION) -> str:
    """Write bytes as a code.

    Parameters
    ----------
    body : bytes
        What the code carries.
    group : int
        A dash comes after so many letters.
    version : int
        0 to 9, of what `body` means.

    Returns
    -------
    str
        ``SK1-`` and letters of Crockford's base 32, which has no I, L, O and U. The last ones
        hold a CRC-32 of all that stands before them.

    Examples
    --------
    >>> to_code(b"spots")
    'SK1-EDR6Y-X3K4C-WF8B8'
    """
    head = f"{PREFIX}{version}"
    blob = body + zlib.crc32(head.encode() + body).to_bytes(CHECK, "big")
    count = -(-len(blob) * 8 // 5)
    # Zeros fill the last letter; reading refuses a code where they are anything else.
    number = int.from_bytes(blob, "big") << (count * 5 - len(blob) * 8)
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))
    return "-".join([head, *(letters[n : n + group] for n in range(0, count, group))])


def from_code(code: str) -> tuple[int, bytes]:
    """Read a code.

    Parameters
    ----------
    code : str
        As written by `to_code`. Small letters, spaces, line ends, other dashes, and O, I, L for
        0, 1, 1 are accepted.

    Returns
    -------
    version : int
        Of what the bytes mean.
    body : bytes
        What the code carries.

    Raises
    ------
    CodeError
        Something was changed or is missing.

    Examples
    --------
    >>> from_code("sk1 edr6y x3k4c wf8b8")
    (1, b'spots')
    """
    letters = "".join(code.split()).translate(_DASHES).upper()
    head, letters = letters[:3], letters[3:].translate(_ALIKE)
    if head[:2] != PREFIX or head[2:] not in [str(n) for n in range(10)]:
        raise CodeError(f"A progress code starts with {PREFIX}{VERSION}-. {UNCHANGED}")
    version = int(head[2])
    if version > VERSION:
        raise CodeError(f"This code comes from a newer version of the course. {UNCHANGED}")
    blob = _bytes(letters)
    body, check = blob[:-CHECK], blob[-CHECK:]
    if zlib.crc32(head.encode() + body).to_bytes(CHECK, "big") != check:
        raise CodeError(f"The code is damaged: letters are changed or missing. {UNCHANGED}")
    return version, body


def _bytes(letters: str) -> bytes:
    number = 0
    for place, letter in enumerate(letters, 1):
        if letter not in _VALUES:
            raise CodeError(f'Letter {place}, "{letter}", is never used in a code. {UNCHANGED}')
        number = number << 5 | _VALUES[letter]
    length, spare = divmod(len(letters) * 5, 8)
    if length <= CHECK or spare >= 5 or number & ((1 << spare) - 1):
        raise CodeError(f"The code is damaged: letters are changed or missing. {UNCHANGED}")
    return (number >> spare).to_bytes(length, "big")
