"""constraints.txt: the versions that were last seen to work together."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture
def lines(root):
    return (root / "constraints.txt").read_text().splitlines()


def test_constraints_are_names_and_versions_only(lines):
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[\w.+!]+", line)] == []


def test_constraints_name_each_package_once(lines):
    names = [canonicalize_name(line.partition("==")[0]) for line in lines]
    assert len(names) == len(set(names))


def test_constraints_hold_every_direct_need_within_its_range(lines, root):
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    extras = sum(project["optional-dependencies"].values(), [])
    needs = [Requirement(need) for need in project["dependencies"] + extras]
    pinned = {canonicalize_name(n): v for n, _, v in (line.partition("==") for line in lines)}
    outside = [
        str(need)
        for need in needs
        if need.name != project["name"]
        and pinned.get(canonicalize_name(need.name), "0") not in need.specifier
    ]
    assert outside == []
