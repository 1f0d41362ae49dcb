"""The import rule: three floors, one way."""

from __future__ import annotations

import tomllib

import pytest
from importlinter import cli


@pytest.fixture(scope="module")
def contracts(root):
    settings = tomllib.loads((root / "pyproject.toml").read_text())
    return settings["tool"]["importlinter"]["contracts"]


def test_no_room_imports_upwards_or_sideways(root, capfd):
    code = cli.lint_imports(config_filename=str(root / "pyproject.toml"), cache_dir=None)
    assert code == cli.EXIT_STATUS_SUCCESS, capfd.readouterr().out


def test_every_room_stands_on_a_floor(root, contracts):
    floors = next(rule for rule in contracts if rule["type"] == "layers")
    named = {room.strip() for layer in floors["layers"] for room in layer.split("|")}
    rooms = {path.parent.name for path in root.glob("skinspots_lib/*/__init__.py")}
    modules = {path.stem for path in root.glob("skinspots_lib/[!_]*.py")}
    assert rooms | modules == named
    assert floors["exhaustive"] is True
