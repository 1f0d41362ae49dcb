"""The choices for a course: lessons, items, practice, pass mark, the number to call."""

from collections.abc import Iterator
from functools import partial

import ipywidgets

from skinspots_lib.content.bank.course_shape import CLASSES
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.tables import load
from skinspots_lib.widgets.instructor._board import WORDS_OF, Board, field, group, tick
from skinspots_lib.widgets.plain._pieces import button

SAY = WORDS_OF["course"]
SWITCH = {True: "on", False: "off"}


class CourseBoard(Board):
    """What an instructor chooses, with one button that writes what was changed.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> board = CourseBoard(Desk())
    >>> board.save()
    >>> "Nothing was changed." in board.said.value
    True
    """

    def __init__(self, desk) -> None:
        course = desk.course()
        self.lessons = {
            one.lesson: tick(f"{one.lesson}. {one.title}", one.show) for one in course.lessons
        }
        self.off = field(ipywidgets.Text, SAY["off"], SAY["off_hint"])
        labels = load("conditions").set_index("condition")["label"]
        self.classes = {name: tick(labels[name], True) for name in CLASSES}
        self.seed = field(ipywidgets.Text, SAY["seed"], SAY["seed_hint"])
        self.percent = field(ipywidgets.Text, SAY["pass"])
        self.number = field(ipywidgets.Text, SAY["number"], SAY["number_hint"])
        self.local = field(ipywidgets.Text, SAY["words"], SAY["words_hint"])
        lessons = group(SAY["lessons"], self.lessons.values())
        classes = group(SAY["classes"], self.classes.values())
        fields = [self.off, classes, self.seed, self.percent, self.number, self.local]
        save = button(SAY["save"], self.save)
        super().__init__(desk, SAY, [lessons, *fields, save, self.said])
        self._fill()

    def save(self) -> None:
        """Write each choice that was changed; say what is wrong with it."""
        with self.saying():
            told: list[str] = []
            for key, value, act in self._changes():
                try:
                    told += act()
                    self._before[key] = value
                except (ContentError, UnknownName) as error:
                    told += str(error).splitlines()
            self.tell(list(dict.fromkeys(told)) or [SAY["same"]])

    def _fill(self) -> None:
        course = self.desk.course()
        for name, box in self.classes.items():
            box.value = name in (course.classes or CLASSES)
        self.off.value = "; ".join(sorted(course.off))
        self.seed.value = "" if course.seed is None else str(course.seed)
        self.percent.value = f"{course.post_test.pass_percent:g}"
        self.number.value, self.local.value = course.emergency.number, course.emergency.words
        self._before = self._now()

    def _now(self) -> dict:
        """Give what stands in the fields, by what it is for."""
        ids = self.off.value.replace(",", ";").split(";")
        ticked = tuple(name for name, box in self.classes.items() if box.value)
        return {
            **{("lesson", n): box.value for n, box in self.lessons.items()},
            **{("off", id.strip()): True for id in ids if id.strip()},
            "classes": () if ticked == CLASSES else ticked,
            "seed": self.seed.value.strip(),
            "percent": self.percent.value.strip(),
            "emergency": (self.number.value.strip(), self.local.value.strip()),
        }

    def _changes(self) -> Iterator[tuple]:
        """Give each choice that differs from what was written, its value, and the act for it."""
        desk, now = self.desk, self._now()
        acts = {
            "lesson": lambda n, shown: desk.show_lesson(n, SWITCH[shown]),
            "off": lambda id, off: desk.ask_item(id, SWITCH[not off]),
            "classes": desk.set_classes,
            "seed": desk.set_seed,
            "percent": desk.set_pass_percent,
            "emergency": lambda both: desk.set_emergency(*both),
        }
        # An id that left the field is asked again.
        for key in dict.fromkeys([*now, *self._before]):
            value, name = now.get(key, False), key if isinstance(key, str) else key[0]
            if value != self._before.get(key, False):
                given = (value,) if isinstance(key, str) else (key[1], value)
                yield key, value, partial(acts[name], *given)


def course(desk) -> CourseBoard:
    """Choose lessons, items, practice, the pass mark and the number to call.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    CourseBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> course(Desk()).percent.value
    '80'
    """
    return CourseBoard(desk)
