"""A quiet line in place of a question or a case that the instructor left out."""

from html import escape

from skinspots_lib.content.course import load_course
from skinspots_lib.content.problems import ContentError
from skinspots_lib.widgets._base import WORDS

SAY = WORDS["left_out"]
INK = "color:var(--jp-content-font-color1,inherit)"


class LeftOut:
    """What stands where nothing is asked.

    Parameters
    ----------
    words : str
        The line.

    Examples
    --------
    >>> LeftOut(SAY["question"])
    Your instructor left out this question. Go on with the next part.
    """

    def __init__(self, words: str) -> None:
        self._words = words

    def __repr__(self) -> str:
        """Give the line."""
        return self._words

    def _repr_html_(self) -> str:
        return f'<p style="{INK}"><em>{escape(self._words)}</em></p>'


def is_off(id: str) -> bool:
    """Tell whether the course leaves an item out.

    Parameters
    ----------
    id : str
        Id of a question or a case.

    Returns
    -------
    bool
        False as well when ``course.yml`` has a fault, which the map of the course names.

    Examples
    --------
    >>> is_off("q07")
    False
    """
    try:
        return id in load_course().off
    except ContentError:
        return False
