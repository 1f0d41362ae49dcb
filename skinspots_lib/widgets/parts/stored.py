"""Pictures made ahead: nobody waits for them, and a browser without NumPy can show them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

from skinspots_lib.content.place import data_dir, made_ahead_dir
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.pictures import Pictures
from skinspots_lib.widgets.parts.seeing import Sight

ABOUT = "about.json"
ANY = "any"
SURPRISES = ("viral_exanthem", "petechiae", "purpura", "palpable_purpura")
# What a picture, and what is said of it, depends on: of the package, and of the tables.
SOURCES = ("skin/**/*.py", "widgets/parts/*.py", "widgets/words.json")
TABLES = ("spectra/*.csv", "appearances.csv", "local/appearances.csv")


def can_draw() -> bool:
    """Say whether pictures can be made here; a browser may lack NumPy.

    Returns
    -------
    bool
        False where only pictures made ahead can be shown.

    Examples
    --------
    >>> can_draw()
    True
    """
    return find_spec("numpy") is not None


def made_with() -> str:
    """Name the state of all that pictures depend on, so that none made ahead is out of date.

    Returns
    -------
    str
        Sixteen hexadecimal digits.

    Examples
    --------
    >>> len(made_with())
    16
    """
    return _made_with(data_dir())


@lru_cache(maxsize=2)
def _made_with(root: Path) -> str:
    package = Path(__file__).resolve().parents[2]
    places = [(package, pattern) for pattern in SOURCES] + [(root, table) for table in TABLES]
    digest = hashlib.sha256()
    for folder, pattern in places:
        for file in sorted(folder.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def pictures_of(condition, *, tone: int, seed: int, difficulty: str = ANY) -> Pictures:
    """Give the pictures of a patch: those made ahead, else made when they are asked for.

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
    Pictures
        The same, whichever way they came.

    Raises
    ------
    UnknownName
        Nothing can be made here, and this patch was not made ahead; the message lists those
        that were. Or the condition cannot be drawn.

    Examples
    --------
    >>> pictures_of("purpura", tone=6, seed=2).width_mm
    40.0
    """
    how = {"tone": tone, "seed": seed, "difficulty": difficulty}
    folder = _kept(StoredPictures.name_of(condition, **how))
    return StoredPictures(folder) if folder else _drawn(condition, **how)


def _drawn(condition, *, seed: int, **how) -> Pictures:
    import numpy as np

    from skinspots_lib.skin import make_patch

    if condition is None:
        condition = SURPRISES[int(np.random.default_rng([int(seed), 5]).integers(len(SURPRISES)))]
    return Pictures(partial(make_patch, condition, seed=seed, **how))


class StoredPictures(Pictures):
    """The pictures of one patch, read from files.

    Parameters
    ----------
    folder : Path
        Written by `keep_patch`.

    Examples
    --------
    >>> StoredPictures.name_of(["petechiae", "purpura"], tone=8, seed=1)
    'petechiae+purpura-8-any-1'
    """

    patch = alt = places = stops = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        self.patch, self._asked = SimpleNamespace(**about["patch"]), about["asked"]
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
        """Give the same spots in another tone, as `Pictures` does."""
        return pictures_of(**{**self._asked, "tone": tone})


def keep_patch(to: Path, condition, **how) -> Path:
    """Make all pictures of a patch ahead.

    Parameters
    ----------
    to : Path
        As `made_ahead_dir` gives it.
    condition : str, list of str or None
        As in `pictures_of`.
    **how
        ``tone``, ``seed`` and ``difficulty``, as in `pictures_of`.

    Returns
    -------
    Path
        Where they are now.
    """
    folder = to / StoredPictures.name_of(condition, **how)
    pictures = _drawn(condition, **{"difficulty": ANY, **how})
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
    asked = {"condition": condition, "difficulty": ANY, **how}
    about |= {"patch": patch, "asked": asked, "views": views, "made_with": made_with()}
    _write(folder / ABOUT, about)
    return folder


def keep_still(to: Path, skin, *, data: bytes, **about) -> Path:
    """Keep the picture of a question.

    Parameters
    ----------
    to : Path
        As `made_ahead_dir` gives it.
    skin : Skin
        What the question shows.
    data : bytes
        The picture, as WebP.
    **about
        Numbers and words that belong to it.

    Returns
    -------
    Path
        Where it is now.
    """
    folder = to / _still(skin, about["size_mm"] is not None)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "still.webp").write_bytes(data)
    _write(folder / ABOUT, {"shown": about, "made_with": made_with()})
    return folder


def still_kept(skin, *, measured: bool) -> dict | None:
    """Read the picture of a question that was made ahead.

    Parameters
    ----------
    skin : Skin
        What the question shows.
    measured : bool
        Whether it is one spot to be measured.

    Returns
    -------
    dict or None
        What `keep_still` was given; None where it has to be made.

    Raises
    ------
    UnknownName
        It was not made ahead, and cannot be made here.
    """
    folder = _kept(_still(skin, measured))
    if folder is None:
        return None
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))["shown"]
    return {**about, "data": (folder / "still.webp").read_bytes()}


def _still(skin, measured: bool) -> str:
    kind = "measured" if measured else "still"
    size = skin.size_mm or ANY
    return f"{kind}-{skin.condition}-{skin.tone}-{skin.seed}-{size}-{skin.view}-{skin.pressure}"


def _kept(name: str) -> Path | None:
    """Find what was made ahead and still holds; what cannot be made here always does."""
    about = made_ahead_dir() / name / ABOUT
    if not can_draw():
        if not about.is_file():
            known = sorted(path.name for path in made_ahead_dir().glob("*"))
            raise UnknownName("picture made ahead", name, known)
        return about.parent
    return about.parent if still_holds(about.parent) else None


def still_holds(folder: Path) -> bool:
    """Say whether pictures are there, and made with what is there now.

    Parameters
    ----------
    folder : Path
        Of one patch or question.

    Returns
    -------
    bool
        False when they have to be made.

    Examples
    --------
    >>> still_holds(made_ahead_dir() / "never made")
    False
    """
    about = folder / ABOUT
    if not about.is_file():
        return False
    return json.loads(about.read_text(encoding="utf-8"))["made_with"] == made_with()


def _frame(view: str, number: int) -> str:
    return f"{view}-{number}.webp"


def _write(path: Path, about: dict) -> None:
    path.write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
