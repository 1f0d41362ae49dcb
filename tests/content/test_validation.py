"""One bad cell at a time in each of the five tables of the first part."""

import csv
import io

import pytest

import skinspots_lib as spots
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.schema import table

SOURCE = "an id of sources.csv, column source_id"
CONDITION = "an id of conditions.csv, column condition"
MM = "a number from 0 to 1000 (in mm)"
IDS = "letters, digits, _ . and -"
TIERS = "emergency, same_day, soon, routine, self_care"
UNKNOWN, FORM = "is not in the list", "does not have the right form"

# table, row, column, new cell → value shown, reason, allowed, hint
BAD = [
    (
        ("conditions_causes", 41, "cause_category", "infektion"),
        ("infektion", UNKNOWN, "infection, medication, mechanical", 'Did you mean "infection"?'),
    ),
    (
        ("conditions_causes", 41, "condition", "petechia"),
        ("petechia", UNKNOWN, CONDITION, 'Did you mean "petechiae"?'),
    ),
    (
        ("conditions_causes", 2, "typical_age", "child;teenager"),
        ("teenager", UNKNOWN, "newborn, infant, child, adolescent", ""),
    ),
    (
        ("conditions_causes", 3, "source_ids", "statpearls-petechiae;article-x"),
        ("article-x", UNKNOWN, SOURCE, "Did you mean"),
    ),
    (
        ("conditions_causes", 3, "source_ids", "article-a;"),
        ("article-a;", "has an empty part", "", "Write the parts with one ; between them"),
    ),
    (
        ("conditions_causes", 3, "source_ids", "article-a;article-a"),
        ("article-a", "stands in the list twice", "", ""),
    ),
    (
        ("conditions_causes", 5, "urgency", "Emergency"),
        ("Emergency", UNKNOWN, TIERS, 'Did you mean "emergency"?'),
    ),
    (
        ("conditions_causes", 5, "cause", "=1+1"),
        ("=1+1", "is a formula, not text", "", "Type the result"),
    ),
    (
        ("conditions_causes", 4, "link_id", "PET-INF-001"),
        ("PET-INF-001", "already stands in row 2", "", "ids are never used again"),
    ),
    (
        ("conditions_causes", 4, "link_id", "“PET-INF-003”"),
        ("“PET-INF-003”", FORM, IDS, "curly quotation marks"),
    ),
    (
        ("conditions_causes", 4, "cause", ""),
        (None, "missing; each row needs a value here", "", "The nearest named thing"),
    ),
    (
        ("conditions", 2, "size_max_mm", "02-May"),
        ("02-May", "looks like a date that a spreadsheet made of a size", MM, "Format the column"),
    ),
    (
        ("conditions", 2, "size_max_mm", "2,5"),
        ("2,5", "is not a number", MM, "Write a point, not a comma."),
    ),
    (("conditions", 3, "size_min_mm", "-1"), ("-1", "is outside the limits", MM, "")),
    (("conditions", 3, "size_min_mm", "1e99"), ("1e99", "is outside the limits", MM, "")),
    (
        ("conditions", 3, "under_glass", "blanches"),
        ("blanches", UNKNOWN, "fades, stays, partly, varies", ""),
    ),
    (
        ("conditions", 3, "look_alikes", "purpura;petechiae;bruise"),
        ("bruise", UNKNOWN, CONDITION, ""),
    ),
    (
        ("sources", 9, "verification", "read"),
        ("read", UNKNOWN, "page, excerpt, background, convention", ""),
    ),
    (("sources", 9, "url", "javascript:alert(1)"), ("javascript:alert(1)", FORM, "https://", "")),
    (
        ("sources", 9, "title", "Ã©tude"),
        ("Ã©tude", "holds a letter that was lost when the file was saved", "", "Type it again."),
    ),
    (("thresholds", 7, "topic", "sise"), ("sise", UNKNOWN, "size, under_glass, method", "size")),
    (("thresholds", 7, "max_mm", "ten"), ("ten", "is not a number", MM, "")),
    (("thresholds", 7, "source_id", "nobody"), ("nobody", UNKNOWN, SOURCE, "")),
    (("urgency_rules", 5, "tier", "same day"), ("same day", UNKNOWN, TIERS, "same_day")),
    (
        ("urgency_rules", 5, "order", "1.5"),
        ("1.5", "is not a whole number", "a whole number of at least 1", ""),
    ),
    (
        ("urgency_rules", 5, "order", "1"),
        ("1", "already stands in row 2", "", ""),
    ),
    (
        ("urgency_rules", 5, "clinician_signoff_needed", "maybe"),
        ("maybe", UNKNOWN, "yes, no", ""),
    ),
]


def rewrite(path, change):
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    change(rows)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def put(data, name, row, column, cell):
    def change(rows):
        rows[row - 1][rows[0].index(column)] = cell

    rewrite(data / f"{name}.csv", change)


