"""The page and the gradebook of a class."""

import pandas as pd

from skinspots_lib.authoring.class_page import as_page
from skinspots_lib.authoring.cli import main
from skinspots_lib.learning.classroom import read_class
from skinspots_lib.learning.passport import make_passport
from skinspots_lib.learning.trials import Trial

NASTY = "<script>x</script>"


def hand_in(folder, number, nickname="", **answer):
    for n in range(number):
        picture = Trial("petechiae-8-clear-1", "purpura", False, "petechiae", "practice", tone=8)
        trials = [Trial("q07", "1", False), picture]
        (folder / f"{n}.jsonl").write_bytes(make_passport(trials, nickname=nickname).file)


def test_the_command_writes_a_gradebook_and_a_page(tmp_path, capsys):
    hand_in(tmp_path, 5)
    (tmp_path / "bad.jsonl").write_text("nothing", encoding="utf-8")
    assert main(["class", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "5 passports read, 1 could not be." in said
    assert "bad.jsonl" in said
    assert len(pd.read_csv(tmp_path / "out" / "gradebook.csv")) == 5
    page = (tmp_path / "out" / "class.html").read_text(encoding="utf-8")
    assert "on dark skin" in page
    assert "bad.jsonl" in page


def test_a_folder_that_is_not_there_is_misuse(tmp_path, capsys):
    assert main(["class", str(tmp_path / "no")]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_a_nickname_is_text_in_the_page_and_in_a_spreadsheet(tmp_path):
    hand_in(tmp_path, 1, nickname=NASTY)
    assert NASTY not in as_page(read_class(tmp_path))
    hand_in(tmp_path, 1, nickname='=HYPERLINK("x")')
    main(["class", str(tmp_path), "--out", str(tmp_path)])
    assert pd.read_csv(tmp_path / "gradebook.csv")["nickname"][0].startswith("'=")


def test_fewer_than_five_learners_are_not_shown_as_a_group(tmp_path):
    hand_in(tmp_path, 4)
    page = as_page(read_class(tmp_path))
    assert page.count("Too few answers to show.") == 4
