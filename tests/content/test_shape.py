"""The shape of YAML items: what a key may hold, and what is said when it does not."""

import pytest

from skinspots_lib.content.files.shape import Key, check_item, check_items, known_ids, nearest
from skinspots_lib.content.files.yaml_files import YamlFile


def problems(item, **keys):
    return [
        str(problem) for problem in check_item(YamlFile("a.yaml", [item], {}), (0,), item, keys)
    ]


def test_item_of_the_right_shape_has_no_problems():
    assert problems({"id": "q1", "right": False}, id=Key(), right=Key("flag")) == []


def test_key_that_may_be_left_out_may_also_be_empty():
    assert problems({"tone": None}, tone=Key(needed=False)) == []


def test_flag_that_is_false_is_not_empty():
    assert problems({"right": False}, right=Key("flag")) == []


@pytest.mark.parametrize("value", [None, "", []])
def test_needed_value_that_is_empty_is_named(value):
    assert problems({"why": value}, why=Key(hint="Say why.")) == [
        "a.yaml, line 1, why: empty. Say why."
    ]


def test_each_part_of_a_list_is_checked_by_its_position():
    said = problems({"sources": ["a", "x", 3]}, sources=Key("list", allowed=("a", "b")))
    assert [problem.split(":")[0] for problem in said] == [
        "a.yaml, line 1, sources 2",
        "a.yaml, line 1, sources 3",
    ]


def test_word_is_not_checked_when_its_list_is_not_known():
    assert problems({"source": "x"}, source=Key(allowed=None, listed="sources.csv")) == []


def test_items_are_checked_in_the_order_of_the_file():
    file = YamlFile("a.yaml", [{}, {"id": "b"}, {}], {(0,): 1, (1,): 2, (2,): 3})
    assert [problem.where for problem in check_items(file, {"id": Key()})] == ["line 1", "line 3"]


def test_nearest_says_nothing_when_no_word_is_close():
    assert nearest("xyz", ["recall", "apply"]) == ""


def test_ids_of_a_table_with_a_byte_order_mark_are_read(tmp_path):
    (tmp_path / "sources.csv").write_bytes(b"\xef\xbb\xbfsource_id,title\na,A\na,A\nb,B\n")
    assert known_ids(tmp_path, "sources", "source_id") == ("a", "b")


@pytest.mark.parametrize("raw", [b"source_id\n\xe9t\xe9\n", b"id\na\n"])
def test_ids_of_a_table_that_cannot_be_read_are_not_known(raw, tmp_path):
    (tmp_path / "sources.csv").write_bytes(raw)
    assert known_ids(tmp_path, "sources", "source_id") is None
