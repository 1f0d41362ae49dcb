"""Exercises: marked against their solution, and what progress keeps of each try."""

import pytest

from skinspots_lib.content.exercises import load_exercise
from skinspots_lib.learning.exercises import check, solve
from skinspots_lib.learning.progress import progress


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Keep the answers of one test in a folder of its own."""
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    return lambda: [(t.item, t.answer, t.right, t.number) for t in progress().trials]


def test_each_try_is_kept_with_its_number(kept):
    check("ex-05-1", -1)
    check("ex-05-1", solve(load_exercise("ex-05-1")))
    assert kept() == [("ex-05-1", "not yet", False, 1), ("ex-05-1", "right", True, 2)]


@pytest.mark.parametrize("nothing", [None, ...])
def test_no_answer_is_not_kept(kept, nothing):
    check("ex-05-1", nothing)
    assert kept() == []


def test_the_number_goes_on_after_a_restart(kept, monkeypatch):
    check("ex-05-1", -1)
    monkeypatch.setattr("skinspots_lib.learning.progress._open", {})
    check("ex-05-1", -1)
    assert [number for *_, number in kept()] == [1, 2]


def test_an_exercise_that_cannot_be_saved_is_marked_all_the_same(tmp_path, monkeypatch, capsys):
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path / "a file"))
    assert check("ex-05-1", -1).right is False
    assert "cannot be saved" in capsys.readouterr().out
    assert len(progress().answers_to("ex-05-1")) == 1
