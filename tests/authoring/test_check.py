"""All problems at once, in the order of the files, and nothing changed."""

import hashlib

from skinspots_lib.authoring.check import NO_LESSONS, check, examine


def marks(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]


def test_the_course_as_shipped_is_clean():
    report = examine()
    assert [*map(str, report.problems), *map(str, report.advice), *report.notes] == []


def test_problems_come_in_the_order_of_files_and_rows(copy):
    copy.lesson("title", "# A red spot")
    copy.swap("questions/03.yaml", "  level: apply\n", "  level: hard\n")
    copy.cell("glossary", 40, "term", "")
    copy.cell("conditions", 7, "size_min_mm", "20")
    copy.cell("conditions", 2, "raised", "flatt")
    copy.cell("conditions_causes", 120, "urgency", "later")
    copy.cell("conditions_causes", 12, "urgency", "later")
    copy.cell("sources", 3, "kind", "")
    assert [(problem.file, problem.where) for problem in check(copy.data)] == [
        ("data/conditions_causes.csv", "row 12"),
        ("data/conditions_causes.csv", "row 120"),
        ("data/conditions.csv", "row 2"),
        ("data/conditions.csv", "row 7"),
        ("data/sources.csv", "row 3"),
        ("data/glossary.csv", "row 40"),
        ("data/questions/03.yaml", "line 8"),
        ("notebooks/00_first_fifteen_minutes.ipynb", "first cell"),
    ]


def test_the_check_changes_nothing(copy):
    copy.cell("conditions", 2, "raised", "flatt")
    before = marks(copy.data.parent)
    check(copy.data)
    assert marks(copy.data.parent) == before


def test_the_same_edit_gives_the_same_words_twice(copy):
    copy.cell("conditions", 2, "raised", "flatt")
    assert copy.problems() == copy.problems()


def test_a_folder_of_another_name_is_named_as_it_is(copy):
    copy.cell("urgency_rules", 20, "when", "fever is yes")
    moved = copy.data.rename(copy.data.parent / "my_tables")
    assert [problem.file for problem in check(moved)] == ["my_tables/urgency_rules.csv"]


def test_tables_without_lessons_are_checked_and_that_is_said(copy):
    copy.lessons.rename(copy.lessons.parent / "elsewhere")
    report = examine(copy.data)
    assert (report.problems, report.notes) == ([], [NO_LESSONS])


def test_an_empty_folder_gives_problems_and_no_traceback(tmp_path):
    found = [str(problem) for problem in check(tmp_path)]
    assert found[0].startswith(f"{tmp_path.name}/datapackage.json, file: cannot be read")
