"""A question: its words, its answers with their reasons, its photograph."""

import ipywidgets

from skinspots_lib.content.bank.question_shape import CHOICES, LEVELS, OBJECTIVES
from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.widgets.instructor._board import WORDS_OF, Board, choose, field, show, tick
from skinspots_lib.widgets.plain._pieces import button, paragraphs

SAY = WORDS_OF["questions"]
ANSWERS = 5
TEXTS = ("ask", "described", "why")
SWITCH = {True: "on", False: "off"}


class QuestionsBoard(Board):
    """One question at a time, of the lesson that was chosen.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> board = QuestionsBoard(Desk())
    >>> board.lesson.value = 3
    >>> board.question.value, board.words["level"].value
    ('q11', 'apply')
    """

    def __init__(self, desk) -> None:
        self._lists = {
            "level": LEVELS,
            "objective": OBJECTIVES,
            "condition": ("none", *(id for _, id in desk.rows("conditions"))),
            "tone": ("", *THIRDS),
        }
        lessons = [(f"{one.lesson}. {one.title}", one.lesson) for one in desk.course().lessons]
        self.lesson = field(ipywidgets.Dropdown, SAY["lesson"], options=_asked(desk, lessons))
        self.question = field(ipywidgets.Dropdown, SAY["question"])
        self.photo = field(ipywidgets.Dropdown, SAY["photo"])
        self.kind = ipywidgets.HTML()
        self.texts = {key: field(ipywidgets.Textarea, SAY[key]) for key in TEXTS}
        self.words = {key: field(ipywidgets.Dropdown, SAY[key]) for key in self._lists}
        self.picture = field(ipywidgets.Dropdown, SAY["picture"])
        self.answers = [_answer(n) for n in range(1, ANSWERS + 1)]
        self.sources = field(ipywidgets.Text, SAY["sources"], SAY["sources_hint"])
        self.shown = tick(SAY["shown"], True)
        super().__init__(desk, SAY, self._rows())
        self._open_lesson()
        self.lesson.observe(lambda _change: self._open_lesson(), "value")
        self.question.observe(lambda _change: self._open(), "value")

    def _rows(self) -> list[ipywidgets.Widget]:
        new, save = button(SAY["new"], self.add), button(SAY["save"], self.save)
        ask, described, why = (self.texts[key] for key in TEXTS)
        answers = [one for say, right, why in self.answers for one in (say, why, right)]
        about = [*self.words.values(), self.picture, described]
        rest = [why, self.sources, self.shown, save, self.said]
        return [self.lesson, self.question, new, self.kind, ask, *about, *answers, *rest]

    def add(self) -> None:
        """Add an empty question to the lesson, and open it."""
        with self.saying():
            id, told = self.desk.add_question(self.lesson.value)
            self._open_lesson(id)
            self.tell([SAY["made"].format(id=id), *told])

    def save(self) -> None:
        """Write what differs from what was opened; say what is still to be filled in."""
        with self.saying():
            id, told = self.question.value, []
            changed = {k: v for k, v in self._values().items() if v != self._before.get(k)}
            if changed:
                told += self.desk.set_item(id, changed)
            if self.shown.value != (id not in self.desk.course().off):
                told += self.desk.ask_item(id, SWITCH[self.shown.value])
            self._open_lesson(id)
            self.tell(told or [WORDS_OF["course"]["same"]])

    def _values(self) -> dict:
        fields = {**self.texts, **self.words, "picture": self.picture}
        values = {key: one.value or "" for key, one in fields.items()}
        parts = self.sources.value.replace(",", ";").split(";")
        values["sources"] = [part.strip() for part in parts if part.strip()]
        if self._item.get("kind") in CHOICES:
            values["options"] = self._options()
        return values

    def _options(self) -> list[dict]:
        """Give the answers that were filled in; what the form does not show of them is kept."""
        old = [dict(one or {}) for one in self._item.get("options") or ()]
        old += [{} for _ in self.answers]
        rows = zip(self.answers, old, strict=False)
        options = [
            {**kept, "say": say.value, "right": right.value, "why": why.value}
            for (say, right, why), kept in rows
            if say.value or why.value
        ]
        shown = [{k: v for k, v in option.items() if v or k != "right"} for option in options]
        return shown + old[len(self.answers) : len(self._item.get("options") or ())]

    def _open_lesson(self, id: str | None = None) -> None:
        with self.saying():
            choose(self.question, self.desk.questions(self.lesson.value), id)
            photos = [("", ""), *((file, file) for _, file in self.desk.rows("photos"))]
            choose(self.picture, [(SAY["no_photo"], ""), *photos[1:]])
            self._open()

    def _open(self) -> None:
        with self.saying():
            self._item = self.desk.item(self.question.value) if self.question.value else {}
            self._fill()
            self._before = self._values()
            self.shown.value = self.question.value not in self.desk.course().off

    def _fill(self) -> None:
        item, kind = self._item, self._item.get("kind", "")
        for key, one in self.texts.items():
            one.value = str(item.get(key) or "")
        for key, one in {**self.words, "picture": self.picture}.items():
            value = str(item.get(key) or "")
            known = self._lists.get(key, ())
            if known:
                choose(one, known if value in known else ("", *known), value)
            else:
                one.value = value if value in [pair[1] for pair in one.options] else ""
        self.sources.value = "; ".join(item.get("sources") or ())
        options = [one or {} for one in item.get("options") or ()]
        for n, (say, right, why) in enumerate(self.answers):
            option = options[n] if n < len(options) else {}
            say.value, why.value = (str(option.get(key) or "") for key in ("say", "why"))
            right.value = option.get("right") is True
        is_choice = kind in CHOICES
        show([one for answer in self.answers for one in answer], is_choice)
        self.kind.value = "" if is_choice else paragraphs([SAY["kind"].format(kind=kind)])


def _asked(desk, lessons: list) -> list:
    """Leave out lessons without a file of questions, such as practice."""
    known = []
    for name, lesson in lessons:
        try:
            desk.questions(lesson)
        except ValueError:
            continue
        known.append((name, lesson))
    return known


def _answer(n: int) -> tuple[ipywidgets.Text, ipywidgets.Checkbox, ipywidgets.Text]:
    texts = [field(ipywidgets.Text, SAY[key].format(n=n)) for key in ("answer", "because")]
    return texts[0], tick(SAY["right"].format(n=n), False), texts[1]


def questions(desk) -> QuestionsBoard:
    """Change a question, add one, or leave one out.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    QuestionsBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> questions(Desk()).lesson.value
    0
    """
    return QuestionsBoard(desk)
