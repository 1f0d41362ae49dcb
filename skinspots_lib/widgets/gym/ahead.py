"""Makes the pictures of what comes next while the learner looks at what is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from functools import lru_cache

from skinspots_lib.learning.engine.cells import Picture
from skinspots_lib.widgets.parts.pictures import Pictures, frames_of, skins_of


class Ahead:
    """Pictures that are made, or being made, before they are asked for.

    Parameters
    ----------
    pool : Executor, optional
        Where they are made; by default one thread for all.

    Examples
    --------
    >>> len(Ahead().get(Picture("purpura", 6, "clear", 2)))
    1
    """

    def __init__(self, pool: Executor | None = None) -> None:
        self._pool, self._made = pool or _thread(), {}

    def want(self, pictures: Iterable[Picture]) -> None:
        """Have these made, and forget all others.

        Parameters
        ----------
        pictures : iterable of Picture
            The likeliest first.
        """
        old = self._made
        self._made = {p: old.get(p) or self._pool.submit(make, p) for p in pictures}

    def get(self, picture: Picture) -> list[Pictures]:
        """Give the patches of a picture, with their frames; wait when they are being made.

        Parameters
        ----------
        picture : Picture
            Wanted before or not.

        Returns
        -------
        list of Pictures
            From the left.
        """
        return self._made[picture].result() if picture in self._made else make(picture)

    def when_ready(self, picture: Picture, act: Callable[[], None]) -> None:
        """Call back once a wanted picture is made; at once when it is.

        Parameters
        ----------
        picture : Picture
            Wanted before.
        act : callable
            Takes nothing. It may be called in another thread.
        """

        def done(made: Future) -> None:
            # What failed is made again when it is asked for, and then the learner is told.
            if not made.cancelled() and made.exception() is None:
                act()

        self._made[picture].add_done_callback(done)


def make(picture: Picture) -> list[Pictures]:
    """Make the patches of a picture and their frames.

    Parameters
    ----------
    picture : Picture
        One patch, or two.

    Returns
    -------
    list of Pictures
        From the left. In words too, when the learner reads words in place of pictures.

    Examples
    --------
    >>> len(make(Picture("purpura", 6, "clear", 2)))
    1
    """
    skins = skins_of(picture)
    frames_of(skins)
    if Pictures.described:
        for skin in skins:
            skin.sights()
    return skins


@lru_cache(maxsize=1)
def _thread() -> Executor:
    from skinspots_lib.skin.base.threads import pool

    return pool(1)
