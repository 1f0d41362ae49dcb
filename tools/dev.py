#!/usr/bin/env python3
"""Everything you do with this repository, on any system, with nothing but Python.

    python tools/dev.py lab       open JupyterLab on the first lesson
    python tools/dev.py test      run everything: lint, import rule, unit, lessons, browser
    python tools/dev.py check     the fast part of test, for while you work
    python tools/dev.py lessons   run the lessons, empty and solved
    python tools/dev.py tidy      format code and lessons, take outputs out of the lessons
    python tools/dev.py setup     make .venv and find or install a browser, run nothing
    python tools/dev.py bench     measure what the module costs, write docs/benchmarks.md;
                                  `bench skin`, `bench widgets` and so on for a part of it
    python tools/dev.py validate-skin   measure the simulated skin, write docs/skin_validation.md
    python tools/dev.py docs      make the site of guides and reading copies, in build/docs;
                                  `docs --lessons 00` runs one lesson only, `docs --links` asks
                                  whether the addresses outside still answer
    python tools/dev.py site      make the lessons for the browser, without a server, in build/site;
                                  `site --offline` loads nothing from outside, for a test
    python tools/dev.py sbom      write what the course consists of, in build/sbom.json
    python tools/dev.py dist      build wheel and source, and the SBOM beside them, in dist/
    python tools/dev.py help      this text

`make lab` and so on do the same. What follows the word goes to the tool behind it:
`python tools/dev.py test -k walk`, `make test ARGS="-k walk"`. With `--here` the Python
that runs this file is used as it is and nothing is installed (conda users, containers).
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LESSONS = ROOT / "notebooks"
SIZES = {"lab": "about 500 MB", "test": "about 1 GB"}
OLDEST = (3, 11)
NO_TESTS = 5  # pytest's exit code
DAILY = "not weekly"
BENCHMARKS = ("start", "cold_start", "widgets", "skin", "lessons", "check", "practice")
BENCHMARKS += ("validate_skin", "class_view", "hub")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APT_INSTALL = "apt-get install -y --no-install-recommends chromium fonts-dejavu-core"
OWN_INSTALL = "python -m playwright install --with-deps chromium"
NO_BROWSER = (
    "No browser for the browser tests. Any one of these mends it:\n"
    f"  sudo apt-get update && sudo {APT_INSTALL}   (Debian)\n"
    f"  {OWN_INSTALL}   (any system, inside .venv)\n"
    "  SKINSPOTS_BROWSER=/path/to/chrome   (a Chromium or Chrome that is already there)\n"
    "or leave them out with: python tools/dev.py check"
)
NO_VENV = (
    "This Python cannot make environments. On Debian or Ubuntu: "
    "sudo apt-get install python3-venv   then run the same command again."
)
OFFLINE = "The packages could not be reached: is this machine online?"
OFFLINE_WORDS = (
    "No matching distribution found",
    "NewConnectionError",
    "Name or service not known",
    "Temporary failure in name resolution",
    "Connection refused",
    "Failed to fetch",
    "dns error",
    "ENOTFOUND",
)


class Stop(Exception):
    """The command cannot go on; its text is all that the reader sees."""


# --- the environment -----------------------------------------------------------------------


def venv_python(venv: Path, windows: bool = os.name == "nt") -> Path:
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def stamp_key(root: Path = ROOT, version: str = sys.version) -> str:
    """Change when the environment has to be installed again."""
    files = [root / "pyproject.toml", root / "constraints.txt"]
    parts = [f.read_bytes() for f in files if f.exists()]
    return hashlib.sha256(b"\0".join([*parts, version.encode(), str(root).encode()])).hexdigest()


def venv_works(venv: Path, version: str = sys.version) -> bool:
    """Ask the environment's own Python: its base may be gone, or be another version by now."""
    try:
        answer = subprocess.run(
            [venv_python(venv), "-c", "import sys; print(sys.version)"],
            capture_output=True,
            text=True,
            timeout=60,
        )
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == version.strip()


def installed(venv: Path, extra: str, key: str) -> bool:
    """Whether this extra, or `test` which holds them all, was installed for this key."""
    stamps = [venv / f".installed-{name}" for name in (extra, "test")]
    return any(stamp.exists() and stamp.read_text() == key for stamp in stamps)


def make_venv(venv: Path, uv: str | None) -> None:
    if uv:
        # --seed puts pip in, which the test of the wheel asks for.
        make = [uv, "venv", "--seed", "--clear", "--python", sys.executable, venv]
        quiet(make, "uv could not make .venv.")
        return
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise Stop(NO_VENV)
    shutil.rmtree(venv, ignore_errors=True)
    quiet([sys.executable, "-m", "venv", venv], f".venv could not be made. {NO_VENV}")


