"""What practice shows: classes of spots, cells to be learned, and pictures with a name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from skinspots_lib.content.bank.thirds import THIRDS, third_of

# Paste codes count in these orders: add at the end, never take out or move.
CLASSES = (
    "petechiae",
    "purpura",
    "palpable_purpura",
    "ecchymosis",
    "cherry_angioma",
    "viral_exanthem",
)
NAMES = (*CLASSES, "spider_angioma", "heat_rash", "folliculitis", "keratosis_pilaris")
CANNOT_JUDGE = "cannot_judge"
DIFFICULTIES = ("clear", "hard")
SEEDS = 100
_PICTURE = re.compile(r"([a-z_]+)(?:\+([a-z_]+))?-(\d{1,2})-(clear|hard)-(\d{1,2})")


@dataclass(frozen=True)
class Cell:
    """What is learned on its own: a class, on a third of the skin tones, clear or hard.

    Attributes
    ----------
    condition : str
        One of `CLASSES`.
    third : str
        ``light``, ``medium`` or ``dark``.
    difficulty : str
        ``hard`` means a size near a cut-off, redness around leaked blood, or mixed sizes.

    Examples
    --------
    >>> Cell("petechiae", "dark", "hard").name
    'petechiae-dark-hard'
    """

    condition: str
    third: str
    difficulty: str

    @property
    def name(self) -> str:
        """Give the cell as one word, such as ``petechiae-dark-hard``.

        Examples
        --------
        >>> Cell("petechiae", "dark", "hard").name
        'petechiae-dark-hard'
        """
        return f"{self.condition}-{self.third}-{self.difficulty}"


@dataclass(frozen=True)
class Picture:
    """One picture, or two side by side on the same skin.

    Attributes
    ----------
    condition : str
        What is shown; on the left when there are two.
    tone : int
        1 to 10 of the Monk scale.
    difficulty : str
        ``clear`` or ``hard``.
    seed : int
        0 to 99: which picture of its kind.
    other : str
        What is shown on the right; empty for one picture.

    Examples
    --------
    >>> Picture("petechiae", 8, "hard", 57, "purpura").id
    'petechiae+purpura-8-hard-57'
    """

    condition: str
    tone: int
    difficulty: str
    seed: int
    other: str = ""

    @property
    def id(self) -> str:
        """Give its name, such as ``petechiae-8-hard-57``. The learner must not see it before.

        Examples
        --------
        >>> Picture("petechiae", 8, "hard", 57).id
        'petechiae-8-hard-57'
        """
        both = f"{self.condition}+{self.other}" if self.other else self.condition
        return f"{both}-{self.tone}-{self.difficulty}-{self.seed}"

    @property
    def cell(self) -> Cell:
        """Give the cell that it belongs to.

        Examples
        --------
        >>> Picture("petechiae", 8, "hard", 57).cell.third
        'dark'
        """
        return Cell(self.condition, third_of(self.tone), self.difficulty)


CELLS = {
    cell.name: cell
    for cell in (Cell(c, third, d) for c in CLASSES for third in THIRDS for d in DIFFICULTIES)
}


# A class of learners answers the same pictures again and again.
@lru_cache(maxsize=2**15)
def picture_of(id: str) -> Picture | None:
    """Read the name of a picture.

    Parameters
    ----------
    id : str
        The item of a trial.

    Returns
    -------
    Picture or None
        None when the item is no picture that this version of the course knows.

    Examples
    --------
    >>> picture_of("petechiae-8-hard-57").cell.name
    'petechiae-dark-hard'
    >>> picture_of("q07")
    """
    found = _PICTURE.fullmatch(id)
    if not found:
        return None
    condition, other, tone, difficulty, seed = found.groups("")
    picture = Picture(condition, int(tone), difficulty, int(seed), other)
    known = condition in CLASSES and (not other or other in NAMES) and third_of(picture.tone)
    return picture if known and picture.id == id else None
