"""The choices for a course: lessons, items, practice, pass mark, the number to call."""

import ipywidgets

from skinspots_lib.content.bank.course_shape import CLASSES
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
            told = [line for act in self._changes() for line in act()]
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
            "off": {id.strip() for id in ids if id.strip()},
            "classes": () if ticked == CLASSES else ticked,
            "seed": self.seed.value,
            "percent": self.percent.value.strip(),
            "emergency": (self.number.value.strip(), self.local.value.strip()),
        }

    def _changes(self) -> list:
        """Give one act for each choice that differs from what stood there."""
        desk, now, before = self.desk, self._now(), self._before
        changed = {key: value for key, value in now.items() if value != before[key]}
        self._before = now
        acts = {
            "classes": desk.set_classes,
            "seed": desk.set_seed,
            "percent": desk.set_pass_percent,
            "emergency": lambda both: desk.set_emergency(*both),
        }
        switched = sorted(now["off"] ^ before["off"])
        return [
            *(_act(desk.show_lesson, n, SWITCH[box.value]) for n, box in self._lessons_in(changed)),
            *(_act(desk.ask_item, id, SWITCH[id not in now["off"]]) for id in switched),
            *(_act(acts[key], value) for key, value in changed.items() if key in acts),
        ]

    def _lessons_in(self, changed: dict) -> list:
        return [(n, box) for n, box in self.lessons.items() if ("lesson", n) in changed]


def _act(call, *given):
    return lambda: call(*given)


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
