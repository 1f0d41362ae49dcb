"""Bad edits of lessons: a number, an address, a name or the style of a cell."""

import json

import pytest

LESSON = "notebooks/00_first_fifteen_minutes.ipynb"

BAD = {
    "a number without its row": (
        lambda c: c.lesson("walk-two-note", "About 19 of 1,329 children had it."),
        f'{LESSON}, cell walk-two-note, number: "19 of 1,329" has no row',
        "Allowed: 19 of 1,329 [F08](#Sources).",
    ),
    "a share without its row": (
        lambda c: c.lesson("walk-two-note", "About 7% of parents knew it."),
        f'{LESSON}, cell walk-two-note, number: "7%" has no row',
    ),
    "a number that does not agree with its row": (
        lambda c: c.lesson("walk-two-note", "It was 20 of 1,329 [F08](#Sources)."),
        f'{LESSON}, cell walk-two-note, number: "20 of 1,329" does not agree with F08.',
        "19 of 1,329",
    ),
    "a row that does not exist": (
        lambda c: c.lesson("walk-two-note", "It was 20 of 1,329 [F999](#Sources)."),
        f'{LESSON}, cell walk-two-note, number: "F999" is not the id of a row.',
    ),
    "a row that is not linked": (
        lambda c: c.lesson("walk-two-note", "It was 19 of 1,329 [F08]."),
        f'{LESSON}, cell walk-two-note, number: "F08" is not linked to the sources.',
    ),
    "a figure changed under a lesson": (
        lambda c: (
            c.lesson("walk-two-note", "It was 1,137 of 1,329 [F09](#Sources)."),
            c.swap("figures.csv", "1,137 of 1,329", "1,138 of 1,329"),
        ),
        f'{LESSON}, cell walk-two-note, number: "1,137 of 1,329" does not agree with F09.',
    ),
    "a link without a source": (
        lambda c: c.lesson("walk-two-note", "[More](https://example.org/more)"),
        f'{LESSON}, cell walk-two-note, link: "https://example.org/more" is not the address',
    ),
    "the word positive": (
        lambda c: c.lesson("walk-two-note", "The glass test is positive."),
        f'{LESSON}, cell walk-two-note, text: the word "positive" is read both ways',
    ),
    "a question that does not exist": (
        lambda c: c.lesson("quiz-glass", 'spots.ask("q0")'),
        f'{LESSON}, cell quiz-glass, ask: "q0" is not the name of a question.',
    ),
    "a drawn spot that does not exist": (
        lambda c: c.lesson("walk-one", 'spots.widgets.walk("dots-on-the-shin")'),
        f'{LESSON}, cell walk-one, walk: "dots-on-the-shin" is not the name of a drawn spot.',
        'Did you mean "dots-on-the-shins"?',
    ),
    "a cell of eleven lines": (
        lambda c: c.lesson("chart", "\n".join(f"x{n} = {n}" for n in range(11))),
        f"{LESSON}, cell chart: 11 code lines; at most 8.",
    ),
    "a title that is not a question": (
        lambda c: c.lesson("title", "# A red spot"),
        f'{LESSON}, first cell, title: "# A red spot" the title is not a question.',
    ),
    "an output that was kept": (
        lambda c: c.lesson("chart", "spots.plot_causes(causes)", tags=["chart"]),
        f'{LESSON}, cell chart, tags: "chart" is not in the list.',
    ),
    "a lesson cut short": (
        lambda c: (c.lessons / "00_first_fifteen_minutes.ipynb").write_text('{"cells": ['),
        f"{LESSON}, file: not a notebook: open it in JupyterLab and save it.",
    ),
    "a lesson whose cells are no cells": (
        lambda c: (c.lessons / "00_first_fifteen_minutes.ipynb").write_text(
            json.dumps({"cells": ["a"], "metadata": {}})
        ),
        f"{LESSON}, file: not a notebook: open it in JupyterLab and save it.",
    ),
}


@pytest.mark.parametrize("edit", BAD)
def test_a_bad_edit_of_a_lesson_is_named_and_nothing_else(copy, edit):
    change, *parts = BAD[edit]
    change(copy)
    found = copy.problems()
    assert all(part in "\n".join(found) for part in parts), found
    assert len(found) == 1, found


GOOD = [
    "It was 19 of 1,329 children (1.4%) [F08](#Sources).",
    "Wait 15 minutes, or look at 3 spots of 2 mm.",
    "Petechiae are at most 2 mm wide [TH01](#Sources).",
    "The `95% of 10` in code is no fact.",
    '<div style="width: 100%">Two dots</div>',
]


@pytest.mark.parametrize("text", GOOD)
def test_a_number_that_carries_its_row_or_needs_none_is_fine(copy, text):
    copy.lesson("walk-two-note", text)
    assert copy.problems() == []


def test_style_is_advice_where_the_course_is_not_strict(copy):
    from skinspots_lib.authoring.check import examine

    copy.swap("course.yml", "\nstrict: true", "\nstrict: false")
    copy.lesson("title", "# A red spot")
    report = examine(copy.data)
    assert report.problems == []
    assert [problem.field for problem in report.advice] == ["title"]
