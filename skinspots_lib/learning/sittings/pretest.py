"""Three pictures before the course begins, one on each third of the skin tones.

Nobody can know the answers yet, so nothing is said about them. They are kept, to be set beside
the final test.
"""

import random
from collections.abc import Iterable

from skinspots_lib.learning.engine.cells import CLASSES, Picture
from skinspots_lib.learning.trials import Trial

PRETEST = "pretest"
SKIPPED = "skipped"
OPTIONS = tuple(sorted(CLASSES))
_SHOWN = (
    Picture("cherry_angioma", 2, "clear", 15),
    Picture("petechiae", 5, "clear", 3),
    Picture("purpura", 8, "clear", 6),
)
_ORDER = 7


def pictures() -> tuple[Picture, ...]:
    """Give the three pictures, mixed but always in the same order.

    Returns
    -------
    tuple of Picture
        One on light, one on medium, one on dark skin.

    Examples
    --------
    >>> sorted(picture.tone for picture in pictures())
    [2, 5, 8]
    """
    return tuple(random.Random(_ORDER).sample(_SHOWN, len(_SHOWN)))


def left(trials: Iterable[Trial], *, again: bool = False) -> tuple[Picture, ...]:
    """Give the pictures that still wait for an answer.

    Parameters
    ----------
    trials : iterable of Trial
        What was kept so far.
    again : bool
        Whether a picture that was skipped waits again.

    Returns
    -------
    tuple of Picture
        In the order of `pictures`.

    Examples
    --------
    >>> len(left([skipped(picture) for picture in pictures()]))
    0
    """
    done = {t.item for t in trials if t.part == PRETEST and not (again and t.right is None)}
    return tuple(picture for picture in pictures() if picture.id not in done)


def guessed(picture: Picture, said: str) -> Trial:
    """Give what progress should keep of a guess.

    Parameters
    ----------
    picture : Picture
        One of `pictures`.
    said : str
        One of `OPTIONS`.

    Returns
    -------
    Trial
        Of the part ``pretest``, which no report counts as practice.

    Raises
    ------
    ValueError
        There is no such option.

    Examples
    --------
    >>> guessed(pictures()[0], "ecchymosis").right
    False
    """
    if said not in OPTIONS:
        raise ValueError(f"{said!r} is no choice. Allowed: {', '.join(OPTIONS)}.")
    return _trial(picture, said, said == picture.condition)


def skipped(picture: Picture) -> Trial:
    """Give what progress should keep of a picture that was skipped: neither right nor wrong.

    Parameters
    ----------
    picture : Picture
        One of `pictures`.

    Returns
    -------
    Trial
        With `right` None.

    Examples
    --------
    >>> skipped(pictures()[0]).right is None
    True
    """
    return _trial(picture, SKIPPED, None)


def _trial(picture: Picture, said: str, right: bool | None) -> Trial:
    return Trial(
        picture.id,
        said,
        right,
        picture.condition,
        PRETEST,
        OPTIONS,
        tone=picture.tone,
        difficulty=picture.difficulty,
    )
