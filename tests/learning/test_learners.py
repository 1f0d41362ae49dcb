import pytest

from skinspots_lib.learning.engine.cells import CANNOT_JUDGE, CELLS, NAMES
from skinspots_lib.learning.engine.mastery import is_mastery
from skinspots_lib.learning.engine.state import RULES
from skinspots_lib.learning.simulated.learners import LEARNERS, LOOKS, SIGNS, practise


def share(run, third):
    marks = [t.right for t in run.trials if t.third == third and t.part == "practice"]
    return sum(marks) / len(marks)


def test_every_name_has_a_look_for_each_sign():
    assert set(LOOKS) == set(NAMES) and all(len(look) == len(SIGNS) for look in LOOKS.values())


@pytest.mark.parametrize("name", LEARNERS)
def test_the_same_seed_gives_the_same_run(name):
    assert practise(LEARNERS[name], 3, 60).trials == practise(LEARNERS[name], 3, 60).trials


def test_the_improver_is_better_in_the_end():
    trials = practise(LEARNERS["improver"], 1).trials
    early, late = (sum(t.right for t in part) for part in (trials[:60], trials[-60:]))
    assert late > early + 10


def test_mastery_is_what_the_rules_say():
    run = practise(LEARNERS["improver"], 2)
    assert run.all_at == max(run.mastered_at.values()) and len(run.mastered_at) == 6
    for name, at in run.mastered_at.items():
        shown = [t for t in run.trials[:at] if t.truth == name and t.part == "practice"]
        row = []
        for trial in shown:
            row = [*row, trial.item] if trial.right else []
        assert len(row) >= RULES.streak and is_mastery(row)


def test_who_refuses_dark_skin_fails():
    run = practise(LEARNERS["too dark, cannot judge"], 1)
    assert run.mastered_at == {} and share(run, "dark") == 0 and share(run, "light") > 0.8
    assert all(t.answer == CANNOT_JUDGE for t in run.trials if t.third != "light")


def test_who_is_good_on_light_skin_only_masters_less_than_all():
    run = practise(LEARNERS["light skin only"], 1)
    assert run.all_at is None and share(run, "light") > share(run, "dark") + 0.2


def test_a_colour_is_seen_worse_on_darker_skin():
    run = practise(LEARNERS["colour only"], 1, 600)
    assert share(run, "light") > share(run, "medium") > share(run, "dark")


@pytest.mark.parametrize("name", LEARNERS)
def test_no_cell_starves_while_its_class_is_open(name):
    run = practise(LEARNERS[name], 4)
    open_ = [n for n, cell in CELLS.items() if cell.condition not in run.mastered_at]
    assert all(run.shown[cell] >= 2 for cell in open_)
