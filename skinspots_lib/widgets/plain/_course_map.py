"""The map of the course: all lessons, their minutes, and how far the learner is."""

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from skinspots_lib.content.bank.words import load_words
from skinspots_lib.content.course import Lesson, load_course
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.store.lessons import Done, by_lesson, kinds_of, levels_of
from skinspots_lib.widgets._base import WORDS, emergency_line

SAY = WORDS["course_map"]
INK = "color:var(--jp-content-font-color1,inherit)"
EDGE = "1px solid var(--jp-border-color1,currentColor)"
CELL = f"padding:.3em .7em;border-bottom:{EDGE};vertical-align:top;white-space:normal;{INK}"


class CourseMap:
    """The lessons as a table of links, without a control that needs a kernel.

    Parameters
    ----------
    lesson : int or None
        Where the learner is.

    Examples
    --------
    >>> print(CourseMap(0))  # doctest: +ELLIPSIS
    0. A red spot: ... 15 minutes, ... (you are here)
    ...
    """

    def __init__(self, lesson: int | None) -> None:
        self._here = lesson
        course = load_course()
        self._lessons = [one for one in course.lessons if one.show]
        self._kinds = len(kinds_of(course))
        self._off = lesson is not None and course.is_off(lesson)
        mine = progress()
        self._done = by_lesson(levels_of(mine.trials, mine.standings))

    def __str__(self) -> str:
        """Give one line for each lesson."""
        return "\n".join(map(self._line, self._lessons)) or SAY["none"]

    __repr__ = __str__

    def _line(self, lesson: Lesson) -> str:
        here = f" ({SAY['marker']})" if lesson.lesson == self._here else ""
        minutes = f"{lesson.minutes} {SAY['minutes'].lower()}"
        return f"{lesson.lesson}. {lesson.title} {minutes}, {self._did(lesson)}{here}"

    def _emergency(self) -> str:
        line = emergency_line()
        return f'<p style="{INK}"><strong>{escape(line)}</strong></p>' if line else ""

    def _did(self, lesson: Lesson) -> str:
        return "; ".join(self._in_words(self._done.get(lesson.lesson, Done()))) or SAY["nothing"]

    def _repr_html_(self) -> str:
        if not self._lessons:
            return f"<p>{escape(SAY['none'])}</p>"
        heads = "".join(
            f'<th scope="col" style="text-align:left;{CELL}">{escape(SAY[key])}</th>'
            for key in ("lesson", "minutes", "yours")
        )
        rows = "".join(map(self._row, self._lessons))
        caption = f'<caption style="text-align:left;{INK}">{escape(SAY["as_of"])}</caption>'
        # Folded at the head of a lesson, where the lesson itself should be in sight.
        return (
            f'<details style="max-width:62rem;{INK}"{"" if self._current else " open"}>'
            f'<summary style="cursor:pointer;padding:.35em 0">{self._summary()}</summary>'
            f'<div role="region" tabindex="0" aria-label="{escape(SAY["title"])}" '
            f'style="overflow-x:auto"><table style="border-collapse:collapse">{caption}'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>"
            f"{self._left_out()}{self._emergency()}"
        )

    def _left_out(self) -> str:
        return f'<p style="{INK}">{escape(SAY["off"])}</p>' if self._off else ""

    @property
    def _current(self) -> Lesson | None:
        return next((one for one in self._lessons if one.lesson == self._here), None)

    def _summary(self) -> str:
        here = self._current
        if here is None:
            return escape(SAY["summary"])
        place = SAY["here"].format(n=here.lesson, minutes=here.minutes)
        return f"{escape(SAY['summary'])}. {escape(place)}"

    def _row(self, lesson: Lesson) -> str:
        name = f"{lesson.lesson}. {escape(lesson.title)}"
        if lesson.lesson == self._here:
            first = f"<strong>{name}</strong> ({escape(SAY['marker'])})"
        else:
            link = escape(quote(f"{lesson.file}.ipynb"), quote=True)
            first = f'<a href="{link}" style="display:inline-block;min-height:24px">{name}</a>'
        current = ' aria-current="page"' if lesson.lesson == self._here else ""
        return (
            f'<tr{current}><th scope="row" style="text-align:left;font-weight:normal;{CELL}">'
            f'{first}</th><td style="text-align:right;{CELL}">{lesson.minutes}</td>'
            f'<td style="text-align:left;{CELL}">{escape(self._did(lesson))}</td></tr>'
        )

    def _in_words(self, done: Done) -> Iterator[str]:
        if done.tried:
            yield SAY["tried"].format(right=done.right, tried=done.tried)
        if done.mastered:
            yield SAY["mastered"].format(n=done.mastered, all=self._kinds)
        if done.best:
            yield SAY["best"].format(n=done.best)


def course_map(lesson: int | None = None) -> CourseMap:
    """Show all lessons, their minutes and what the learner did in each.

    Parameters
    ----------
    lesson : int, optional
        Number of the lesson that it stands in, which is marked.

    Returns
    -------
    CourseMap
        Show it as the last line of a cell; it shows the progress at that moment.

    Raises
    ------
    UnknownName
        The course has no such lesson; the message lists the numbers.
    ContentError
        ``course.yml`` or the instructor's own words are not as they should be.

    Examples
    --------
    >>> course_map(5)._repr_html_().count("<tr")
    11
    """
    load_words()
    numbers = [str(one.lesson) for one in load_course().lessons]
    if lesson is not None and str(lesson) not in numbers:
        raise UnknownName("lesson", str(lesson), numbers)
    return CourseMap(lesson)
