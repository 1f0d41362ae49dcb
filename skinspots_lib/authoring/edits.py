"""Edits of an instructor, written into `data/local/`: no shipped file is touched."""

import csv
from collections.abc import Callable
from pathlib import Path

from skinspots_lib.content.course import FILE
from skinspots_lib.content.files.overlay import LOCAL
from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.problems import ContentError, Problem, UnknownName
from skinspots_lib.content.schema import table


def set_cell(root: Path, name: str, row_id: str, column: str, value: str) -> Path:
    """Change one cell of a table, or begin a new row with it.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    name : str
        Name of the table.
    row_id : str
        Id of the row; an unknown one adds a row.
    column : str
        Name of the column.
    value : str
        What should stand there. Whether it may is for `check` to say.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    UnknownName
        There is no such table or column; the message names the nearest.

    Examples
    --------
    >>> set_cell(Path("data"), "conditions", "purpura", "labl", "x")
    Traceback (most recent call last):
    skinspots_lib.content.problems.UnknownName: ...
    """
    known = table(name, root)
    if known.column(column) is None:
        raise UnknownName("column", column, [one.name for one in known.columns])
    path = root / LOCAL / known.path
    rows = read_rows(path, path.name) if path.exists() else [[known.key]]
    header = rows[0]
    if column not in header:
        rows = [[*row, column if n == 0 else ""] for n, row in enumerate(rows)]
        header = rows[0]
    own = next((row for row in rows[1:] if row[header.index(known.key)] == row_id), None)
    if own is None:
        own = ["" for _ in header]
        rows.append(own)
    own[header.index(known.key)] = row_id
    own[header.index(column)] = value
    return write_rows(path, rows)


def write_rows(path: Path, rows: list[list[str]]) -> Path:
    """Write the instructor's rows of a table.

    Parameters
    ----------
    path : Path
        The file; its folder is made.
    rows : list of list of str
        The header first.

    Returns
    -------
    Path
        The file.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> write_rows(Path(mkdtemp()) / "local" / "a.csv", [["id"], ["x"]]).read_text()
    'id\\nx\\n'
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def switch_lesson(root: Path, lesson: int, *, show: bool) -> Path:
    """Show a lesson or leave it out.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    lesson : int
        Its number.
    show : bool
        False leaves it out.

    Returns
    -------
    Path
        The file that was written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> switch_lesson(Path(mkdtemp()), 3, show=False).read_text()
    'lessons:\\n- lesson: 3\\n  show: false\\n'
    """
    return set_lesson(root, {"lesson": lesson, "show": show})


def set_lesson(root: Path, entry: dict) -> Path:
    """Change what the course says of a lesson, or add one.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    entry : dict
        Keys as in ``course.yml``; ``lesson`` names it.

    Returns
    -------
    Path
        The file that was written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> set_lesson(Path(mkdtemp()), {"lesson": 3, "minutes": 20}).name
    'course.yml'
    """

    def change(course: dict) -> None:
        lessons = course.setdefault("lessons", [])
        own = next((one for one in lessons if one.get("lesson") == entry["lesson"]), None)
        if own is None:
            lessons.append(dict(entry))
        else:
            own.update(entry)

    return edit_course(root, change)


def switch_item(root: Path, item_id: str, *, show: bool) -> Path:
    """Show a question or a case, or leave it out.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    item_id : str
        Such as ``q07`` or ``T12``.
    show : bool
        False leaves it out.

    Returns
    -------
    Path
        The file that was written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> switch_item(Path(mkdtemp()), "q07", show=False).read_text()
    'off:\\n- q07\\n'
    """

    def change(course: dict) -> None:
        off = [one for one in course.get("off") or [] if one != item_id]
        course["off"] = off if show else [*off, item_id]

    return edit_course(root, change)


def set_emergency(root: Path, number: str, words: str = "") -> Path:
    """Say how help is called here.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    number : str
        The emergency number; empty to say none.
    words : str
        A local sentence; may be empty.

    Returns
    -------
    Path
        The file that was written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> set_emergency(Path(mkdtemp()), "112").read_text()
    "emergency:\\n  number: '112'\\n  words: ''\\n"
    """
    emergency = {"number": number, "words": words}
    return edit_course(root, lambda course: course.update(emergency=emergency))


def set_post_test(root: Path, **rules: object) -> Path:
    """Change rules of the final test.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    **rules
        Keys of ``post_test``, such as ``pass_percent``.

    Returns
    -------
    Path
        The file that was written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> set_post_test(Path(mkdtemp()), pass_percent=70).read_text()
    'post_test:\\n  pass_percent: 70\\n'
    """
    return edit_course(root, lambda course: course.setdefault("post_test", {}).update(rules))


def set_practice(root: Path, **choices: object) -> Path:
    """Change what practice shows.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    **choices
        ``classes`` (a list of kinds of spots; empty for all) and ``seed`` (a whole number; None
        gives each learner a practice of their own).

    Returns
    -------
    Path
        The file that was written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> set_practice(Path(mkdtemp()), seed=7).read_text()
    'seed: 7\\n'
    """
    return edit_course(root, lambda course: course.update(choices))


def edit_course(root: Path, change: Callable[[dict], object]) -> Path:
    """Change the instructor's course file; comments in it stay.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    change : callable
        Gets what the file holds, and changes it.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    ContentError
        The file cannot be read; it is left as it is.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> edit_course(Path(mkdtemp()), lambda course: course.update(strict=False)).read_text()
    'strict: false\\n'
    """
    # ruamel keeps comments and order, so that a file edited by hand stays the person's own.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml, path = YAML(), root / LOCAL / FILE
    try:
        course = yaml.load(path.read_text(encoding="utf-8")) if path.exists() else None
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "file"
        name, reason = f"{root.name}/{LOCAL}/{FILE}", "cannot be read as YAML"
        hint = "Mend this line, or delete the file to start again."
        raise ContentError([Problem(name, where, reason=reason, hint=hint)]) from None
    course = {} if course is None else course
    change(course)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(course, file)
    return path
