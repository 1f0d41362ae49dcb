"""Templates for what an instructor adds, written into `data/local/` or `notebooks/`."""

import json
import re
import shutil
from pathlib import Path

from skinspots_lib.authoring.edits import set_cell, set_lesson, write_rows
from skinspots_lib.content.bank.course_shape import item_ids
from skinspots_lib.content.course import load_course
from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.problems import ContentError, Problem
from skinspots_lib.content.schema import table
from skinspots_lib.content.tables import load

FRAME = Path(__file__).parent / "lesson_frame.json"
FILL_IN = "Fill in every blank, then run: skinspots check"
PHOTO_TYPES = (".png", ".jpg", ".jpeg", ".webp")
# Numbers from here on are the instructor's; the shipped ones stay below.
FIRST_LOCAL = 9001
QUESTION = """
- id: q{number}
  ask:            # the question
  kind: single    # or multiple, numeric, measure, ordering, sorting: see data/README.md
  level:          # recall, apply or interpret
  objective:      # such as look_alikes; `skinspots check` lists all
  condition: none # an id of conditions.csv, or none
{shown}  options:        # three or more; each with its own explanation
    - say:
      right: true
      why:
    - say:
      why:
    - say:
      why:
  why:            # what the learner should keep
  sources: []     # ids of sources.csv, such as [nhs-meningitis]
"""
PICTURE = """  tone: {tone}
  picture: {file}
  described:      # what can be seen, for those who cannot see it
"""
CASE = """
- id: T{number}
  age:                # in words
  opening:            # what is known at first, without a finding
  story:
  findings:           # see `skinspots check` for the words of each
    under_glass: unknown
    raised: unknown
    largest_mm: unknown
    fever: unknown
    unwell: unknown
    age_group: unknown
    since: unknown
    skin_tone:        # light, medium or dark
  answer_condition:   # an id of conditions.csv
  answer_urgency:     # emergency, same_day, soon, routine or self_care
  top_causes: []      # each "category: plain cause", in quotes
  why:                # which sign decided it
  common_mistake:
  source_ids: []
"""


def new_question(root: Path, lesson: int, *, picture: str = "") -> list[Path]:
    """Add the template of a question to a lesson.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    lesson : int
        Number of the lesson.
    picture : str
        ``file`` of a photograph in `photos` that the question shows; empty for none.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    ContentError
        There is no such photograph.
    """
    text = QUESTION.format(number=_free(root, "q"), shown=_shown(root, picture))
    return [_append(root / LOCAL / "questions" / f"{lesson:02d}.yaml", text)]


def _shown(root: Path, picture: str) -> str:
    if not picture:
        return ""
    rows = {row["file"]: row for row in load("photos", root=root).to_dict("records")}
    if picture not in rows:
        hint = f"Add it first: skinspots new photo {picture}"
        raise ContentError([Problem(f"{root.name}/photos.csv", "file", "file", picture, hint=hint)])
    return PICTURE.format(file=picture, tone=rows[picture]["tone"])


def new_case(root: Path) -> list[Path]:
    """Add the template of a case.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    list of Path
        What was written.
    """
    return [_append(root / LOCAL / "cases.yaml", CASE.format(number=_free(root, "T")))]


def new_cause(root: Path) -> list[Path]:
    """Add a row with an id of its own to the instructor's table of causes.

    Parameters
    ----------
    root : Path
        The folder of the tables.

    Returns
    -------
    list of Path
        What was written.
    """
    path = root / LOCAL / "conditions_causes.csv"
    taken = _ids_of(path) if path.exists() else set()
    number = next(n for n in range(1, len(taken) + 2) if f"OWN-{n:03d}" not in taken)
    return [_add_row(root, "conditions_causes", f"OWN-{number:03d}")]


def new_photo(root: Path, photo: Path) -> list[Path]:
    """Copy a photograph and add its row, to be filled in: credit, licence, consent, tone.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    photo : Path
        A PNG, JPEG or WebP file.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    ContentError
        It is no such file.
    """
    name = re.sub(r"[^a-z0-9_.-]+", "-", photo.name.lower()).lstrip("-_.")
    if photo.suffix.lower() not in PHOTO_TYPES or not photo.is_file():
        allowed = "a file that ends with .png, .jpg, .jpeg or .webp"
        reason = "is no photograph that can be read"
        raise ContentError([Problem(str(photo), "file", reason=reason, allowed=allowed)])
    target = root / LOCAL / "photos" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(photo, target)
    return [target, _add_row(root, "photos", name)]


def new_lesson(root: Path, title: str) -> list[Path]:
    """Write a lesson in the house frame and list it in the instructor's course.

    Parameters
    ----------
    root : Path
        The folder of the tables; the lessons lie in ``notebooks/`` beside it.
    title : str
        A question, such as "What is a bruise?".

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    ContentError
        The title is no question.
    """
    title = title.strip()
    words = re.findall(r"[a-z0-9]+", title.lower())
    if not title.endswith("?") or not words:
        reason, hint = "is not a question", 'End it with a question mark: "What is a bruise?"'
        raise ContentError([Problem("the title", "", value=title, reason=reason, hint=hint)])
    number = max([9, *(lesson.lesson for lesson in load_course(root=root).lessons)]) + 1
    stem = f"{number:02d}_{'_'.join(words[:6])}"
    notebook = root.parent / "notebooks" / f"{stem}.ipynb"
    notebook.write_text(json.dumps(_notebook(title, number), indent=1) + "\n", encoding="utf-8")
    entry = {"lesson": number, "file": stem, "minutes": 30, "title": title, "show": True}
    return [notebook, set_lesson(root, entry)]


def _notebook(title: str, number: int) -> dict:
    frame = json.loads(FRAME.read_text(encoding="utf-8"))
    frame["cells"][0]["source"] = f"# {title}\n\n{frame['cells'][0]['source']}"
    for cell in frame["cells"]:
        cell["source"] = cell["source"].replace("NUMBER", str(number))
    return frame


def _free(root: Path, letter: str) -> int:
    taken = {int(id[1:]) for id in item_ids(root) if re.fullmatch(rf"{letter}\d+", id)}
    return max([FIRST_LOCAL - 1, *taken]) + 1


def _append(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(text.lstrip("\n") if not path.stat().st_size else text)
    return path


def _add_row(root: Path, name: str, row_id: str) -> Path:
    """Begin a row that has every column, so that a spreadsheet shows what to fill in."""
    known = table(name, root)
    path = set_cell(root, name, row_id, known.key, row_id)
    header, *rows = read_rows(path, path.name)
    missing = [column.name for column in known.columns if column.name not in header]
    return write_rows(
        path, [[*header, *missing], *([*row, *("" for _ in missing)] for row in rows)]
    )


def _ids_of(path: Path) -> set[str]:
    return {row[0] for row in read_rows(path, path.name)[1:] if row}
