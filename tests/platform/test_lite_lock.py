"""The list of packages for the browser: the course fits the Pyodide that the site takes."""

from __future__ import annotations

import json
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement


@pytest.fixture(scope="module")
def lite_lock(root):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "tools")
        import lite_lock

        yield lite_lock


@pytest.fixture
def npm(root, monkeypatch):
    monkeypatch.syspath_prepend(root / "tools")
    import nodejs

    return nodejs.npm()


def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


def test_only_what_holds_in_the_browser_is_asked_for(lite_lock, root):
    wishes = lite_lock.needs_in_browser(project(root)["dependencies"], "3.14.2")
    names = {wish.name for wish in wishes}
    assert {"numpy", "pandas", "matplotlib", "ipywidgets", "anywidget"} <= names
    assert "frictionless" not in names


def test_package_that_is_too_old_or_missing_is_named(lite_lock):
    wishes = [Requirement("numpy>=2"), Requirement("pandas>=2.2,<4"), Requirement("nothing")]
    packages = {"numpy": {"version": "1.26"}, "pandas": {"version": "3.0.2"}}
    said = lite_lock.misfits(wishes, packages)
    assert said == [
        "numpy>=2 is needed, 1.26 is there",
        "nothing is needed, nothing is there",
    ]


def test_what_a_package_needs_is_taken_with_it(lite_lock):
    packages = {
        "a": {"depends": ["B"]},
        "b": {"depends": ["a", "c"]},
        "c": {"depends": []},
        "d": {"depends": []},
    }
    assert set(lite_lock.closure({"packages": packages}, ["a"])) == {"a", "b", "c"}


def test_pyodide_of_the_offline_site_is_that_of_the_kernel(lite_lock, root):
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    wanted = json.loads((root / "deploy" / "lite" / "package.json").read_text("utf-8"))
    assert wanted["dependencies"]["pyodide"] == PYODIDE_VERSION


@pytest.mark.weekly
def test_versions_in_the_lock_of_pyodide_satisfy_our_ranges(lite_lock, npm, root, tmp_path):
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(root / "deploy" / "lite" / name, tmp_path / name)
    command = [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    file = Path(tmp_path, "node_modules", "pyodide", "pyodide-lock.json")
    lock = json.loads(file.read_text("utf-8"))
    about = project(root)
    python = lock["info"]["python"]
    assert Requirement(f"python{about['requires-python']}").specifier.contains(python)
    wishes = lite_lock.needs_in_browser(about["dependencies"], python)
    there = [wish for wish in wishes if wish.name in lock["packages"]]
    assert {"numpy", "pandas", "matplotlib"} <= {wish.name for wish in there}
    assert lite_lock.misfits(there, lock["packages"]) == []
