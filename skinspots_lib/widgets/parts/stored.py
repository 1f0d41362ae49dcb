"""Pictures made ahead, for a browser that lacks the libraries which make them."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.pictures import Pictures
from skinspots_lib.widgets.parts.seeing import Sight

FOLDER = "made_ahead"
ABOUT = "about.json"
ANY = "any"


def is_needed() -> bool:
    """Say whether pictures cannot be made here, because NumPy is missing.

    Returns
    -------
    bool
        True in a browser without it.

    Examples
    --------
    >>> is_needed()
    False
    """
    return find_spec("numpy") is None


class StoredPictures(Pictures):
    """The pictures of one patch, read from files.

    Parameters
    ----------
    condition : str, list of str or None
        As in `glass`.
    tone, seed : int
        As in `glass`.
    difficulty : {"any", "clear", "hard"}
        As in `glass`.

    Raises
    ------
    UnknownName
        This patch was not made ahead; the message lists those that were.

    Examples
    --------
    >>> StoredPictures.name_of(["petechiae", "purpura"], tone=8, seed=1)
    'petechiae+purpura-8-any-1'
    """

    patch = alt = places = stops = None

    def __init__(self, condition, *, tone: int, seed: int, difficulty: str = ANY) -> None:
        self._asked = {"condition": condition, "seed": seed, "difficulty": difficulty}
        self._folder = _folder_of(
            self.name_of(condition, tone=tone, seed=seed, difficulty=difficulty)
        )
        about = json.loads((self._folder / ABOUT).read_text(encoding="utf-8"))
        self.patch = SimpleNamespace(**about["patch"])
        self.width_mm, self.stops = about["width_mm"], about["stops"]
        self.alt, self.places, self._views = about["alt"], about["places"], about["views"]

    @staticmethod
    def name_of(condition, *, tone: int, seed: int, difficulty: str = ANY) -> str:
        """Name the folder of a patch.

        Parameters
        ----------
        condition : str, list of str or None
            As in `glass`.
        tone, seed : int
            As in `glass`.
        difficulty : {"any", "clear", "hard"}
            As in `glass`.

        Returns
        -------
        str
            The four values, with signs that a file's name can hold.
        """
        kinds = [condition] if isinstance(condition, str) else condition or ["surprise"]
        return f"{'+'.join(kinds)}-{tone}-{difficulty}-{seed}"

    def frames(self, view: str = "limb") -> list[bytes]:
        """Give the pictures of a view, as `Pictures` does."""
        numbers = range(len(self.stops))
        return [(self._folder / _frame(view, number)).read_bytes() for number in numbers]

    def sights(self, view: str = "limb") -> dict[int, Sight]:
        """Give what can be seen of each spot, as `Pictures` does."""
        return {
            number: Sight(one["seen"], tuple(one["left"]), tuple(one["accepted"]))
            for number, one in enumerate(self._views[view]["sights"], 1)
        }

    def words(self, view: str = "limb") -> list[dict]:
        """Say what an eye would see of each spot, as `Pictures` does."""
        return self._views[view]["words"]

    def better(self, view: str, number: int) -> str:
        """Find a view in which a spot can be judged, as `Pictures` does."""
        return self._views[view]["better"][number - 1]

    def in_tone(self, tone: int) -> Pictures:
        """Give the same spots in another tone, if they were made ahead too."""
        return StoredPictures(**self._asked, tone=tone)


def keep_patch(root: Path, pictures: Pictures, name: str) -> None:
    """Make all pictures of a patch ahead.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    pictures : Pictures
        Of the patch.
    name : str
        From `StoredPictures.name_of`.
    """
    folder = root / FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    views = {}
    for view in WORDS["skin"]["views"]:
        for number, frame in enumerate(pictures.frames(view)):
            (folder / _frame(view, number)).write_bytes(frame)
        sights = pictures.sights(view)
        views[view] = {
            "sights": [asdict(sight) for sight in sights.values()],
            "words": pictures.words(view),
            "better": [
                "" if sight.seen else pictures.better(view, number)
                for number, sight in sights.items()
            ],
        }
    about = {key: getattr(pictures, key) for key in ("width_mm", "alt", "places", "stops")}
    patch = {key: getattr(pictures.patch, key) for key in ("cls", "tone", "seed")}
    _write(folder / ABOUT, {**about, "patch": patch, "views": views})


def keep_still(root: Path, skin, *, data: bytes, **about) -> None:
    """Keep the picture of a question.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    skin : Skin
        What the question shows.
    data : bytes
        The picture, as WebP.
    **about
        Numbers and words that belong to it.
    """
    folder = root / FOLDER / _still(skin, about["size_mm"] is not None)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "still.webp").write_bytes(data)
    _write(folder / ABOUT, about)


def still_kept(skin, *, measured: bool) -> dict:
    """Read the picture of a question that was made ahead.

    Parameters
    ----------
    skin : Skin
        What the question shows.
    measured : bool
        Whether it is one spot to be measured.

    Returns
    -------
    dict
        What `keep_still` was given.

    Raises
    ------
    UnknownName
        It was not made ahead.
    """
    folder = _folder_of(_still(skin, measured))
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    return {**about, "data": (folder / "still.webp").read_bytes()}


def _still(skin, measured: bool) -> str:
    kind = "measured" if measured else "still"
    size = skin.size_mm or ANY
    return f"{kind}-{skin.condition}-{skin.tone}-{skin.seed}-{size}-{skin.view}-{skin.pressure}"


def _folder_of(name: str) -> Path:
    home = data_dir() / FOLDER
    if not (home / name / ABOUT).is_file():
        known = sorted(path.name for path in home.glob("*"))
        raise UnknownName("picture made ahead", name, known)
    return home / name


def _frame(view: str, number: int) -> str:
    return f"{view}-{number}.webp"


def _write(path: Path, about: dict) -> None:
    path.write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
