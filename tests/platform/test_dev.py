"""tools/dev.py: what it decides, without installing anything."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = sorted(
    path.name
    for path in (Path(__file__).parents[2] / "benchmarks").glob("*.py")
    if "write_section(" in path.read_text(encoding="utf-8") and path.stem != "sections"
)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "constraints.txt").write_text("numpy==2.4.6")
    return tmp_path


@pytest.fixture
def calls(dev, monkeypatch):
    """Record the commands that would run, and let none of them do so."""
    heard = []
    monkeypatch.setattr(dev, "quiet", lambda command, *_: heard.append(list(map(str, command))))
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    return heard


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_stamp_changes_with_each_list_of_needs(dev, project, name):
    before = dev.stamp_key(project)
    assert dev.stamp_key(project) == before
    (project / name).write_text("something else")
    assert dev.stamp_key(project) != before


def test_stamp_changes_with_python(dev, project):
    assert dev.stamp_key(project, "3.11.7") != dev.stamp_key(project, "3.12.1")


def test_environment_of_this_python_works(dev):
    assert dev.venv_works(Path(sys.prefix))


def test_environment_of_another_python_is_stale(dev):
    assert not dev.venv_works(Path(sys.prefix), "3.99.0")


@pytest.mark.skipif(sys.platform == "win32", reason="environments hold no links there")
def test_environment_whose_base_python_is_gone_does_not_work(dev, tmp_path):
    python = dev.venv_python(tmp_path)
    python.parent.mkdir()
    python.symlink_to(tmp_path / "gone")
    assert not dev.venv_works(tmp_path)


def test_missing_environment_is_made_then_filled(dev, project, calls, monkeypatch):
    make = dev.make_venv
    monkeypatch.setattr(
        dev, "make_venv", lambda venv, uv: (make(venv, uv), venv.mkdir(exist_ok=True))
    )
    dev.ensure("lab", project)
    made, filled = calls
    assert made[1:] == ["-m", "venv", str(project / ".venv")]
    assert filled[1:] == ["-m", "pip", "install", "-c", "constraints.txt", "-e", ".[lab]"]
    assert dev.installed(project / ".venv", "lab", dev.stamp_key(project))


def test_environment_for_tests_is_enough_for_the_lab(dev, tmp_path):
    (tmp_path / ".installed-test").write_text("key")
    assert dev.installed(tmp_path, "lab", "key")
    assert not dev.installed(tmp_path, "lab", "newer key")


def test_environment_for_the_lab_is_not_enough_for_tests(dev, tmp_path):
    (tmp_path / ".installed-lab").write_text("key")
    assert not dev.installed(tmp_path, "test", "key")


def test_uv_is_used_when_it_is_there(dev, project):
    command = dev.install_command(project, "test", "/opt/uv")
    assert command[:4] == ["/opt/uv", "pip", "install", "--python"]


def test_python_without_venv_names_the_package_to_install(dev, tmp_path, calls, monkeypatch):
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(dev.Stop, match="apt-get install python3-venv") as stop:
        dev.make_venv(tmp_path / ".venv", uv=None)
    assert "\n" not in str(stop.value)
    assert calls == []


def test_no_network_is_said_in_one_line(dev):
    pip = "WARNING: retrying\nERROR: No matching distribution found for numpy"
    said = dev.explain(pip, "The installation failed.")
    assert said.startswith("The installation failed. The packages could not be reached")
    assert "\n" not in said


def test_failed_command_shows_its_last_lines(dev):
    said = dev.explain("\n".join(map(str, range(100))), "It failed.").splitlines()
    assert said[0].startswith("It failed.")
    assert said[-1].strip() == "99"
    assert len(said) == 13


def test_command_that_is_not_there_stops_without_traceback(dev):
    with pytest.raises(dev.Stop, match="It failed"):
        dev.quiet(["no-such-program-here"], "It failed.")


def test_windows_environment_has_other_paths(dev):
    assert dev.venv_python(Path("v"), windows=True) == Path("v", "Scripts", "python.exe")


def test_named_browser_that_is_missing_is_not_replaced_by_another(dev, monkeypatch):
    monkeypatch.setenv("SKINSPOTS_BROWSER", "/nowhere/chrome")
    assert dev.find_browser(sys.executable) is None


def test_own_build_comes_before_the_browser_on_path(dev, monkeypatch):
    monkeypatch.delenv("SKINSPOTS_BROWSER", raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert dev.find_browser(sys.executable) == sys.executable
    assert dev.find_browser("/nowhere") == "/usr/bin/chromium"


def test_root_on_debian_takes_the_systems_browser_first(dev, monkeypatch):
    monkeypatch.setattr(dev, "root_prefix", lambda: [])
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    first, second = dev.ways_to_install(Path("python"))
    assert first[0] == ["apt-get", "update"]
    assert "chromium" in first[1]
    assert second == [[Path("python"), "-m", "playwright", "install", "--with-deps", "chromium"]]


def test_without_root_only_playwrights_own_build_is_tried(dev, monkeypatch):
    monkeypatch.setattr(dev, "root_prefix", lambda: None)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert dev.ways_to_install(Path("python")) == [
        [[Path("python"), "-m", "playwright", "install", "chromium"]]
    ]


def test_browser_that_cannot_be_had_is_said_and_the_run_goes_on(dev, calls, monkeypatch, capsys):
    def refuse(command, problem):
        raise dev.Stop(problem)

    monkeypatch.delenv("SKINSPOTS_BROWSER", raising=False)
    monkeypatch.setattr(dev, "quiet", refuse)
    monkeypatch.setattr(dev, "own_build", lambda python: "")
    dev.ensure_browser(Path("python"))
    assert dev.NO_BROWSER in capsys.readouterr().out


@pytest.mark.parametrize(("argv", "code"), [([], 0), (["help"], 0), (["no-such-word"], 2)])
def test_help_lists_every_command(dev, capsys, argv, code):
    assert dev.main(argv) == code
    said = capsys.readouterr().out
    assert all(f"tools/dev.py {name} " in said for name in dev.COMMANDS)


def test_makefile_has_the_same_words(dev, root):
    makefile = (root / "Makefile").read_text()
    assert set(re.search(r"^(.+):\n\t", makefile, re.M)[1].split()) == {*dev.COMMANDS, "help"}


def test_here_uses_this_python_and_keeps_the_other_words(dev, monkeypatch):
    monkeypatch.setitem(dev.COMMANDS, "test", ("test", lambda python, rest: (python, rest)))
    assert dev.main(["test", "--here", "-k", "walk"]) == (Path(sys.executable), ["-k", "walk"])


def test_first_lesson_is_the_lowest_number(dev, tmp_path):
    assert dev.first_lesson(tmp_path) is None
    for name in ("05_later.ipynb", "00_first.ipynb", "notes.ipynb"):
        (tmp_path / name).touch()
    assert dev.first_lesson(tmp_path).name == "00_first.ipynb"


def test_ci_calls_the_test_command_and_nothing_else(root):
    lines = (root / ".ci" / "run").read_text().splitlines()
    assert lines[1:] == ["set -eu", 'cd "$(dirname "$0")/.."', "make test"]


@pytest.mark.slow
def test_missing_browser_fails_with_the_line_that_mends_it(dev, root, driver, tmp_path):
    env = {**driver.clean_home(tmp_path), "SKINSPOTS_BROWSER": "/nowhere/chrome"}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/platform/test_notebook_fixture.py"],
        cwd=root,
        env=env,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert dev.NO_BROWSER in run.stdout
    assert "skipped" not in run.stdout


@pytest.mark.parametrize(
    ("said", "run"),
    [
        ([], [f"benchmarks/{name}" for name in BENCHMARKS]),
        (["widgets", "--quick"], ["benchmarks/widgets.py --quick"]),
    ],
)
def test_bench_runs_all_benchmarks_or_the_named_one(dev, monkeypatch, said, run):
    heard = []
    monkeypatch.setattr(dev, "run", lambda _, *rest: heard.append(" ".join(rest)) or 0)
    assert dev.do_bench("python", said) == 0
    assert sorted(heard) == run
