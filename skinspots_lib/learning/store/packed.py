"""What a paste code carries of answers and levels, as few bytes as possible."""

import re
import zlib
from collections.abc import Iterable, Sequence

from skinspots_lib.learning.engine.cells import (
    CANNOT_JUDGE,
    CELLS,
    CLASSES,
    DIFFICULTIES,
    NAMES,
    SEEDS,
    Picture,
    picture_of,
)
from skinspots_lib.learning.store.packing import Packer, Unpacker
from skinspots_lib.learning.store.standing import MASTERED, PASSED, RIGHT, TEST, score
from skinspots_lib.learning.trials import CONFIDENCES, MINUTE, PARTS, Trial

# Codes of older courses must stay readable: never change an order or a size in this file.
KINDS = ("picture", "contrast", "question", "exercise", TEST)
BANK = 160
SURE = ("", *CONFIDENCES)
MARKS = (False, True, None)
SAID = (*NAMES, CANNOT_JUDGE)
QUESTIONS, LESSONS, EXERCISES, OPTIONS, POINTS = 1_000, 10, 100, 8, 256
_QUESTION = re.compile(r"q(\d{2,3})")
_EXERCISE = re.compile(r"ex-(\d{2})-(\d{1,2})")
Coder = Packer | Unpacker


def pack_trials(trials: Iterable[Trial]) -> tuple[bytes, int]:
    """Pack first answers: minute, item, answer, right, confidence, and the part of the course.

    Parameters
    ----------
    trials : iterable of Trial
        In order of time.

    Returns
    -------
    packed : bytes
        For `unpack_trials`.
    left_out : int
        How many trials only a file can carry: later tries, free text, items of an own bank.

    Examples
    --------
    >>> packed, left_out = pack_trials([Trial("q07", "2", True), Trial("mine", "a", True)])
    >>> [trial.item for trial in unpack_trials(packed)], left_out
    (['q07'], 1)
    """
    trials = sorted(trials, key=lambda trial: trial.at)
    rows = [(trial, _numbers(trial)) for trial in trials if trial.number == 1]
    rows = [(trial, numbers) for trial, numbers in rows if numbers]
    coder, minute = Packer(), 0
    _amount(coder, "trials", len(rows))
    for trial, numbers in rows:
        _amount(coder, "gap", trial.at // MINUTE - minute)
        minute = trial.at // MINUTE
        _record(coder, numbers)
    return coder.to_bytes(), len(trials) - len(rows)


def unpack_trials(packed: bytes) -> list[Trial]:
    """Take out what `pack_trials` packed.

    Parameters
    ----------
    packed : bytes
        Whole: its checksum was tested before.

    Returns
    -------
    list of Trial
        With what a code carries; all have the same `id`.

    Examples
    --------
    >>> unpack_trials(pack_trials([])[0])
    []
    """
    coder, minute, place, trials = Unpacker(packed), 0, -1, []
    for _ in range(_amount(coder, "trials")):
        gap = _amount(coder, "gap")
        # A code knows the minute alone; a millisecond each keeps the order within it.
        place = 0 if gap else place + 1
        minute += gap
        trials.append(_trial(_record(coder), minute * MINUTE + place))
    return trials


def _amount(coder: Coder, name: str, value: int = 0) -> int:
    """Code a number of any size from 0: how many bits it has, then the bits below the first."""
    length = coder.code(name, 40, (value + 1).bit_length() - 1)
    size = 1 << length
    return coder.code((name, length), size, value + 1 - size, learns=False) + size - 1


def _record(coder: Coder, numbers: dict[str, int] | None = None) -> dict[str, int]:
    """Code one answer; the order of the fields is the format."""
    given = numbers or {}
    kind = coder.code("kind", len(KINDS), given.get("kind", 0))
    out = {"kind": kind}
    for name, size, learns in _FIELDS[KINDS[kind]]:
        out[name] = coder.code((kind, name), size, given.get(name, 0), learns=learns)
        if name == "right" and KINDS[kind] == "picture" and not MARKS[out[name]]:
            out["said"] = coder.code("said", len(SAID), given.get("said", 0))
    out["part"] = coder.code(("part", kind), len(PARTS), given.get("part", 0))
    out["sure"] = coder.code(("sure", out.get("right")), len(SURE), given.get("sure", 0))
    return out


_SHOWN = [("condition", len(CLASSES), False), ("tone", 10, False), ("hard", 2, False)]
_SHOWN += [("seed", SEEDS, False)]
_CHOSEN = [(f"option{place}", 2, True) for place in range(OPTIONS)]
_FIELDS = {
    "picture": [*_SHOWN, ("right", 3, True)],
    "contrast": [*_SHOWN, ("other", len(NAMES), False), ("said", 3, True)],
    "question": [("number", QUESTIONS, False), ("right", 3, True), *_CHOSEN],
    "exercise": [("lesson", LESSONS, True), ("number", EXERCISES, True), ("right", 3, True)],
    TEST: [("points", POINTS, False), ("of", POINTS, True), ("right", 3, True)],
}


def _numbers(trial: Trial) -> dict[str, int] | None:
    """Turn an answer into the numbers of the format; None when the format cannot hold it."""
    if (
        trial.at < 0
        or trial.part not in PARTS
        or trial.confidence not in SURE
        or trial.right not in MARKS
    ):
        return None
    numbers = _item_numbers(trial)
    if numbers is None or _trial(numbers | _common(trial), trial.at).carried != trial.carried:
        return None
    return numbers | _common(trial)


def _common(trial: Trial) -> dict[str, int]:
    return {"part": PARTS.index(trial.part), "sure": SURE.index(trial.confidence)}


def _item_numbers(trial: Trial) -> dict[str, int] | None:
    picture, right = picture_of(trial.item), MARKS.index(trial.right)
    if picture:
        return _picture_numbers(picture, trial.answer, right)
    if found := _QUESTION.fullmatch(trial.item):
        return {"kind": 2, "number": int(found[1]), "right": right, **_chosen(trial.answer)}
    if found := _EXERCISE.fullmatch(trial.item):
        lesson = int(found[1]) % LESSONS
        return {"kind": 3, "lesson": lesson, "number": int(found[2]), "right": right}
    if trial.item == TEST and max(score(trial)) < POINTS:
        return {"kind": 4, "points": score(trial)[0], "of": score(trial)[1], "right": right}
    return None


def _picture_numbers(picture: Picture, said: str, right: int) -> dict[str, int] | None:
    numbers = {"condition": CLASSES.index(picture.condition), "tone": picture.tone - 1}
    numbers |= {"hard": DIFFICULTIES.index(picture.difficulty), "seed": picture.seed}
    if picture.other:
        words = (picture.condition, picture.other, CANNOT_JUDGE)
        if said not in words:
            return None
        other = NAMES.index(picture.other)
        return numbers | {"kind": 1, "other": other, "said": words.index(said)}
    if said not in SAID:
        return None
    return numbers | {"kind": 0, "right": right, "said": SAID.index(said)}


def _chosen(said: str) -> dict[str, int]:
    words = said.split(";")
    return {f"option{place}": int(str(place + 1) in words) for place in range(OPTIONS)}


def _trial(numbers: dict[str, int], at: int) -> Trial:
    kind = KINDS[numbers["kind"]]
    item, said, right, truth = _READERS[kind](numbers)
    part, sure = PARTS[numbers["part"]], SURE[numbers["sure"]]
    picture = picture_of(item)
    shown = {"tone": picture.tone, "difficulty": picture.difficulty} if picture else {}
    return Trial(item, said, right, truth, part, confidence=sure, at=at, id="", **shown)


def _read_picture(n: dict[str, int]) -> tuple:
    condition, other = CLASSES[n["condition"]], NAMES[n["other"]] if "other" in n else ""
    picture = Picture(condition, n["tone"] + 1, DIFFICULTIES[n["hard"]], n["seed"], other)
    if other:
        said = (condition, other, CANNOT_JUDGE)[n["said"]]
        return picture.id, said, said == condition, condition
    right = MARKS[n["right"]]
    return picture.id, condition if right else SAID[n["said"]], right, condition


def _read_question(n: dict[str, int]) -> tuple:
    said = ";".join(str(place + 1) for place in range(OPTIONS) if n[f"option{place}"])
    return f"q{n['number']:02d}", said, MARKS[n["right"]], ""


def _read_exercise(n: dict[str, int]) -> tuple:
    return f"ex-{n['lesson']:02d}-{n['number']}", "", MARKS[n["right"]], ""


def _read_test(n: dict[str, int]) -> tuple:
    return TEST, f"{n['points']}/{n['of']}", MARKS[n["right"]], ""


_READERS = dict(
    zip(
        KINDS,
        (_read_picture, _read_picture, _read_question, _read_exercise, _read_test),
        strict=True,
    )
)


def pack_levels(levels: dict[str, int], bank: Sequence[str]) -> bytes:
    """Pack the level of each practice cell, the mark of each bank item and the final test.

    Parameters
    ----------
    levels : dict of str to int
        As `standing.standing` gives them.
    bank : sequence of str
        Ids of the bank in its order; the first 160 count.

    Returns
    -------
    bytes
        For `unpack_levels`.

    Examples
    --------
    >>> unpack_levels(pack_levels({"q07": 2}, ["q06", "q07"]), ["q06", "q07"])
    ({'q07': 2}, True)
    """
    coder = Packer()
    coder.code("edition", 1 << 16, edition(bank), learns=False)
    _levels(coder, bank[:BANK], levels)
    return coder.to_bytes()


def unpack_levels(packed: bytes, bank: Sequence[str]) -> tuple[dict[str, int], bool]:
    """Take out what `pack_levels` packed.

    Parameters
    ----------
    packed : bytes
        Whole: its checksum was tested before.
    bank : sequence of str
        Ids of the bank that is here.

    Returns
    -------
    levels : dict of str to int
        Those above 0.
    same : bool
        False when the code was made with another bank: then the marks of items are left out.

    Examples
    --------
    >>> unpack_levels(pack_levels({"post-test": 31}, ["q06"]), ["another"])
    ({'post-test': 31}, False)
    """
    coder = Unpacker(packed)
    same = coder.code("edition", 1 << 16, learns=False) == edition(bank)
    names = [*bank[:BANK]] if same else [""] * BANK
    levels = _levels(coder, names)
    return {name: level for name, level in levels.items() if name and level}, same


def edition(bank: Sequence[str]) -> int:
    """Give a number that tells one order of the bank's first items from another.

    Parameters
    ----------
    bank : sequence of str
        Ids in order.

    Returns
    -------
    int
        16 bits.

    Examples
    --------
    >>> edition(["q06", "q07"]) == edition(["q07", "q06"])
    False
    """
    return zlib.crc32("\n".join(bank[:BANK]).encode()) & 0xFFFF


def _levels(
    coder: Coder, names: Sequence[str], levels: dict[str, int] | None = None
) -> dict[str, int]:
    given = levels or {}
    count = coder.code("items", BANK + 1, len(names), learns=False)
    fields = [(name, "cell", MASTERED + 1) for name in CELLS]
    fields += [(TEST, TEST, POINTS), (PASSED, PASSED, 2)]
    fields += [(name, "item", RIGHT + 1) for name in [*names][:count]]
    return {name: coder.code(kind, size, given.get(name, 0)) for name, kind, size in fields}
