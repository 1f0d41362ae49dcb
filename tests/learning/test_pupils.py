from skinspots_lib.learning.simulated.pupils import MODELS


def test_the_forgetter_alone_loses_with_time():
    for name, make in MODELS.items():
        pupil = make(1)
        pupil.see("purpura")
        first = pupil.strength["purpura"]
        for _ in range(50):
            pupil.wait()
        assert (pupil.strength["purpura"] < first) == (name == "forgets")


def test_the_comparer_learns_more_after_another_class():
    same, other = MODELS["compares"](1), MODELS["compares"](1)
    for pupil, first in ((same, "purpura"), (other, "petechiae")):
        pupil.see(first)
        pupil.strength["purpura"] = 0.2
        pupil.see("purpura")
    assert other.strength["purpura"] > same.strength["purpura"]
