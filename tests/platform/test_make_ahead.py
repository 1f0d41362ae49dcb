"""What tools/make_ahead.py finds in the lessons, and keeps."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from skinspots_lib.widgets.parts import stored


@pytest.fixture(scope="module")
def tool(root):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "tools")
        import make_ahead

        yield make_ahead


@pytest.fixture
def lesson(tmp_path):
    def write(*sources):
        path = tmp_path / "01_a.ipynb"
        nbformat.write(new_notebook(cells=[new_code_cell(one) for one in sources]), path)
        return path

    return write


def test_patches_are_found_with_what_the_lesson_does_not_say(tool, lesson):
    book = lesson(
        "import skinspots_lib as spots",
        "spots.widgets.glass(tone=3, seed=8, view='palm', predict=False)",
        "spots.widgets.glass(\n    ['petechiae', 'purpura'], tone=4,\n)",
        "spots.widgets.glass(condition='purpura', difficulty='hard')",
    )
    assert list(tool.glasses([book])) == [
        (None, {"tone": 3, "seed": 8, "difficulty": "any"}),
        (["petechiae", "purpura"], {"tone": 4, "seed": 0, "difficulty": "any"}),
        ("purpura", {"tone": 5, "seed": 0, "difficulty": "hard"}),
    ]


def test_every_glass_of_the_course_is_found(tool, root):
    lessons = sorted((root / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    said = sum(path.read_text("utf-8").count("widgets.glass(") for path in lessons)
    assert len(list(tool.glasses(lessons))) == said > 10


def test_what_holds_is_kept_and_what_no_lesson_shows_goes(tool, lesson, tmp_path, monkeypatch):
    monkeypatch.setattr(tool, "load_questions", list)
    made, to = [], tmp_path / "made"

    def keep(folder, condition, **how):
        made.append(condition)
        return stored.keep_patch(folder, condition, **how)

    monkeypatch.setattr(tool, "keep_patch", keep)
    monkeypatch.setattr(stored, "WORDS", {**stored.WORDS, "skin": {"views": {"limb": ""}}})
    assert tool.make(to, [lesson("w.widgets.glass('purpura', seed=2)")]) == 1
    assert tool.make(to, [lesson("w.widgets.glass('purpura', seed=2)")]) == 1
    assert tool.make(to, [lesson("w.widgets.glass('petechiae', seed=2)")]) == 1
    assert made == ["purpura", "petechiae"]
    assert [folder.name for folder in to.iterdir()] == ["petechiae-5-any-2"]
