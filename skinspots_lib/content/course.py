"""What an instructor may choose for a course, from `data/course.yml`."""

from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.files.shape import Key, check_item
from skinspots_lib.content.files.yaml_files import YamlFile, read_yaml
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, Problem

FILE = "course.yml"
# Smallest and largest value of each number.
RANGES = {"lesson": (0, 99), "items": (18, 360), "pass_percent": (1, 100)}
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
class Course:
    """The choices of an instructor.

    Attributes
    ----------
    post_test : PostTestRules
        The rules of the final test.
    strict : bool
        Whether the style of the lessons is a rule of `skinspots check`, not only advice.
    """

    post_test: PostTestRules
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
    document = read_yaml(root / FILE, f"{root.name}/{FILE}")
    keys = {"post_test": Key(type="mapping"), "strict": Key(type="flag", needed=False)}
    problems = check_item(document, (), document.data, keys)
    problems = problems or _check_post_test(document, document.data["post_test"])
    if problems:
        raise ContentError(problems)
    rules = PostTestRules(**document.data["post_test"])
    return Course(rules, document.data.get("strict", False))


def _check_post_test(document: YamlFile, rules: dict) -> list[Problem]:
    place = ("post_test",)
    # The shape knows words and flags; a number has a range of its own.
    words = {key: "0" if key in RANGES else value for key, value in rules.items()}
    keys = {**dict.fromkeys(RANGES, Key()), "no_empty_group": Key(type="flag")}
    problems = check_item(document, place, words, keys)
    for key, (low, high) in RANGES.items():
        number = rules.get(key, low)
        whole = isinstance(number, int) or key == "pass_percent" and isinstance(number, float)
        if isinstance(number, bool) or not whole or not low <= number <= high:
            allowed = f"a number from {low} to {high}"
            reason = "is no such number"
            problem = document.problem((*place, key), reason, value=number, allowed=allowed)
            problems.append(problem)
    if not problems and rules["items"] % GROUPS:
        hint = "Six groups of spots on three thirds of skin tones should come alike."
        reason = f"is not a multiple of {GROUPS}"
        where = (*place, "items")
        problems.append(document.problem(where, reason, value=rules["items"], hint=hint))
    return problems
