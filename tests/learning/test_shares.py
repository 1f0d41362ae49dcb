import pandas as pd

from skinspots_lib.learning.engine.cells import CLASSES
from skinspots_lib.learning.engine.shares import TOO_FEW, accuracy, practised, shares
from skinspots_lib.learning.trials import Trial, tidy


def practice(truth, said, tone, number=1, part="practice"):
    item = f"{truth}-{tone}-clear-1"
    return Trial(item, said, truth == said, truth, part, tone=tone, number=number)


def test_only_first_tries_on_single_pictures_count():
    rows = [
        practice("purpura", "purpura", 8),
        practice("purpura", "purpura", 8, number=2),
        practice("purpura", "purpura", 8, part="contrast"),
        Trial("q07", "2", True, part="lesson"),
        Trial("purpura-8-clear-1", "purpura", None, "purpura", "practice"),
    ]
    assert len(practised(tidy(rows))) == 1


def test_below_five_answers_the_share_is_left_open():
    rows = [practice("purpura", "purpura", 8)] * 4
    table = accuracy(tidy([Trial(**{**vars(r), "id": str(n)}) for n, r in enumerate(rows)]))
    row = table[(table["truth"] == "purpura") & (table["third"] == "dark")].iloc[0]
    assert row["n"] == 4 and row["says"] == TOO_FEW and pd.isna(row["share"])
    assert 0 < row["low"] < row["high"] <= 1


def test_there_is_a_row_for_each_class_and_third_also_without_answers():
    table = accuracy(tidy([]))
    assert len(table) == len(CLASSES) * 3 and (table["says"] == TOO_FEW).all()


def test_five_answers_are_enough():
    table = shares(pd.DataFrame({"third": ["dark"] * 5, "right": [True] * 4 + [False]}), "third")
    assert table.loc[0, "share"] == 0.8 and table.loc[0, "says"] == ""


def test_a_table_that_went_through_a_csv_gives_the_same(tmp_path):
    rows = [practice("purpura", said, tone) for said in CLASSES for tone in (1, 8)]
    tidy(rows).to_csv(tmp_path / "my_answers.csv", index=False)
    again = pd.read_csv(tmp_path / "my_answers.csv")
    pd.testing.assert_frame_equal(accuracy(again), accuracy(tidy(rows)))
