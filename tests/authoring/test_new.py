"""Templates for what an instructor adds: in the right place, and the check says what is missing."""

import shutil

import pytest

from skinspots_lib.authoring.check import check
from skinspots_lib.authoring.cli import main
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.questions import load_questions


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Copy tables and lessons, as an instructor has them."""
    root = data_dir().parent
    for folder in ("data", "notebooks"):
        shutil.copytree(root / folder, tmp_path / folder)
    monkeypatch.setenv("SKINSPOTS_DATA", str(tmp_path / "data"))
    return tmp_path


def messages(place):
    return [str(problem) for problem in check(place / "data")]


@pytest.mark.parametrize(
    ("words", "file", "missing"),
    [
        (["question", "--lesson", "3"], "data/local/questions/03.yaml", "ask"),
        (["case"], "data/local/cases.yaml", "story"),
        (["cause"], "data/local/conditions_causes.csv", "column condition"),
    ],
)
def test_a_template_says_where_it_is_and_the_check_says_what_to_fill_in(
    place, capsys, words, file, missing
):
    assert main(["new", *words]) == 0
    assert file in capsys.readouterr().out.replace("\\", "/")
    found = [text for text in messages(place) if text.startswith(file)]
    assert any(missing in text for text in found), found


def test_two_new_questions_get_two_ids(place):
    main(["new", "question", "--lesson", "3"])
    main(["new", "question", "--lesson", "4"])
    texts = [(place / f"data/local/questions/0{n}.yaml").read_text("utf-8") for n in (3, 4)]
    assert [text.splitlines()[0] for text in texts] == ["- id: q9001", "- id: q9002"]


def test_a_question_with_a_photograph_is_complete_once_it_is_filled_in(place, tmp_path):
    from PIL import Image

    photo = tmp_path / "My Shin.PNG"
    Image.new("RGB", (8, 8)).save(photo)
    assert main(["new", "photo", str(photo)]) == 0
    table = place / "data" / "local" / "photos.csv"
    header, row = table.read_text("utf-8").splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    cells |= {"credit": "Ward 3", "licence": "CC0", "consent_basis": "written consent"}
    cells |= {"tone": "dark", "how_confirmed": "seen by the ward doctor"}
    known = [cells[name] for name in header.split(",")]
    table.write_text(f"{header}\n{','.join(known)}\n", encoding="utf-8")
    assert main(["new", "question", "--lesson", "3", "--picture", "my-shin.png"]) == 0
    path = place / "data/local/questions/03.yaml"
    text = path.read_text("utf-8")
    for key, value in {
        "ask": "What is it?",
        "level": "recall",
        "objective": "look_alikes",
        "described": "Dots on dark skin.",
        "sources": "[nhs-meningitis]",
    }.items():
        text = text.replace(f"  {key}: ", f"  {key}: {value} ", 1)
    text = text.replace("[nhs-meningitis] []", "[nhs-meningitis]")
    for n, word in enumerate(("One", "Two", "Three"), 1):
        text = text.replace("- say:\n", f"- say: {word}\n", 1)
        text = text.replace("      why:\n", f"      why: Because {n}.\n", 1)
    text = text.replace("  why:      ", "  why: Keep this.      ", 1)
    path.write_text(text, encoding="utf-8")
    assert [q.picture for q in load_questions(3) if q.id == "q9001"] == ["my-shin.png"]


def test_a_new_lesson_is_clean_and_listed(place):
    assert main(["new", "lesson", "What is a bruise?"]) == 0
    assert (place / "notebooks" / "10_what_is_a_bruise.ipynb").exists()
    assert [text for text in messages(place) if "10_what" in text or "course.yml" in text] == []


def test_a_title_that_is_no_question_is_refused_and_nothing_is_written(place, capsys):
    before = sorted(place.rglob("*"))
    assert main(["new", "lesson", "Bruises"]) == 1
    assert "is not a question" in capsys.readouterr().out
    assert sorted(place.rglob("*")) == before
