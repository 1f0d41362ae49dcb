"""Edits after which two rows, or a row and its own numbers, no longer agree."""

import pytest

CAUSES, CONDITIONS = "conditions_causes", "conditions"

BAD = {
    "a pair that disagrees about the glass": (
        lambda c: c.cell("contrasts", 2, "press_b", "fades"),
        'data/contrasts.csv, row 2, column press_b: "fades" does not agree with conditions.csv, '
        "where cherry_angioma partly",
        "Allowed: partly.",
    ),
    "a pair of one condition": (
        lambda c: c.row("contrasts", 3, lambda row: row.__setitem__(2, row[1])),
        'data/contrasts.csv, row 3, column condition_b: "petechiae" is paired with itself.',
    ),
    "a sign that disagrees about the glass": (
        lambda c: c.cell("condition_signs", 2, "value", "fades"),
        'data/condition_signs.csv, row 2, column value: "fades" does not agree with conditions',
        "Allowed: one of these rows says stays.",
    ),
    "one cause in two categories": (
        lambda c: c.cell(CAUSES, 41, "cause_category", "infection"),
        'data/conditions_causes.csv, row 41, column cause_category: "infection" is not what other',
        "Allowed: mechanical_trauma.",
    ),
    "a drawing that disagrees about the glass": (
        lambda c: c.cell("appearances", 2, "response", "stays"),
        'data/appearances.csv, row 2, column response: "stays" does not agree with conditions.csv',
        "Allowed: partly.",
    ),
    "a drawn ecchymosis of 5 mm": (
        lambda c: c.cell("appearances", 3, "size_min_mm", "5"),
        'data/appearances.csv, row 3, column size_min_mm: "5" is not the width of the word ecch',
        "Allowed: at least 10 (in mm).",
    ),
    "an emergency that is calm under another condition": (
        lambda c: c.cell(CAUSES, 2, "urgency", "soon"),
        'data/conditions_causes.csv, row 2, column urgency: "soon" is too calm for a cause that '
        "is an emergency elsewhere.",
        "Allowed: emergency, same_day.",
    ),
    "an infection behind spots that stay, left for later": (
        lambda c: c.cell(CAUSES, 9, "urgency", "routine"),
        'row 9, column urgency: "routine" is too calm for spots that stay and infection.',
        "Allowed: emergency, same_day.",
    ),
    "a medicine behind spots that stay, left for home": (
        lambda c: c.cell(CAUSES, 23, "urgency", "self_care"),
        'column urgency: "self_care" is too calm for spots that stay without a knock or a strain',
    ),
    "one cause twice under a condition": (
        lambda c: c.row(
            CAUSES, 5, lambda row: row.__setitem__(slice(1, 5), c.rows(CAUSES)[3][1:5])
        ),
        "data/conditions_causes.csv, row 5, column cause: ",
        "already stands in row 4.",
        "One row for each condition and cause",
    ),
    "one address for two sources": (
        lambda c: c.cell("sources", 5, "url", c.rows("sources")[1][4]),
        "data/sources.csv, row 5, column url: ",
        "already stands in row 2.",
    ),
    "a condition that looks like itself": (
        lambda c: c.cell(CONDITIONS, 3, "look_alikes", "petechiae;purpura"),
        'row 3, column look_alikes: "petechiae;purpura" names the condition itself.',
    ),
    "every age and one more": (
        lambda c: c.cell(CAUSES, 3, "typical_age", "any;adult"),
        'row 3, column typical_age: "any;adult" says "any", which is every age, and more.',
        "Allowed: any alone, or single ages.",
    ),
    "a year with a slip": (
        lambda c: c.cell("sources", 3, "year", "20234"),
        'data/sources.csv, row 3, column year: "20234" is not a year.',
        "Allowed: four digits, such as 2026.",
    ),
    "a name of blanks": (
        lambda c: c.cell(CONDITIONS, 30, "plain_name", "   "),
        'data/conditions.csv, row 30, column plain_name: "   " holds nothing but blanks.',
    ),
    "a percentage above a hundred": (
        lambda c: c.cell("figures", 76, "high", "140"),
        'data/figures.csv, row 76, column high: "140" is no percentage.',
        "Allowed: 0 to 100.",
    ),
    "a percentage that is not its own count": (
        lambda c: c.cell("figures", 9, "value", "14"),
        'data/figures.csv, row 9, column value: "14" does not agree with its own count, '
        "19 of 1,329.",
    ),
    "a photograph that is not there": (
        lambda c: c.write(
            "photos",
            [*c.rows("photos"), ["a.png", "A clinic", "CC BY", "written", "light", "by biopsy"]],
        ),
        'data/photos.csv, row 2, column file: "a.png" is not there.',
        "Put the picture into the folder data/photos/.",
    ),
}


@pytest.mark.parametrize("edit", BAD)
def test_rows_that_no_longer_agree_are_named_and_nothing_else(copy, edit):
    change, *parts = BAD[edit]
    change(copy)
    found = copy.problems()
    assert all(part in "\n".join(found) for part in parts), found
    assert len(found) == 1, found


def test_a_photograph_that_is_there_is_fine(copy):
    (copy.data / "photos").mkdir()
    copy.bytes("photos/a.png", b"\x89PNG")
    row = ["a.png", "A clinic", "CC BY", "written", "light", "by biopsy"]
    copy.write("photos", [*copy.rows("photos"), row])
    assert copy.problems() == []
