"""What `course.yml` may hold."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from skinspots_lib.content.files.laying import names_in, read_laid
from skinspots_lib.content.files.shape import Key, check_item, nearest
from skinspots_lib.content.files.yaml_files import Place, YamlFile
from skinspots_lib.content.problems import Problem

# Smallest and largest value of each number.
RANGES = {"lesson": (0, 99), "items": (18, 360), "pass_percent": (1, 100)}
LESSON_RANGES = {"lesson": (0, 99), "minutes": (1, 600)}
GROUPS = 18
NUMBER = re.compile(r"\+?[0-9][0-9 ]{1,14}")
# What practice can show, as `learning.engine.cells` has it; a test holds the two together.
CLASSES = (
    "petechiae",
    "purpura",
    "palpable_purpura",
    "ecchymosis",
    "cherry_angioma",
    "viral_exanthem",
)
# The same kind never comes three times running.
LEAST_CLASSES = 3
_KEYS = {
    "post_test": Key(type="mapping"),
    "lessons": Key(type="items"),
    "strict": Key(type="flag", needed=False),
    "emergency": Key(type="mapping", needed=False),
    "off": Key(type="list", needed=False),
    "classes": Key(type="list", needed=False),
    "seed": Key(type="whole", needed=False, least=0, most=10**6),
}
_EMERGENCY = {"number": Key(needed=False), "words": Key(needed=False)}
_POST_TEST = {**dict.fromkeys(RANGES, Key()), "no_empty_group": Key(type="flag")}
_LESSON = {
    "lesson": Key(),
    "file": Key(),
    "minutes": Key(),
    "title": Key(),
    "show": Key(type="flag", needed=False),
}


def course_problems(document: YamlFile, root: Path) -> list[Problem]:
    """Check the choices of an instructor.

    Parameters
    ----------
    document : YamlFile
        ``course.yml``, with the instructor's own laid over it.
    root : Path
        The folder of the tables, for ids that must exist.

    Returns
    -------
    list of Problem
        Empty when all is well.

    Examples
    --------
    >>> course_problems(YamlFile("course.yml", [], {}), Path())[0].reason
    'must be keys with values'
    """
    problems = check_item(document, (), document.data, _KEYS)
    return problems or [
        *_check_post_test(document, document.data["post_test"]),
        *_check_lessons(document, document.data["lessons"]),
        *_check_emergency(document),
        *_check_off(document, root),
    ]


def _check_post_test(document: YamlFile, rules: dict) -> list[Problem]:
    place = ("post_test",)
    problems = _check_numbers(document, place, rules, (RANGES, _POST_TEST))
    if not problems and rules["items"] % GROUPS:
        hint = "Six groups of spots on three thirds of skin tones should come alike."
        reason = f"is not a multiple of {GROUPS}"
        where = (*place, "items")
        problems.append(document.problem(where, reason, value=rules["items"], hint=hint))
    return problems


def _check_emergency(document: YamlFile) -> list[Problem]:
    emergency = document.data.get("emergency") or {}
    problems = check_item(document, ("emergency",), emergency, _EMERGENCY)
    number = emergency.get("number")
    if not problems and number and not NUMBER.fullmatch(number):
        place, allowed = ("emergency", "number"), 'a number to dial, in quotes, such as "112"'
        problems.append(document.problem(place, "cannot be dialled", value=number, allowed=allowed))
    return problems


def _check_off(document: YamlFile, root: Path) -> list[Problem]:
    """Whatever is switched off or practised must exist."""
    off, classes = (document.data.get(key) or [] for key in ("off", "classes"))
    ids = item_ids(root) if off else []
    problems = [
        *_unknown(document, "off", ids, "ids of questions and cases"),
        *_unknown(document, "classes", CLASSES, ", ".join(CLASSES)),
    ]
    if classes and not problems and len(set(classes)) < LEAST_CLASSES:
        reason = f"{len(set(classes))} kinds of spots; at least {LEAST_CLASSES} must be mixed"
        problems.append(document.problem(("classes",), reason, allowed=", ".join(CLASSES)))
    return problems


def _unknown(document: YamlFile, key: str, known: Sequence[str], allowed: str) -> Iterator[Problem]:
    for position, name in enumerate(document.data.get(key) or []):
        if name not in known:
            rest = {"value": name, "allowed": allowed, "hint": nearest(name, known)}
            yield document.problem((key, position), "is not known", **rest)


def item_ids(root: Path) -> list[str]:
    """List what can be switched off one by one.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    list of str
        Ids of the questions and cases, as they stand in their files; nothing is checked.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> item_ids(data_dir())[0]
    'q41'
    """
    names = [*names_in(root, "questions/[0-9][0-9].yaml"), "cases.yaml"]
    lists = [read_laid(root, name).data for name in names]
    items = [item for items in lists if isinstance(items, list) for item in items]
    return [str(item["id"]) for item in items if isinstance(item, dict) and "id" in item]


def _check_lessons(document: YamlFile, lessons: list) -> list[Problem]:
    problems, seen = [], set()
    for position, lesson in enumerate(lessons):
        place = ("lessons", position)
        own = _check_numbers(document, place, lesson, (LESSON_RANGES, _LESSON))
        number = None if own else lesson["lesson"]
        if number in seen:
            reason = "is an earlier lesson"
            own.append(document.problem((*place, "lesson"), reason, value=number))
        seen |= {number} - {None}
        problems += own
    return problems


def _check_numbers(
    document: YamlFile, place: Place, item: object, wanted: tuple[dict, dict]
) -> list[Problem]:
    """Check a mapping of which some values are numbers, each in a range of its own."""
    ranges, keys = wanted
    if not isinstance(item, dict):
        return check_item(document, place, item, keys)
    # The shape knows words and flags, but no numbers.
    words = {key: "0" if key in ranges else value for key, value in item.items()}
    problems = check_item(document, place, words, keys)
    for key, (low, high) in ranges.items():
        number = item.get(key, low)
        whole = isinstance(number, int) or key == "pass_percent" and isinstance(number, float)
        if isinstance(number, bool) or not whole or not low <= number <= high:
            allowed = f"a number from {low} to {high}"
            reason = "is no such number"
            problem = document.problem((*place, key), reason, value=number, allowed=allowed)
            problems.append(problem)
    return problems
