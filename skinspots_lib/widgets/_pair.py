"""Two patches on the same skin, one glass for both: name them, then the sign that parts them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import traitlets as t

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.tables import load
from skinspots_lib.learning.engine.cells import Picture
from skinspots_lib.learning.gym.explaining import Difference, contrasts, difference, look_at, rivals
from skinspots_lib.skin import STOPS
from skinspots_lib.widgets._base import WORDS, Interactive, compose
from skinspots_lib.widgets.gym.telling import line, of_difference
from skinspots_lib.widgets.parts.pictures import Pictures, Sides, frames_of, skins_of
from skinspots_lib.widgets.parts.recording import record

SAY = WORDS["skin"] | WORDS["bench"] | WORDS["pair"]
NAMES_SHOWN, SIGNS_SHOWN = 5, 4


class PairWidget(Sides, Interactive):
    """Shows two patches; what they are never leaves Python before an answer.

    Parameters
    ----------
    picture : Picture
        What is on the left and on the right, the skin and the seed.
    clock : callable
        Gives seconds; for the time that an answer takes.

    Notes
    -----
    `named` (numbers of the names chosen for left and right), `named_right` (None, True, False),
    `chosen` (number of the sign) and `sign_right` work with ``.observe``.

    Examples
    --------
    >>> pair("petechiae", "purpura").step
    'name'
    """

    _esm = compose("controls", "skin", "bench", "telling", "pair")
    frames = t.List(t.Bytes()).tag(sync=True)
    stops = t.List(t.Float()).tag(sync=True)
    width_mm = t.Float(40.0).tag(sync=True)
    alts = t.List(t.Unicode()).tag(sync=True)
    spots = t.List(t.List(t.Dict())).tag(sync=True)
    view = t.Enum(list(SAY["views"]), default_value="limb").tag(sync=True)
    position = t.List(t.Float(min=0, max=1), [0.5, 0.5]).tag(sync=True)
    pressure = t.Float(0.0, min=0, max=1).tag(sync=True)
    described = t.Bool(False).tag(sync=True)
    words = t.List(t.List(t.Unicode())).tag(sync=True)
    step = t.Enum(["name", "sign", "done"], default_value="name").tag(sync=True)
    options = t.List(t.Unicode()).tag(sync=True)
    named = t.List(t.Int()).tag(sync=True)
    named_right = t.Bool(None, allow_none=True).tag(sync=True)
    sign_ask = t.Unicode("").tag(sync=True)
    signs = t.List(t.Unicode()).tag(sync=True)
    chosen = t.Int(-1).tag(sync=True)
    sign_right = t.Bool(None, allow_none=True).tag(sync=True)
    told = t.List(t.Dict()).tag(sync=True)

    def __init__(self, picture: Picture, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._picture_shown, self._clock, self._began = picture, clock, clock()
        self._both = (picture.condition, picture.other)
        self._labels = tuple(look_at(name).label for name in self._both)
        self._parting = difference(*self._both)
        self._skins = skins_of(picture)
        self._rng = random.Random(f"pair {picture.seed}")
        self._names = _names(self._both, self._rng)
        self._signs, self._tries = [], 0
        super().__init__(
            stops=list(STOPS),
            frames=frames_of(self._skins),
            width_mm=self._skins[0].width_mm,
            alts=[skin.alt for skin in self._skins],
            spots=[skin.places for skin in self._skins],
            options=[look_at(name).label for name in self._names],
        )
        if Pictures.described:
            self._do_describe(on=True)

    def name(self, left: int, right: int, *, pressed: float | None = None) -> bool:
        """Name both sides, as the button does.

        Parameters
        ----------
        left, right : int
            Numbers of `options`, from 0.
        pressed : float, optional
            The hardest press before the answer, 0 to 1.

        Returns
        -------
        bool
            Whether both names fit.

        Raises
        ------
        ValueError
            They were named before, there is no such option, or both are the same.

        Examples
        --------
        >>> two = pair("petechiae", "purpura")
        >>> two.name(*(two._names.index(name) for name in two._both))
        True
        """
        said = self._said(left, right)
        right_names = [a == b for a, b in zip(said, self._both, strict=True)]
        self._keep(said, all(right_names), pressed)
        with self.hold_sync():
            self.named, self.named_right = [left, right], all(right_names)
            self.told = self._told_names(said, right_names)
            self._ask_sign()
        return all(right_names)

    def pick(self, number: int) -> bool:
        """Pick the sign that parts the two, as the button does.

        Parameters
        ----------
        number : int
            Of `signs`, from 0.

        Returns
        -------
        bool
            Whether it is the sign.

        Raises
        ------
        ValueError
            The sides were not named yet, or there is no such sign.

        Examples
        --------
        >>> two = pair("petechiae", "purpura")
        >>> _ = two.name(0, 1)
        >>> two.pick(two._signs.index(two._parting))
        True
        """
        if not 0 <= number < len(self._signs):
            count = len(self._signs)
            raise ValueError(f"{number} is not a sign. Allowed: numbers from 0, {count} signs.")
        sign, own = self._signs[number], self._parting.pair_id
        right = sign is self._parting
        self._tries += 1
        record(own, sign.pair_id, right, truth=own, part="contrast", number=self._tries)
        with self.hold_sync():
            self.chosen, self.sign_right = number, right
            self.told = self._told_sign(sign)
            self.step = "done" if right else "sign"
        return right

    def _said(self, left: int, right: int) -> tuple[str, str]:
        if self.step != "name":
            raise ValueError("Both sides have their names already. Run the cell again.")
        last = len(self._names) - 1
        if left == right or not 0 <= min(left, right) <= max(left, right) <= last:
            raise ValueError(f"{left} and {right} are not two names. Allowed: 0 to {last}.")
        return self._names[left], self._names[right]

    def _keep(self, said: tuple[str, str], right: bool, pressed: float | None) -> None:
        shown = self._picture_shown
        # As in practice, the answer names the left one.
        record(
            shown.id,
            said[0],
            right,
            truth=shown.condition,
            part="contrast",
            options=tuple(self._names),
            tone=shown.tone,
            difficulty=shown.difficulty,
            pressed=None if self.described else pressed,
            seconds=round(self._clock() - self._began, 1),
        )

    def _told_names(self, said: tuple[str, str], right: list[bool]) -> list[dict]:
        lead = ("none_right", "one_right", "both_right")[sum(right)]
        lines = [line(f"{'✓' if all(right) else '✗'} {SAY[lead]}")]
        for side, chosen, truth in zip(SAY["sides"], said, self._both, strict=True):
            text = SAY["fits" if chosen == truth else "fits_not"]
            names = {"chosen": look_at(chosen).label, "name": look_at(truth).label}
            lines.append(line(SAY["side"].format(side=side), text.format(**names)))
        return lines

    def _ask_sign(self) -> None:
        if not self._parting.pair_id:
            self.told = [*self.told, *of_difference(self._parting, self._labels)]
            self.step = "done"
            return
        others = rivals(self._parting, _drawable())[: 2 * SIGNS_SHOWN]
        self._signs = [self._parting, *self._rng.sample(others, SIGNS_SHOWN - 1)]
        self._rng.shuffle(self._signs)
        self.signs = [sign.sign for sign in self._signs]
        first, second = self._labels
        self.sign_ask = SAY["sign_ask"].format(first=first, second=second)
        self.step = "sign"

    def _told_sign(self, sign: Difference) -> list[dict]:
        if sign is self._parting:
            return [line(f"✓ {SAY['sign_right']}"), *of_difference(sign, self._labels)]
        first, second = look_at(sign.first).label, look_at(sign.second).label
        return [line(f"✗ {SAY['sign_wrong'].format(first=first, second=second)}")]

    def _do_name(self, left: int, right: int, pressed: float = 0.0) -> None:
        self.name(left, right, pressed=min(max(float(pressed), 0.0), 1.0))

    def _do_pick(self, number: int) -> None:
        self.pick(number)

    def _do_view(self, view: str) -> None:
        self.view = view
        self.frames = frames_of(self._skins, self.view)
        self._do_describe(on=self.described)

    def _do_describe(self, on: bool) -> None:
        Pictures.described = self.described = on
        self.words = [skin.summary(self.view) for skin in self._skins] if on else []

    def _still(self) -> tuple[str, list[str]]:
        return SAY["title"], [SAY["intro"], *self.alts, SAY["simulation"], SAY["safety"]]


def _names(both: tuple[str, str], rng: random.Random) -> list[str]:
    """Names to choose from: the two, and others that are often taken for one of them."""
    near = [name for two in _pairs().values() if set(both) & set(two) for name in two]
    others = [name for name in dict.fromkeys((*near, *_drawable())) if name not in both]
    names = [*both, *others[: NAMES_SHOWN - 2]]
    return rng.sample(names, len(names))


def _drawable() -> list[str]:
    return list(load("appearances")["condition"])


def _pairs() -> dict[str, tuple[str, str]]:
    """Rows of the table both of whose conditions can be drawn."""
    known = set(_drawable())
    rows = [row for row in contrasts() if {row.first, row.second} <= known]
    return {row.pair_id: (row.first, row.second) for row in rows}


def _read(left: str, right: str | None) -> tuple[str, str]:
    """Read what was asked for: a row of the table, two conditions, or one and its best rival."""
    known, pairs = _drawable(), _pairs()
    if right is None and left in pairs:
        return pairs[left]
    if left not in known:
        raise UnknownName("pair or condition that can be drawn", left, [*known, *pairs])
    if right is None:
        right = next(name for two in pairs.values() if left in two for name in two if name != left)
    if right not in known:
        raise UnknownName("condition that can be drawn", right, known)
    if left == right:
        raise ValueError(f"Both sides would show {left}. Name two conditions that differ.")
    return left, right


def pair(left: str, right: str | None = None, *, tone: int = 5, seed: int = 0) -> PairWidget:
    """Compare two kinds of spots on the same skin, under one glass.

    Parameters
    ----------
    left : str
        A condition that can be drawn, or a pair_id of the table `contrasts`.
    right : str, optional
        The other condition; by default one that the first is often taken for.
    tone : int
        1 (lightest) to 10 (darkest), the same for both.
    seed : int
        0 or more: another seed gives other spots, and may change the sides.

    Returns
    -------
    PairWidget
        Show it as the last line of a cell.

    Raises
    ------
    UnknownName
        One of them cannot be drawn; the message lists what can.
    ValueError
        Both are the same, or a number is out of its range.

    Examples
    --------
    >>> pair("pair-09", tone=8).step
    'name'
    """
    # Sorted first, so that the order of the arguments tells nothing.
    both = sorted(_read(left, right))
    random.Random(f"sides {seed} {'+'.join(both)}").shuffle(both)
    return PairWidget(Picture(both[0], tone, "clear", seed, both[1]))
