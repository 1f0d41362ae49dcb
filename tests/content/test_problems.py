from skinspots_lib.content.problems import SHOWN, ContentError, Problem, UnknownName


def test_problem_says_where_what_allowed_and_hint():
    problem = Problem(
        "data/conditions_causes.csv",
        "row 41",
        "column cause_category",
        "infektion",
        "is not in the list",
        "infection, medication … (14 in all)",
        'Did you mean "infection"?',
    )
    assert str(problem) == (
        "data/conditions_causes.csv, row 41, column cause_category: "
        '"infektion" is not in the list.\n'
        '  Allowed: infection, medication … (14 in all). Did you mean "infection"?'
    )


def test_problem_without_value_and_hint_is_one_line():
    text = str(Problem("data/questions/03.yaml", "line 27", "options 3, why", reason="missing"))
    assert text == "data/questions/03.yaml, line 27, options 3, why: missing."


def test_content_error_shows_the_first_and_counts_the_rest():
    error = ContentError(Problem("a.csv", f"row {n}", reason="empty") for n in range(2, 2 + 25))
    lines = str(error).splitlines()
    assert len(error.problems) == 25
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "… and 5 more."


def test_errors_render_without_a_traceback():
    error = ContentError([Problem("a.csv", "row 2", reason="empty", hint="Delete it.")])
    assert error._render_traceback_() == ["a.csv, row 2: empty.", "  Delete it."]
    assert UnknownName("table", "a", ["b"])._render_traceback_() == [
        'There is no table "a". There are: b.'
    ]


def test_unknown_name_is_a_key_error_that_names_the_nearest():
    error = UnknownName("table", "condition", ["conditions", "sources"])
    assert isinstance(error, KeyError)
    assert str(error) == (
        'There is no table "condition". There are: conditions, sources. Did you mean "conditions"?'
    )


def test_unknown_name_among_hundreds_is_short():
    error = UnknownName("source", "s201", [f"s{n}" for n in range(300)])
    assert "s19 … (300 in all)" in str(error)
    assert 'Did you mean "s201"?' in str(error)
