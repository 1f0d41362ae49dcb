"""The cases: good ones load, bad ones are named by line and key."""

import re
import shutil

import pytest

from skinspots_lib.content.cases import load_case, load_cases
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName

GOOD = """\
- id: T90
  age: 40 years
  story: A man finds dots on his shins that stay.
  findings:
    under_glass: stays
    largest_mm: 1.5
    fever: "no"
    flags: []
  answer_condition: petechiae
  answer_urgency: soon
  top_causes:
    - "infection: a virus"
  why: No reason is known.
  common_mistake: Waiting a month.
  source_ids: [nice-ng12]
"""
BAD_EDITS = {
    "urgency_not_in_list": (
        "answer_urgency: soon",
        "answer_urgency: same-day",
        'data/cases.yaml, line 10, answer_urgency: "same-day" is not in the list.\n'
        "  Allowed: emergency, same_day, soon, routine, self_care. "
        'Did you mean "same_day"?',
    ),
    "condition_unknown": (
        "answer_condition: petechiae",
        "answer_condition: petechia",
        'data/cases.yaml, line 9, answer_condition: "petechia" is not in the list.\n'
        '  Allowed: an id of conditions.csv. Did you mean "petechiae"?',
    ),
    "source_unknown": (
        "nice-ng12",
        "nice-ng21",
        'data/cases.yaml, line 15, source_ids 1: "nice-ng21" is not in the list.\n'
        '  Allowed: an id of sources.csv. Did you mean "nice-ng12"?',
    ),
    "findings_as_text": (
        'findings:\n    under_glass: stays\n    largest_mm: 1.5\n    fever: "no"\n    flags: []\n',
        "findings: stays\n",
        'data/cases.yaml, line 4, findings: "stays" must be keys with values.',
    ),
    "why_missing": (
        "  why: No reason is known.\n",
        "",
        "data/cases.yaml, line 1, why: missing. Say which sign decided it.",
    ),
    "unknown_key": (
        "  age: 40 years",
        "  aged: 40 years",
        "data/cases.yaml, line 1, age: missing.\n"
        "data/cases.yaml, line 2, aged: is not a known key.\n"
        "  Allowed: id, age, content_note, opening, story, findings, answer_condition, "
        'answer_urgency, top_causes, why, common_mistake, source_ids. Did you mean "age"?',
    ),
    "id_twice": (
        GOOD,
        GOOD + GOOD,
        'data/cases.yaml, line 16, id: "T90" is already used on line 1.\n'
        "  Give the new case an id of its own; ids are never used again.",
    ),
}


@pytest.fixture
def root(tmp_path):
    """Give a data folder with one good case and the tables that it refers to."""
    root = tmp_path / "data"
    root.mkdir()
    for table in ("conditions", "conditions_causes", "sources"):
        shutil.copy(data_dir() / f"{table}.csv", root)
    (root / "cases.yaml").write_text(GOOD, encoding="utf-8")
    return root


def message(root, text):
    (root / "cases.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_cases(root=root)
    return str(caught.value)


def test_good_case_loads_as_values_that_cannot_change(root):
    (case,) = load_cases(root=root)
    assert case.findings["largest_mm"] == 1.5 and case.findings["fever"] == "no"
    assert case.findings["flags"] == () and case.content_note == ""
    with pytest.raises(TypeError):
        case.findings["fever"] = "yes"


@pytest.mark.parametrize("name", BAD_EDITS)
def test_bad_edit_gets_its_exact_message(name, root):
    old, new, expected = BAD_EDITS[name]
    assert GOOD.count(old) == 1
    assert message(root, GOOD.replace(old, new)) == expected


def test_cause_without_its_category_lists_the_categories(root):
    said = message(root, GOOD.replace("infection: a virus", "infektion: a virus"))
    assert said.startswith(
        'data/cases.yaml, line 12, top_causes 1: "infektion: a virus" '
        "does not start with a category.\n  Allowed: "
    )
    assert said.endswith('Did you mean "infection"?')


def test_one_case_by_its_id_and_an_unknown_one_names_the_nearest():
    assert load_case("T14").content_note
    with pytest.raises(UnknownName, match='Did you mean "T14"'):
        load_case("T141")


def test_each_shipped_case_opens_without_a_finding():
    telling = re.compile(
        r"\b(fever|hot|ill|well|tired|glass|press|fades?|stays?|raised|flat|bumps?|domes?|lump|"
        r"wide|tiny|pinpoint|dots?|bruises?|hours?|days?|weeks?|months?|years?|bleeds?|pain|sore|"
        r"itch|neck)\b"
    )
    openings = {case.id: case.opening for case in load_cases()}
    assert [id for id, text in openings.items() if not text or telling.search(text)] == []
