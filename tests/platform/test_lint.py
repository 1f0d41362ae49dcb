"""The tools that read the text of code, lessons and tables, one test each."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Not the tests: they misspell on purpose.
SPELLED = ["benchmarks", "data", "docs", "notebooks", "skinspots_lib", "tools"]


@pytest.fixture
def clean(root):
    """Run a tool; fail with what it says, and nothing else."""

    def run(*command):
        done = subprocess.run(
            [sys.executable, "-m", *map(str, command)], cwd=root, capture_output=True, text=True
        )
        if done.returncode:
            pytest.fail(f"{command[0]}:\n{done.stdout}{done.stderr}", pytrace=False)

    return run


def test_code_and_lessons_have_no_ruff_errors(clean):
    clean("ruff", "check", "--no-cache", ".")


def test_code_and_lessons_are_formatted(clean):
    clean("ruff", "format", "--no-cache", "--check", ".")


def test_words_are_spelled_right(clean, root):
    clean("codespell_lib", *SPELLED, *sorted(root.glob("*.md")))


def test_docstrings_say_every_parameter_and_show_an_example(clean, root):
    clean("numpydoc.cli", "lint", *sorted((root / "skinspots_lib").rglob("*.py")))


def test_lessons_are_committed_without_outputs(clean, root):
    clean("nbstripout", "--keep-id", "--verify", *sorted((root / "notebooks").glob("*.ipynb")))
