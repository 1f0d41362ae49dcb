""".github/workflows: what they run exists here. GitHub itself is not asked."""

from __future__ import annotations

import re
import shlex
import tomllib

import pytest
import yaml

MADE = ("build/", "dist/", ".venv/", "newest.txt")
PINNED = re.compile(r"[\w-]+/[\w-]+@v\d+")
FILE = re.compile(r"[\w./-]*\w\.(py|txt|yml|ipynb|md)|[\w.-]+/[\w./-]*")


@pytest.fixture(scope="module")
def workflows(root):
    """Give each workflow by its name."""
    files = sorted((root / ".github" / "workflows").glob("*.yml"))
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files}


@pytest.fixture(scope="module")
def steps(workflows):
    """Give each step with the workflow that it is in."""
    return [
        (name, step)
        for name, flow in workflows.items()
        for job in flow["jobs"].values()
        for step in job["steps"]
    ]


@pytest.fixture(scope="module")
def commands(steps):
    """Give the words of each line that is run."""
    lines = [(name, line) for name, step in steps for line in step.get("run", "").splitlines()]
    return [(name, shlex.split(line)) for name, line in lines]


def test_there_is_one_for_each_occasion(workflows):
    assert set(workflows) == {"ci", "nightly", "pages", "release", "weekly"}


def test_actions_are_pinned_by_their_major_version(steps):
    used = [(name, step["uses"]) for name, step in steps if "uses" in step]
    assert [one for one in used if not PINNED.fullmatch(one[1])] == []


def test_no_workflow_needs_a_secret_and_each_may_only_read_by_default(root, workflows):
    for name, flow in workflows.items():
        assert flow["permissions"] == {"contents": "read"}, name
        text = (root / ".github" / "workflows" / f"{name}.yml").read_text("utf-8")
        assert "secrets." not in text, name


def test_every_job_has_an_end(workflows):
    for name, flow in workflows.items():
        assert [job for job in flow["jobs"].values() if "timeout-minutes" not in job] == [], name


def test_every_command_is_one_of_ours(commands, dev, root):
    makefile = (root / "Makefile").read_text("utf-8")
    targets = set(re.search(r"\.PHONY: (.*)", makefile)[1].split())
    ours = [(name, words[1], "make") for name, words in commands if words[0] == "make"]
    ours += [(n, w[2], "dev") for n, w in commands if w[:2] == ["python", "tools/dev.py"]]
    assert len(ours) > 8
    assert [one for one in ours if one[1] not in dev.COMMANDS] == []
    assert [one for one in ours if one[2] == "make" and one[1] not in targets] == []


def test_every_path_is_there(commands, steps, root):
    named = [(name, word) for name, words in commands for word in words if FILE.fullmatch(word)]
    named += [
        (name, value)
        for name, step in steps
        for key, value in step.get("with", {}).items()
        if key in ("path", "environment-file")
    ]
    assert ("weekly", "environment.yml") in named
    named = [(n, path) for n, path in named if not path.startswith(MADE)]
    assert [(name, path) for name, path in named if not (root / path).exists()] == []


def test_makefile_and_dev_know_the_same_commands(dev, root):
    makefile = (root / "Makefile").read_text("utf-8")
    targets = set(re.search(r"\.PHONY: (.*)", makefile)[1].split())
    assert targets == {*dev.COMMANDS, "help"}
    assert [name for name in dev.COMMANDS if f"tools/dev.py {name} " not in dev.__doc__] == []


def test_pythons_tried_are_allowed_ones(workflows, root):
    from packaging.specifiers import SpecifierSet

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    tried = workflows["weekly"]["jobs"]["newest"]["strategy"]["matrix"]["python"]
    assert [one for one in tried if one not in SpecifierSet(project["requires-python"])] == []


def test_version_is_the_same_wherever_a_release_reads_it(root):
    import skinspots_lib

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    assert {skinspots_lib.__version__, citation["version"]} == {project["version"]}
