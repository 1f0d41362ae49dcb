"""Make the site: guides, reference and a reading copy of each lesson, without a network.

    python tools/docs_site.py                    everything, into build/docs
    python tools/docs_site.py --lessons 00       run these lessons only; the others show no outputs
    python tools/docs_site.py --links            look whether the addresses outside still answer

Warnings are errors. What Sphinx reads is laid out in a folder of its own, because the pages of the
site lie in several folders of the repository.
"""

from __future__ import annotations

import argparse
import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import doors
import nbformat
from reading_copy import reading_copy, run_all

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "docs"
MOVED = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changes.md",
    "data/README.md": "tables.md",
}
MARKDOWN_LINK = re.compile(r"(\]\()([^)\s#:]+)((?:#[^)\s]*)?\))")
LISTED = re.compile(r"```\{toctree\}\n(.*?)```", re.DOTALL)
# What the reference describes beyond the names of the doors: what they give back, and raise.
GIVEN_BACK = [
    "picture.Picture",
    "learning.sorting.Sorting",
    "learning.progress.Progress",
    "content.problems.Problem",
    "content.problems.ContentError",
    "content.problems.UnknownName",
]


# --- where a file of the repository stands on the site ---------------------------------------


def page_of(path: str) -> str | None:
    """Give the place of a file on the site, or None for one that is not there."""
    if path in MOVED:
        return MOVED[path]
    if re.fullmatch(r"docs/([\w/-]+\.md|images/[\w.-]+)", path):
        return path.removeprefix("docs/")
    if re.fullmatch(r"notebooks/([0-9]{2}_\w+\.ipynb|images/[\w.-]+)", path):
        return path.replace("notebooks/", "lessons/")
    return None


def relink(text: str, path: str) -> str:
    """Turn the links of a file of the repository into links of the site."""

    def turned(link: re.Match) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link[2]))
        page = page_of(target)
        if page:
            here = posixpath.dirname(page_of(path)) or "."
            return link[1] + posixpath.relpath(page, here) + link[3]
        if (ROOT / target).exists():
            return link[1] + doors.source(target) + link[3]
        return link[0]

    return MARKDOWN_LINK.sub(turned, text)


# --- what Sphinx reads -----------------------------------------------------------------------


def lay_out(source: Path, run: str) -> None:
    """Fill a folder with every page of the site."""
    for path in _files():
        page = source / page_of(path)
        page.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith(".md"):
            page.write_text(relink((ROOT / path).read_text("utf-8"), path), "utf-8")
        elif not path.endswith(".ipynb"):
            shutil.copyfile(ROOT / path, page)
    _write_lessons(source / "lessons", run)
    (source / "lessons.md").write_text(lessons_page(), "utf-8")
    (source / "api.md").write_text(reference_page(), "utf-8")
    (source / "sources.md").write_text(sources_page(), "utf-8")
    _list_the_rest(source)


def _files() -> list[str]:
    """Give each file of the repository that has a page on the site, README.md apart."""
    folders = [ROOT / "docs", ROOT / "notebooks"]
    found = [file for folder in folders for file in folder.rglob("*.*")]
    found += [ROOT / path for path in MOVED if path != "README.md"]
    paths = sorted(file.relative_to(ROOT).as_posix() for file in found)
    return [path for path in paths if page_of(path)]


def _lessons() -> list[Path]:
    return sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def _write_lessons(folder: Path, run: str) -> None:
    lessons = _lessons()
    chosen = [one for one in lessons if run == "all" or one.name[:2] in run.split(",")]
    books = dict(zip(chosen, run_all(chosen), strict=True))
    for lesson in lessons:
        book = books.get(lesson) or nbformat.read(lesson, as_version=4)
        copy = reading_copy(book, lesson.name)
        for cell in copy.cells:
            if cell.cell_type == "markdown":
                cell.source = relink(cell.source, f"notebooks/{lesson.name}")
        nbformat.write(copy, folder / lesson.name)


