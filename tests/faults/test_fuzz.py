"""Any file, code or finding is read or refused in our own words, never with a traceback."""

from __future__ import annotations

import contextlib
import json
import shutil
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.files.yaml_files import read_yaml
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.questions import load_questions
from skinspots_lib.content.tables import load
from skinspots_lib.learning.classroom import read_class
from skinspots_lib.learning.findings import FINDINGS, FLAGS
from skinspots_lib.learning.gym.mine import begin_mine
from skinspots_lib.learning.passport import read_passport
from skinspots_lib.learning.progress import FILE, Progress
from skinspots_lib.learning.report import report
from skinspots_lib.learning.sittings.keeping import Sitting
from skinspots_lib.learning.sorting import sort_spot
from skinspots_lib.learning.store.codes import CodeError, to_code
from skinspots_lib.learning.store.lessons import by_lesson, levels_of
from skinspots_lib.learning.trials import Trial

DAILY, WEEKLY = 60, 4_000
OURS = (ContentError, UnknownName, CodeError)
BANK = load_questions()
TABLE = (data_dir() / "contrasts.csv").read_bytes()
QUESTIONS = (data_dir() / "questions" / "01.yaml").read_bytes()

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
halves = st.just("\ud83e")
ITEMS = ("q06", "q999", "ex-05-1", "petechiae-8-hard-57", "petechiae+purpura-8-clear-3")
likely = {
    "item": st.sampled_from((*ITEMS, "post-test", "T01", "c01", "")),
    "answer": st.sampled_from(("2", "1;3", "purpura", "31/36", "99999/1", "²/3", "cannot_judge")),
    "right": st.sampled_from((True, False, None)),
    "part": st.sampled_from(("lesson", "practice", "contrast", "test", "pretest", "other")),
    "tone": st.integers(0, 11),
    "third": st.sampled_from(("light", "dark", "none")),
    "confidence": st.sampled_from(("guess", "sure", "very", "")),
    "at": st.sampled_from((0, -1, 1_700_000_000_000, 10**14, 10**17, 10**40)),
    "id": st.sampled_from(("code-0", "code-x", "code", "code-", "0000abcd")),
    "number": st.sampled_from((0, 1, 2, -1)),
    "options": st.lists(st.text(max_size=3), max_size=2),
    "pressed": st.floats(),
    "seconds": st.floats(),
    "truth": st.sampled_from(("petechiae", "", "nothing")),
    "difficulty": st.sampled_from(("clear", "hard", "x")),
    "levels": st.dictionaries(st.sampled_from((*ITEMS, "post-test")), st.integers() | anything),
    "passport": st.just("It reports practice."),
    "lines": st.integers(-2, 9),
    "nickname": st.text(max_size=5),
    "sitting": st.sampled_from(("aa", "bb")),
    "seed": st.integers(),
    "edition": st.integers(),
    "place": st.integers(-1, 40),
    "given": st.fixed_dictionaries(
        {"chosen": st.lists(st.integers(-1, 9), max_size=2)},
        optional={"confidence": st.sampled_from(("sure", "x")), "at": st.integers()},
    ),
    "over": st.booleans(),
    "practice_seed": st.integers(),
    "v": st.sampled_from((1, 1, 1, 1, 1.0, 0, 2, -5, True, "1", 10**400)),
}
odd = {key: st.one_of(*[good] * 8, anything, halves) for key, good in likely.items()}
kept = st.fixed_dictionaries({"v": odd.pop("v")}, optional=odd)


def line(record: object) -> bytes:
    """Write a line whose checksum is right, as somebody could who means harm."""
    body = json.dumps(record).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


lines = st.lists(kept.map(line) | anything.map(line) | st.binary(max_size=30), max_size=8)
files = lines.map(b"".join)


