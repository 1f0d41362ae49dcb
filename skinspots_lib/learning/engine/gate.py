"""When a final test is passed, and what is missing when it is not."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.content.course import PostTestRules
from skinspots_lib.content.questions import Question
from skinspots_lib.learning.engine.sampling import GROUPS, group_of
from skinspots_lib.learning.marking import Mark

if TYPE_CHECKING:
    import pandas as pd


def groups_of(marks: Iterable[tuple[Question, Mark]]) -> "pd.DataFrame":
    """Count right answers by group of spots and third of the skin tones.

    Parameters
    ----------
    marks : iterable of (Question, Mark)
        Of one sitting.

    Returns
    -------
    DataFrame, 18 rows
        Columns group, third, n, right.

    Examples
    --------
    >>> len(groups_of([]))
    18
    """
    import pandas as pd

    rows = {(group, third): [0, 0] for group in GROUPS for third in THIRDS}
    for question, mark in marks:
        row = rows[group_of(question), question.tone]
        row[0], row[1] = row[0] + 1, row[1] + mark.right
    table = [(*key, *row) for key, row in rows.items()]
    return pd.DataFrame(table, columns=["group", "third", "n", "right"])


def missing(rules: PostTestRules, groups: "pd.DataFrame") -> str:
    """Say what is missing to pass.

    Parameters
    ----------
    rules : PostTestRules
        Of the course.
    groups : DataFrame
        As `groups_of` gives it.

    Returns
    -------
    str
        Empty when the test is passed.

    Examples
    --------
    >>> missing(PostTestRules(), groups_of([]))
    ''
    """
    right, of = int(groups["right"].sum()), int(groups["n"].sum())
    needed = -(-rules.pass_percent * of // 100)
    reasons = [f"{needed:g} right answers pass."] if right < needed else []
    empty = groups[(groups["n"] > 0) & (groups["right"] == 0)]
    if rules.no_empty_group and len(empty):
        names = [f"{row.group} on {row.third} skin" for row in empty.itertuples()]
        reasons.append(f"No right answer yet for {', '.join(names)}.".replace("_", " "))
    return " ".join(reasons)
