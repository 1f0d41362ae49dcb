"""The command line: words, formats and the three ways to end."""

import json
import os
import subprocess
import sys

import pytest

from skinspots_lib.authoring.cli import main


def test_clean_tables_end_with_nought(copy, capsys):
    assert main(["check", str(copy.data)]) == 0
    assert capsys.readouterr().out == "data: Nothing to mend.\n"


def test_the_folder_around_the_tables_may_be_named(copy):
    assert main(["check", str(copy.data.parent)]) == 0


def test_problems_end_with_one_and_a_count(copy, capsys):
    copy.cell("conditions", 2, "raised", "flatt")
    copy.cell("conditions", 3, "raised", "flatt")
    assert main(["check", str(copy.data)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("data/conditions.csv, row 2, column raised")
    assert lines[-1] == "data: 2 problems."


def test_the_tables_of_the_environment_are_checked_by_default(copy, capsys, monkeypatch):
    monkeypatch.setenv("SKINSPOTS_DATA", str(copy.data))
    copy.cell("conditions", 2, "raised", "flatt")
    assert main(["check"]) == 1
    assert "row 2, column raised" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["chek"], [], ["check", "--format", "xml"], ["check", "no-such-folder"]]
)
def test_misuse_ends_with_two_and_says_so(words, capsys):
    assert main(words) == 2
    assert capsys.readouterr().err


def test_help_ends_with_nought(capsys):
    assert main(["check", "--help"]) == 0
    assert "0 when all is well, 1 when something must be mended" in " ".join(
        capsys.readouterr().out.split()
    )


def test_json_holds_every_part_of_a_problem(copy, capsys):
    copy.cell("conditions", 2, "raised", "flatt")
    assert main(["check", str(copy.data), "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem == {
        "file": "data/conditions.csv",
        "where": "row 2",
        "field": "column raised",
        "value": "flatt",
        "reason": "is not in the list",
        "allowed": "flat, raised, either",
        "hint": 'Did you mean "flat"?',
    }


def test_github_marks_the_line_and_keeps_to_one(copy, capsys):
    copy.cell("conditions", 2, "raised", "flatt")
    assert main(["check", str(copy.data), "--format", "github"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=data/conditions.csv,line=2::data/conditions.csv, row 2")
    assert "%0A  Allowed: flat" in line


def test_strict_and_not_strict_can_be_asked_for(copy, capsys):
    copy.lesson("title", "# A red spot")
    assert main(["check", str(copy.data), "--no-strict"]) == 0
    assert capsys.readouterr().out.startswith("Advice: notebooks/00_first")
    assert main(["check", str(copy.data), "--strict"]) == 1


def test_the_module_runs_as_a_command(copy):
    copy.cell("conditions", 2, "raised", "flött")
    command = [sys.executable, "-m", "skinspots_lib", "check", str(copy.data)]
    # The value of the cell has a letter that this console lacks.
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (1, "")
    assert "row 2, column raised" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipe")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [["--help"], ["check", "{root}"], ["preview", "q07"]])
def test_a_reader_that_has_read_enough_meets_no_traceback(words, unbuffered, tmp_path):
    read, write = os.pipe()
    os.close(read)
    words = [word.format(root=tmp_path) for word in words]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "skinspots_lib", *words],
            stdout=write,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            cwd=tmp_path,
        )
    finally:
        os.close(write)
    assert done.stderr == b""
