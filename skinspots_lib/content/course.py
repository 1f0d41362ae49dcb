"""What an instructor may choose for a course, from `data/course.yml`."""

from dataclasses import dataclass
from pathlib import Path

from skinspots_lib.content.bank.course_shape import course_problems
from skinspots_lib.content.files.laying import read_laid
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError

FILE = "course.yml"


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
class Emergency:
    """How help is called where the course is taught.

    Attributes
    ----------
    number : str
        The local emergency number; empty when the course does not say one.
    words : str
        What to add in the local wording; may be empty.
    """

    number: str = ""
    words: str = ""

    def __str__(self) -> str:
        """Say it in a sentence; nothing when no number is set."""
        call = f"Emergency number here: {self.number}." if self.number else ""
        return f"{call} {self.words}".strip()


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
    emergency : Emergency
        How help is called here.
    off : frozenset of str
        Ids of questions and cases that the course leaves out.
    classes : tuple of str
        Conditions that practice shows; empty for all.
    seed : int or None
        Gives every learner the same practice; None gives each one of their own.
    """

    post_test: PostTestRules
    lessons: tuple[Lesson, ...]
    strict: bool = False
    emergency: Emergency = Emergency()
    off: frozenset[str] = frozenset()
    classes: tuple[str, ...] = ()
    seed: int | None = None

    def is_off(self, lesson: int) -> bool:
        """Tell whether a lesson was switched off.

        Parameters
        ----------
        lesson : int
            Its number.

        Returns
        -------
        bool
            False for a lesson that the course does not list.

        Examples
        --------
        >>> load_course().is_off(3)
        False
        """
        return any(not known.show for known in self.lessons if known.lesson == lesson)


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
    problems = course_problems(document, root)
    if problems:
        raise ContentError(problems)
    data = document.data
    return Course(
        PostTestRules(**data["post_test"]),
        tuple(Lesson(**lesson) for lesson in data["lessons"]),
        data.get("strict", False),
        Emergency(**{key: str(value or "") for key, value in _given(data, "emergency", {})}),
        frozenset(_given(data, "off", [])),
        tuple(_given(data, "classes", [])),
        data.get("seed"),
    )


def _given(data: dict, key: str, empty: list | dict) -> list:
    value = data.get(key) or empty
    return list(value.items() if isinstance(value, dict) else value)
