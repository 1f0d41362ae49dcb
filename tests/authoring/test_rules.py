"""Edits that the schema lets through and the rules do not."""

import pytest

from skinspots_lib.authoring.checks.rules import addresses_in, word_problem

CAUSES, CONDITIONS = "conditions_causes", "conditions"

BAD = {
    "a smallest size above the largest": (
        lambda c: c.cell(CONDITIONS, 7, "size_min_mm", "20"),
        'data/conditions.csv, row 7, column size_min_mm: "20" is above size_max_mm, which is 10',
        "Allowed: at most 10.",
    ),
    "a threshold turned round": (
        lambda c: c.cell("thresholds", 9, "min_mm", "12"),
        'data/thresholds.csv, row 9, column min_mm: "12" is above max_mm, which is 10',
    ),
    "a figure below its own lower limit": (
        lambda c: c.cell("figures", 45, "value", "3.5"),
        "data/figures.csv, row 45, column low: ",
        "is above value, which is 3.5",
    ),
    "petechiae wider than the convention": (
        lambda c: c.cell(CONDITIONS, 2, "size_max_mm", "4"),
        'data/conditions.csv, row 2, column size_max_mm: "4" does not agree with the word petechi',
        "Allowed: 2 (in mm).",
    ),
    "purpura without an upper limit": (
        lambda c: c.cell(CONDITIONS, 3, "size_max_mm", ""),
        "data/conditions.csv, row 3, column size_max_mm: missing; it does not agree with the word",
        "Allowed: 10 (in mm).",
    ),
    "ecchymosis that starts at 5 mm": (
        lambda c: c.cell(CONDITIONS, 5, "size_min_mm", "5"),
        'data/conditions.csv, row 5, column size_min_mm: "5" does not agree with the word ecchym',
        "Allowed: 10 (in mm).",
    ),
    "the convention changed in the thresholds": (
        lambda c: c.cell("thresholds", 2, "max_mm", "3"),
        'data/thresholds.csv, row 2, column max_mm: "3" does not agree with the word petechiae',
    ),
    "petechiae that fade": (
        lambda c: c.cell(CONDITIONS, 2, "under_glass", "fades"),
        'data/conditions.csv, row 2, column under_glass: "fades" does not agree with the word pet',
        "Allowed: stays.",
    ),
    "palpable purpura that cannot be felt": (
        lambda c: c.cell(CONDITIONS, 4, "raised", "flat"),
        'data/conditions.csv, row 4, column raised: "flat" does not agree with the word palpable_',
        "Allowed: raised.",
    ),
    "an emergency hidden under a condition for home": (
        lambda c: c.cell(CAUSES, 151, "urgency", "emergency"),
        'data/conditions_causes.csv, row 151, column urgency: "emergency" stands under cherry_ang',
        "Say in frequency_note or verification_note how the two go together.",
    ),
    "a link without a source": (
        lambda c: c.cell("drugs", 2, "note", "See https://example.org/drug."),
        "data/drugs.csv, row 2, column note: ",
        "https://example.org/drug is not the address of a source",
        "Add it to sources.csv",
    ),
    "the word positive": (
        lambda c: c.cell("investigations", 2, "what_it_can_miss", "a positive test fades"),
        "data/investigations.csv, row 2, column what_it_can_miss: ",
        'the word "positive" is read both ways',
        "Allowed: fades, stays or partly.",
    ),
}


@pytest.mark.parametrize("edit", BAD)
def test_an_edit_against_a_rule_is_named_and_nothing_else(copy, edit):
    change, *parts = BAD[edit]
    change(copy)
    found = copy.problems()
    assert all(part in "\n".join(found) for part in parts), found
    assert len(found) == 1, found


def test_a_note_lets_an_emergency_stand_under_a_condition_for_home(copy):
    copy.cell(CAUSES, 151, "urgency", "emergency")
    copy.cell(CAUSES, 151, "frequency_note", "only when many come within days")
    assert copy.problems() == []


def test_a_condition_of_an_article_that_was_deleted_is_missed(copy):
    rows = [row for row in copy.rows(CONDITIONS) if row[0] != "swimmers_itch"]
    copy.write(CONDITIONS, rows)
    assert any(
        line.startswith('data/conditions.csv, file, column condition: "swimmers_itch" no row has')
        for line in copy.problems()
    )


def test_two_faults_of_one_table_are_named_at_once(copy):
    copy.cell(CONDITIONS, 2, "under_glass", "fade")
    copy.cell(CONDITIONS, 7, "size_min_mm", "20")
    places = [line.split(":")[0] for line in copy.problems()]
    assert places == [
        "data/conditions.csv, row 2, column under_glass",
        "data/conditions.csv, row 7, column size_min_mm",
    ]


def test_an_address_loses_the_end_of_its_sentence():
    assert addresses_in("(https://a.org/b), https://c.org/d/.") == [
        "https://a.org/b",
        "https://c.org/d",
    ]


@pytest.mark.parametrize("text", ["A Negative result", "it reacts positively"])
def test_a_word_that_is_read_both_ways_is_found(text):
    assert "read both ways" in word_problem(text)


def test_a_longer_word_is_left_alone():
    assert word_problem("a platelet-rich seronegativity") == ""
