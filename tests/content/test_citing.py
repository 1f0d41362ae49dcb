import pytest

import skinspots_lib as spots
from skinspots_lib.content.problems import UnknownName

ID = "aafp-2001-purpura"


def test_citation_shows_title_publisher_year_link_and_check():
    text = str(spots.cite(ID)).splitlines()[0]
    assert "Evaluating the child with purpura" in text
    assert "American Academy of Family Physicians, 2001." in text
    assert "https://pubmed.ncbi.nlm.nih.gov/11515831" in text
    assert "(excerpt read)" in text


def test_citation_says_that_no_clinician_has_reviewed():
    assert "Not yet reviewed by a clinician." in str(spots.cite(ID))
    assert "Not yet reviewed by a clinician." in spots.cite(ID)._repr_html_()


@pytest.mark.parametrize(
    "ids",
    [
        ("statpearls-petechiae;aafp-2001-purpura",),
        ("statpearls-petechiae", "aafp-2001-purpura"),
        (("statpearls-petechiae", "aafp-2001-purpura"),),
        ("statpearls-petechiae; aafp-2001-purpura", "statpearls-petechiae"),
    ],
)
def test_ids_may_come_one_by_one_as_a_cell_or_as_a_list(ids):
    assert spots.cite(*ids)._repr_html_().count("<li>") == 2


def test_cell_of_a_loaded_table_can_be_cited():
    cell = spots.load("conditions_causes")["source_ids"].iloc[0]
    assert spots.cite(cell)._repr_html_().count("<li>") == len(cell)


@pytest.mark.parametrize("cell", [None, float("nan"), "", ()])
def test_missing_cell_cites_nothing(cell):
    assert "<li>" not in spots.cite(cell)._repr_html_()


def test_unknown_source_names_the_nearest():
    with pytest.raises(
        UnknownName, match='no source "aafp-2001-purpurra".*Did you mean "aafp-2001'
    ):
        spots.cite("aafp-2001-purpurra")


def test_number_is_an_unknown_source():
    with pytest.raises(UnknownName, match='no source "5"'):
        spots.cite(5)


def test_script_in_a_title_stays_text(edit):
    edit("sources", "Evaluating the child", "<script>alert(1)</script>")
    html = spots.cite(ID)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_quote_in_a_link_does_not_end_it(edit):
    edit("sources", "https://pubmed.ncbi.nlm.nih.gov/11515831", "https://a.org/'onclick='x")
    assert "'onclick" not in spots.cite(ID)._repr_html_()
