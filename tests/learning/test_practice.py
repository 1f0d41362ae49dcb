import json
import random
from collections import Counter
from itertools import pairwise

import pytest

from skinspots_lib.learning.engine.cells import CELLS, CLASSES, NAMES
from skinspots_lib.learning.engine.mastery import answer
from skinspots_lib.learning.engine.state import RULES, State, state_from_dict
from skinspots_lib.learning.practice import next_prompt


def practise(trials, right, state=None):
    """Practise with a learner who is right as `right(prompt)` says; give prompts and state."""
    state, shown = state or State(), []
    while state.trials < trials:
        prompt, state = next_prompt(state)
        said = prompt.picture.condition if right(prompt) else "cannot_judge"
        state = answer(state, prompt, said)
        shown.append(prompt)
    return shown, state


def never(_):
    return False


def coin(seed):
    rng = random.Random(seed)
    return lambda _: rng.random() < 0.5


def asked(shown):
    return [prompt for prompt in shown if prompt.kind != "worked"]


def test_the_same_seed_and_answers_give_the_same_practice():
    assert practise(60, coin(1)) == practise(60, coin(1))
    assert practise(60, coin(1), State(seed=2)) != practise(60, coin(1))


def test_practice_goes_on_from_json_as_if_it_had_never_stopped():
    state = practise(50, coin(3))[1]
    again = state_from_dict(json.loads(json.dumps(state.to_dict())))
    assert again == state
    assert practise(90, coin(4), again) == practise(90, coin(4), state)


def test_the_first_cycle_shows_every_cell_once():
    shown, _ = practise(len(CELLS), never)
    cells = Counter(prompt.picture.cell.name for prompt in shown if prompt.kind == "picture")
    assert set(cells.values()) == {1}
    # What the contrast pairs did not take is shown in order of the cycle.
    assert len(cells) == len(CELLS) - len(CELLS) // RULES.contrast_every


def test_no_cell_starves_while_its_class_is_open():
    shown, _ = practise(360, never)
    cells = Counter(prompt.picture.cell.name for prompt in asked(shown))
    assert set(cells) == set(CELLS) and min(cells.values()) >= 5


@pytest.mark.parametrize("right", [never, lambda _: True, coin(5)])
def test_no_class_comes_three_times_running(right):
    shown = [{p.picture.condition, p.picture.other} - {""} for p in asked(practise(400, right)[0])]
    assert not any(a & b & c for a, b, c in zip(shown, shown[1:], shown[2:], strict=False))


def test_one_open_class_alone_is_never_shown_three_times_running():
    state = State(mastered=CLASSES[1:])
    shown, _ = practise(60, never, state)
    names = [p.picture.condition for p in asked(shown)]
    assert not any(set(names[n : n + 3]) == {CLASSES[0]} for n in range(len(names)))


def test_every_sixth_trial_is_a_contrast_of_two_classes_on_one_skin():
    shown = asked(practise(120, coin(6))[0])
    kinds = [prompt.kind for prompt in shown]
    assert [n for n, kind in enumerate(kinds, 1) if kind == "contrast"] == list(range(6, 121, 6))
    for prompt in shown[5::6]:
        assert sorted(prompt.options) == sorted((prompt.picture.condition, prompt.picture.other))


def test_the_sides_of_a_contrast_tell_nothing():
    shown = [p for p in practise(2_000, coin(7))[0] if p.kind == "contrast"]
    first = sum(prompt.options[0] == prompt.picture.condition for prompt in shown)
    assert 0.4 < first / len(shown) < 0.6


def test_two_misses_running_bring_one_worked_contrast_with_what_it_was_taken_for():
    state, misses, worked = State(), Counter(), []
    while state.trials < 60:
        prompt, state = next_prompt(state)
        if prompt.kind == "worked":
            assert misses.pop(prompt.picture.condition) == 2
            worked.append(prompt)
            continue
        wrong = next(name for name in prompt.options if name != prompt.picture.condition)
        misses[prompt.picture.condition] += prompt.kind == "picture"
        state = answer(state, prompt, wrong)
    assert len(worked) >= 15
    assert all(w.picture.other in NAMES and w.picture.other != w.options[0] for w in worked)


def test_a_mastered_class_comes_back_once_in_twelve_trials():
    state = State(mastered=CLASSES[:2])
    shown, _ = practise(240, never_loses(CLASSES[:2]), state)
    at = [n for n, p in enumerate(asked(shown), 1) if p.picture.cell.condition in CLASSES[:2]]
    plain = [n for n in at if asked(shown)[n - 1].kind == "picture"]
    assert plain == list(range(3, 241, 12))


def never_loses(classes):
    return lambda prompt: prompt.picture.condition in classes


def test_the_reminders_go_round_the_mastered_cells():
    state = State(mastered=CLASSES[:1])
    shown, _ = practise(12 * 6, never_loses(CLASSES[:1]), state)
    cells = [p.picture.cell.name for p in asked(shown) if p.picture.condition == CLASSES[0]]
    plain = [c for c in cells if c.startswith(CLASSES[0])]
    assert len(set(plain)) == 6


def test_names_come_from_the_learners_own_confusions():
    state = State(confusions={"petechiae": {"heat_rash": 30}})
    seen = Counter()
    for seed in range(300):
        prompt, _ = next_prompt(State(seed=seed, confusions=state.confusions))
        assert len(set(prompt.options)) == RULES.options >= 4
        if prompt.picture.condition == "petechiae":
            seen.update(prompt.options)
    assert seen["heat_rash"] == seen["petechiae"]
    # Add-one: a name that was never confused still comes.
    assert min(seen[name] for name in NAMES) > 0


def test_the_place_of_the_right_name_tells_nothing():
    places = Counter()
    for seed in range(600):
        prompt, _ = next_prompt(State(seed=seed))
        places[prompt.options.index(prompt.picture.condition)] += 1
    assert min(places.values()) > 60


def test_tones_within_a_third_come_alike():
    shown, _ = practise(1_500, never)
    tones = Counter(prompt.picture.tone for prompt in asked(shown))
    assert set(tones) == set(range(1, 11))
    thirds = Counter(prompt.picture.cell.third for prompt in asked(shown))
    assert max(thirds.values()) - min(thirds.values()) <= 36


def test_a_thousand_trials_take_no_more_than_two_thousand_prompts():
    shown, _ = practise(1_000, never)
    assert len(shown) < 2_000
    assert not any(a.kind == b.kind == "worked" for a, b in pairwise(shown))
