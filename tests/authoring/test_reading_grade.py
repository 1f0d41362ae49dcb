"""Plain language is plain, with a waiver for the rows that cannot be."""

import pytest

from skinspots_lib.authoring import check as check_module
from skinspots_lib.authoring.check import examine
from skinspots_lib.authoring.checks import reading_grade

HARD = (
    "Immunological dysregulation characteristically precipitates generalised "
    "haematological manifestations throughout adolescence."
)


def test_a_hard_definition_is_named(copy):
    copy.cell("glossary", 3, "plain_definition", HARD)
    (found,) = copy.problems()
    assert found.startswith("data/glossary.csv, row 3, column plain_definition: ")
    assert "reads at grade" in found and "Allowed: grade 7 or lower." in found


def test_a_waiver_lets_a_hard_definition_stand(copy):
    copy.cell("glossary", 3, "plain_definition", HARD)
    waiver = ["W90", "glossary", "GL002", "plain_definition", "a quotation"]
    copy.write("reading_waivers", [*copy.rows("reading_waivers"), waiver])
    assert copy.problems() == []


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        (["W90", "glossary", "GL999", "plain_definition", "why"], '"GL999" is not an id of gloss'),
        (["W90", "glossary", "GL002", "term", "why"], '"term" is not a plain-language column'),
        (["W90", "drugs", "DR001", "note", "why"], '"drugs" is not in the list'),
        (["W90", "glossary", "GL002", "plain_definition", ""], "column reason: missing"),
    ],
)
def test_a_waiver_of_nothing_is_named(copy, waiver, said):
    copy.write("reading_waivers", [*copy.rows("reading_waivers"), waiver])
    (found,) = copy.problems()
    assert found.startswith("data/reading_waivers.csv, row 14") and said in found


def test_a_hard_question_is_named_at_its_line(copy):
    copy.swap(
        "questions/03.yaml", "  ask: A teenager with fair skin", f"  ask: {HARD} {HARD} {HARD}"
    )
    (found,) = copy.problems()
    assert found.startswith('data/questions/03.yaml, line 6, ask: "q11" reads at grade')


def test_a_hard_story_is_named_at_its_line(copy):
    copy.swap("cases.yaml", "  common_mistake: Trusting", f"  common_mistake: {HARD} Trusting")
    (found,) = copy.problems()
    assert 'common_mistake: "T01" reads at grade' in found


def test_words_of_the_glossary_do_not_count(copy):
    grade = reading_grade.grader(check_module.read_sheets(copy.data)[0])
    text = "You see petechiae and purpura and ecchymosis and a cherry angioma on the leg."
    assert grade(text) <= 7 < reading_grade.grader({})(text)


def test_a_few_words_have_no_grade():
    assert reading_grade.grader({})("Immunological dysregulation") == 0


def test_without_textstat_one_line_says_that_the_grade_was_not_checked(copy, monkeypatch):
    monkeypatch.setattr(reading_grade, "find_spec", lambda name: None)
    copy.cell("glossary", 3, "plain_definition", HARD)
    report = examine(copy.data)
    assert (report.problems, report.notes) == ([], [reading_grade.NO_TEXTSTAT])


def test_a_broken_glossary_is_mended_before_grades_are_measured(copy):
    copy.cell("glossary", 3, "term", "")
    report = examine(copy.data)
    assert len(report.problems) == 1
    assert report.notes == ["Reading grade not checked: mend glossary.csv first."]


def test_a_broken_list_of_waivers_raises_no_alarm_about_what_it_waived(copy):
    copy.row("reading_waivers", 2, lambda row: row.pop())
    report = examine(copy.data)
    assert [str(problem).splitlines()[0] for problem in report.problems] == [
        "data/reading_waivers.csv, row 2: 4 cells in 5 columns."
    ]
    assert report.notes == ["Reading grade not checked: mend reading_waivers.csv first."]
