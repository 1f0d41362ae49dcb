"""Pack small numbers into as few bits as their likeliness allows, and take them out again.

Asymmetric numeral systems (Duda 2013, arXiv:1311.2540) on one whole number of any length, which
needs no rounding. The last number packed comes out first, so packing runs backwards.
"""

from collections.abc import Hashable

# More than 30,000 answers: whoever made a longer code wanted to fill the memory.
MOST = 500_000


class Model:
    """How often each of `size` values came so far; learns alike while packing and taking out.

    Parameters
    ----------
    size : int
        Values are 0 to ``size - 1``.

    Examples
    --------
    >>> model = Model(2)
    >>> [model.slot(1) for _ in range(3)]
    [(1, 1, 2), (1, 2, 3), (1, 3, 4)]
    """

    def __init__(self, size: int) -> None:
        self.counts = [1] * size

    def slot(self, value: int) -> tuple[int, int, int]:
        """Give the share of a value, then learn that it came.

        Parameters
        ----------
        value : int
            0 to ``size - 1``.

        Returns
        -------
        tuple of int
            Where its share begins, its size, and the size of all.

        Examples
        --------
        >>> Model(4).slot(3)
        (3, 1, 4)
        """
        share = sum(self.counts[:value]), self.counts[value], sum(self.counts)
        self.counts[value] += 1
        return share

    def find(self, number: int) -> int:
        """Give the value in whose share a number falls.

        Parameters
        ----------
        number : int
            At least 0.

        Returns
        -------
        int
            0 to ``size - 1``.

        Examples
        --------
        >>> Model(4).find(6)
        2
        """
        place, value = number % sum(self.counts), 0
        while place >= self.counts[value]:
            place -= self.counts[value]
            value += 1
        return value


class Even:
    """The same for values that are equally likely, however many there are.

    Parameters
    ----------
    size : int
        Values are 0 to ``size - 1``.

    Examples
    --------
    >>> Even(100).slot(57)
    (57, 1, 100)
    """

    def __init__(self, size: int) -> None:
        self.size = size

    def slot(self, value: int) -> tuple[int, int, int]:
        """Give the share of a value.

        Parameters
        ----------
        value : int
            0 to ``size - 1``.

        Returns
        -------
        tuple of int
            Where its share begins, its size, and the size of all.

        Examples
        --------
        >>> Even(4).slot(3)
        (3, 1, 4)
        """
        return value, 1, self.size

    def find(self, number: int) -> int:
        """Give the value in whose share a number falls.

        Parameters
        ----------
        number : int
            At least 0.

        Returns
        -------
        int
            0 to ``size - 1``.

        Examples
        --------
        >>> Even(4).find(6)
        2
        """
        return number % self.size


class _Models:
    def __init__(self) -> None:
        self._models: dict[Hashable, Model] = {}

    def _model(self, name: Hashable, size: int, learns: bool) -> Model | Even:
        return self._models.setdefault(name, Model(size)) if learns else Even(size)


class Packer(_Models):
    """Collects numbers and packs them.

    Examples
    --------
    >>> Packer().to_bytes()
    b'\\x01'
    """

    def __init__(self) -> None:
        super().__init__()
        self._slots: list[tuple[int, int, int]] = []

    def code(self, name: Hashable, size: int, value: int = 0, *, learns: bool = True) -> int:
        """Add a number.

        Parameters
        ----------
        name : hashable
            Numbers of the same name learn together which values are frequent.
        size : int
            One more than the largest possible value.
        value : int
            The number.
        learns : bool
            False when all values are equally likely.

        Returns
        -------
        int
            The number, as `Unpacker.code` will give it.

        Examples
        --------
        >>> Packer().code("answer", 4, 3)
        3
        """
        if not 0 <= value < size:
            raise ValueError(f"{name}: {value} is not between 0 and {size - 1}")
        self._slots.append(self._model(name, size, learns).slot(value))
        return value

    def to_bytes(self) -> bytes:
        """Pack all numbers.

        Returns
        -------
        bytes
            As few as the numbers need.

        Examples
        --------
        >>> packer = Packer()
        >>> for value in [3] * 100:
        ...     _ = packer.code("answer", 4, value)
        >>> len(packer.to_bytes())
        3
        """
        number = 1
        for begin, share, whole in reversed(self._slots):
            number = number // share * whole + begin + number % share
        return number.to_bytes(-(-number.bit_length() // 8), "big")


class Unpacker(_Models):
    """Takes numbers out in the order in which they were packed.

    Parameters
    ----------
    packed : bytes
        What `Packer.to_bytes` gave.

    Examples
    --------
    >>> Unpacker(b"\\x01").empty
    True
    """

    def __init__(self, packed: bytes) -> None:
        super().__init__()
        self._number = int.from_bytes(packed, "big")
        self._taken = 0

    def code(self, name: Hashable, size: int, value: int = 0, *, learns: bool = True) -> int:
        """Take out the next number; the same calls as when packing, `value` aside.

        Parameters
        ----------
        name : hashable
            As when packing.
        size : int
            As when packing.
        value : int
            Not used, so that one function can pack and take out.
        learns : bool
            As when packing.

        Returns
        -------
        int
            The number.

        Raises
        ------
        ValueError
            More numbers were asked for than any code holds.

        Examples
        --------
        >>> packer = Packer()
        >>> [packer.code("answer", 4, value) for value in (3, 0, 3)]
        [3, 0, 3]
        >>> unpacker = Unpacker(packer.to_bytes())
        >>> [unpacker.code("answer", 4) for _ in range(3)], unpacker.empty
        ([3, 0, 3], True)
        """
        self._taken += 1
        if self._taken > MOST:
            raise ValueError(f"more than {MOST} numbers in one code")
        model = self._model(name, size, learns)
        found = model.find(self._number)
        begin, share, whole = model.slot(found)
        self._number = self._number // whole * share + self._number % whole - begin
        return found

    @property
    def empty(self) -> bool:
        """Tell whether all was taken out.

        Examples
        --------
        >>> Unpacker(Packer().to_bytes()).empty
        True
        """
        return self._number == 1
