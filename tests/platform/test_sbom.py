"""tools/sbom.py: what the course consists of."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def bom(root, tmp_path_factory):
    """Write it once, without holding it against the schema, which takes a while."""
    out = tmp_path_factory.mktemp("sbom") / "sbom.json"
    command = [sys.executable, "tools/sbom.py", "--out", str(out)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(out.read_text("utf-8"))


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


def needs(lines):
    return {canonicalize_name(Requirement(line).name) for line in lines}


def names(bom):
    return {canonicalize_name(one["name"]) for one in bom["components"]}


def test_sbom_holds_every_direct_need_as_one_of_the_module(bom, project):
    direct = needs(project["dependencies"] + project["optional-dependencies"]["lab"])
    assert direct - names(bom) == set()
    of_module = next(one for one in bom["dependencies"] if one["ref"] == "root-component")
    assert {canonicalize_name(ref.partition("==")[0]) for ref in of_module["dependsOn"]} == direct


def test_sbom_names_the_module_its_version_and_both_licences(bom, project):
    module = bom["metadata"]["component"]
    assert (module["name"], module["version"]) == (project["name"], project["version"])
    assert module["licenses"][0]["expression"] == project["license"]


def test_sbom_leaves_out_what_only_tests_need(bom, project):
    only = needs(["pytest", "playwright", "sphinx", "hypothesis", "ruff"])
    assert only & names(bom) == set()


def test_each_component_has_a_version_and_each_link_has_two_ends(bom):
    assert [one["name"] for one in bom["components"] if not one.get("version")] == []
    refs = {one["bom-ref"] for one in bom["components"]} | {"root-component"}
    linked = {ref for one in bom["dependencies"] for ref in (one["ref"], *one["dependsOn"])}
    assert linked == refs
