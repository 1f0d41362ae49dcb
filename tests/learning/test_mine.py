"""The practice of one learner obeys the course and goes on where it stopped."""

import pytest

from skinspots_lib.content.place import data_dir
from skinspots_lib.learning.engine.cells import CLASSES
from skinspots_lib.learning.gym.mine import begin_mine, keep_seed, kept_seed
from skinspots_lib.learning.progress import Progress
from skinspots_lib.learning.trials import Trial


@pytest.fixture
def course(data_copy):
    """Give a function that writes the instructor's choices."""

    def write(text):
        path = data_copy / "local" / "course.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    assert data_dir() == data_copy
    return write


def practise(mine, number):
    """Answer rightly, as the widget does; give the pictures shown."""
    session, shown = begin_mine(mine), []
    while len(shown) < number:
        if session.prompt.kind != "worked":
            truth = session.prompt.picture
            shown.append(truth)
            keep_seed(mine, session.shown.seed)
            session = session.take(mine.record(session.trial(truth.condition, at=len(shown))))
        session = session.go_on()
    return session, shown


def test_two_learners_without_a_seed_get_pictures_of_their_own(tmp_path):
    shown = [practise(Progress(tmp_path / name), 12)[1] for name in "ab"]
    assert shown[0] != shown[1]


def test_practice_goes_on_after_a_restart_with_the_seed_that_was_kept(tmp_path):
    session, _ = practise(Progress(tmp_path), 14)
    again = begin_mine(Progress(tmp_path))
    assert again.prompt == session.prompt
    assert kept_seed(Progress(tmp_path)) == session.shown.seed


def test_a_kept_seed_is_no_answer(tmp_path):
    mine = Progress(tmp_path)
    keep_seed(mine, 5)
    assert (mine.trials, mine.standings, mine.notice) == ((), {}, "")


def test_a_seed_of_the_course_gives_every_learner_the_same_pictures(tmp_path, course):
    course("seed: 7\n")
    shown = [practise(Progress(tmp_path / name), 8)[1] for name in "ab"]
    assert shown[0] == shown[1]


def test_practice_shows_only_the_classes_of_the_course_each_on_all_tones(tmp_path, course):
    chosen = ["petechiae", "ecchymosis", "cherry_angioma"]
    course(f"seed: 1\nclasses: [{', '.join(chosen)}]\n")
    _, shown = practise(Progress(tmp_path), 150)
    seen = {name for picture in shown for name in (picture.condition, picture.other) if name}
    assert seen == set(chosen)
    assert {(p.condition, p.cell.third) for p in shown} == {
        (name, third) for name in chosen for third in ("light", "medium", "dark")
    }
    kinds = [{p.condition, p.other} - {""} for p in shown]
    assert not any(a & b & c for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False))


def test_answers_to_a_class_that_was_left_out_since_never_stop_the_practice(tmp_path, course):
    mine = Progress(tmp_path)
    for n in range(4):
        mine.record(Trial(f"purpura-5-clear-{n}", "petechiae", False, part="practice", at=-n))
    course("classes: [petechiae, ecchymosis, cherry_angioma]\n")
    _, shown = practise(mine, 40)
    assert "purpura" not in {p.condition for p in shown} | {p.other for p in shown}


def test_without_classes_in_the_course_all_are_shown(tmp_path):
    assert begin_mine(Progress(tmp_path)).shown.classes == CLASSES