def lessons_page() -> str:
    """Write the list of lessons, with their minutes."""
    from skinspots_lib.content.course import load_course

    files = {int(path.name[:2]): path.name for path in _lessons()}
    shown = [one for one in load_course().lessons if one.show and one.lesson in files]
    rows = [f"| [{_cell(o.title)}](lessons/{files[o.lesson]}) | {o.minutes} |" for o in shown]
    pages = [f"lessons/{Path(files[one.lesson]).stem}" for one in shown]
    return "\n".join(
        [
            "# Lessons",
            "",
            "These are reading copies: pictures and words, without living skin. Each names the "
            "ways to open the lesson itself.",
            "",
            "| Lesson | Minutes |",
            "|---|---|",
            *rows,
            "",
            _toctree(pages),
        ]
    )


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


def _toctree(pages: list[str]) -> str:
    return "\n".join(["```{toctree}", ":hidden:", "", *pages, "```", ""])


def sources_page() -> str:
    """Write every source of the course, with how it was checked and where it is."""
    import skinspots_lib as spots

    ids = spots.load("sources")["source_id"]
    *lines, review = str(spots.cite(*ids)).splitlines()
    return "\n".join(["# Sources", "", review, "", *map(_source_line, lines)]) + "\n"


def _source_line(line: str) -> str:
    words, there, address = line.partition(" http")
    words = re.sub(r"([\\`*_\[\]<>$])", r"\\\1", words)
    return f"- {words} <http{address}>" if there else f"- {words}"


def reference_page() -> str:
    """Write the reference of every public name, from the doors themselves."""
    import skinspots_lib as spots
    from skinspots_lib import charts

    door = [name for name in dir(spots) if name != "widgets"]
    parts = [
        "# Functions",
        "Everything that a lesson or a teacher's own notebook may use. "
        "`import skinspots_lib as spots` comes first.",
        "## The door",
        *_automatic("function", "skinspots_lib", door),
        "## Widgets",
        "All of them are in `spots.widgets`; the [recipes](recipes.md) join them.",
        *_automatic("function", "skinspots_lib.widgets", dir(spots.widgets)),
        "## Charts",
        "`from skinspots_lib import charts` opens these.",
        *_automatic("function", "skinspots_lib.charts", dir(charts)),
        "## What they give back, and raise",
        *_automatic("class", "skinspots_lib", GIVEN_BACK),
    ]
    return "\n\n".join(parts) + "\n"


def _automatic(kind: str, module: str, names: list[str]) -> list[str]:
    members = "\n   :members:" if kind == "class" else ""
    blocks = [f".. auto{kind}:: {module}.{name}{members}" for name in names]
    return ["```{eval-rst}\n" + block + "\n```" for block in blocks]


def _list_the_rest(source: Path) -> None:
    """Put pages that no list names under the guides, so that a new page needs no list."""
    lists = "".join(page.read_text("utf-8") for page in source.glob("*.md"))
    named = {line for block in LISTED.findall(lists) for line in block.split()}
    rest = sorted({page.stem for page in source.glob("*.md")} - named - {"index"})
    if rest:
        with (source / "guides.md").open("a", encoding="utf-8") as guides:
            guides.write("\n## More\n\n" + _toctree(rest).replace(":hidden:", ":maxdepth: 1"))


# --- the command -----------------------------------------------------------------------------


def build(out: Path = OUT, run: str = "all", builder: str = "html") -> int:
    """Make the site; 0 when nothing is to be mended."""
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory() as work:
        source = Path(work, "source")
        lay_out(source, run)
        options = ["-q", "-n", "-W", "--keep-going", "-d", Path(work, "read"), "-c", ROOT / "docs"]
        command = [sys.executable, "-m", "sphinx", "-b", builder, *options, source, out]
        code = subprocess.call([str(part) for part in command], env=_environment())
    if code == 0 and builder == "html":
        for lesson in _lessons():
            shutil.copyfile(lesson, out / "lessons" / lesson.name)
    return code


def _environment() -> dict[str, str]:
    """Keep whoever makes the site out of it: no own settings, no colours of a terminal."""
    return {**os.environ, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def main(argv: list[str]) -> int:
    """Read the options and make the site."""
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("--out", type=Path, default=OUT, help="folder to write")
    reader.add_argument("--lessons", default="all", help="all, none, or numbers such as 00,05")
    reader.add_argument("--links", action="store_true", help="check the addresses outside")
    wish = reader.parse_args(argv)
    if wish.links:
        return build(ROOT / "build" / "links", "none", "linkcheck")
    code = build(wish.out.resolve(), wish.lessons)
    if code == 0:
        print(f"Open {wish.out / 'index.html'}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
