"""Make the lessons for the browser: JupyterLite with the course inside, no server.

    python tools/lite_site.py              in build/site; Python comes from Pyodide's own host
    python tools/lite_site.py --offline    nothing comes from outside; what needs NumPy is left out

`docs/jupyterlite.md` says how to deploy it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import string
import subprocess
import sys
import tempfile
from pathlib import Path

import doors
import lite_lock
import make_ahead
from nodejs import npm

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "site"
HERE = ROOT / "deploy" / "lite"
PROOF = HERE / "offline_proof.ipynb"
# What the course needs beside Pyodide's own packages.
WHEELS = ("ipywidgets", "jupyterlab-widgets", "anywidget", "psygnal", "comm")
# What the lesson-runner of the browser asks for, beside what the course does.
KERNEL = ("micropip", "ipython", "jedi", "packaging", "typing-extensions")
KERNEL_SETTINGS = "@jupyterlite/pyodide-kernel-extension:kernel"
PURE = ("--only-binary=:all:", "--platform=any", "--python-version=3.14", "--no-deps")
NOT_COPIED = shutil.ignore_patterns("__pycache__", "local", "made_ahead", "*.pyc")


# --- what goes in ----------------------------------------------------------------------------


def pyodide(folder: Path) -> Path:
    """Fetch the Pyodide that deploy/lite/package.json names; give its folder."""
    folder.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, folder / name)
    run([*npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"], folder)
    return folder / "node_modules" / "pyodide"


def download(folder: Path, *wishes: str) -> None:
    """Fetch wheels that are pure Python."""
    folder.mkdir(exist_ok=True)
    run([sys.executable, "-m", "pip", "download", "-q", *PURE, "-d", folder, *wishes])


def own_wheels(folder: Path, offline: bool) -> None:
    """Make the course's own wheel, with the data in it, and fetch what it needs."""
    source = source_with_pictures(folder.parent / "source") if offline else ROOT
    run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, source])
    download(folder, *WHEELS, "-c", ROOT / "constraints.txt")


def source_with_pictures(copied: Path) -> Path:
    """Copy what goes into the wheel, and lay beside the tables the pictures made ahead."""
    for name in ("skinspots_lib", "data"):
        shutil.copytree(ROOT / name, copied / name, ignore=NOT_COPIED)
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-content"):
        copy(ROOT / name, copied / name)
    make_ahead.make(copied / "data" / "made_ahead", [PROOF])
    return copied


def contents(folder: Path, offline: bool) -> Path:
    """Lay out the files that a learner sees; give the one that opens first."""
    lessons = sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    lessons = [PROOF] if offline else lessons
    for lesson in lessons:
        copy(lesson, folder / "notebooks" / lesson.name)
    for file in [] if offline else sorted((ROOT / "notebooks" / "images").glob("*.*")):
        copy(file, folder / "notebooks" / "images" / file.name)
    for table in sorted((ROOT / "data").glob("*.csv")):
        copy(table, folder / "data" / table.name)
    return Path("notebooks", lessons[0].name)


def copy(source: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, to)


# --- the site --------------------------------------------------------------------------------


def build(out: Path, offline: bool) -> None:
    """Make the site in a folder of its own."""
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        core = pyodide(work / "npm")
        lock = json.loads((core / "pyodide-lock.json").read_text("utf-8"))
        own_wheels(work / "wheels", offline)
        first = contents(work / "contents", offline)
        jupyter_lite(work, out)
        wheels = sorted((work / "wheels").glob("*.whl"))
        lock = lite_lock.with_wheels(lock, wheels, leave_out=lite_lock.HEAVY if offline else ())
        place = out / "pypi"
        lock = take_inside(lock, core, out) if offline else lite_lock.from_host(lock, place)
        (place / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
    settings(out / "jupyter-lite.json", offline)
    page = string.Template((HERE / "index.html").read_text("utf-8"))
    address = doors.lite(first.as_posix()).removeprefix(f"{doors.LITE}/")
    (out / "index.html").write_text(page.substitute(address=address), "utf-8")


def jupyter_lite(work: Path, out: Path) -> None:
    for name in ("jupyter-lite.json", "overrides.json"):
        copy(HERE / name, work / "lite" / name)
    options = {
        "lite-dir": work / "lite",
        "contents": work / "contents",
        "output-dir": out,
        "piplite-wheels": work / "wheels",
        "apps": "lab",
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    run([sys.executable, "-m", "jupyterlite_core", "build", "--no-sourcemaps", *words], work)


def take_inside(lock: dict, core: Path, out: Path) -> dict:
    """Put Pyodide and its pure-Python packages into the site; give the lock of just these."""
    for file in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        copy(core / file, out / "pyodide" / file)
    needed = lite_lock.closure(lock, [*KERNEL, "skinspots-lib"])
    outside = [p for p in needed.values() if not (out / "pypi" / p["file_name"]).exists()]
    download(out / "pypi", *(f"{p['name']}=={p['version']}" for p in outside))
    return lite_lock.of_files({**lock, "packages": needed}, out / "pypi")


def settings(file: Path, offline: bool) -> None:
    """Tell the browser's kernel which packages there are, and where Pyodide is."""
    whole = json.loads(file.read_text("utf-8"))
    plugins = whole["jupyter-config-data"].setdefault("litePluginSettings", {})
    kernel = plugins.setdefault(KERNEL_SETTINGS, {})
    kernel["loadPyodideOptions"] = {"lockFileURL": "./pypi/pyodide-lock.json"}
    if offline:
        kernel |= {"pyodideUrl": "./pyodide/pyodide.mjs", "disablePyPIFallback": True}
    file.write_text(json.dumps(whole, indent=2), "utf-8")


def run(command: list, cwd: Path = ROOT) -> None:
    """Run a talkative command; show what it said only when it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        sys.exit(f"{done.stdout}\nThis did not work: {' '.join(map(str, command[:5]))} ...")


def main(argv: list[str]) -> int:
    """Read the options and make the site."""
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("--out", type=Path, default=OUT, help="folder to write")
    reader.add_argument("--offline", action="store_true", help="the site that needs no network")
    wish = reader.parse_args(argv)
    build(wish.out.resolve(), wish.offline)
    print(f"Serve it, for example: python -m http.server --directory {wish.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
