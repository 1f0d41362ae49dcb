"""A clinician's signature: printed, taken back, shown, and lost when the text changes."""

import csv
import io

import pytest

from skinspots_lib.authoring.check import check
from skinspots_lib.authoring.cli import main
from skinspots_lib.content.reviews import NOT_REVIEWED, review_status, review_summary

NURSE, DAY = "A. Reviewer, nurse", "2026-03-31"


@pytest.fixture
def printed(copy, tmp_path):
    """Print sheet and form; give the course, the sheet and what fills and takes the form."""
    out = tmp_path / "out"
    assert main(["review", str(copy.data), "--out", str(out)]) == 0
    copy.sheet = (out / "review.html").read_text(encoding="utf-8")

    def sign(*ids, by=NURSE, on=DAY, mark=None):
        text = (out / "review_form.csv").read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        for row in (row for row in rows if row["row_id"] in ids):
            row.update(reviewed_by=by, reviewed_on=on, text_mark=mark or row["text_mark"])
        form = out / "signed.csv"
        with form.open("w", encoding="utf-8-sig", newline="") as lines:
            writer = csv.DictWriter(lines, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return main(["review", str(copy.data), "--take", str(form)])

    copy.sign = sign
    return copy


def test_the_sheet_holds_facts_rules_questions_and_cases_with_their_sources(printed):
    for text in ("PET-INF-001", "R03b", "q06", "T01", "American Family Physician", NOT_REVIEWED):
        assert text in printed.sheet
    assert '<th scope="col">Signed by, on</th>' in printed.sheet


def test_the_sheet_shows_markup_as_text(copy, tmp_path):
    copy.cell("drugs", 2, "drug_class", "<script>alert(1)</script>")
    main(["review", str(copy.data), "--only", "drugs", "--out", str(tmp_path / "out")])
    sheet = (tmp_path / "out" / "review.html").read_text(encoding="utf-8")
    assert "<script" not in sheet and "&lt;script&gt;" in sheet
    assert "R03b" not in sheet


def test_a_signature_becomes_the_status_of_the_row(printed, capsys):
    assert printed.sign("DR002", "q06", "T01") == 0
    assert "3 reviews added to data/reviews.csv." in capsys.readouterr().out
    for kind, row_id in (("drugs", "DR002"), ("questions", "q06"), ("cases", "T01")):
        status = review_status(kind, row_id, root=printed.data)
        assert status == f"Reviewed by {NURSE}, on {DAY}."
    assert review_status("drugs", "DR001", root=printed.data) == NOT_REVIEWED
    assert review_summary(root=printed.data).startswith("3 facts reviewed by a clinician")
    assert check(printed.data) == []


def test_a_form_taken_twice_adds_nothing(printed, capsys):
    printed.sign("DR002")
    before = (printed.data / "reviews.csv").read_bytes()
    assert printed.sign("DR002") == 0
    assert "0 reviews added" in capsys.readouterr().out
    assert (printed.data / "reviews.csv").read_bytes() == before


def test_a_second_reviewer_of_the_same_day_gets_a_row_of_their_own(printed):
    printed.sign("DR002")
    printed.sign("DR002", by="Another, pharmacist")
    ids = [row[0] for row in printed.rows("reviews")[1:]]
    assert ids == [f"drugs-DR002-{DAY}", f"drugs-DR002-{DAY}-2"]


def test_a_text_that_changes_later_is_not_reviewed_any_more(printed):
    printed.sign("DR002")
    printed.cell("drugs", 3, "onset", "within an hour")
    status = review_status("drugs", "DR002", root=printed.data)
    assert status == f"Changed since the review by {NURSE}, on {DAY}: not yet reviewed again."
    assert review_summary(root=printed.data) == NOT_REVIEWED


def test_saving_the_table_in_another_way_keeps_the_review(printed):
    printed.sign("DR002")
    printed.write("drugs", printed.rows("drugs"), separator=";", end="\r\n")
    assert review_status("drugs", "DR002", root=printed.data).startswith("Reviewed by")


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        ({"on": "31/03/2026"}, 'column reviewed_on: "31/03/2026" is not a day.'),
        ({"on": "2026-02-30"}, 'column reviewed_on: "2026-02-30" is not a day.'),
        ({"on": ""}, "column reviewed_on: is not a day."),
        ({"by": ""}, "column reviewed_by: missing."),
        ({"mark": "0" * 12}, "the text of DR002 is not the one that was printed."),
    ],
)
def test_a_signature_that_cannot_be_taken_is_named_and_nothing_is_written(
    printed, capsys, signature, said
):
    before = (printed.data / "reviews.csv").read_bytes()
    assert printed.sign("DR002", "DR003", **signature) == 1
    lines = capsys.readouterr().out
    assert lines.count("signed.csv, row ") == 2 and said in lines
    assert (printed.data / "reviews.csv").read_bytes() == before


def test_a_form_of_something_else_is_refused(printed, capsys):
    assert main(["review", str(printed.data), "--take", str(printed.data / "drugs.csv")]) == 1
    assert 'drugs.csv, row 1, header: the column "table" is missing.' in capsys.readouterr().out


def test_tables_with_a_problem_are_not_printed(copy, tmp_path, capsys):
    copy.cell("conditions", 2, "raised", "flatt")
    assert main(["review", str(copy.data), "--out", str(tmp_path / "out")]) == 1
    assert "row 2, column raised" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_misuse(copy, capsys):
    taken = copy.data / "drugs.csv"
    assert main(["review", str(copy.data), "--out", str(taken)]) == 2
    assert capsys.readouterr().err == f"{taken} cannot be read or written (File exists).\n"


def test_an_unknown_part_is_misuse(copy, capsys):
    assert main(["review", str(copy.data), "--only", "drug"]) == 2
    assert 'Did you mean "drugs"?' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["a", "drugs", "DR999", NURSE, DAY, "0" * 12], 'column row_id: "DR999" is not an id of'),
        (["a", "questions", "q999", NURSE, DAY, "0" * 12], 'column row_id: "q999" is not an id'),
        (["a", "drugs", "DR002", NURSE, "2026-02-30", "0" * 12], '"2026-02-30" is not a day of'),
        (["a", "drugs", "DR002", "", DAY, "0" * 12], "column reviewed_by: missing"),
    ],
)
def test_a_review_that_cannot_be_true_is_named_by_the_check(copy, cells, said):
    copy.write("reviews", [*copy.rows("reviews"), cells])
    (found,) = copy.problems()
    assert found.startswith("data/reviews.csv, row 2") and said in found
