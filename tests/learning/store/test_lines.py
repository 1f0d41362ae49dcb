import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skinspots_lib.learning.store import lines
from skinspots_lib.learning.store.lines import DAMAGED, NEWER, append, parse, to_line

RECORDS = [{"item": f"q{n:02d}", "answer": "é;2"} for n in range(3)]
CONTENT = b"".join(map(to_line, RECORDS))


def items(content):
    return [record["item"] for record in parse(content)[0]]


def test_a_file_is_its_owner_s_alone(tmp_path):
    append(tmp_path / "progress" / "attempts.jsonl", RECORDS)
    mode = (tmp_path / "progress" / "attempts.jsonl").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600


@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
def test_any_changed_byte_is_named_and_costs_only_its_line(place, change):
    content = bytearray(CONTENT)
    content[place] ^= change
    records, problems = parse(bytes(content))
    # A changed line end joins two lines; behind the last line it damages that one.
    assert problems and {reason for _, reason in problems} == {DAMAGED}
    assert len(records) >= 1
    assert all(record | {"v": 1} in [r | {"v": 1} for r in RECORDS] for record in records)


@given(st.integers(0, len(CONTENT)))
def test_a_cut_file_keeps_the_whole_lines(length):
    records, problems = parse(CONTENT[:length])
    whole = CONTENT[:length].count(b"\n")
    assert len(records) in (whole, whole + 1) and len(problems) <= 1
    assert items(CONTENT[:length]) == ["q00", "q01", "q02"][: len(records)]


def test_the_next_append_after_a_torn_line_starts_a_new_one(tmp_path):
    path = tmp_path / "attempts.jsonl"
    path.write_bytes(CONTENT[:-4])
    append(path, [{"item": "q09"}])
    records, problems = parse(path.read_bytes())
    assert [r["item"] for r in records] == ["q00", "q01", "q09"]
    assert problems == [(3, DAMAGED)]


def test_a_disk_that_takes_half_a_line_is_an_error(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, block: write(handle, block[:9]))
    with pytest.raises(OSError, match="No space"):
        append(tmp_path / "attempts.jsonl", RECORDS)


def test_a_line_of_a_newer_version_is_left_out_and_named(monkeypatch):
    monkeypatch.setattr(lines, "VERSION", 2)
    newer = to_line({"item": "q07"})
    monkeypatch.setattr(lines, "VERSION", 1)
    assert parse(newer + CONTENT)[1] == [(1, NEWER)]


def test_a_line_of_an_older_version_is_brought_up_step_by_step(monkeypatch):
    monkeypatch.setattr(lines, "VERSION", 3)
    steps = {1: lambda r: {"says": r["answer"], "item": r["item"]}, 2: lambda r: {**r, "new": True}}
    monkeypatch.setattr(lines, "UPGRADES", steps)
    record = parse(CONTENT)[0][0]
    assert record == {"item": "q00", "says": "é;2", "new": True, "v": 3}


@pytest.mark.parametrize("body", ['{"v":0}', '{"item":"q07"}', "[]", "7", '{"v":"x"}'])
def test_a_line_with_a_good_checksum_and_no_sense_is_damaged(body):
    import zlib

    line = b"%08x %s\n" % (zlib.crc32(body.encode()), body.encode())
    assert parse(line) == ([], [(1, DAMAGED)])
