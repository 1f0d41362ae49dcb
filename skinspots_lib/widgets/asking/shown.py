"""What a question shows beside its words: simulated skin, or a licensed photograph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from skinspots_lib.content.place import data_dir, photo_path
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.reviews import read_items
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.stored import still_kept

if TYPE_CHECKING:
    from skinspots_lib.content.questions import Question, Skin

SAY = WORDS["question"]
MIMES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}


@dataclass(frozen=True)
class Shown:
    """A picture and its words. Nothing here but `size_mm` and `words` tells an answer.

    Attributes
    ----------
    data : bytes
        The picture.
    mime : str
        Its type, such as ``image/webp``.
    alt : str
        What it is, without a word about the answer.
    notes : tuple of str
        Shown under it: that it is a simulation, or credit and licence.
    words : callable
        Gives what can be seen, as text from which the question can be answered.
    width_mm : float
        0 where nobody knows, as in a photograph.
    size_mm : float or None
        The longest extent of the spot that is measured.
    """

    data: bytes
    mime: str
    alt: str
    notes: tuple[str, ...]
    words: Callable[[], list[str]]
    width_mm: float = 0.0
    size_mm: float | None = None


def shown_by(question: Question) -> Shown | None:
    """Make the picture of a question.

    Parameters
    ----------
    question : Question
        From the bank.

    Returns
    -------
    Shown or None
        None for a question without a picture.

    Raises
    ------
    UnknownName
        The photograph is not in ``data/photos/``, or has no row in `photos`.

    Examples
    --------
    >>> from skinspots_lib.content.questions import load_question
    >>> shown_by(load_question("q06")) is None
    True
    """
    if question.skin:
        return _simulated(question.skin, measured=question.kind == "measure")
    return _photograph(question) if question.picture else None


def _simulated(skin: Skin, *, measured: bool) -> Shown:
    kept = still_kept(skin, measured=measured)
    if kept:
        kept["notes"], words = tuple(kept["notes"]), kept.pop("words")
        return Shown(**kept, words=lambda: words)
    from skinspots_lib.skin.base.stored import to_webp
    from skinspots_lib.skin.stills import still
    from skinspots_lib.widgets.parts.pictures import Pictures

    shown = still(skin, measured=measured)
    patch = shown.patch

    # The patch itself is not kept: it takes 8 MB, and few learners ask for the words.
    def seen() -> list[str]:
        return Pictures(lambda: still(skin).patch).summary(skin.view)

    ruled = partial(_ruled, patch.seed, patch.drawn[0].feret_mm)
    return Shown(
        to_webp(shown.image),
        MIMES["webp"],
        shown.alt,
        (WORDS["skin"]["simulation"],),
        ruled if measured else seen,
        patch.ids.shape[1] * patch.mm_per_px,
        shown.size_mm,
    )


def _ruled(seed: int, size_mm: float) -> list[str]:
    """Lay a ruler along the spot in words: where its edges lie, so that the size is to be found."""
    start = 3 + seed % 9 + 0.1 * (seed % 7)
    end = start + size_mm
    return [SAY["one_spot"], SAY["ruled"].format(start=f"{start:.1f}", end=f"{end:.1f}")]


def _photograph(question: Question) -> Shown:
    root, name = data_dir(), question.picture
    rows = read_items("photos", root)
    if name not in rows:
        raise UnknownName("photograph", name, list(rows))
    path = photo_path(name, root)
    if not path.is_file():
        raise UnknownName("file in data/photos/", name, [one.name for one in path.parent.glob("*")])
    row = rows[name]
    credit = SAY["credit"].format(credit=row["credit"], licence=row["licence"])
    return Shown(
        path.read_bytes(),
        MIMES[path.suffix[1:].lower()],
        SAY["photograph"][row["tone"]],
        (credit,),
        lambda: [question.described],
    )