def install_command(root: Path, extra: str, uv: str | None) -> list:
    python = venv_python(root / ".venv")
    pip = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    pins = ["-c", "constraints.txt"] if (root / "constraints.txt").exists() else []
    return [*pip, *pins, "-e", f".[{extra}]"]


def ensure(extra: str, root: Path = ROOT) -> Path:
    """Give the Python of an environment that has the module and this extra in it."""
    venv, key = root / ".venv", stamp_key(root)
    works = venv_works(venv)
    if works and installed(venv, extra, key):
        return venv_python(venv)
    start, uv = time.monotonic(), shutil.which("uv")
    size = SIZES.get(extra, SIZES["lab"])
    say(f"Setting up .venv for `{extra}` (once: some minutes, {size}) ...")
    if not works or not (uv or has_pip(venv)):
        make_venv(venv, uv)
    quiet(install_command(root, extra, uv), "The installation failed.", root)
    (venv / f".installed-{extra}").write_text(key)
    say(f".venv is ready: {time.monotonic() - start:.0f} s, {size_mb(venv):.0f} MB.")
    return venv_python(venv)


def has_pip(venv: Path) -> bool:
    command = [venv_python(venv), "-m", "pip", "--version"]
    return subprocess.run(command, capture_output=True).returncode == 0


def size_mb(folder: Path) -> float:
    """Give the size of the files themselves, links not followed, in MB (10^6 bytes)."""
    files = (Path(at) / name for at, _, names in os.walk(folder) for name in names)
    return sum(file.lstat().st_size for file in files) / 1e6


# --- the browser ---------------------------------------------------------------------------


def find_browser(own_build: str | None = None) -> str | None:
    """Give the Chromium to use: the named one, Playwright's own build, or one on PATH."""
    named = os.environ.get("SKINSPOTS_BROWSER")
    if named:
        return shutil.which(named)
    if own_build and Path(own_build).exists():
        return own_build
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def own_build(python: Path) -> str:
    """Ask Playwright where its own build would be."""
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as p: print(p.chromium.executable_path)"
    )
    return subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.strip()


def ways_to_install(python: Path) -> list[list[list]]:
    """Give the ways to get a browser here, best first; each is a list of commands."""
    root = root_prefix()
    own = [python, "-m", "playwright", "install"]
    ways = [[[*own, "--with-deps", "chromium"]] if root == [] else [[*own, "chromium"]]]
    if root is not None and shutil.which("apt-get"):
        ways.insert(0, [[*root, "apt-get", "update"], [*root, *APT_INSTALL.split()]])
    return ways


def root_prefix() -> list[str] | None:
    """Give what a command needs in front to run as root: nothing, sudo, or None for no way."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def ensure_browser(python: Path) -> None:
    """Leave a browser behind if that can be done; the browser tests say so if it cannot."""
    if find_browser() or find_browser(own_build(python)):
        return
    if os.environ.get("SKINSPOTS_BROWSER"):
        say(f"SKINSPOTS_BROWSER={os.environ['SKINSPOTS_BROWSER']} is not a program.")
        return
    start = time.monotonic()
    for way in ways_to_install(python):
        say(f"No browser yet: {' '.join(map(str, way[-1]))} ...")
        try:
            for command in way:
                quiet(command, "That did not work.")
        except Stop as no:
            say(str(no))
        if find_browser(own_build(python)):
            say(f"A browser is ready: {time.monotonic() - start:.0f} s.")
            return
    say(NO_BROWSER)


# --- running things ------------------------------------------------------------------------


def say(text: str) -> None:
    print(text, flush=True)


def run(*command: object) -> int:
    return subprocess.call([str(part) for part in command], cwd=ROOT)


def quiet(command: list, problem: str, cwd: Path = ROOT) -> None:
    """Run a talkative command; show the end of what it said only when it fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as no:
        raise Stop(f"{problem} {no}") from no
    if done.returncode:
        raise Stop(explain(done.stdout, problem))


def explain(output: str, problem: str) -> str:
    """Turn a failed command's output into what the reader needs to see of it."""
    lines = output.strip().splitlines()
    if any(word in output for word in OFFLINE_WORDS):
        return f"{problem} {OFFLINE} ({lines[-1].strip()})"
    return "\n".join([f"{problem} It ended with:", *(f"  {line}" for line in lines[-12:])])


