import ast
import inspect

import pytest

from skinspots_lib.content.cases import TIERS
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.tables import load
from skinspots_lib.learning.findings import read_findings
from skinspots_lib.learning.rules import rule_language, urgency
from skinspots_lib.learning.rules.urgency import matching, read_rules, rules


def rows(**changed):
    """Two good rows, the first of them changed."""
    texts = {"why": "because", "source_ids": ("a",)}
    first = {"rule_id": "R1", "order": 1, "when": "fever==yes", "tier": "same_day"} | texts
    rest = {"rule_id": "R2", "order": 2, "when": "true", "tier": "soon"} | texts
    return [first | changed, rest]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"when": "has(itchy)"},
            'data/urgency_rules.csv, row 2, column when: "has(itchy)" cannot be read: '
            '"itchy" is not a flag.\n  Allowed: spreading, ',
        ),
        (
            {"tier": "same day"},
            'data/urgency_rules.csv, row 2, column tier: "same day" is not in the list.\n'
            "  Allowed: emergency, same_day, soon, routine, self_care. "
            'Did you mean "same_day"?',
        ),
        (
            {"order": 2},
            'data/urgency_rules.csv, row 3, column order: "2" is also the order of row 2.\n'
            "  Allowed: a whole number",
        ),
        (
            {"order": None},
            "data/urgency_rules.csv, row 2, column order: is not a place in the order.",
        ),
        (
            {"order": float("nan")},
            'data/urgency_rules.csv, row 2, column order: "nan" is not a place in the order.',
        ),
        (
            {"order": 1.5},
            'data/urgency_rules.csv, row 2, column order: "1.5" is not a place in the order.',
        ),
        (
            {"order": 3},
            "data/urgency_rules.csv, the row with the highest order, column when: "
            '"fever==yes" leaves some findings without an urgency.\n  Allowed: true.',
        ),
    ],
)
def test_a_bad_rule_is_named_by_row_and_column(changed, message):
    with pytest.raises(ContentError) as caught:
        read_rules(rows(**changed))
    assert str(caught.value).startswith(message)


def test_all_bad_rules_are_named_at_once():
    bad = rows(when="x", tier="y", order=None)
    with pytest.raises(ContentError) as caught:
        read_rules(bad)
    assert len(caught.value.problems) == 3


def test_no_rules_at_all_are_refused():
    with pytest.raises(ContentError, match="without an urgency"):
        read_rules([])


def test_rules_are_tried_by_their_order_not_their_row():
    first, rest = rows()
    assert [rule.rule_id for rule in read_rules([rest, first])] == ["R1", "R2"]


def test_conditions_are_never_run_as_python():
    called = {
        node.func.id
        for module in (rule_language, urgency)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called.isdisjoint({"eval", "exec", "compile", "__import__"})


def test_the_table_runs_from_danger_to_what_is_left():
    tiers = [TIERS.index(rule.tier) for rule in rules()]
    danger = tiers[: tiers.index(TIERS.index("self_care"))]
    assert danger == sorted(danger)


def test_an_edited_rule_is_read_again(tmp_path, monkeypatch):
    for name in data_dir().iterdir():
        if name.is_file():
            (tmp_path / name.name).write_bytes(name.read_bytes())
    monkeypatch.setenv("SKINSPOTS_DATA", str(tmp_path))
    calm = read_findings(
        {"under_glass": "fades", "fever": "no", "unwell": "no"} | {"age_group": "adult"}
    )
    assert matching(calm)[0].tier == "routine"
    table = tmp_path / "urgency_rules.csv"
    table.write_text(table.read_text("utf-8").replace(",true,routine,", ",true,soon,"), "utf-8")
    assert matching(calm)[0].tier == "soon"


def test_further_reasons_speak_for_the_same_urgency():
    ill = {"under_glass": "stays", "fever": "yes", "unwell": "yes", "flags": ["spreading"]}
    found = matching(read_findings(ill))
    assert [rule.rule_id for rule in found] == ["R01", "R02", "R03c"]
    strip = {"under_glass": "partly", "fever": "no", "unwell": "no", "age_group": "adult"}
    found = matching(read_findings(strip | {"flags": ["one_sided_strip", "blisters"]}))
    assert [rule.rule_id for rule in found] == ["R09", "R11b"]


def test_the_baby_rule_speaks_of_safety():
    baby = {"under_glass": "stays", "largest_mm": 15, "flags": ["not_yet_mobile"]}
    known = read_findings(baby | {"fever": "no", "unwell": "no", "age_group": "infant"})
    assert "safety" in matching(known)[0].why


def test_every_rule_has_a_reason_and_a_source_of_the_table():
    known = set(load("sources")["source_id"])
    assert all(rule.why and set(rule.source_ids) <= known for rule in rules())
    assert all(rule.source_ids for rule in rules())
