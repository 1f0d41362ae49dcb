import json
import re

import pytest

from skinspots_lib.authoring.notebooks import KERNEL, check_notebook


def text(cell_id, source):
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source}


def code(cell_id, source, **metadata):
    cell = {"cell_type": "code", "id": cell_id, "metadata": metadata, "source": source}
    return {**cell, "execution_count": None, "outputs": []}


@pytest.fixture
def lesson(tmp_path):
    def write(*cells, name="02_words_and_sizes.ipynb", **metadata):
        first = text("title", "# How wide is a petechia?")
        notebook = {"cells": [first, *cells], "metadata": {"kernelspec": KERNEL, **metadata}}
        path = tmp_path / name
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return [str(problem) for problem in check_notebook(path)]

    return write


def test_a_clean_lesson_has_no_problem(lesson):
    setup = code("setup", "import skinspots_lib as spots", tags=["setup"])
    assert lesson(text("predict", "Guess first."), setup) == []


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (code("long", "\n".join(f"x{n} = {n}" for n in range(9))), "9 code lines; at most 8"),
        (code("wide", "x = '" + "a" * 80 + "'"), "86 columns; at most 79"),
        (text("0b37a4f2", "text"), "needs a lasting name"),
        (text("3", "text"), "needs a lasting name"),
        (code("tagged", "x", tags=["quizz"]), '"quizz" is not in the list'),
        (code("walk", "x", tags=["widget"]), "hides its source"),
        (code("helper", "def f():\n    return 1"), "belongs in the library"),
        (code("tool", "import os"), '"os" is not for lessons'),
        (code("shout", "print(1)"), "let the last line of the cell show its value"),
        (code("read", "pd.read_csv('../data/drugs.csv')"), "only lessons 00, 05 and 06"),
        (code("broken", "x ="), "line 1 is not Python"),
        (text("photo", "![](dots.png)"), "has no alt text"),
        (text("tag", '<img src="dots.png">'), "has no alt text"),
        ({**code("ran", "1"), "execution_count": 3}, "clear all outputs before you save"),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named(lesson, cell, message):
    found = lesson(text("more", "More text."), cell)
    assert len(found) == 1, found
    assert found[0].startswith(f"notebooks/02_words_and_sizes.ipynb, cell {cell['id']}")
    assert message in found[0]


def test_functions_and_files_are_allowed_in_the_data_lesson(lesson):
    cells = [code("helper", "def f():\n    return pd.read_csv('../data/drugs.csv')")]
    assert lesson(text("more", "More."), *cells, name="05_causes_in_the_data.ipynb") == []


def test_a_title_that_is_not_a_question_is_named(tmp_path):
    path = tmp_path / "02_words.ipynb"
    notebook = {"cells": [text("title", "# Sizes")], "metadata": {"kernelspec": KERNEL}}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert [p.field for p in check_notebook(path)] == ["title"]


def test_an_id_that_stands_twice_is_named(lesson):
    found = lesson(text("again", "one"), text("again", "two"))
    assert len(found) == 1 and re.search("cell again, id.*more than one cell", found[0])


def test_saved_widget_state_is_named(lesson):
    assert "saved widget state" in lesson(text("more", "More."), widgets={})[0]


def test_a_file_that_is_no_notebook_is_one_problem_without_traceback(tmp_path):
    path = tmp_path / "02_words.ipynb"
    path.write_text("not json", encoding="utf-8")
    assert "not a notebook" in str(check_notebook(path)[0])
