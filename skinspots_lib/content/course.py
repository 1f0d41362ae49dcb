"""What an instructor may choose for a course, from `data/course.yml`."""

from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.files.laying import read_laid
from skinspots_lib.content.files.shape import Key, check_item
from skinspots_lib.content.files.yaml_files import Place, YamlFile
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem

FILE = "course.yml"
# Smallest and largest value of each number.
RANGES = {"lesson": (0, 99), "items": (18, 360), "pass_percent": (1, 100)}
LESSON_RANGES = {"lesson": (0, 99), "minutes": (1, 600)}
GROUPS = 18


@dataclass(frozen=True)
class PostTestRules:
    """The rules of the final test.

    Attributes
    ----------
    lesson : int
        Number of the lesson whose questions are held back for it.
    items : int
        How many questions are drawn; a multiple of 18.
    pass_percent : int or float
        Share of right answers that passes, 1 to 100.
    no_empty_group : bool
        True when each class of spots on each third of the skin tones needs a right answer.
    """

    lesson: int = 9
    items: int = 36
    pass_percent: float = 80
    no_empty_group: bool = True


@dataclass(frozen=True)
class Lesson:
    """One lesson of the course.

    Attributes
    ----------
    lesson : int
        Its number, 0 to 99.
    file : str
        Name of its notebook, without ``.ipynb``.
    minutes : int
        How long it takes.
    title : str
        Its first heading.
    show : bool
        False when the map should leave it out.
    """

    lesson: int
    file: str
    minutes: int
    title: str
    show: bool = True


@dataclass(frozen=True)
class Course:
    """The choices of an instructor.

    Attributes
    ----------
    post_test : PostTestRules
        The rules of the final test.
    lessons : tuple of Lesson
        In the order of the map, also those that it leaves out.
    strict : bool
        Whether the style of the lessons is a rule of `skinspots check`, not only advice.
    """

    post_test: PostTestRules
    lessons: tuple[Lesson, ...]
    strict: bool = False


def load_course(*, root: Path | None = None) -> Course:
    """Load the choices of the instructor.

    Parameters
    ----------
    root : Path, optional
        The folder that holds ``course.yml``; by default the module's data.

    Returns
    -------
    Course
        Checked.

    Raises
    ------
    ContentError
        The file is not as it should be; all problems are named.

    Examples
    --------
    >>> load_course().post_test.pass_percent
    80
    """
    root = root or data_dir()
    document = read_laid(root, FILE)
    problems = check_item(document, (), document.data, _KEYS)
    problems = problems or [
        *_check_post_test(document, document.data["post_test"]),
        *_check_lessons(document, document.data["lessons"]),
    ]
    if problems:
        raise ContentError(problems)
    return Course(
        PostTestRules(**document.data["post_test"]),
        tuple(Lesson(**lesson) for lesson in document.data["lessons"]),
        document.data.get("strict", False),
    )


_KEYS = {
    "post_test": Key(type="mapping"),
    "lessons": Key(type="items"),
    "strict": Key(type="flag", needed=False),
}
_POST_TEST = {**dict.fromkeys(RANGES, Key()), "no_empty_group": Key(type="flag")}
_LESSON = {
    "lesson": Key(),
    "file": Key(),
    "minutes": Key(),
    "title": Key(),
    "show": Key(type="flag", needed=False),
}


def _check_post_test(document: YamlFile, rules: dict) -> list[Problem]:
    place = ("post_test",)
    problems = _check_numbers(document, place, rules, (RANGES, _POST_TEST))
    if not problems and rules["items"] % GROUPS:
        hint = "Six groups of spots on three thirds of skin tones should come alike."
        reason = f"is not a multiple of {GROUPS}"
        where = (*place, "items")
        problems.append(document.problem(where, reason, value=rules["items"], hint=hint))
    return problems


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
