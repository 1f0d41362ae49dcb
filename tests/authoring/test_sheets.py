"""Bad edits of the tables: each one is named, and nothing else is."""

import csv

import pytest

SAVE = 'Save it as "CSV UTF-8 (comma delimited)".'
CAUSES, CONDITIONS, SOURCES = "conditions_causes", "conditions", "sources"

BAD = {
    "a misspelt word of a list": (
        lambda c: c.cell(CONDITIONS, 2, "raised", "flatt"),
        'data/conditions.csv, row 2, column raised: "flatt" is not in the list.',
        'Allowed: flat, raised, either. Did you mean "flat"?',
    ),
    "a word of a list in capitals": (
        lambda c: c.cell(CAUSES, 2, "urgency", "Emergency"),
        'data/conditions_causes.csv, row 2, column urgency: "Emergency" is not in the list.',
        "Allowed: emergency, same_day, soon, routine, self_care.",
        'Did you mean "emergency"?',
    ),
    "a blank behind a word": (
        lambda c: c.cell(CAUSES, 2, "frequency", "rare "),
        'data/conditions_causes.csv, row 2, column frequency: "rare " is not in the list.',
        "Take out the blanks before or after it.",
    ),
    "a category in another language": (
        lambda c: c.cell(CAUSES, 41, "cause_category", "infektion"),
        'data/conditions_causes.csv, row 41, column cause_category: "infektion" is not in the list',
        'Did you mean "infection"?',
    ),
    "a needed cell left blank": (
        lambda c: c.cell(CAUSES, 9, "urgency", ""),
        "data/conditions_causes.csv, row 9, column urgency: missing; each row needs a value here",
        "Allowed: emergency, same_day, soon, routine, self_care.",
    ),
    "no source": (
        lambda c: c.cell(CAUSES, 9, "source_ids", ""),
        "data/conditions_causes.csv, row 9, column source_ids: missing",
        "an id of sources.csv",
    ),
    "an id used twice": (
        lambda c: c.cell("drugs", 5, "drug_id", "DR001"),
        'data/drugs.csv, row 5, column drug_id: "DR001" already stands in row 2.',
        "ids are never used again",
    ),
    "an id with a blank": (
        lambda c: c.cell("drugs", 5, "drug_id", "DR 004"),
        'data/drugs.csv, row 5, column drug_id: "DR 004" does not have the right form.',
        "Allowed: letters, digits, _ . and -.",
    ),
    "an id left blank": (
        lambda c: c.cell("claims", 4, "claim_id", ""),
        "data/claims.csv, row 4, column claim_id: missing",
    ),
    "a word for a number": (
        lambda c: c.cell(CONDITIONS, 6, "size_max_mm", "six"),
        'data/conditions.csv, row 6, column size_max_mm: "six" is not a number.',
        "Allowed: a number from 0",
        "(in mm)",
    ),
    "a comma in a number": (
        lambda c: c.cell(CONDITIONS, 6, "size_min_mm", "0,5"),
        'data/conditions.csv, row 6, column size_min_mm: "0,5" is not a number.',
        "Write a point, not a comma.",
    ),
    "a size below nought": (
        lambda c: c.cell(CONDITIONS, 6, "size_min_mm", "-1"),
        'data/conditions.csv, row 6, column size_min_mm: "-1" is outside the limits.',
        "Allowed: a number from 0",
    ),
    "a size of a football field": (
        lambda c: c.cell(CONDITIONS, 7, "size_max_mm", "100000"),
        'data/conditions.csv, row 7, column size_max_mm: "100000" is outside the limits.',
    ),
    "a half where a whole number belongs": (
        lambda c: c.cell("urgency_rules", 2, "order", "1.5"),
        'data/urgency_rules.csv, row 2, column order: "1.5" is not a whole number.',
    ),
    "a source that does not exist": (
        lambda c: c.cell(CAUSES, 3, "source_ids", "mayo-2012-petechia"),
        "data/conditions_causes.csv, row 3, column source_ids: "
        '"mayo-2012-petechia" is not in the list.',
        "Allowed: an id of sources.csv, column source_id.",
        'Did you mean "mayo-2012-petechiae"?',
    ),
    "one source of several that does not exist": (
        lambda c: c.cell(CAUSES, 2, "source_ids", "qub-2020-pic;pubmed-0"),
        'data/conditions_causes.csv, row 2, column source_ids: "pubmed-0" is not in the list.',
    ),
    "a source named twice": (
        lambda c: c.cell(CAUSES, 2, "source_ids", "qub-2020-pic;qub-2020-pic"),
        'data/conditions_causes.csv, row 2, column source_ids: "qub-2020-pic" stands in the list',
    ),
    "a list that ends in a semicolon": (
        lambda c: c.cell(CAUSES, 2, "typical_age", "child;adult;"),
        'data/conditions_causes.csv, row 2, column typical_age: "child;adult;" has an empty part.',
        "none at the end",
    ),
    "a list with commas": (
        lambda c: c.cell(CAUSES, 2, "typical_age", "child,adult"),
        'data/conditions_causes.csv, row 2, column typical_age: "child,adult" is not in the list.',
    ),
    "an age that is not in the list": (
        lambda c: c.cell(CAUSES, 2, "typical_age", "child;teenager"),
        'data/conditions_causes.csv, row 2, column typical_age: "teenager" is not in the list.',
        "newborn",
    ),
    "a condition that does not exist": (
        lambda c: c.cell(CAUSES, 2, "condition", "petechia"),
        'data/conditions_causes.csv, row 2, column condition: "petechia" is not in the list.',
        'an id of conditions.csv, column condition. Did you mean "petechiae"?',
    ),
    "a look-alike that does not exist": (
        lambda c: c.cell(CONDITIONS, 3, "look_alikes", "petechiae;freckles"),
        'data/conditions.csv, row 3, column look_alikes: "freckles" is not in the list.',
    ),
    "a figure with two sources": (
        lambda c: c.cell("figures", 2, "source_id", "qub-2020-pic;mayo-2012-petechiae"),
        "data/figures.csv, row 2, column source_id: ",
        "is not in the list",
    ),
    "curly quotes round an id": (
        lambda c: c.cell(CAUSES, 2, "condition", "“petechiae”"),
        'data/conditions_causes.csv, row 2, column condition: "“petechiae”" is not in the list.',
        "It holds curly quotation marks: take them out.",
    ),
    "a blank that cannot be seen": (
        lambda c: c.cell(CAUSES, 2, "urgency", "emergency\u00a0"),
        "data/conditions_causes.csv, row 2, column urgency: ",
        "It holds a sign that cannot be seen",
    ),
    "a size turned into a date": (
        lambda c: c.cell(CONDITIONS, 7, "size_max_mm", "02-May"),
        'data/conditions.csv, row 7, column size_max_mm: "02-May" looks like a date',
        "Format the column as text, then type the value again.",
    ),
    "a size turned into a date, the other way round": (
        lambda c: c.cell("contrasts", 2, "lens_clue", "May-02"),
        'data/contrasts.csv, row 2, column lens_clue: "May-02" looks like a date',
    ),
    "a formula": (
        lambda c: c.cell(CAUSES, 2, "key_clue", "=1+1"),
        'data/conditions_causes.csv, row 2, column key_clue: "=1+1" is a formula, not text.',
        "Type the result, and format the column as text.",
    ),
    "the error of a formula": (
        lambda c: c.cell(CAUSES, 2, "mechanism", "#REF!"),
        'data/conditions_causes.csv, row 2, column mechanism: "#REF!" is the error of a formula.',
    ),
    "a word that pandas reads as missing": (
        lambda c: c.cell(CAUSES, 2, "key_clue", "N/A"),
        'data/conditions_causes.csv, row 2, column key_clue: "N/A" is a word that programs read',
        "Leave the cell blank, or say more.",
    ),
    "an address without http": (
        lambda c: c.cell(SOURCES, 2, "url", "www.example.org"),
        'data/sources.csv, row 2, column url: "www.example.org" does not have the right form.',
        "Allowed: an address that begins with https://.",
    ),
    "a way of checking that is not in the list": (
        lambda c: c.cell(SOURCES, 2, "verification", "seen"),
        'data/sources.csv, row 2, column verification: "seen" is not in the list.',
        "Allowed: page, excerpt, background, convention.",
    ),
    "a cell too many": (
        lambda c: c.row("glossary", 3, lambda row: row.append("more")),
        "data/glossary.csv, row 3: 7 cells in 6 columns.",
        "Text that holds a comma must stand in quotes.",
    ),
    "a cell too few": (
        lambda c: c.row("glossary", 3, lambda row: row.pop()),
        "data/glossary.csv, row 3: 5 cells in 6 columns.",
    ),
    "an empty row in the middle": (
        lambda c: c.write("claims", [*c.rows("claims")[:10], [], *c.rows("claims")[10:]]),
        "data/claims.csv, row 11: the row is empty.",
        "Delete the row.",
    ),
    "a column renamed": (
        lambda c: c.row(CAUSES, 1, lambda row: row.__setitem__(10, "urgncy")),
        'data/conditions_causes.csv, row 1, header: "urgncy" is not a column.',
        'Did you mean "urgency"?',
    ),
    "a header twice": (
        lambda c: c.write("glossary", [[*row, row[-1]] for row in c.rows("glossary")]),
        'data/glossary.csv, row 1, header: "source_id" stands there twice.',
        "Delete one.",
    ),
    "a column deleted": (
        lambda c: c.write("glossary", [row[:-1] for row in c.rows("glossary")]),
        'data/glossary.csv, row 1, header: the column "source_id" is missing.',
    ),
    "a note column added": (
        lambda c: c.write("drugs", [[*row, "note to self"] for row in c.rows("drugs")]),
        'data/drugs.csv, row 1, header: "note to self" is not a column.',
    ),
    "an empty file": (
        lambda c: c.bytes("claims.csv", b""),
        "data/claims.csv, file: is empty.",
    ),
    "a file deleted": (
        lambda c: (c.data / "claims.csv").unlink(),
        "data/claims.csv, file: cannot be read (No such file or directory).",
    ),
    "a spreadsheet renamed to CSV": (
        lambda c: c.bytes("glossary.csv", b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 100),
        "data/glossary.csv, file: is a spreadsheet file with the name of a CSV file.",
        SAVE,
    ),
    "a file saved as UTF-16": (
        lambda c: c.encoded("drugs", "utf-16"),
        "data/drugs.csv, file: is saved as UTF-16, not UTF-8.",
        SAVE,
    ),
    "a file saved as Latin-1": (
        lambda c: (
            c.cell("glossary", 7, "also_called", "Köbner"),
            c.encoded("glossary", "latin-1"),
        ),
        'data/glossary.csv, row 7: "ö" is not saved as UTF-8.',
        SAVE,
    ),
    "a quote that is never closed": (
        lambda c: c.swap("glossary.csv", "GL002,", 'GL002,"'),
        "data/glossary.csv, row 3 or below: the quotes do not pair up.",
        SAVE,
    ),
    "a quote that is never closed in a table that questions refer to": (
        lambda c: c.swap(
            "misconceptions.csv", "mc_bruise_colour_dates,", 'mc_bruise_colour_dates,"'
        ),
        "data/misconceptions.csv, row ",
        "the quotes do not pair up.",
    ),
    "the schema cut short": (
        lambda c: c.bytes("datapackage.json", b'{"resources": ['),
        "data/datapackage.json, line 1: is not JSON",
    ),
    "the schema without its tables": (
        lambda c: c.bytes("datapackage.json", b"{}"),
        "data/datapackage.json, file: does not describe tables.",
    ),
}