def problems_of(name):
    with pytest.raises(ContentError) as caught:
        spots.load(name)
    return caught.value.problems


@pytest.mark.parametrize(("edit_made", "said"), BAD, ids=lambda p: "-".join(map(str, p[:3])))
def test_bad_cell_is_named_and_nothing_else(edit_made, said, data_copy):
    put(data_copy, *edit_made)
    name, row, column, _ = edit_made
    (problem,) = problems_of(name)
    value, reason, allowed, hint = said
    assert (problem.file, problem.where) == (f"data/{name}.csv", f"row {row}")
    assert (problem.field, problem.value, problem.reason) == (f"column {column}", value, reason)
    assert allowed in problem.allowed
    assert hint in problem.hint


def test_message_reads_as_the_house_words_it(data_copy):
    put(data_copy, "conditions_causes", 41, "cause_category", "infektion")
    with pytest.raises(ContentError) as caught:
        spots.load("conditions_causes")
    words = ", ".join(table("conditions_causes").column("cause_category").allowed[:6])
    assert str(caught.value) == (
        "data/conditions_causes.csv, row 41, column cause_category: "
        '"infektion" is not in the list.\n'
        f'  Allowed: {words} … (14 in all). Did you mean "infection"?'
    )


def test_all_problems_come_at_once_in_the_order_of_the_file(data_copy):
    edits = [
        (90, "urgency", "now"),
        (9, "urgency", "now"),
        (9, "condition", "x"),
        (50, "cause", ""),
    ]
    for row, column, cell in edits:
        put(data_copy, "conditions_causes", row, column, cell)
    found = [(p.where, p.field) for p in problems_of("conditions_causes")]
    assert found == [
        ("row 9", "column condition"),
        ("row 9", "column urgency"),
        ("row 50", "column cause"),
        ("row 90", "column urgency"),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows[4].pop(), [("row 5", "", "16 cells in 17 columns")]),
        (lambda rows: rows[4].insert(2, "x"), [("row 5", "", "18 cells in 17 columns")]),
        (lambda rows: rows.insert(4, []), [("row 5", "", "the row is empty")]),
        (lambda rows: rows.insert(4, [""] * 17), [("row 5", "", "the row is empty")]),
        (
            lambda rows: [row.pop(3) for row in rows],
            [("row 1", "header", 'the column "cause_plain" is missing')],
        ),
        (
            lambda rows: rows[0].__setitem__(2, "causes"),
            [
                ("row 1", "header", "is not a column"),
                ("row 1", "header", 'the column "cause" is missing'),
            ],
        ),
        (
            lambda rows: [row.append("new") for row in rows],
            [("row 1", "header", "is not a column")],
        ),
        (
            lambda rows: [row.append(row[2]) for row in rows],
            [("row 1", "header", "stands there twice")],
        ),
    ],
    ids=["short", "long", "blank", "commas", "gone", "renamed", "extra", "double"],
)
def test_wrong_shape_is_named_once(change, said, data_copy):
    rewrite(data_copy / "conditions_causes.csv", change)
    found = [(p.where, p.field, p.reason) for p in problems_of("conditions_causes")]
    assert found == said


def test_order_of_columns_does_not_matter(data_copy):
    before = spots.load("thresholds")
    rewrite(data_copy / "thresholds.csv", lambda rows: [row.reverse() for row in rows])
    assert spots.load("thresholds").equals(before)


def test_row_under_an_empty_row_keeps_the_number_of_the_spreadsheet(data_copy):
    rewrite(data_copy / "thresholds.csv", lambda rows: rows.insert(4, []))
    put(data_copy, "thresholds", 9, "topic", "sise")
    assert [p.where for p in problems_of("thresholds")] == ["row 5", "row 9"]


def test_missing_table_of_ids_is_named_once(data_copy):
    (data_copy / "sources.csv").unlink()
    (problem,) = problems_of("conditions")
    assert problem.file == "data/sources.csv"


def test_table_of_ids_may_be_saved_by_a_spreadsheet(data_copy):
    path = data_copy / "sources.csv"
    out = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
    csv.writer(out, delimiter=";").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    put(data_copy, "thresholds", 7, "source_id", "nobody")
    assert [p.value for p in problems_of("thresholds")] == ["nobody"]


def test_checking_changes_no_file(data_copy):
    put(data_copy, "conditions", 3, "size_min_mm", "-1")
    before = {path: path.read_bytes() for path in data_copy.rglob("*") if path.is_file()}
    problems_of("conditions")
    assert before == {path: path.read_bytes() for path in data_copy.rglob("*") if path.is_file()}


def test_without_frictionless_lists_and_ids_are_still_checked(data_copy, monkeypatch):
    monkeypatch.setattr("skinspots_lib.content.files.cell_readers.find_spec", lambda name: None)
    put(data_copy, "thresholds", 7, "source_id", "nobody")
    assert [p.value for p in problems_of("thresholds")] == ["nobody"]
