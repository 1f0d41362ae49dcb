import pytest

from skinspots_lib.content.files.cells import damaged_by_spreadsheet, odd_signs

DATES = ["02-May", "2-May", "May-02", "5. Mai", "02-May-2026", "2/5/2026", "02.05.26", "Oct-10"]
SOUND = ["2-5", "2-5 mm", "2 to 5", "<=2", "may", "March fracture", "1.5", "2001", "5 May be late"]
LOST = ["M\ufffdni\u00e8re", "MÃ©niÃ¨re", "donâ€™t", "5Â\u00a0mm", "x" * 30 + "Ã©"]


@pytest.mark.parametrize("cell", DATES)
def test_size_that_became_a_date_is_recognised(cell):
    assert damaged_by_spreadsheet(cell) == (
        "looks like a date that a spreadsheet made of a size",
        "Format the column as text, then type the value again.",
    )


@pytest.mark.parametrize("cell", ["=1+1", "=SUM(A1:A3)", "@SUM(A1)", " =1+1", "=" + "1+" * 30])
def test_formula_is_recognised(cell):
    assert damaged_by_spreadsheet(cell)[0] == "is a formula, not text"


@pytest.mark.parametrize("cell", ["#REF!", "#NAME?", "#DIV/0!", "#VALUE!", "####"])
def test_error_of_a_formula_is_recognised(cell):
    assert damaged_by_spreadsheet(cell)[0] == "is the error of a formula"


@pytest.mark.parametrize("cell", LOST)
def test_letter_lost_in_a_wrong_encoding_is_recognised(cell):
    assert damaged_by_spreadsheet(cell)[0].startswith("holds a letter that was lost")


@pytest.mark.parametrize("cell", ["None", "NA", "n/a", "nan", "NULL", "#N/A"])
def test_word_that_pandas_takes_for_missing_is_recognised(cell):
    assert "read as a missing value" in damaged_by_spreadsheet(cell)[0]


@pytest.mark.parametrize(
    "cell", [*SOUND, "none", "Âge", "ménière", "<b>bold</b>", "“quoted” words"]
)
def test_sound_cell_is_left_alone(cell):
    assert damaged_by_spreadsheet(cell) is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("“a”", "curly quotation marks"),
        ("a\u00a0", "cannot be seen"),
        ("a\u200b", "cannot be seen"),
        (" a", "blanks"),
        ("a", ""),
    ],
)
def test_odd_sign_is_named(cell, said):
    assert said in odd_signs(cell)
    assert bool(said) == bool(odd_signs(cell))
