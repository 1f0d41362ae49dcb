import csv
import io

import pytest

import skinspots_lib as spots
from skinspots_lib.content.files.reading import read_rows
from skinspots_lib.content.problems import ContentError

TABLE = "conditions_causes"
SAVE = 'Save it as "CSV UTF-8 (comma delimited)".'


def rewritten(raw, **how):
    rows = csv.reader(io.StringIO(raw.decode(), newline=""))
    out = io.StringIO(newline="")
    csv.writer(out, **how).writerows(rows)
    return out.getvalue().encode()


GOOD = {
    "byte_order_mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "windows_line_ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "old_mac_line_ends": lambda raw: raw.replace(b"\n", b"\r"),
    "no_line_end_at_the_end": lambda raw: raw.rstrip(b"\n"),
    "semicolons": lambda raw: rewritten(raw, delimiter=";"),
    "tabs": lambda raw: rewritten(raw, delimiter="\t"),
    "quotes_round_everything": lambda raw: rewritten(raw, quoting=csv.QUOTE_ALL),
    "excel_in_germany": lambda raw: (
        b"\xef\xbb\xbf" + rewritten(raw, delimiter=";", quoting=csv.QUOTE_ALL)
    ),
    "separator_stated": lambda raw: b"sep=;\r\n" + rewritten(raw, delimiter=";"),
    "empty_rows_at_the_end": lambda raw: raw + b",,,,\n" * 3 + b"\n",
    "empty_columns_at_the_end": lambda raw: raw.replace(b"\n", b",,\n"),
}

REFUSED = {
    "utf_16": (lambda raw: raw.decode().encode("utf-16"), "file: is saved as UTF-16, not UTF-8."),
    "utf_16_unmarked": (
        lambda raw: raw.decode().encode("utf-16-be"),
        "file: is saved as UTF-16, not UTF-8.",
    ),
    "latin_1": (
        lambda raw: raw.replace(b"Meningo", b"M\xefningo", 1),
        'row 2: "ï" is not saved as UTF-8.',
    ),
    "workbook": (
        lambda raw: b"PK\x03\x04" + raw,
        "file: is a spreadsheet file with the name of a CSV file.",
    ),
    "old_workbook": (
        lambda raw: b"\xd0\xcf\x11\xe0" + raw,
        "file: is a spreadsheet file with the name of a CSV file.",
    ),
    "open_quote": (
        lambda raw: raw.replace(b"PET-INF-003,", b'PET-INF-003,"', 1),
        "row 4 or below: the quotes do not pair up.",
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_file_saved_by_a_spreadsheet_reads_the_same(name, data_copy):
    path = data_copy / f"{TABLE}.csv"
    before = spots.load(TABLE)
    path.write_bytes(GOOD[name](path.read_bytes()))
    assert spots.load(TABLE).equals(before)


@pytest.mark.parametrize("name", REFUSED)
def test_file_saved_wrongly_says_how_to_save_it(name, data_copy):
    path = data_copy / f"{TABLE}.csv"
    change, said = REFUSED[name]
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(ContentError) as caught:
        spots.load(TABLE)
    assert str(caught.value).startswith(f"data/{TABLE}.csv, {said}")
    assert SAVE in str(caught.value)


@pytest.mark.parametrize("raw", [b"", b"\xef\xbb\xbf", b"\n\n", b",,,\n,,,\n"])
def test_empty_file_is_refused(raw, tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(raw)
    with pytest.raises(ContentError, match=r"x\.csv, file: is empty"):
        read_rows(path, "x.csv")


def test_missing_file_is_named(data_copy):
    (data_copy / "glossary.csv").unlink()
    with pytest.raises(ContentError, match=r"data/glossary\.csv, file: cannot be read"):
        spots.load("glossary")


def test_unusual_line_separators_stay_inside_their_cell(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\none\u2028two,three\x85four\x0bfive\n", encoding="utf-8")
    assert read_rows(path, "x.csv") == [["a", "b"], ["one\u2028two", "three\x85four\x0bfive"]]


def test_row_number_counts_rows_not_lines(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b'a,b\n"one\ntwo\nthree",x\nfour,caf\xe9\n')
    with pytest.raises(ContentError, match=r'row 3: "é" is not saved as UTF-8'):
        read_rows(path, "x.csv")
