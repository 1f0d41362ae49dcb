"""Give every answer that a widget takes to the learner's progress."""

from __future__ import annotations

from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.trials import Trial


def record(item: str, answer: str, right: bool | None, **rest: object) -> Trial:
    """Keep one answer of the learner.

    Parameters
    ----------
    item : str
        What was asked, as `Trial.item` says.
    answer : str
        What the learner said.
    right : bool or None
        None when it is kept but not marked.
    **rest
        Other fields of `Trial`.

    Returns
    -------
    Trial
        What was kept. A folder that cannot be written is told once in plain words; nothing is
        raised.

    Examples
    --------
    >>> record("q07", "2", True).item
    'q07'
    """
    return progress().record(Trial(item, answer, right, **rest))