@pytest.mark.parametrize("edit", BAD)
def test_a_bad_edit_of_a_table_is_named_and_nothing_else(copy, edit):
    change, *parts = BAD[edit]
    change(copy)
    found = copy.problems()
    assert all(part in "\n".join(found) for part in parts), found
    # A column that was renamed is one too many and one too few.
    assert len(found) == (2 if edit == "a column renamed" else 1), found


WELL = {
    "a byte-order mark": lambda c: c.encoded(CONDITIONS, "utf-8-sig"),
    "Windows line ends": lambda c: c.write(CAUSES, c.rows(CAUSES), end="\r\n"),
    "old line ends": lambda c: c.write("drugs", c.rows("drugs"), end="\r"),
    "semicolons": lambda c: c.write(SOURCES, c.rows(SOURCES), separator=";"),
    "tabs": lambda c: c.write("figures", c.rows("figures"), separator="\t"),
    "quotes everywhere": lambda c: c.write(CAUSES, c.rows(CAUSES), quoting=csv.QUOTE_ALL),
    "empty columns at the end": lambda c: c.write(
        "claims", [[*row, "", ""] for row in c.rows("claims")]
    ),
    "empty rows at the end": lambda c: c.write(
        "claims", [*c.rows("claims"), ["", "", ""], [""], []]
    ),
    "columns in another order": lambda c: c.write("drugs", [row[::-1] for row in c.rows("drugs")]),
    "a minus sign at the start of a text": lambda c: c.cell(
        "drugs", 2, "drug_class", "- antimuscarinic"
    ),
    "a tag in a text": lambda c: c.cell("drugs", 2, "drug_class", "<script>alert(1)</script>"),
}


@pytest.mark.parametrize("saved", WELL)
def test_a_table_saved_in_an_ordinary_way_is_read(copy, saved):
    WELL[saved](copy)
    assert copy.problems() == []


def test_one_bad_source_table_is_said_once_though_every_table_refers_to_it(copy):
    copy.encoded(SOURCES, "utf-16")
    assert copy.problems() == [f"data/sources.csv, file: is saved as UTF-16, not UTF-8.\n  {SAVE}"]
