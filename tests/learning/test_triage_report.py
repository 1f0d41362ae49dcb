from pathlib import Path

import pytest

from skinspots_lib.content.cases import TIERS
from skinspots_lib.learning.sorting import sort_spot
from skinspots_lib.learning.triage.combinations import Grid
from skinspots_lib.learning.triage.harmless import STORIES
from skinspots_lib.learning.triage.triage_report import main, report

PAGE = Path(__file__).parents[2] / "docs" / "triage_report.md"


@pytest.fixture(scope="module")
def written():
    return report()


def test_the_page_in_docs_is_what_the_command_writes(written):
    assert PAGE.read_text(encoding="utf-8") == written, (
        "stale: run `python -m skinspots_lib.learning.triage.triage_report`"
    )


def test_the_command_writes_the_page(tmp_path, written, capsys):
    main([str(tmp_path / "page.md")])
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == written
    assert "page.md" in capsys.readouterr().out


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_harmless_story_is_neither_called_urgent_nor_calmed_too_far(story):
    assert sort_spot(story.findings).urgency == story.fair


def test_there_are_ten_harmless_stories():
    assert len({story.name for story in STORIES}) == 10


def test_the_share_of_the_page_is_the_share_of_a_plain_count(written):
    fades = [
        TIERS.index(sort_spot(findings | {"flags": list(flags)}).urgency)
        for flags in [frozenset(), frozenset(["itch"])]
        for findings in Grid().findings()
        if findings["under_glass"] == "fades" and findings["fever"] == findings["unwell"] == "no"
    ]
    by_grid = [
        int(rank)
        for flags in [frozenset(), frozenset(["itch"])]
        for findings, rank in zip(Grid().findings(), Grid().ranks(flags), strict=True)
        if findings["under_glass"] == "fades" and findings["fever"] == findings["unwell"] == "no"
    ]
    assert fades == by_grid
    assert "| spots that fade | 6,030 | 0.0 |" in written
    assert min(fades) > TIERS.index("same_day")
