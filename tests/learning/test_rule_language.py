import pytest

from skinspots_lib.learning.findings import read_findings
from skinspots_lib.learning.rules.rule_language import RuleError, as_check, keys_of, parse


def holds(when, **findings):
    return as_check(parse(when))(read_findings(findings))


def test_a_missing_answer_is_the_word_unknown():
    assert holds("under_glass!=fades")
    assert holds("under_glass==unknown")
    assert holds("fever in [no, unknown]")
    assert not holds("fever==no")


@pytest.mark.parametrize(
    ("when", "true_for"),
    [
        ("largest_mm<=2", [1, 2]),
        ("largest_mm<2", [1]),
        ("largest_mm>=10", [10, 11]),
        ("largest_mm>2", [5, 10, 11]),
        ("not largest_mm<=2", [5, 10, 11, "unknown"]),
        ("largest_mm==unknown", ["unknown"]),
        ("largest_mm!=unknown", [1, 2, 5, 10, 11]),
    ],
)
def test_a_comparison_needs_a_known_number(when, true_for):
    assert [mm for mm in [1, 2, 5, 10, 11, "unknown"] if holds(when, largest_mm=mm)] == true_for


def test_flags_are_there_or_not():
    assert holds("has(itch)", flags=["itch"])
    assert holds("any(itch, blisters)", flags=["blisters"])
    assert not holds("any(itch, blisters)", flags=["spreading"])


def test_not_binds_before_and_before_or():
    assert holds("not has(itch) and fever==yes or unwell==yes", flags=["itch"], unwell="yes")
    assert not holds("not has(itch) and (fever==yes or unwell==yes)", flags=["itch"], unwell="yes")


def test_true_always_holds():
    assert holds("true")


@pytest.mark.parametrize(
    ("when", "value", "says"),
    [
        ("fevr==yes", "fevr", 'Did you mean "fever"'),
        ("fever==hot", "hot", "Allowed: yes, no, unknown"),
        ("fever in [yes, maybe]", "maybe", "is not an answer of fever"),
        ("has(itchy)", "itchy", 'Did you mean "itch"'),
        ("has(itch, blisters)", "has(itch, blisters)", "is not a form"),
        ("any()", "any()", "is not a form"),
        ("has()", "has()", "is not a form"),
        ("skin_tone==dark", "skin_tone", "is not a finding that rules may use"),
        ("count==many", "count", "is not a finding that rules may use"),
        ("largest_mm==2", "2", "is not an answer of largest_mm"),
        ("largest_mm<=two", "two", "is not a width"),
        ("largest_mm<=-2", "-2", "is not a width"),
        ("fever<=2", "fever <= 2", "is not a form"),
        ("1<largest_mm<2", "1 < largest_mm < 2", "compares more than once"),
        ("fever", "fever", "says nothing alone"),
        ("True", "True", "is not a form"),
        ("fever=='yes'", "'yes'", "is not an answer of fever"),
        ("fever==yes and", "fever==yes and", "cannot be read as a condition"),
        ("fever not in [yes]", "fever not in [yes]", "is not a form"),
        ("", "", "cannot be read as a condition"),
        ("(" * 300 + "true" + ")" * 300, None, "cannot be read as a condition"),
    ],
)
def test_a_bad_condition_names_the_word_and_what_is_allowed(when, value, says):
    with pytest.raises(RuleError, match="Allowed: ") as caught:
        parse(when)
    assert value is None or caught.value.value == value
    assert says in str(caught.value)


@pytest.mark.parametrize(
    "when",
    [
        "__import__('os').system('true')",
        "has(flag=itch)",
        "has(*[itch])",
        "fever.yes",
        "[x for x in [1]]",
        "lambda: true",
        "fever==yes if true else true",
        "(fever:=yes)",
        "has(itch)()",
        "f'{fever}'",
        "fever[0]==yes",
        "-has(itch)",
        "await fever",
        "1 + 1",
    ],
)
def test_other_python_is_refused(when):
    with pytest.raises(RuleError):
        parse(when)


def test_keys_of_a_condition_are_those_it_looks_at():
    assert keys_of(parse("fever==yes and not (has(itch) or largest_mm<2)")) == {
        "fever",
        "flags",
        "largest_mm",
    }
