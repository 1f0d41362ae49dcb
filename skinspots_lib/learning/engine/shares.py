"""Shares of right answers by group, with intervals, and "too few to tell"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.learning.engine.cells import CLASSES
from skinspots_lib.learning.engine.statistics import wilson

if TYPE_CHECKING:
    import pandas as pd

ENOUGH = 5
TOO_FEW = "too few to tell"


def practised(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Keep the answers that the report is about: first tries on single practice pictures.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.

    Returns
    -------
    DataFrame
        In order of time, counted from 0; `right` is True or False.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> len(practised(tidy([])))
    0
    """
    keep = (frame["part"] == "practice") & (frame["number"] == 1) & frame["truth"].isin(CLASSES)
    kept = frame[keep.fillna(False) & frame["right"].notna()]
    return kept.assign(right=kept["right"].astype(bool)).reset_index(drop=True)


def shares(
    frame: "pd.DataFrame", by: str | Sequence[str], groups: Sequence | None = None
) -> "pd.DataFrame":
    """Give the share of right answers by group, with Wilson intervals.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        With `right` (True or False) and the columns of `by`.
    by : str or sequence of str
        Columns that make the groups.
    groups : sequence, optional
        All groups that should be there, also without an answer.

    Returns
    -------
    DataFrame, one row per group
        Columns of `by`, n, right, share, low, high (0 to 1), and says: ``too few to tell`` below
        5 answers, where share is missing, else empty.

    Examples
    --------
    >>> import pandas as pd
    >>> six = pd.DataFrame({"third": ["dark"] * 6, "right": [True] * 3 + [False] * 3})
    >>> shares(six, "third").drop(columns="says")
      third  n  right  share       low      high
    0  dark  6      3    0.5  0.187616  0.812384
    """
    import pandas as pd

    by = [by] if isinstance(by, str) else list(by)
    counts = {
        key if isinstance(key, tuple) else (key,): (len(part), int(part["right"].sum()))
        for key, part in frame.groupby(by if len(by) > 1 else by[0], observed=True)
    }
    wanted = counts if groups is None else [g if isinstance(g, tuple) else (g,) for g in groups]
    rows = [(*key, *_share(*counts.get(key, (0, 0)))) for key in wanted]
    return pd.DataFrame(rows, columns=[*by, "n", "right", "share", "low", "high", "says"])


def _share(n: int, right: int) -> tuple:
    low, high = wilson(right, n)
    enough = n >= ENOUGH
    return n, right, right / n if enough else float("nan"), low, high, "" if enough else TOO_FEW


def accuracy(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Give the share of right answers by class and third of the skin tones.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.

    Returns
    -------
    DataFrame, 18 rows
        See `shares`; columns truth and third.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> accuracy(tidy([])).loc[0, "says"]
    'too few to tell'
    """
    groups = [(name, third) for name in CLASSES for third in THIRDS]
    return shares(practised(frame), ["truth", "third"], groups)