@st.composite
def spoilt(draw, whole: bytes) -> bytes:
    """Give a sound file with some of it put in another's place."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(whole)))
        length = draw(st.sampled_from((0, 1, 2, 20, len(whole))))
        new = draw(st.binary(max_size=4) | st.text(max_size=4).map(str.encode) | st.just(b'"\n'))
        whole = whole[:start] + new + whole[start + length :]
    return whole


def read_table(content: bytes, folder: Path) -> None:
    path = folder / "contrasts.csv"
    path.write_bytes(content)
    read_rows(path, "contrasts.csv")


def load_table(content: bytes, folder: Path) -> None:
    root = folder / "data"
    if not root.exists():
        shutil.copytree(data_dir(), root)
    (root / "contrasts.csv").write_bytes(content)
    load("contrasts", root=root)


def read_yml(content: bytes, folder: Path) -> None:
    path = folder / "01.yaml"
    path.write_bytes(content)
    read_yaml(path)


def load_bank(content: bytes, folder: Path) -> None:
    root = folder / "data"
    if not root.exists():
        shutil.copytree(data_dir(), root)
    (root / "questions" / "01.yaml").write_bytes(content)
    load_questions(1, root=root)


def look_at(mine: Progress) -> None:
    """Do with somebody's answers whatever the course does with them."""
    levels = levels_of(mine.trials, mine.standings)
    by_lesson(levels)
    repr(mine)
    report(mine.table())
    mine.save_table()
    begin_mine(mine)
    sitting = Sitting(mine)
    assert len(sitting.open) <= len(sitting.test.items) and sitting.unsaid is not None
    sitting.test.finish()
    passport = mine.passport()
    read_passport(passport.short, questions=BANK)
    read_passport(passport.long, questions=BANK)
    read_passport(passport.file, questions=BANK)


def read_progress(content: bytes, folder: Path) -> None:
    path = folder / FILE
    path.write_bytes(content)
    mine = Progress(folder, tell=lambda _line: None)
    look_at(mine)
    # What comes after the damage is kept, and nothing of what stood there is touched.
    new = mine.record(Trial("q07", "2", True))
    assert new in Progress(folder, tell=lambda _line: None).trials
    assert path.read_bytes().startswith(content)


def restore(source: bytes | str, folder: Path) -> None:
    (folder / FILE).unlink(missing_ok=True)
    mine = Progress(folder, tell=lambda _line: None)
    try:
        mine.restore(source)
    except CodeError:
        assert mine.trials == () and mine.standings == {}
        raise
    look_at(mine)


def read_classroom(content: bytes, folder: Path) -> None:
    (folder / "one.jsonl").write_bytes(content)
    (folder / "two.txt").write_bytes(content)
    str(read_class(folder, questions=BANK))


def sort(findings: object, _folder: Path) -> None:
    sort_spot(findings)


codes = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="SK1-0AZ \u2013", max_size=40).map("SK1-".__add__),
    st.builds(bytes.__add__, st.sampled_from((b"S", b"L", b"", b"X")), st.binary(max_size=60)).map(
        to_code
    ),
)
signs = st.text(alphabet='",;\t\r\n\ufeffa=', max_size=40)
words = st.sampled_from(sorted({word for said in FINDINGS.values() for word in said}))
found = st.dictionaries(
    st.sampled_from(sorted(FINDINGS)) | anything.filter(lambda key: type(key) is str),
    words | st.floats() | st.lists(st.sampled_from(sorted(FLAGS)) | anything) | anything,
    max_size=6,
)
# By name: what is tried, where it is read, and how much dearer than the others one try is.
READS = {
    "csv bytes": (st.binary(max_size=120), read_table, 1),
    "csv signs": (
        st.text(alphabet='",;\t\r\n\ufeffa=', max_size=40).map(str.encode),
        read_table,
        1,
    ),
    "csv table": (spoilt(TABLE), load_table, 3),
    "yaml bytes": (st.binary(max_size=120), read_yml, 1),
    "yaml bank": (spoilt(QUESTIONS), load_bank, 6),
    "paste code": (codes, restore, 2),
    "passport": (st.binary(max_size=80) | files, restore, 2),
    "progress": (st.binary(max_size=80) | files, read_progress, 2),
    "class": (st.binary(max_size=80) | files, read_classroom, 2),
    "findings": (found, sort, 1),
}


@pytest.mark.parametrize("tries", [DAILY, pytest.param(WEEKLY, marks=pytest.mark.weekly)])
@pytest.mark.parametrize("name", READS)
def test_anything_is_read_or_refused_in_our_own_words(name, tries, tmp_path):
    what, read, cost = READS[name]

    @settings(max_examples=tries // cost, suppress_health_check=list(HealthCheck))
    @given(what)
    def reads(content):
        with contextlib.suppress(*OURS):
            read(content, tmp_path)

    reads()
