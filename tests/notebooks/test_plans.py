"""The plans for teachers name lessons and exercises that exist, and their minutes add up."""

import re
from pathlib import Path

import pytest

from skinspots_lib.content.exercises import load_exercises

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
LESSONS = {path.name[:2]: path for path in (ROOT / "notebooks").glob("[0-9]*.ipynb")}
STEP = re.compile(r"^\| (\d+) \| (\d\d|–) \|", re.MULTILINE)
EXERCISE = re.compile(r"^\| (ex-\d\d-\d+) \| (core|extra) \| (\d+) \|", re.MULTILINE)


def plan(title):
    """Give the steps of one plan: minutes and lesson."""
    _, found, rest = TEXT.partition(f"## {title}\n")
    assert found, title
    return [(int(minutes), lesson) for minutes, lesson in STEP.findall(rest.partition("\n#")[0])]


def minutes_of(lesson):
    return int(re.search(r'"\| (\d+) \| ', LESSONS[lesson].read_text(encoding="utf-8"))[1])


@pytest.mark.parametrize(
    ("title", "minutes"),
    [
        ("One lesson of 50 minutes", 50),
        ("One session of 90 minutes", 90),
        ("Session 1", 60),
        ("Session 2", 60),
        ("Session 3", 60),
    ],
)
def test_minutes_of_a_plan_add_up(title, minutes):
    assert sum(step for step, _ in plan(title)) == minutes


def test_every_lesson_in_a_plan_exists_and_the_longest_plan_has_all():
    named = {lesson for _, lesson in STEP.findall(TEXT)} - {"–"}
    assert named == set(LESSONS)
    assert [lesson for _, lesson in plan("Self-paced")] == sorted(LESSONS)


def test_self_paced_minutes_are_those_that_the_lessons_say():
    assert dict(map(reversed, plan("Self-paced"))) == {n: minutes_of(n) for n in LESSONS}


def test_every_exercise_is_named_once_as_core_or_extra():
    named = [exercise for exercise, _, _ in EXERCISE.findall(TEXT)]
    assert sorted(named) == sorted(exercise.id for exercise in load_exercises())


@pytest.mark.parametrize("lesson", sorted(LESSONS))
def test_core_exercises_leave_time_for_the_lesson_itself(lesson):
    found = EXERCISE.findall(TEXT)
    core = [int(m) for name, kind, m in found if kind == "core" and name[3:5] == lesson]
    assert sum(core) <= minutes_of(lesson) / 2
    assert core or lesson == "00"


def test_links_of_the_plans_resolve():
    for target in re.findall(r"\]\(([^)#][^)]*)\)", TEXT):
        assert (ROOT / "docs" / target).exists(), target
