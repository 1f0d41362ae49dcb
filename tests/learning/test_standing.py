from skinspots_lib.learning.engine.cells import CELLS, Picture
from skinspots_lib.learning.store.standing import MASTERED, join, mastered, score, standing
from skinspots_lib.learning.trials import Trial


def shown(*tones, said="purpura"):
    pictures = [Picture("purpura", tone, "clear", seed) for seed, tone in enumerate(tones)]
    return [
        Trial(p.id, said, said == "purpura", part="practice", at=n) for n, p in enumerate(pictures)
    ]


def test_levels_join_to_the_highest_in_any_order():
    one, two = {"a": 1, "b": 2}, {"b": 1, "c": 3}
    assert join(one, two) == join(two, one) == join(one, two, one) == {"a": 1, "b": 2, "c": 3}


def test_a_cell_counts_its_longest_row_and_five_means_mastered():
    levels = standing([*shown(8, 9), *shown(8, said="petechiae"), *shown(1)])
    assert levels == {"purpura-dark-clear": 3, "purpura-light-clear": 2}
    levels = standing(shown(1, 8, 2, 9, 3, 4))
    assert levels == dict.fromkeys([n for n in CELLS if n.startswith("purpura")], MASTERED)
    assert mastered(levels) == ("purpura",)


def test_only_a_first_try_makes_an_item_right():
    assert standing([Trial("q07", "1", False), Trial("q07", "2", True, number=2)]) == {"q07": 1}
    assert standing([Trial("q07", "2", True), Trial("q07", "1", False)]) == {"q07": 2}


def test_the_best_sitting_of_the_test_counts():
    sittings = [Trial("post-test", f"{n}/36", n > 28) for n in (20, 31, 25)]
    assert standing(sittings) == {"post-test": 31, "post-test passed": 1}
    assert score(Trial("post-test", "many", False)) == (0, 0)