def first_lesson(folder: Path = LESSONS) -> Path | None:
    return min(folder.glob("[0-9][0-9]_*.ipynb"), default=None)


def lab_command(python: Path, rest: list[str]) -> list:
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    lesson = first_lesson()
    if lesson is None:
        raise Stop("There is no lesson in notebooks/ to open.")
    options = ["--ip=127.0.0.1", f"--ServerApp.root_dir={ROOT}", *as_root]
    return [python, "-m", "jupyterlab", *options, *rest, lesson]


def do_lab(python: Path, rest: list[str]) -> int:
    command = [str(part) for part in lab_command(python, rest)]
    if os.name != "nt":
        # In place of this process, so that whoever stops it stops JupyterLab.
        os.chdir(ROOT)
        os.execv(command[0], command)
    return run(*command)


def do_test(python: Path, rest: list[str]) -> int:
    ensure_browser(python)
    # Several tests at a time. Those in a browser come after the others, in processes of their own:
    # Playwright keeps an event loop running, in which notebooks cannot be run. They are shared out
    # one by one, because a few files hold most of them.
    many = ["-n", "auto", "--maxprocesses", "4"]
    parts = [["--dist", "loadfile", "-m", f"not browser and {DAILY}"]]
    parts.append(["--dist", "worksteal", "-m", f"browser and {DAILY}"])
    parts = [["--dist", "loadfile"]] if "-m" in rest else parts
    codes = {run(python, "-m", "pytest", *many, *part, *rest) for part in parts}
    # A part in which no test was chosen is no failure, unless no part has one.
    return max(codes - {NO_TESTS}, default=NO_TESTS)


def do_check(python: Path, rest: list[str]) -> int:
    return run(python, "-m", "pytest", "-m", f"not browser and not slow and {DAILY}", *rest)


def do_lessons(python: Path, rest: list[str]) -> int:
    return run(python, "-m", "pytest", "tests/notebooks", *rest)


def do_tidy(python: Path, rest: list[str]) -> int:
    lessons = sorted(LESSONS.glob("*.ipynb"))
    codes = [
        run(python, "-m", "ruff", "check", "--fix", *rest),
        run(python, "-m", "ruff", "format", *rest),
        # Without --keep-id the lasting cell ids would be renumbered.
        run(python, "-m", "nbstripout", "--keep-id", *lessons) if lessons else 0,
    ]
    return max(codes)


def do_setup(python: Path, rest: list[str]) -> int:
    ensure_browser(python)
    say(f"Python: {python}\nBrowser: {find_browser(own_build(python)) or 'none'}")
    return 0


def do_bench(python: Path, rest: list[str]) -> int:
    chosen = [name for name in BENCHMARKS if name in rest[:1]]
    options = rest[len(chosen) :]
    return max(run(python, f"benchmarks/{name}.py", *options) for name in chosen or BENCHMARKS)


def do_validate_skin(python: Path, rest: list[str]) -> int:
    return run(python, "benchmarks/validate_skin.py", *rest)


def do_docs(python: Path, rest: list[str]) -> int:
    return run(python, "tools/docs_site.py", *rest)


def do_site(python: Path, rest: list[str]) -> int:
    return run(python, "tools/lite_site.py", *rest)


def do_sbom(python: Path, rest: list[str]) -> int:
    return run(python, "tools/sbom.py", *rest)


def do_dist(python: Path, rest: list[str]) -> int:
    built = run(python, "-m", "build", "--outdir", "dist", *rest)
    return built or run(python, "tools/sbom.py", "--check", "--out", "dist/sbom.json")


COMMANDS = {
    "lab": ("lab", do_lab),
    "test": ("test", do_test),
    "check": ("test", do_check),
    "lessons": ("test", do_lessons),
    "tidy": ("test", do_tidy),
    "setup": ("test", do_setup),
    "bench": ("test", do_bench),
    "validate-skin": ("test", do_validate_skin),
    "docs": ("docs", do_docs),
    "site": ("site", do_site),
    "sbom": ("release", do_sbom),
    "dist": ("release", do_dist),
}


def main(argv: list[str]) -> int:
    what, rest = (argv or ["help"])[0], argv[1:]
    if what not in COMMANDS:
        say(__doc__.strip())
        return 0 if what in ("help", "-h", "--help") else 2
    if sys.version_info < OLDEST:
        raise Stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    extra, do = COMMANDS[what]
    here = "--here" in rest
    rest = [part for part in rest if part != "--here"]
    return do(Path(sys.executable) if here else ensure(extra), rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        sys.exit(str(stop))
    except KeyboardInterrupt:
        sys.exit(130)
