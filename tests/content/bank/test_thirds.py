from skinspots_lib.content.bank.thirds import third_of


def test_every_tone_lies_in_one_third():
    assert [third_of(tone) for tone in range(1, 11)] == (
        ["light"] * 3 + ["medium"] * 3 + ["dark"] * 4
    )
    assert third_of(None) == third_of(11) == ""
