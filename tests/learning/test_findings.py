import math

import pytest

from skinspots_lib.content.problems import ContentError
from skinspots_lib.learning.findings import FINDINGS, FLAGS, read_findings


def test_no_findings_are_all_unknown():
    known = read_findings({})
    assert list(known) == list(FINDINGS)
    assert known["under_glass"] == known["largest_mm"] == "unknown"
    assert known["flags"] == frozenset()


@pytest.mark.parametrize("blank", [None, math.nan, "unknown"])
@pytest.mark.parametrize("key", FINDINGS)
def test_a_blank_answer_is_a_missing_one(key, blank):
    assert read_findings({key: blank})[key] in ("unknown", frozenset(), ())


@pytest.mark.parametrize("width", [2, 2.0, "2", " 2.0 "])
def test_a_width_is_a_number_or_its_text(width):
    assert read_findings({"largest_mm": width})["largest_mm"] == 2.0


@pytest.mark.parametrize("width", [0, -1, "wide", True, math.inf, "nan", [2]])
def test_a_wrong_width_says_what_is_allowed(width):
    with pytest.raises(ContentError, match=r"key largest_mm(.|\n)*above 0"):
        read_findings({"largest_mm": width})


def test_a_wrong_answer_lists_the_answers_and_the_nearest():
    with pytest.raises(ContentError) as caught:
        read_findings({"under_glass": "stay"})
    assert str(caught.value) == (
        'findings, key under_glass: "stay" is not in the list.\n'
        '  Allowed: fades, stays, partly, unknown. Did you mean "stays"?'
    )


def test_an_unknown_key_lists_the_keys_and_the_nearest():
    with pytest.raises(ContentError, match='Allowed: under_glass, .*Did you mean "fever"'):
        read_findings({"fevers": "yes"})


def test_an_unknown_flag_lists_the_flags_and_the_nearest():
    with pytest.raises(ContentError, match='"blister" is not a flag(.|\n)*Did you mean "blisters"'):
        read_findings({"flags": ["itch", "blister"]})


def test_a_flag_outside_a_list_is_named():
    with pytest.raises(ContentError, match='"itch" is not a list of words'):
        read_findings({"flags": "itch"})


def test_all_faults_are_named_at_once():
    with pytest.raises(ContentError) as caught:
        read_findings({"fever": "high", "flags": ["x", "y"], "size": 2, "other": 3})
    assert len(caught.value.problems) == 5


@pytest.mark.parametrize("value", [True, 1, ["yes"], {"yes": 1}, b"yes", "Yes"])
def test_only_the_listed_words_are_answers(value):
    with pytest.raises(ContentError, match="key fever"):
        read_findings({"fever": value})


def test_every_flag_has_a_class_and_a_meaning():
    assert {flag.kind for flag in FLAGS.values()} == {"danger", "calming", "describing"}
    assert all(flag.meaning for flag in FLAGS.values())
    assert [sum(f.kind == k for f in FLAGS.values()) for k in ("danger", "calming")] == [19, 11]
