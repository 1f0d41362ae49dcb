"""environment.yml, for Binder and conda, as far as it can be known without either."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

HEAVY = {"numpy", "pandas", "matplotlib", "ipywidgets", "anywidget", "jupyterlab"}
CONDA_NAMES = {"matplotlib-base": "matplotlib"}


@pytest.fixture
def environment(root):
    return yaml.safe_load((root / "environment.yml").read_text())


@pytest.fixture
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text())["project"]


@pytest.fixture
def conda(environment):
    """Give the range of each conda package, by its name on PyPI."""
    packages = [d for d in environment["dependencies"] if isinstance(d, str) and d != "pip"]
    needs = [Requirement(d) for d in packages if not d.startswith("python=")]
    return {CONDA_NAMES.get(need.name, need.name): need.specifier for need in needs}


def test_environment_has_the_shape_that_binder_needs(environment, root):
    needs = environment["dependencies"]
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    # Options such as --no-deps are refused in this section.
    assert needs[-1] == {"pip": ["-e ."]}
    assert "pip" in needs


@pytest.mark.parametrize(
    "name", ["binder", ".binder", "Dockerfile", "Project.toml", "default.nix", "install.R"]
)
def test_nothing_hides_the_environment_from_binder(root, name):
    assert not (root / name).exists()


def test_environment_pins_a_python_that_the_module_allows(environment, project):
    (pin,) = [d for d in environment["dependencies"] if str(d).startswith("python=")]
    assert pin.removeprefix("python=") in SpecifierSet(project["requires-python"])


def test_heavy_packages_come_from_conda(conda):
    assert set(conda) == HEAVY


def test_conda_ranges_are_those_of_pyproject(conda, project):
    needs = [*project["dependencies"], *project["optional-dependencies"]["lab"]]
    ranges = {need.name: need.specifier for need in map(Requirement, needs)}
    assert conda == {name: ranges[name] for name in conda}


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("jupyterlab", "4.4.9"),
        ("ipywidgets", "8.1.7"),
        ("pandas", "3.0.2"),
        ("numpy", "2.4.6"),
        ("matplotlib", "3.10.8"),
    ],
)
def test_ranges_take_what_binder_and_pyodide_already_have(conda, name, version):
    assert version in conda[name]


@pytest.fixture(scope="module")
def said(root):
    """Give what repo2docker would do for the user that Binder has, without building it."""
    who = ["--user-id", "1000", "--user-name", "jovyan"]
    run = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", *who, root],
        capture_output=True,
        text=True,
    )
    said = run.stdout + run.stderr
    assert run.returncode == 0, said[-2000:]
    return said


def test_dry_run_takes_the_python_that_is_pinned(said):
    assert "Building conda environment for python=3.11" in said


def test_dry_run_copies_then_installs_then_warms_up_never_as_root(said):
    steps = [
        "COPY --chown=1000:1000 src/ ${REPO_DIR}/",
        "USER ${NB_USER}",
        'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"',
        "RUN chmod +x postBuild\nRUN ./postBuild\n",
        "ENTRYPOINT",
    ]
    places = [said.index(steps[0])]
    for step in steps[1:]:
        places.append(said.index(step, places[-1]))
    assert "USER root" not in said[places[0] :]


def test_post_build_can_be_run_where_it_lies(root):
    script = root / "postBuild"
    # Git keeps both; without either the build of the image ends here.
    assert script.read_bytes().startswith(b"#!/bin/bash\n")
    assert script.stat().st_mode & 0o111
