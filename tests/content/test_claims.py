"""The claims of the two articles as questions to sort."""

import pytest

from skinspots_lib.content.claims import GROUP_OF, GROUPS, HANDFUL, load_claims
from skinspots_lib.content.files.validation import split_list
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.reviews import read_items
from skinspots_lib.content.schema import table

ROWS = read_items("claims", data_dir())


def items(article=None):
    return [item for question in load_claims(article) for item in question.items]


def test_every_verdict_of_the_table_has_a_group():
    (verdict,) = [column for column in table("claims").columns if column.name == "verdict"]
    assert set(GROUP_OF) == set(verdict.allowed)


@pytest.mark.parametrize("article", ["A", "B"])
def test_every_claim_of_an_article_comes_once_in_the_order_of_the_table(article):
    wanted = [name for name, row in ROWS.items() if row["article"] == article]
    assert [item.id for item in items(article)] == wanted


def test_both_articles_come_when_none_is_named():
    assert [item.id for item in items()] == list(ROWS)


def test_each_claim_has_the_explanation_and_the_sources_of_its_row():
    for item in items():
        row = ROWS[item.id]
        assert item.say == row["claim"] and item.why.startswith(row["what_evidence_says"])
        assert list(item.sources) == split_list(row["source_ids"])
        assert row["verdict"] in GROUPS[item.group]


def test_no_more_than_a_handful_come_at_once():
    assert all(len(question.items) <= HANDFUL for question in load_claims())


def test_another_article_is_refused():
    with pytest.raises(UnknownName, match='no article "C"'):
        load_claims("C")
