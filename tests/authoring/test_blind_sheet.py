"""A sheet that gives nothing away, forms counted against its key, and no invented result."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from skinspots_lib.authoring.blind_sheet import (
    FORM,
    FORM_COLUMNS,
    KEY,
    KEY_COLUMNS,
    SHEET,
    as_csv,
    as_sheet,
    choose,
)
from skinspots_lib.authoring.cli import main
from skinspots_lib.content.bank.thirds import third_of
from skinspots_lib.content.tables import load

DOCS = Path(__file__).resolve().parents[2] / "docs"
MEANT = load("appearances").set_index("condition")["response"]


@pytest.fixture
def judged(tmp_path):
    """Write the key of a sheet; give a function that fills in a form."""
    patches = choose(1)
    rows = [(p.number, p.condition, p.tone, p.difficulty, p.seed) for p in patches]
    (tmp_path / KEY).write_bytes(as_csv(KEY_COLUMNS, rows))

    def fill(name="form.csv", change=lambda row: row):
        right = [[p.number, p.condition, "sure", MEANT[p.condition], 4, ""] for p in patches]
        form = tmp_path / name
        form.write_bytes(as_csv(FORM_COLUMNS, map(change, right)))
        return form

    def take(*forms):
        code = main(["blind-sheet", "--out", str(tmp_path), "--take", *map(str, forms)])
        path = tmp_path / "blind_results.csv"
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        return code, list(csv.DictReader(text.splitlines()))

    return fill, take


def test_sixty_patches_show_each_kind_twice_on_each_third():
    counts = Counter((patch.condition, third_of(patch.tone)) for patch in choose(7))
    assert len(counts) == 30
    assert set(counts.values()) == {2}


def test_the_same_seed_gives_the_same_sheet_and_another_one_another_order():
    assert choose(3) == choose(3)
    kinds = [[patch.condition for patch in choose(seed)] for seed in (3, 4)]
    assert kinds[0] != kinds[1]


def test_the_sheet_shows_number_and_pressure_and_nothing_of_the_answer():
    patches = choose(1)[:3]
    page = as_sheet(patches)
    shown = re.sub(r"base64,[^']*", "", page[page.index("<article>") :])
    assert shown.count("<img") == 6
    assert all(f"Patch {patch.number}, pressed firmly" in shown for patch in patches)
    for patch in patches:
        assert not re.search(f"{patch.condition}|{patch.difficulty}|{patch.seed}", shown)


def test_every_answer_that_a_form_may_hold_is_explained_on_the_sheet():
    page = as_sheet([])
    for label in load("conditions").set_index("condition")["label"].loc[list(MEANT.index)]:
        assert label in page
    assert "none_of_these" in page


@pytest.mark.weekly
def test_the_command_writes_sheet_form_and_key(tmp_path, capsys):
    assert main(["blind-sheet", "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {SHEET, FORM, KEY}
    assert (tmp_path / SHEET).read_text(encoding="utf-8").count("<img") == 120
    assert len((tmp_path / FORM).read_text(encoding="utf-8-sig").splitlines()) == 61
    assert "Keep it from those who judge" in capsys.readouterr().out


def test_forms_are_counted_by_kind_and_third(judged):
    fill, take = judged
    wrong = fill("b.csv", lambda row: [row[0], "none_of_these", "guess", "fades", 2, "flat"])
    code, rows = take(fill("a.csv"), wrong)
    assert (code, len(rows)) == (0, 30)
    dark = next(r for r in rows if (r["truth"], r["third"]) == ("petechiae", "dark"))
    assert (dark["n"], dark["right"], dark["says"]) == ("4", "2", "too few to tell")
    assert (dark["glass_share"], dark["looks_real"]) == ("0.5", "3.0")


def test_rows_without_an_answer_do_not_count(judged):
    fill, take = judged
    some = fill(change=lambda row: row if row[0] <= 10 else row[:1])
    code, rows = take(some)
    assert code == 0
    assert sum(int(row["n"]) for row in rows) == 10


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ([99, "petechiae", "sure", "stays", 4], '"99" is not a patch of blind_key.csv'),
        ([2, "petechia", "sure", "stays", 4], 'column what_is_it: "petechia" is not in the list'),
        ([2, "petechiae", "", "stays", 4], "column sure: missing"),
        ([2, "petechiae", "sure", "gone", 4], "Allowed: fades, stays, partly"),
        ([2, "petechiae", "sure", "stays", 6], "Allowed: 1, 2, 3, 4, 5"),
        ([1, "petechiae", "sure", "stays", 4], '"1" stands in another row too'),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_counted(judged, capsys, row, said):
    fill, take = judged
    assert take(fill(change=lambda right: row if right[0] == 2 else right)) == (1, [])
    out = capsys.readouterr().out
    assert out.startswith("form.csv, row 3, ")
    assert said in out


def test_a_form_that_lost_a_column_and_a_missing_key_are_named(judged, tmp_path, capsys):
    fill, take = judged
    form = fill()
    form.write_text("number,what_is_it\n1,petechiae\n", encoding="utf-8")
    assert take(form)[0] == 1
    assert 'form.csv, row 1, header: the column "sure" is missing' in capsys.readouterr().out
    (tmp_path / KEY).unlink()
    assert take(form)[0] == 1
    assert KEY in capsys.readouterr().out


def test_the_guide_claims_no_result_that_nobody_gave():
    text = (DOCS / "reality_check.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", text, re.MULTILINE)
    assert sorted(kind for kind, _ in rows) == sorted(MEANT.index)
    cells = {cell.strip() for _, rest in rows for cell in rest.split("|")}
    assert cells == {"not judged"}
