"""The list of packages that the browser's Python can load, with the course's own in it.

With it, `import skinspots_lib` in a lesson is enough: the browser loads the wheel and what that
needs, and no lesson has to say where it comes from.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from email.parser import Parser
from pathlib import Path

from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Compiled, so that only Pyodide's own host has them for the browser.
HEAVY = ("numpy", "pandas", "matplotlib")
# For the classic notebook only; JupyterLab has its own part.
NEVER = ("widgetsnbextension",)
BROWSER = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "os_name": "posix",
    "extra": "",
}
TOP = re.compile(r"(\w+)(/__init__)?\.py")


class Unfit(SystemExit):
    """A package of Pyodide is not one that the course works with."""


def with_wheels(lock: dict, wheels: list[Path], leave_out: tuple = ()) -> dict:
    """Give the lock with these wheels in it, each with what it needs."""
    packages = {canonicalize_name(name): one for name, one in lock["packages"].items()}
    needs = {}
    for wheel in wheels:
        entry, needs[entry["name"]] = read_wheel(wheel, lock["info"]["python"])
        packages[entry["name"]] = entry
    for name, wishes in needs.items():
        kept = [wish for wish in wishes if canonicalize_name(wish.name) not in leave_out]
        unfit = misfits(kept, packages)
        if unfit:
            raise Unfit(f"{name} does not fit Pyodide: {'; '.join(unfit)}")
        packages[name]["depends"] = [canonicalize_name(wish.name) for wish in kept]
    return {**lock, "packages": packages}


def misfits(wishes: list[Requirement], packages: dict) -> list[str]:
    """Say which requirements the packages do not meet."""
    said = []
    for wish in wishes:
        found = packages.get(canonicalize_name(wish.name))
        if found is None or not wish.specifier.contains(found["version"]):
            said.append(f"{wish} is needed, {found['version'] if found else 'nothing'} is there")
    return said


def needs_in_browser(texts: list[str], python: str) -> list[Requirement]:
    """Give the requirements that hold in the browser."""
    where = {**BROWSER, "python_version": python.rpartition(".")[0], "python_full_version": python}
    wishes = [Requirement(text) for text in texts]
    return [
        wish
        for wish in wishes
        if wish.name not in NEVER and (wish.marker is None or wish.marker.evaluate(where))
    ]


def read_wheel(path: Path, python: str) -> tuple[dict, list[Requirement]]:
    """Give the entry of a wheel, and what it needs in the browser."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(archive.read(about).decode())
    entry = {
        "name": canonicalize_name(said["Name"]),
        "version": said["Version"],
        "install_dir": "site",
        "package_type": "package",
        "imports": sorted({top[1] for name in names if (top := TOP.fullmatch(name))}),
        "unvendored_tests": False,
        **identity(path),
    }
    return entry, needs_in_browser(said.get_all("Requires-Dist") or [], python)


def identity(path: Path) -> dict:
    return {"file_name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def from_host(lock: dict, folder: Path) -> dict:
    """Let what is not in the folder of the lock come from Pyodide's own host."""

    def place(file: str) -> str:
        return file if (folder / file).exists() else f"{PYODIDE_CDN_URL}/{file}"

    packages = {
        name: {**one, "file_name": place(one["file_name"])}
        for name, one in lock["packages"].items()
    }
    return {**lock, "packages": packages}


def closure(lock: dict, roots: list[str]) -> dict:
    """Give the packages that these need, themselves among them."""
    found, todo = {}, list(roots)
    while todo:
        name = canonicalize_name(todo.pop())
        if name not in found:
            found[name] = lock["packages"][name]
            todo += found[name]["depends"]
    return found


def of_files(lock: dict, folder: Path) -> dict:
    """Name the files of a folder in place of Pyodide's; they are other builds of the same."""
    files = {_name_and_version(path): path for path in folder.glob("*.whl")}
    packages = {
        name: {**one, **identity(files[canonicalize_name(one["name"]), one["version"]])}
        for name, one in lock["packages"].items()
    }
    return {**lock, "packages": packages}


def _name_and_version(path: Path) -> tuple[str, str]:
    name, version = path.name.split("-")[:2]
    return canonicalize_name(name), version
