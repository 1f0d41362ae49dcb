"""A blinded sheet of simulated skin for dermatologists: pictures, a form, and a key apart."""

import base64
import csv
import io
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from html import escape
from pathlib import Path

from skinspots_lib.authoring.preview.frame import article, grid, whole
from skinspots_lib.content.bank.thirds import THIRDS
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.schema import table
from skinspots_lib.content.tables import load
from skinspots_lib.skin.base.stored import to_webp
from skinspots_lib.skin.lighting import light_for
from skinspots_lib.skin.patch import make_patch
from skinspots_lib.skin.pictures import SIMULATION
from skinspots_lib.skin.shading import render
from skinspots_lib.skin.stills import neutral_alt

SHEET, FORM, KEY = "blind_sheet.html", "blind_form.csv", "blind_key.csv"
NONE_OF_THESE = "none_of_these"
SURE = ("guess", "unsure", "sure")
REAL = ("1", "2", "3", "4", "5")
DIFFICULTIES = ("clear", "hard")
FORM_COLUMNS = ("number", "what_is_it", "sure", "under_glass", "looks_real", "remark")
PRESSURES = {"not pressed": 0.0, "pressed firmly": 1.0}
# Nearly without loss: what is judged is the skin, not its compression.
QUALITY = 98
SIZE = "style='width:46%'"
TELLS = (
    "You see simulated patches of skin, each not pressed and pressed firmly with a glass. Please "
    "judge every patch by itself and in order, without the help of others, and write your answers "
    "into the form that came with this sheet. Leave a row blank that you cannot judge."
)


@dataclass(frozen=True)
class BlindPatch:
    """What a numbered patch of the sheet is.

    Attributes
    ----------
    number : int
        On the sheet, from 1.
    condition : str
        Id in ``data/appearances.csv``.
    tone : int
        1 (lightest) to 10 (darkest).
    difficulty : str
        ``clear`` or ``hard``.
    seed : int
        Of `make_patch`.
    """

    number: int
    condition: str
    tone: int
    difficulty: str
    seed: int


KEY_COLUMNS = tuple(field.name for field in fields(BlindPatch))


def choose(seed: int) -> tuple[BlindPatch, ...]:
    """Choose the patches: each kind of spots twice on each third of the skin tones.

    Parameters
    ----------
    seed : int
        Another seed gives other patches in another order.

    Returns
    -------
    tuple of BlindPatch
        In the order of the sheet.

    Examples
    --------
    >>> len(choose(1))
    60
    """
    chance = random.Random(seed)
    cells = [
        (condition, tone, difficulty)
        for condition in sorted(load("appearances")["condition"])
        for tones in THIRDS.values()
        for tone, difficulty in zip(chance.sample(tones, 2), DIFFICULTIES, strict=True)
    ]
    chance.shuffle(cells)
    return tuple(
        BlindPatch(n, *cell, seed=chance.randrange(1_000_000)) for n, cell in enumerate(cells, 1)
    )


def write_blind_sheet(out: Path, seed: int = 1) -> tuple[Path, ...]:
    """Write the sheet, the form and the key.

    Parameters
    ----------
    out : Path
        The folder to write into; made when it is not there.
    seed : int
        See `choose`.

    Returns
    -------
    tuple of Path
        The sheet (HTML), the form (CSV, to fill in) and the key (CSV, for nobody who judges).

    Raises
    ------
    OSError
        The folder cannot be written.
    """
    patches = choose(seed)
    out.mkdir(parents=True, exist_ok=True)
    files = {
        SHEET: as_sheet(patches).encode(),
        FORM: as_csv(FORM_COLUMNS, ([patch.number] for patch in patches)),
        KEY: as_csv(KEY_COLUMNS, map(astuple, patches)),
    }
    for name, content in files.items():
        (out / name).write_bytes(content)
    return tuple(out / name for name in files)


def as_sheet(patches: Sequence[BlindPatch]) -> str:
    """Show the patches by number alone.

    Parameters
    ----------
    patches : sequence of BlindPatch
        What to show.

    Returns
    -------
    str
        One page of HTML that needs no network.

    Examples
    --------
    >>> page = as_sheet([BlindPatch(1, "petechiae", 5, "clear", 3)])
    >>> page.count("<img"), "clear" in page
    (2, False)
    """
    shown = "".join(map(_shown, patches))
    return whole("What do you see?", f"<p>{TELLS}</p><p>{SIMULATION}</p>{_answers()}{shown}")


def allowed() -> dict[str, tuple[str, ...]]:
    """Say what a form may hold.

    Returns
    -------
    dict of str to tuple of str
        By column.

    Examples
    --------
    >>> allowed()["under_glass"]
    ('fades', 'stays', 'partly')
    """
    kinds = (*sorted(load("appearances")["condition"]), NONE_OF_THESE)
    responses = table("appearances", data_dir()).column("response").allowed
    return {"what_is_it": kinds, "sure": SURE, "under_glass": responses, "looks_real": REAL}


def as_csv(columns: Sequence[str], rows: Iterable[Iterable]) -> bytes:
    """Write a table that spreadsheets open as UTF-8.

    Parameters
    ----------
    columns : sequence of str
        The header.
    rows : iterable of iterable
        The cells; short rows are filled with blanks.

    Returns
    -------
    bytes
        The file.

    Examples
    --------
    >>> as_csv(["a", "b"], [[1]])[3:]
    b'a,b\\r\\n1,\\r\\n'
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([*row, *[""] * len(columns)][: len(columns)] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _answers() -> str:
    labels = load("conditions").set_index("condition")["label"]
    about = {
        "what_is_it": "What would you call these spots?",
        "sure": "How sure are you?",
        "under_glass": "What does the colour do when the glass presses?",
        "looks_real": "Does it look like living skin? 1: not at all, 5: as in a photograph",
    }

    def word(value) -> str:
        return f"{value} ({labels[value]})" if value in labels else str(value)

    rows = [
        (column, about[column], ", ".join(map(word, values)))
        for column, values in allowed().items()
    ]
    return grid("What you may write", ("column", "question", "write one of"), rows)


def _shown(patch: BlindPatch) -> str:
    skin = make_patch(
        patch.condition, tone=patch.tone, seed=patch.seed, difficulty=patch.difficulty
    )
    pictures = "".join(_pictures(skin, patch.number))
    return article(f"Patch {patch.number}", neutral_alt(skin), pictures)


def _pictures(skin, number: int) -> Iterator[str]:
    for words, pressure in PRESSURES.items():
        image = render(skin, pressure=pressure, light=light_for(skin.seed))
        data = base64.b64encode(to_webp(image, QUALITY)).decode("ascii")
        alt = escape(f"Patch {number}, {words}")
        yield f"<img src='data:image/webp;base64,{data}' alt='{alt}' title='{alt}' {SIZE}> "
