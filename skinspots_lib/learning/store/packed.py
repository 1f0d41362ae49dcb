"""What a paste code carries of answers, as few bytes as possible."""

import re
from collections.abc import Iterable

from skinspots_lib.learning.engine.cells import (
    CANNOT_JUDGE,
    CLASSES,
    DIFFICULTIES,
    NAMES,
    SEEDS,
    Picture,
    picture_of,
)
from skinspots_lib.learning.store.packing import Packer, Unpacker
from skinspots_lib.learning.store.standing import TEST, score
from skinspots_lib.learning.trials import CONFIDENCES, MINUTE, Trial

# Codes of older courses must stay readable: never change an order or a size in this file.
KINDS = ("picture", "contrast", "question", "exercise", TEST)
# What is said in an order or as a number, and items of tables, such as claims: see `_OTHER`.
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "0123456789;.-"
LONGEST = 40
# Not those of `Trial`, which may grow: an answer of another part is for the file alone.
PARTS = ("lesson", "practice", "contrast", "test")
SURE = ("", *CONFIDENCES)
MARKS = (False, True, None)
IN_WORDS = {True: "right", False: "not yet", None: ""}
SAID = (*NAMES, CANNOT_JUDGE)
QUESTIONS, LESSONS, EXERCISES, OPTIONS, POINTS = 1_000, 10, 100, 8, 256
_QUESTION = re.compile(r"q(\d{2,3})")
_OTHER = re.compile(r"([a-zA-Z])(\d{2,3})")
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
    rows = [(t, numbers) for t in trials if t.number == 1 and (numbers := _numbers(t))]
    coder, minute = Packer(), 0
    plain = [row for row in rows if row[1]["kind"] < len(KINDS)]
    _amount(coder, "trials", len(plain))
    for trial, numbers in plain:
        _amount(coder, "gap", trial.at // MINUTE - minute)
        minute = trial.at // MINUTE
        _record(coder, numbers)
    if len(plain) < len(rows):
        _pack_others(coder, rows)
    return coder.to_bytes(), len(trials) - len(rows)


def _pack_others(coder: Coder, rows: list[tuple[Trial, dict]]) -> None:
    """Add the answers that older courses did not have, each with its place among all."""
    others = [place for place, row in enumerate(rows) if row[1]["kind"] == len(KINDS)]
    _amount(coder, "others", len(others))
    before, last = -1, {}
    for place in others:
        trial, numbers = rows[place]
        _amount(coder, "place", place - before - 1)
        before = place
        earlier = rows[place - 1][0].at // MINUTE if place else 0
        _amount(coder, "late", trial.at // MINUTE - earlier)
        _other(coder, last, numbers)


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
    coder, minute, rows = Unpacker(packed), 0, []
    for _ in range(_amount(coder, "trials")):
        minute += _amount(coder, "gap")
        rows.append((minute, _record(coder)))
    # A code of an older course ends here.
    if not coder.empty:
        _unpack_others(coder, rows)
    return _timed(rows)


def _unpack_others(coder: Coder, rows: list[tuple[int, dict]]) -> None:
    place, last = -1, {}
    for _ in range(_amount(coder, "others")):
        place += _amount(coder, "place") + 1
        if place > len(rows):
            raise ValueError(f"there is no place {place} among {len(rows)} answers")
        earlier = rows[place - 1][0] if place else 0
        minute = earlier + _amount(coder, "late")
        rows.insert(place, (minute, _other(coder, last)))


def _timed(rows: list[tuple[int, dict]]) -> list[Trial]:
    """Give times: a code knows the minute alone; a millisecond each keeps the order within it."""
    before, place, trials = -1, -1, []
    for minute, numbers in rows:
        place = place + 1 if minute == before else 0
        before = minute
        trials.append(_trial(numbers, minute * MINUTE + place))
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


def _other(coder: Coder, last: dict[int, int], numbers: dict | None = None) -> dict:
    """Code an answer that is no choice among eight: item, what was said, and the rest."""
    given = numbers or {}
    out = {"kind": len(KINDS)}
    out["letter"] = letter = coder.code("letter", len(LETTERS), given.get("letter", 0))
    # Claims come one after another: most numbers are the next one.
    following = (last.get(letter, 0) + 1) % QUESTIONS
    follows = coder.code(("follows", letter), 2, int(given.get("number") == following))
    fields = [] if follows else [("number", QUESTIONS, False)]
    fields += [("digits", 2, True), ("right", 3, True), ("part", len(PARTS), True)]
    fields += [("sure", len(SURE), True), ("length", LONGEST + 1, True)]
    for name, size, learns in fields:
        out[name] = coder.code((letter, name), size, given.get(name, 0), learns=learns)
    last[letter] = out.setdefault("number", following)
    signs = given.get("signs") or (0,) * out["length"]
    out["signs"] = tuple(coder.code((letter, "sign"), len(SIGNS), sign) for sign in signs)
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
    for numbers in (_item_numbers(trial), _other_numbers(trial)):
        if numbers and _trial(numbers | _common(trial), trial.at).carried == trial.carried:
            return numbers | _common(trial)
    return None


def _other_numbers(trial: Trial) -> dict | None:
    found = _OTHER.fullmatch(trial.item)
    if not found or len(trial.answer) > LONGEST or not set(trial.answer) <= set(SIGNS):
        return None
    return {
        "kind": len(KINDS),
        "letter": LETTERS.index(found[1]),
        "digits": len(found[2]) - 2,
        "number": int(found[2]),
        "right": MARKS.index(trial.right),
        "length": len(trial.answer),
        "signs": tuple(map(SIGNS.index, trial.answer)),
    }


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
    kind = (*KINDS, "other")[numbers["kind"]]
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
    right = MARKS[n["right"]]
    return f"ex-{n['lesson']:02d}-{n['number']}", IN_WORDS[right], right, ""


def _read_other(n: dict) -> tuple:
    number = str(n["number"]).zfill(n["digits"] + 2)
    said = "".join(SIGNS[sign] for sign in n["signs"])
    return LETTERS[n["letter"]] + number, said, MARKS[n["right"]], ""


def _read_test(n: dict[str, int]) -> tuple:
    return TEST, f"{n['points']}/{n['of']}", MARKS[n["right"]], ""


_READERS = dict(
    zip(
        (*KINDS, "other"),
        (_read_picture, _read_picture, _read_question, _read_exercise, _read_test, _read_other),
        strict=True,
    )
)
