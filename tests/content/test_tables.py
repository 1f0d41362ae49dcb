import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import skinspots_lib as spots
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName
from skinspots_lib.content.schema import table, table_names
from skinspots_lib.content.tables import save

TABLES = [name for name in table_names() if (data_dir() / table(name).path).exists()]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_clean(name):
    assert list(spots.load(name).columns) == [column.name for column in table(name).columns]


@pytest.mark.parametrize("name", TABLES)
def test_plain_pandas_reads_the_same_rows(name):
    key = table(name).key
    plain = pd.read_csv(data_dir() / table(name).path)
    assert list(plain[key].astype(str)) == list(spots.load(name)[key])


def test_csv_path_is_the_shipped_file_until_somebody_lays_rows_over_it(data_copy):
    shipped = data_copy / "glossary.csv"
    assert spots.csv_path("glossary") == shipped
    before, own = shipped.read_bytes(), data_copy / "local" / "glossary.csv"
    own.parent.mkdir(exist_ok=True)
    key = table("glossary").key
    first = pd.read_csv(shipped).iloc[0]
    own.write_text(f"{key},term\n{first[key]},A word of ours\n", encoding="utf-8")
    read = pd.read_csv(spots.csv_path("glossary"))
    assert read["term"][0] == "A word of ours"
    assert list(read[key]) == list(pd.read_csv(shipped)[key])
    assert shipped.read_bytes() == before
    own.write_text(f"{key},term\nnew,\n", encoding="utf-8")
    with pytest.raises(ContentError, match="local/glossary.csv"):
        spots.csv_path("glossary")


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_a_word_that_plain_pandas_reads_as_missing(name):
    path = data_dir() / table(name).path
    plain = pd.read_csv(path, dtype=str)
    exact = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    lost = plain.isna() & exact.notna()
    assert not lost.to_numpy().any(), exact[lost.any(axis=1)]


def test_tables_counts_the_rows():
    listed = spots.tables()
    assert listed.loc["conditions_causes", "rows"] == 198
    assert list(listed.index) == list(table_names())


def test_load_unknown_table_lists_the_tables():
    with pytest.raises(UnknownName) as caught:
        spots.load("condition_causes")
    assert "sources" in str(caught.value)
    assert str(caught.value).endswith('Did you mean "conditions_causes"?')


def test_closed_lists_are_ordered_categories():
    urgency = spots.load("conditions_causes")["urgency"]
    assert urgency.cat.ordered
    assert urgency.min() == "emergency"
    assert list(urgency.cat.categories) == list(
        table("conditions_causes").column("urgency").allowed
    )


def test_list_columns_explode():
    causes = spots.load("conditions_causes")
    longer = causes.explode("typical_age")
    assert len(longer) == causes["typical_age"].map(len).sum()
    assert set(longer["typical_age"]) <= set(
        table("conditions_causes").column("typical_age").allowed
    )


def test_blank_list_is_an_empty_tuple():
    cases = spots.load("urgency_rules")["teaching_cases"]
    assert () in set(cases)
    assert all(isinstance(cell, tuple) for cell in cases)


def test_numbers_are_numbers_and_blanks_are_missing():
    limits = spots.load("thresholds")
    assert limits["min_mm"].dtype == np.dtype("float64")
    assert limits["min_mm"].isna().any()
    assert spots.load("urgency_rules")["order"].dtype == "Int64"
    assert spots.load("conditions_causes")["frequency_note"].isna().any()


def test_word_none_stays_a_word():
    assert (spots.load("conditions")["itch"] == "none").any()
    assert (spots.load("misconceptions")["condition"] == "none").any()


def test_empty_table_keeps_its_types(data_copy):
    path = data_copy / "thresholds.csv"
    path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    limits = spots.load("thresholds")
    assert limits.empty
    assert limits["min_mm"].dtype == np.dtype("float64")


def test_script_in_a_cell_is_shown_as_text(edit):
    edit("conditions_causes", "Meningococcal disease", "<script>alert(1)</script>")
    causes = spots.load("conditions_causes")
    assert causes["cause"].iloc[0] == "<script>alert(1)</script>"
    assert "<script>" not in causes._repr_html_()


def test_describe_tells_meaning_unit_and_allowed_values():
    sizes = spots.describe("conditions").loc["size_min_mm"]
    assert sizes["unit"] == "mm"
    assert "0 to 1000" in sizes["allowed"]
    assert "ids of sources" in spots.describe("conditions").loc["source_ids", "allowed"]


def test_describe_unknown_table_names_the_nearest():
    with pytest.raises(UnknownName, match='Did you mean "glossary"'):
        spots.describe("glosary")


def test_edited_table_is_read_anew(edit):
    assert spots.load("conditions")["label"].iloc[0] == "Petechiae"
    edit("conditions", ",Petechiae,", ",Pinpoint spots,")
    assert spots.load("conditions")["label"].iloc[0] == "Pinpoint spots"


@pytest.mark.parametrize("name", TABLES)
def test_shipped_table_survives_save_and_load(name, data_copy):
    before = spots.load(name)
    save(before, name, data_copy / table(name).path)
    pd.testing.assert_frame_equal(spots.load(name), before)


def test_notebook_shows_the_message_without_a_traceback(edit, monkeypatch):
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    edit("conditions_causes", ",infection,", ",infektion,")
    # IPython would warn of another environment that happens to be active where tests are started.
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    shell = InteractiveShell()
    with capture_output() as shown:
        shell.run_cell("import skinspots_lib as spots\nspots.load('conditions_causes')")
        shell.run_cell("spots.load('nothing')")
    text = shown.stdout + shown.stderr
    assert 'row 2, column cause_category: "infektion" is not in the list.' in text
    assert 'There is no table "nothing".' in text
    assert "Traceback" not in text
    assert "tables.py" not in text


def test_plain_python_ends_with_the_message(edit):
    edit("urgency_rules", ",emergency,", ",urgent,")
    code = "import skinspots_lib as spots; spots.load('urgency_rules')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    last = "ContentError: data/urgency_rules.csv, row 2, column tier: "
    assert last + '"urgent" is not in the list.' in done.stderr
    assert "KeyError" not in done.stderr


def test_load_brings_no_drawing_and_no_schema_machinery():
    code = (
        "import sys, skinspots_lib as spots; spots.load('conditions_causes')\n"
        "wrong = {'matplotlib', 'IPython', 'ipywidgets', 'jsonschema'} & set(sys.modules)\n"
        "print(sorted(wrong))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
