"""What a learner may see of a final test: an item before the end, the result after it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skinspots_lib.content.questions import Question
from skinspots_lib.learning.marking import Mark
from skinspots_lib.learning.trials import Trial

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Item:
    """What a learner may see of a question before the end.

    Attributes
    ----------
    ask : str
        The question.
    kind : str
        ``single`` or ``multiple``.
    options : tuple of str
        The answers, in an order of their own in each sitting.

    Examples
    --------
    >>> Item("Does it fade?", "single", ("Yes", "No", "In part")).options[1]
    'No'
    """

    ask: str
    kind: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class TestResult:
    """The result of a sitting, with the reason of every answer.

    Attributes
    ----------
    right, of : int
        Right answers, and questions.
    passed : bool
        Whether the rules of the course are met.
    groups : DataFrame, one row per group of spots and third of skin tones
        Columns group, third, n, right.
    marks : tuple of (Question, Mark)
        In the order of the sitting.
    trials : tuple of Trial
        To be kept: one per question, and one with the result.
    why : str
        What is missing to pass; empty when passed.

    Examples
    --------
    >>> from skinspots_lib.learning.sittings.posttest import PostTest
    >>> print(PostTest().finish())
    Not passed yet: 0 of 36 right. 29 right answers pass. No right answer yet for ...
    """

    right: int
    of: int
    passed: bool
    groups: "pd.DataFrame"
    marks: tuple[tuple[Question, Mark], ...]
    trials: tuple[Trial, ...]
    why: str = ""

    # pytest would take a class of this name for a test.
    __test__ = False

    def __str__(self) -> str:
        """Say the result in words."""
        word = "Passed" if self.passed else "Not passed yet"
        return f"{word}: {self.right} of {self.of} right. {self.why}".strip()
