"""What the urgency rules promise whatever else is found, in the words of the rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from skinspots_lib.content.cases import TIERS
from skinspots_lib.learning.rules.rule_language import Clause, parse
from skinspots_lib.learning.triage.combinations import Grid


@dataclass(frozen=True)
class Guarantee:
    """Findings for which the urgency is never below a tier.

    Attributes
    ----------
    says : str
        The promise in plain words.
    when : str
        The same findings in the language of the rules.
    at_least : str
        The tier that is never undercut.
    """

    says: str
    when: str
    at_least: str

    @cached_property
    def clause(self) -> Clause:
        """The tree of `when`."""
        return parse(self.when)

    def covers(self, grid: Grid, flags: frozenset) -> np.ndarray:
        """Tell which combinations the promise is about.

        Parameters
        ----------
        grid : Grid
            The combinations.
        flags : frozenset of str
            The flags that all of them share.

        Returns
        -------
        ndarray of bool, shape (grid.size,)
            True where the promise holds.

        Examples
        --------
        >>> int(GUARANTEES[1].covers(Grid(), frozenset()).sum())
        1080
        """
        return np.broadcast_to(grid.where(self.clause, flags), (grid.size,))


GUARANTEES = (
    Guarantee(
        "spots that stay, or that nobody pressed, with fever or a very unwell person",
        "under_glass in [stays, unknown] and (fever==yes or unwell==yes)",
        "emergency",
    ),
    Guarantee(
        "a very unwell person, whatever the glass shows",
        "unwell==yes",
        "emergency",
    ),
    Guarantee(
        "spots that stay, or that nobody pressed, on a child, a baby or at an unknown age, "
        "unless recorded since birth",
        "under_glass in [stays, unknown] and age_group in [infant, child, unknown] "
        "and not has(recorded_since_birth)",
        "same_day",
    ),
    Guarantee(
        "a mark of 10 mm or more, or of unknown size, on a baby who cannot move around, "
        "unless recorded since birth",
        "has(not_yet_mobile) and (largest_mm>=10 or largest_mm==unknown) "
        "and not has(recorded_since_birth)",
        "same_day",
    ),
)


def undercut(grid: Grid, sets: Iterable[frozenset]) -> dict[str, tuple[int, int]]:
    """Count where the rules fall short of each promise.

    Parameters
    ----------
    grid : Grid
        The combinations of core findings.
    sets : iterable of frozenset of str
        The sets of flags to try with each of them.

    Returns
    -------
    dict of str to (int, int)
        For each promise, how many combinations break it and how many it is about.

    Examples
    --------
    >>> {broken for broken, about in undercut(Grid(), [frozenset()]).values()}
    {0}
    """
    counts = {promise.says: [0, 0] for promise in GUARANTEES}
    for flags in sets:
        ranks = grid.ranks(flags)
        for promise in GUARANTEES:
            about = promise.covers(grid, flags)
            short = about & (ranks > TIERS.index(promise.at_least))
            counts[promise.says][0] += int(short.sum())
            counts[promise.says][1] += int(about.sum())
    return {says: tuple(count) for says, count in counts.items()}
