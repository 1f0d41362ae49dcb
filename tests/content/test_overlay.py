"""An instructor's rows in `data/local/` change what is loaded, never what is shipped."""

import shutil
import subprocess

import pandas as pd
import pytest

import skinspots_lib as spots
from skinspots_lib.content.bank.words import load_words
from skinspots_lib.content.course import load_course
from skinspots_lib.content.files.shape import known_ids
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.questions import load_question


@pytest.fixture
def lay(data_copy):
    """Write a file of `data/local/`."""
    (data_copy / "local").mkdir()

    def write(name, text):
        path = data_copy / "local" / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def causes():
    return spots.load("conditions_causes").set_index("link_id")


def test_without_local_rows_the_table_is_the_shipped_one(data_copy):
    assert "PET-INF-001" in causes().index


def test_a_known_id_changes_the_cells_that_are_given_and_no_other(lay):
    before = causes()
    lay("conditions_causes.csv", "link_id,cause_category\nPET-INF-001,medication\n")
    after = causes()
    assert after.loc["PET-INF-001", "cause_category"] == "medication"
    same = [column for column in before if column != "cause_category"]
    pd.testing.assert_frame_equal(after[same], before[same])


def test_a_blank_cell_keeps_what_is_shipped(lay):
    before = causes().loc["PET-INF-001", "key_clue"]
    lay("conditions_causes.csv", "link_id,cause_category,key_clue\nPET-INF-001,medication,\n")
    assert causes().loc["PET-INF-001", "key_clue"] == before


def test_a_new_id_adds_a_row_at_the_end(lay):
    shipped = spots.load("glossary")
    row = dict(shipped.iloc[0].fillna(""), glossary_id="GL900", term="dermascope")
    lay("glossary.csv", pd.DataFrame([row]).to_csv(index=False))
    assert list(spots.load("glossary")["glossary_id"]) == [*shipped["glossary_id"], "GL900"]


def test_a_new_source_can_be_named_by_another_table(lay, data_copy):
    row = dict(spots.load("sources").iloc[0].fillna(""), source_id="our-hospital")
    lay("sources.csv", pd.DataFrame([row]).to_csv(index=False))
    lay("thresholds.csv", "threshold_id,source_id\nTH01,our-hospital\n")
    assert "our-hospital" in set(spots.load("thresholds")["source_id"])
    assert "our-hospital" in known_ids(data_copy, "sources", "source_id")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "link_id,cause_category\nPET-INF-001,infektion\n",
            'data/local/conditions_causes.csv, row 2, column cause_category: "infektion"',
        ),
        ("link_id,category\nPET-INF-001,a\n", 'local/conditions_causes.csv, row 1, header: "cat'),
        ("link_id,cause_category\n,infection\n", "row 2, column link_id: missing."),
        ("link_id,urgency\nPET-INF-001,soon\nPET-INF-001,soon\n", "already stands in row 2"),
        ("cause_category\ninfection\n", 'the column "link_id" is missing'),
        ("link_id,urgency\nPET-INF-001\n", "local/conditions_causes.csv, row 2: 1 cells in 2"),
        ("link_id,urgency\nNEW-1,soon\n", "local/conditions_causes.csv, row 2, column condition"),
    ],
)
def test_a_wrong_local_row_is_named_in_the_local_file(lay, text, message):
    lay("conditions_causes.csv", text)
    with pytest.raises(ContentError) as caught:
        spots.load("conditions_causes")
    assert message in str(caught.value)


def test_a_fault_of_a_shipped_cell_is_still_named_in_the_shipped_file(lay, edit):
    lay("conditions_causes.csv", "link_id,cause_category\nPET-INF-001,medication\n")
    edit("conditions_causes", ",common,", ",comon,")
    with pytest.raises(ContentError, match="data/conditions_causes.csv, row 4, column frequency"):
        spots.load("conditions_causes")


def test_an_upstream_change_merges_under_local_rows_without_a_conflict(tmp_path):
    def git(*words, folder):
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words],
            cwd=folder,
            check=True,
            capture_output=True,
        )

    def commit(folder, name, text, message):
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        git("add", "-A", folder=folder)
        git("commit", "-qm", message, folder=folder)

    upstream, fork = tmp_path / "upstream", tmp_path / "fork"
    upstream.mkdir()
    git("init", "-q", "-b", "main", folder=upstream)
    commit(upstream, "glossary.csv", "glossary_id,term\nGL001,purpura\n", "first")
    git("clone", "-q", str(upstream), str(fork), folder=tmp_path)
    commit(fork, "local/glossary.csv", "glossary_id,term\nGL001,big spots\n", "ours")
    commit(upstream, "glossary.csv", "glossary_id,term\nGL001,Purpura\nGL002,petechia\n", "theirs")
    git("pull", "-q", "--no-rebase", folder=fork)
    assert (fork / "data/glossary.csv").read_text().endswith("GL002,petechia\n")
    assert "big spots" in (fork / "data/local/glossary.csv").read_text()


@pytest.fixture
def fork(root, tmp_path):
    """Give a course in git with an instructor's overlay, and a way to call git in it."""

    def git(*words):
        people = ["-c", "user.name=Course", "-c", "user.email=course@example.org"]
        more = ["-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]
        done = subprocess.run(["git", *people, *more, *words], cwd=tmp_path, capture_output=True)
        assert done.returncode == 0, done.stdout + done.stderr

    shutil.copytree(root / "data", tmp_path / "data", ignore=shutil.ignore_patterns("local"))
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "As shipped")
    git("branch", "upstream")
    return tmp_path / "data", git


def swap(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_update_merges_without_conflict_and_the_overlay_still_wins(fork, monkeypatch):
    data, git = fork
    monkeypatch.setenv("SKINSPOTS_DATA", str(data))
    (data / "local" / "questions").mkdir(parents=True)
    own = {
        "conditions.csv": "condition,label\npurpura,Our name for it\n",
        "questions/01.yaml": "- id: q06\n  ask: Our own wording?\n",
        "course.yml": 'emergency:\n  number: "112"\n',
        "words.yml": "question:\n  check: Go\n",
    }
    for name, text in own.items():
        (data / "local" / name).write_text(text, encoding="utf-8")
    git("add", "-f", "data/local")
    git("commit", "-qm", "Ours")
    git("checkout", "-q", "upstream")
    row = spots.load("conditions").set_index("condition").loc["purpura"]
    asked = load_question("q06")
    swap(data / "conditions.csv", row["label"], "A new label from upstream")
    swap(data / "conditions.csv", row["plain_name"], "a new plain name")
    swap(data / "questions" / "01.yaml", asked.options[0].say, "A new first option")
    swap(data / "course.yml", "pass_percent: 80", "pass_percent: 75")
    git("commit", "-qam", "Update")
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-edit", "upstream")
    row = spots.load("conditions").set_index("condition").loc["purpura"]
    assert (row["label"], row["plain_name"]) == ("Our name for it", "a new plain name")
    asked = load_question("q06")
    assert (asked.ask, asked.options[0].say) == ("Our own wording?", "A new first option")
    course = load_course()
    assert (course.emergency.number, course.post_test.pass_percent) == ("112", 75)
    assert load_words()["question"]["check"] == "Go"
