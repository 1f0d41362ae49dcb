"""A folder of passports becomes a gradebook; a few learners are never shown as a group."""

import pytest

from skinspots_lib.learning.classroom import read_class
from skinspots_lib.learning.passport import make_passport
from skinspots_lib.learning.store.standing import TEST
from skinspots_lib.learning.trials import Trial


def answers(*, right=True, third_tone=8):
    said = "petechiae" if right else "purpura"
    picture = f"petechiae-{third_tone}-clear-1"
    return [
        Trial("q07", "1", right, at=1_000_000),
        Trial("q07", "2", True, number=2, at=1_100_000),
        Trial(picture, said, right, truth="petechiae", part="practice", tone=third_tone, at=10**6),
        Trial(TEST, "30/36", True, part="test", at=2_000_000),
    ]


@pytest.fixture
def folder(tmp_path):
    def hand_in(number, **how):
        for n in range(number):
            file = make_passport(answers(**how), nickname=f"learner {n}").file
            (tmp_path / f"{n:02d}-{how.get('right', True)}.jsonl").write_bytes(file)
        return tmp_path

    return hand_in


def test_a_gradebook_has_one_row_per_passport_and_counts_first_tries_only(folder):
    grades = read_class(folder(2, right=False)).grades
    assert list(grades["answers"]) == [2, 2]
    assert list(grades["right_first_time"]) == [0, 0]
    assert list(grades["nickname"]) == ["learner 0", "learner 1"]


def test_the_best_final_test_stands_in_the_gradebook(folder):
    path = folder(0) / "a.jsonl"
    tests = [Trial(TEST, "20/36", False, part="test"), Trial(TEST, "31/36", True, part="test")]
    path.write_bytes(make_passport(tests).file)
    row = read_class(path.parent).grades.iloc[0]
    assert (row["final_test"], bool(row["passed"])) == ("31/36", True)


def test_a_damaged_passport_is_listed_and_the_others_are_counted(folder):
    path = folder(2)
    (path / "broken.jsonl").write_bytes(b"no passport at all\n")
    (path / "code.txt").write_text("SK1-0000", encoding="utf-8")
    seen = read_class(path)
    assert len(seen.grades) == 2
    assert [name for name, _ in seen.damaged] == ["broken.jsonl", "code.txt"]
    assert all(reason for _, reason in seen.damaged)


def test_a_code_in_a_text_file_counts_as_a_passport(folder):
    path = folder(0)
    (path / "code.txt").write_text(make_passport(answers()).long + "\n", encoding="utf-8")
    assert len(read_class(path).grades) == 1


def test_groups_of_four_are_hidden_and_groups_of_five_are_shown(folder):
    four = read_class(folder(4, right=False))
    assert len(four.confusion) == 0
    assert len(four.hardest) == 0
    five = read_class(folder(5, right=False))
    row = five.confusion.iloc[0]
    assert (row["third"], row["truth"], row["answer"], row["n"]) == (
        "dark",
        "petechiae",
        "purpura",
        5,
    )
    assert list(five.hardest["item"]) == ["q07"]
    assert five.hardest["share"].iloc[0] == 0


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NotADirectoryError, match="There is no folder"):
        read_class(tmp_path / "nowhere")
