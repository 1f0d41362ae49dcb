from skinspots_lib.learning.engine.cells import CLASSES
from skinspots_lib.learning.engine.state import RULES, State
from skinspots_lib.learning.gym.doing import by_third, doing, of_round
from skinspots_lib.learning.gym.session import ROUND, begin
from skinspots_lib.learning.trials import Trial


def run_of(number, tone=2):
    return tuple(f"purpura-{tone}-clear-{n}" for n in range(number))


def purpura(**state):
    return next(one for one in doing(State(**state)) if one.condition == "purpura")


def practised(number, right=True):
    session = begin([], seed=1)
    while len(session.answers) < number:
        if session.prompt.kind != "worked":
            truth = session.prompt.picture.condition
            session = session.take(session.trial(truth if right else "cannot_judge"))
        session = session.go_on()
    return session


def test_every_class_is_told_from_the_start():
    rows = doing(State())
    assert [one.condition for one in rows] == list(CLASSES)
    assert {(one.row, one.of, one.mastered) for one in rows} == {(0, RULES.streak, False)}


def test_a_long_row_on_light_skin_alone_wants_dark_skin_and_is_no_mastery():
    one = purpura(runs={"purpura": run_of(9)})
    assert (one.row, one.dark, one.mastered) == (RULES.streak, RULES.dark, False)


def test_a_mastered_class_is_full_even_when_its_row_came_by_a_code():
    one = purpura(mastered=("purpura",))
    assert one.mastered and one.row == one.of


def test_pairs_do_not_count_by_tone():
    single = [Trial(f"purpura-{tone}-hard-1", "", tone < 9, part="practice") for tone in (2, 8, 9)]
    pair = Trial("purpura+petechiae-8-hard-1", "purpura", True, part="contrast")
    assert by_third([*single, pair]) == {"light": (1, 1), "medium": (0, 0), "dark": (1, 2)}


def test_the_round_counts_its_own_answers_alone():
    assert of_round(practised(3)) == (3, 3)
    assert of_round(practised(ROUND + 2)) == (2, 2)
    assert of_round(practised(4, right=False)) == (0, 4)


def test_a_round_that_has_just_begun_has_no_answer():
    assert of_round(practised(ROUND)) == (0, 0)
