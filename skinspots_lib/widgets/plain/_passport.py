"""The passport: progress to carry away as a file or a code, and to load again."""

from base64 import b64encode
from html import escape
from pathlib import Path

import ipywidgets

from skinspots_lib.learning.passport import NICKNAME, SAYS, Passport
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.store.codes import CodeError
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.plain._pieces import NAMES, WIDE, Part, button, paragraphs

SAY = WORDS["passport"]
FILE = "passport.jsonl"


class PassportPart(Part):
    """Fields to save and to load a passport.

    Attributes
    ----------
    said : HTML
        What was loaded, or why it could not be.

    Examples
    --------
    >>> part = PassportPart()
    >>> part.code.value = "SK1-00000"
    >>> part.load_code()
    >>> "The code is damaged" in part.said.value
    True
    """

    def __init__(self) -> None:
        self.nickname = _field(ipywidgets.Text, "nickname")
        self.made = ipywidgets.HTML()
        self.code = _field(ipywidgets.Textarea, "code")
        self.file = _field(ipywidgets.Text, "file", placeholder=FILE)
        buttons = [
            button(SAY["update"], self.make),
            button(SAY["load_code"], self.load_code),
            button(SAY["load_file"], self.load_file),
        ]
        notes = [ipywidgets.HTML(paragraphs([SAY[key]])) for key in ("intro", "file_hint")]
        load = ipywidgets.HTML(f'<p class="sk-title">{escape(SAY["load_title"])}</p>')
        saving = [notes[0], self.nickname, buttons[0], self.made, load]
        loading = [self.code, buttons[1], notes[1], self.file, buttons[2]]
        super().__init__(SAY, [*saving, *loading, self.said])
        self.nickname.observe(lambda _change: self.make(), "value")
        self.make()

    def make(self) -> None:
        """Make the passport of the answers as they are now."""
        with self.telling():
            mine = progress()
            passport = mine.passport(nickname=self.nickname.value[:NICKNAME])
            self.made.value = _made(passport, len(mine.trials))

    def load_code(self) -> None:
        """Add what the pasted code holds; say what was loaded, or why not."""
        code = self.code.value.strip()
        if not code:
            self.tell([SAY["no_code"]])
        elif self._load(code if code[:2].upper() == "SK" else f"SK{code}"):
            self.code.value = ""

    def load_file(self) -> None:
        """Add what the named file holds; say what was loaded, or why not."""
        name = self.file.value.strip()
        path = Path(name)
        if not name:
            self.tell([SAY["no_file"]])
        elif path.name != name:
            self.tell([SAY["only_name"]])
        else:
            found = [here / name for here in _folders() if (here / name).is_file()]
            self._load(found[0]) if found else self.tell([SAY["not_found"].format(name=name)])

    def _load(self, source: str | Path) -> bool:
        with self.telling():
            try:
                told = progress().restore(source)
            except CodeError as error:
                self.tell([str(error)])
            except OSError:
                self.tell([SAY["not_read"].format(name=Path(source).name)])
            else:
                self.make()
                self.tell([told, progress().notice])
                return True
        return False


def _field(kind, key: str, *, placeholder: str = "") -> ipywidgets.Widget:
    return kind(
        description=SAY[key],
        placeholder=placeholder or SAY[f"{key}_hint"],
        continuous_update=False,
        style=NAMES,
        layout=WIDE,
    )


def _folders() -> list[Path]:
    """Name the places that the file list of JupyterLab shows first."""
    here = Path.cwd()
    return [here, here.parent]


def _made(passport: Passport, answers: int) -> str:
    data = b64encode(passport.file).decode("ascii")
    link = (
        f'<a download="{FILE}" href="data:application/jsonl;base64,{data}">'
        f"{escape(SAY['download'])}</a>"
    )
    left_out = SAY["left_out"].format(n=passport.left_out) if passport.left_out else ""
    return (
        f"{paragraphs([SAY['holds'].format(n=answers)])}<p>{link}</p>"
        f"<p><strong>{escape(SAY['short'])}</strong>: <code>{escape(passport.short)}</code></p>"
        f"{paragraphs([SAY['short_hint']])}"
        f"<details><summary>{escape(SAY['long'])}</summary>"
        f"{paragraphs([SAY['long_hint'], left_out])}<p><code>{escape(passport.long)}</code></p>"
        f"</details>{paragraphs([SAYS])}"
    )


def passport() -> PassportPart:
    """Let the learner carry the progress away, and load it again.

    Returns
    -------
    PassportPart
        Show it as the last line of a cell.

    Examples
    --------
    >>> passport().nickname.description
    'Nickname'
    """
    return PassportPart()
