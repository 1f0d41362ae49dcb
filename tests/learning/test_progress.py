import errno
import os

import pandas as pd
import pytest

from skinspots_lib.learning import progress as module
from skinspots_lib.learning.progress import Progress, folder, progress
from skinspots_lib.learning.trials import Trial


@pytest.fixture
def said():
    return []


@pytest.fixture
def mine(tmp_path, said):
    return Progress(tmp_path / "progress", tell=said.append)


def answer(number, right=True):
    return Trial(f"q{number:02d}", "2", right, at=1_000 * number, id=f"{number:08x}")


def no_space(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_answers_come_back_from_the_file(mine, said):
    kept = [mine.record(answer(number)) for number in range(3)]
    assert Progress(mine.path.parent).trials == tuple(kept)
    assert repr(mine) == "3 answers, 3 right." and said == []


def test_the_folder_lies_beside_the_notebooks(tmp_path, monkeypatch):
    monkeypatch.delenv("SKINSPOTS_PROGRESS", raising=False)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert folder() == tmp_path / "progress"
    monkeypatch.chdir(tmp_path)
    assert folder() == tmp_path / "progress"


def test_the_environment_names_another_folder_for_each_user(tmp_path, monkeypatch):
    for user in ("ada", "ben"):
        monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path / user))
        progress().record(answer(1))
    assert (tmp_path / "ada" / "attempts.jsonl").exists()
    assert progress().path == tmp_path / "ben" / "attempts.jsonl"


def test_a_folder_that_cannot_be_written_is_told_once_and_nothing_is_lost(tmp_path, said):
    (tmp_path / "progress").write_text("a file in the way")
    mine = Progress(tmp_path / "progress", tell=said.append)
    for number in range(5):
        mine.record(answer(number))
    assert len(mine.trials) == 5
    assert "not in the file yet" in mine.notice
    cannot_save = [line for line in said if "cannot be saved" in line]
    assert len(cannot_save) == 1 and "\n" not in cannot_save[0]


def test_a_full_disk_is_told_once_and_all_is_written_when_there_is_room(mine, said, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(os, "write", no_space)
        mine.record(answer(1))
        mine.record(answer(2))
    assert len(said) == 1 and "(no space left on device)" in said[0]
    mine.record(answer(3))
    assert [t.item for t in Progress(mine.path.parent).trials] == ["q01", "q02", "q03"]
    assert mine.notice == ""


def test_a_disk_that_fills_in_the_middle_of_a_line_loses_nothing(mine, said, monkeypatch):
    write = os.write
    mine.record(answer(1))
    with monkeypatch.context() as full:
        full.setattr(os, "write", lambda handle, block: write(handle, block[:30]))
        mine.record(answer(2))
    mine.record(answer(3))
    assert [t.item for t in Progress(mine.path.parent, tell=said.append).trials] == [
        "q01",
        "q02",
        "q03",
    ]


def test_damaged_lines_are_told_in_one_line_and_left_in_the_file(mine, said):
    for number in range(4):
        mine.record(answer(number))
    damaged = mine.path.read_bytes().replace(b'"item":"q01"', b'"item":"q91"')
    mine.path.write_bytes(damaged.replace(b'"item":"q03"', b'"item":"q93"'))
    assert [t.item for t in mine.trials] == ["q00", "q02"]
    assert mine.trials and said == [
        "progress/attempts.jsonl, line 2: damaged or cut off, and 1 more. "
        "Only this is left out; nothing was deleted, the rest counts."
    ]
    mine.record(answer(9))
    assert mine.path.read_bytes().startswith(damaged[:100])
    assert mine.notice == said[0]


def test_a_file_that_cannot_be_read_is_told(tmp_path, said):
    (tmp_path / "attempts.jsonl").mkdir()
    mine = Progress(tmp_path, tell=said.append)
    assert mine.trials == () and "cannot be read (is a directory)" in mine.notice
    assert len(said) == 1


def test_a_record_of_another_kind_is_no_answer(mine):
    mine.keep([{"levels": {"q07": 2, "q08": 1}}, {"levels": {"q07": 1}}])
    assert mine.trials == () and mine.standings == {"q07": 2, "q08": 1}


def test_own_answers_can_be_loaded_with_pandas(mine):
    mine.record(answer(1))
    mine.record(answer(2, right=False))
    table = pd.read_csv(mine.save_table())
    assert table["right"].tolist() == [True, False]
    assert list(table) == list(mine.table())


def test_own_answers_can_be_loaded_where_the_folder_cannot_be_written(tmp_path):
    (tmp_path / "progress").write_text("a file in the way")
    mine = Progress(tmp_path / "progress", tell=print)
    mine.record(answer(1))
    assert pd.read_csv(mine.save_table())["item"].tolist() == ["q01"]


def test_a_number_of_numpy_is_kept_as_a_number(mine):
    import numpy as np

    mine.record(Trial("q07", "2", np.bool_(True), tone=np.int64(8), pressed=np.float32(0.5)))
    (trial,) = mine.trials
    assert (trial.right, trial.tone, trial.pressed, trial.third) == (True, 8, 0.5, "dark")


def test_erasing_leaves_no_file_and_no_memory(mine):
    mine.record(answer(1))
    mine.save_table()
    mine.erase()
    assert mine.trials == () and list(mine.path.parent.iterdir()) == []


def test_the_same_folder_gives_the_same_progress(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_open", {})
    monkeypatch.setenv("SKINSPOTS_PROGRESS", str(tmp_path))
    assert progress() is progress()
