"""The package as someone gets it who has no clone: built, installed, used elsewhere."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

USE = """
import skinspots_lib as spots
from skinspots_lib.content.place import data_dir

causes = spots.load("conditions_causes")
picture = spots.plot_causes(causes)
spots.widgets.walk()
print(data_dir(), len(causes), len(picture.table) > 0, spots.__file__, sep="\\n")
"""


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """Build with the tools of this environment, so that nothing is fetched."""
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, root)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel, dev, tmp_path_factory):
    """Give the Python of a fresh environment that holds the wheel, and sees what it needs."""
    venv = tmp_path_factory.mktemp("elsewhere") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", venv)
    python = dev.venv_python(venv)
    _run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "-q", wheel)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    own = _run(python, "-c", ask).strip()
    # The needs come from this environment. A line in a .pth file only adds a folder to the
    # path: the links to the clone that lie in that folder are not followed.
    Path(own, "needs.pth").write_text(sysconfig.get_path("purelib"))
    return python


def _run(*command, **where):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, **where)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_holds_every_table_and_every_browser_file(wheel, root):
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    tables = [path.relative_to(root / "data") for path in (root / "data").rglob("*.*")]
    browser = [p for kind in ("mjs", "css", "json") for p in root.glob(f"skinspots_lib/*/*.{kind}")]
    wanted = {f"skinspots_lib/data/{path.as_posix()}" for path in tables}
    wanted |= {path.relative_to(root).as_posix() for path in browser}
    assert wanted - held == set()
    assert browser


def test_wheel_holds_both_licences_and_no_tests(wheel):
    with zipfile.ZipFile(wheel) as archive:
        held = archive.namelist()
    assert {name.rpartition("/")[2] for name in held} >= {"LICENSE", "LICENSE-content"}
    assert [name for name in held if name.startswith(("tests/", "notebooks/"))] == []


def test_installed_wheel_loads_and_plots_from_a_foreign_folder(python, root, tmp_path):
    rows = (root / "data" / "conditions_causes.csv").read_text().count("\n") - 1
    data, loaded, drawn, where = _run(python, "-I", "-c", USE, cwd=tmp_path).split()
    assert str(root) not in where
    assert str(root) not in data
    assert (int(loaded), drawn) == (rows, "True")
