import base64
import re

import pytest

from skinspots_lib import widgets
from skinspots_lib.learning.progress import Progress, progress
from skinspots_lib.learning.trials import Trial


def file_of(part):
    """Give what the download link holds."""
    return base64.b64decode(re.search(r"base64,([^\"]+)", part.made.value)[1])


@pytest.fixture
def elsewhere(tmp_path):
    """Give the progress of the same learner on another computer."""
    other = Progress(tmp_path / "elsewhere")
    other.record(Trial("q06", "4", True))
    other.record(Trial("q07", "1", False))
    return other


def test_it_holds_the_answers_as_link_and_codes(mine):
    mine.record(Trial("q06", "4", True))
    part = widgets.passport()
    passport = mine.passport()
    assert file_of(part) == passport.file
    assert passport.short in part.made.value and passport.long in part.made.value
    assert "The passport holds 1 answers." in part.made.value
    assert "no proof of clinical skill" in part.made.value
    assert 'download="passport.jsonl"' in part.made.value


def test_the_long_code_is_shown_on_request(mine):
    part = widgets.passport()
    folded = re.search(r"<details>(.*?)</details>", part.made.value)[1]
    assert mine.passport().long in folded


def test_the_nickname_stands_in_the_file_and_may_stay_empty(mine):
    part = widgets.passport()
    assert b'"nickname":""' in file_of(part)
    part.nickname.value = "x" * 50
    assert b'"nickname":"' + b"x" * 30 + b'"' in file_of(part)


def test_a_hostile_nickname_breaks_out_of_nothing(mine):
    part = widgets.passport()
    part.nickname.value = '"><script>x</script>'
    assert "<script" not in part.made.value


def test_a_new_answer_comes_with_the_button(mine):
    part = widgets.passport()
    mine.record(Trial("q06", "4", True))
    assert "holds 0 answers" in part.made.value
    part.make()
    assert "holds 1 answers" in part.made.value


@pytest.mark.parametrize("kind", ["short", "long"])
def test_a_code_from_elsewhere_is_loaded_and_the_passport_made_again(mine, elsewhere, kind):
    part = widgets.passport()
    before = part.made.value
    part.code.value = f"  {getattr(elsewhere.passport(), kind)}\n"
    part.load_code()
    assert "Loaded" in part.said.value
    assert part.code.value == ""
    assert part.made.value != before
    assert progress().standings or len(progress().trials) == 2


def test_a_long_code_twice_changes_nothing(mine, elsewhere):
    part = widgets.passport()
    for told in ("Loaded: 2 answers.", "Loaded: 0 answers. Here already: 2."):
        part.code.value = elsewhere.passport().long
        part.load_code()
        assert told in part.said.value


@pytest.mark.parametrize("code", ["SK1-00000", "hello", "SK9-AAAAA-AAAAA", "<script>", "no.jsonl"])
def test_a_damaged_code_is_refused_in_words_and_stays_to_be_mended(mine, code):
    part = widgets.passport()
    part.code.value = code
    part.load_code()
    assert "Nothing was loaded" in part.said.value
    assert "Traceback" not in part.said.value and "<script" not in part.said.value
    assert part.code.value == code
    assert progress().trials == ()


def test_without_a_code_it_says_what_to_do_first(mine):
    part = widgets.passport()
    part.load_code()
    assert "First paste a code." in part.said.value
    part.load_file()
    assert "First type the name of the file." in part.said.value


@pytest.mark.parametrize("folder", ["notebooks", "."])
def test_a_file_beside_the_lessons_or_one_above_is_loaded(
    mine, elsewhere, tmp_path, monkeypatch, folder
):
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    (tmp_path / folder / "passport.jsonl").write_bytes(elsewhere.passport().file)
    part = widgets.passport()
    part.file.value = "passport.jsonl"
    part.load_file()
    assert "Loaded: 2 answers." in part.said.value
    assert progress().trials == elsewhere.trials


def test_a_file_that_is_not_there_is_told(mine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    part = widgets.passport()
    part.file.value = "<b>.jsonl"
    part.load_file()
    assert "There is no file &quot;&lt;b&gt;.jsonl&quot; beside the lessons." in part.said.value


def test_a_file_that_holds_something_else_is_refused(mine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff" * 100)
    part = widgets.passport()
    part.file.value = "picture.jpg"
    part.load_file()
    assert "Traceback" not in part.said.value
    assert "nothing" in part.said.value.lower() or "no answers" in part.said.value
    assert progress().trials == ()


def test_only_the_name_of_a_file_is_taken(mine):
    part = widgets.passport()
    part.file.value = "../../secret.jsonl"
    part.load_file()
    assert "without a folder" in part.said.value
