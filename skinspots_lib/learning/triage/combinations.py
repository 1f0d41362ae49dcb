"""Every combination of the findings that the urgency uses, and the urgency of each at once.

The rules are the same trees that `sort_spot` asks one set of findings at a time; here each is
asked for a whole grid of answers in one go, with one set of flags, so that millions of
combinations take seconds.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import combinations, product

import numpy as np

from skinspots_lib.content.cases import TIERS
from skinspots_lib.learning.findings import FINDINGS, FLAGS, UNKNOWN
from skinspots_lib.learning.rules.rule_language import RULE_KEYS, Clause
from skinspots_lib.learning.rules.urgency import Rule, rules

# Both ends of each size class, and not known.
SIZES = (1.0, 2.0, 5.0, 10.0, 15.0, UNKNOWN)


def flag_sets(most: int, flags: Iterable[str] = FLAGS) -> Iterator[frozenset]:
    """Give every set of at most so many flags, the empty one first.

    Parameters
    ----------
    most : int
        Size of the largest sets.
    flags : iterable of str, optional
        What to choose from, by default all.

    Yields
    ------
    frozenset of str
        One set.

    Examples
    --------
    >>> len(list(flag_sets(2)))
    631
    """
    flags = list(flags)
    for size in range(most + 1):
        yield from map(frozenset, combinations(flags, size))


class Grid:
    """All answers to the core questions, as one long row that rules are asked about.

    Attributes
    ----------
    options : dict of str to tuple
        The answers of each finding, "unknown" among them.
    shape : tuple of int
        How many answers each finding has, in the order of `RULE_KEYS`.
    size : int
        How many combinations there are without flags.

    Examples
    --------
    >>> Grid().size
    3240
    """

    def __init__(self) -> None:
        self.options = {key: FINDINGS[key] or SIZES for key in RULE_KEYS}
        self.shape = tuple(len(answers) for answers in self.options.values())
        self.size = int(np.prod(self.shape))
        places = np.indices(self.shape).reshape(len(RULE_KEYS), -1)
        self._places = dict(zip(RULE_KEYS, places, strict=True))
        self._cache: dict[Clause, np.ndarray] = {}

    def findings(self) -> Iterator[dict]:
        """Give the combinations one by one, in the order of the row.

        Yields
        ------
        dict
            The six core findings.

        Examples
        --------
        >>> next(Grid().findings())["fever"]
        'yes'
        """
        for answers in product(*self.options.values()):
            yield dict(zip(RULE_KEYS, answers, strict=True))

    def where(self, clause: Clause, flags: frozenset = frozenset()) -> np.ndarray:
        """Tell for which combinations a condition holds.

        Parameters
        ----------
        clause : Clause
            What `rule_language.parse` returns.
        flags : frozenset of str, optional
            The flags that all combinations share.

        Returns
        -------
        ndarray of bool, shape (size,) or ()
            Of no dimension when the condition looks at flags alone.

        Examples
        --------
        >>> from skinspots_lib.learning.rules.rule_language import parse
        >>> int(Grid().where(parse("fever==yes")).sum())
        1080
        """
        if clause.kind == "flag":
            return np.bool_(not clause.values.isdisjoint(flags))
        if clause.kind in ("word", "number"):
            if clause not in self._cache:
                self._cache[clause] = self._where_answer(clause)
            return self._cache[clause]
        parts = (self.where(part, flags) for part in clause.parts)
        return _JOIN[clause.kind](parts)

    def _where_answer(self, clause: Clause) -> np.ndarray:
        answers = self.options[clause.key]
        if clause.kind == "word":
            holds = [answer in clause.values for answer in answers]
        else:
            holds = [a != UNKNOWN and clause.compare(a, clause.number) for a in answers]
        return np.array(holds)[self._places[clause.key]]

    def ranks(self, flags: frozenset, ordered: tuple[Rule, ...] | None = None) -> np.ndarray:
        """Give the urgency of every combination with these flags.

        Parameters
        ----------
        flags : frozenset of str
            The flags that all combinations share.
        ordered : tuple of Rule, optional
            By default the rules of the table.

        Returns
        -------
        ndarray of int8, shape (size,)
            Place in `TIERS`: 0 is emergency, 4 self-care.

        Examples
        --------
        >>> int(Grid().ranks(frozenset(["first_fit"])).max())
        0
        """
        ranks = np.full(self.size, -1, dtype=np.int8)
        for rule in rules() if ordered is None else ordered:
            here = self.where(rule.clause, flags)
            if here.any():
                ranks[here & (ranks < 0)] = TIERS.index(rule.tier)
                if ranks.min() >= 0:
                    break
        return ranks

    def table(self, ranks: np.ndarray, key: str) -> Mapping[object, np.ndarray]:
        """Split the row by the answers to one finding, all else in the same order.

        Parameters
        ----------
        ranks : ndarray, shape (size,)
            One value for each combination.
        key : str
            One of `RULE_KEYS`.

        Returns
        -------
        dict
            For each answer, the values of the combinations that have it.

        Examples
        --------
        >>> sorted(len(part) for part in Grid().table(np.zeros(3240), "fever").values())
        [1080, 1080, 1080]
        """
        block = np.moveaxis(ranks.reshape(self.shape), RULE_KEYS.index(key), 0)
        return {answer: part.ravel() for answer, part in zip(self.options[key], block, strict=True)}


_JOIN = {
    "true": lambda parts: np.bool_(True),
    "not": lambda parts: np.logical_not(next(parts)),
    "and": lambda parts: reduce(np.logical_and, parts),
    "or": lambda parts: reduce(np.logical_or, parts),
}
