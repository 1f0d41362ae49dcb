"""The practice of one learner: what the course shows, and the seed that progress keeps."""

import secrets

from skinspots_lib.content.course import load_course
from skinspots_lib.learning.gym.session import Session, begin
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.store.lessons import kinds_of
from skinspots_lib.learning.store.standing import mastered

SEED = "practice_seed"
SEEDS = 1_000_000


def begin_mine(mine: Progress, *, seed: int | None = None) -> Session:
    """Begin to practise, or go on where the learner's answers end.

    Parameters
    ----------
    mine : Progress
        What the learner answered.
    seed : int, optional
        By default that of ``course.yml``, else the one that was kept with the first answer, else
        a chance one.

    Returns
    -------
    Session
        Ready for an answer, with the kinds of spots that ``course.yml`` names.

    Raises
    ------
    ContentError
        ``course.yml`` is not as it should be.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> begin_mine(Progress(mkdtemp()), seed=3) == begin([], seed=3)
    True
    """
    course = load_course()
    known = (seed, course.seed, kept_seed(mine), secrets.randbelow(SEEDS))
    seed = next(one for one in known if one is not None)
    done = mastered(mine.standings)
    return begin(mine.trials, seed=seed, mastered=done, classes=kinds_of(course))


def kept_seed(mine: Progress) -> int | None:
    """Give the seed that came with the learner's first answer in practice.

    Parameters
    ----------
    mine : Progress
        What the learner answered.

    Returns
    -------
    int or None
        None before the first answer.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> mine = Progress(mkdtemp())
    >>> keep_seed(mine, 7)
    >>> kept_seed(mine)
    7
    """
    kept = (record.get(SEED) for record in mine.records())
    return next((seed for seed in kept if isinstance(seed, int)), None)


def keep_seed(mine: Progress, seed: int) -> None:
    """Keep the seed beside the answers, once, so that the same practice goes on another day.

    Parameters
    ----------
    mine : Progress
        What the learner answered.
    seed : int
        Of the practice.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> mine = Progress(mkdtemp())
    >>> keep_seed(mine, 7)
    >>> keep_seed(mine, 8)
    >>> kept_seed(mine)
    7
    """
    if kept_seed(mine) is None:
        mine.keep([{SEED: seed}])
