import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skinspots_lib.content.cases import TIERS, load_cases
from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.tables import load
from skinspots_lib.learning.findings import FINDINGS, FLAGS
from skinspots_lib.learning.rules.signs import profiles
from skinspots_lib.learning.sorting import QUESTIONS, sort_spot

TABLE = Path(__file__).with_name("sorting_cases.csv")
OWN = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
# No finding asks about water, so a lake rash, heat rash and bites look the same to the rule.
CANNOT_TELL = {"lake rash"}
WORD_KEYS = [key for key, words in FINDINGS.items() if words and key != "flags"]

SOME_FINDINGS = st.fixed_dictionaries(
    {},
    optional={key: st.sampled_from(FINDINGS[key]) for key in WORD_KEYS}
    | {
        "largest_mm": st.one_of(st.just("unknown"), st.floats(0.1, 300)),
        "flags": st.lists(st.sampled_from(list(FLAGS)), max_size=8),
        "sites": st.lists(st.text(max_size=5), max_size=2),
        "other": st.text(max_size=9),
    },
)


def rank(findings):
    return TIERS.index(sort_spot(findings).urgency)


def findings_of(case):
    """Turn "stays flat 2 many child days fever" into findings; not said is no."""
    said = case["findings"].split()
    keys = [key for key in WORD_KEYS if key not in ("fever", "unwell", "skin_tone")]
    findings = {key: next((word for word in said if word in FINDINGS[key]), None) for key in keys}
    findings["largest_mm"] = next(word for word in said if word.isdigit())
    findings |= {key: "yes" if key in said else "no" for key in ("fever", "unwell")}
    return findings | {"flags": case["flags"].split()}


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.id)
def test_a_teaching_case_comes_out_as_its_answer_says(case):
    result = sort_spot(case.findings)
    assert result.urgency == case.answer_urgency
    assert result.condition == case.answer_condition
    assert case.answer_condition in result.candidates


def test_the_answer_leads_the_candidates_in_at_least_ten_of_twelve_teaching_cases():
    first = [sort_spot(case.findings).candidates[0] for case in load_cases()]
    answers = [case.answer_condition for case in load_cases()]
    assert sum(map(str.__eq__, first, answers)) >= len(answers) * 10 / 12


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["case"])
def test_a_spot_from_the_fact_tables_is_sorted_as_expected(case):
    result = sort_spot(findings_of(case))
    assert result.urgency == case["urgency"]
    assert case["condition"] in result.candidates
    assert result.condition == case["condition"] or case["case"] in CANNOT_TELL


@given(SOME_FINDINGS)
def test_any_findings_give_a_whole_result(findings):
    result = sort_spot(findings)
    danger = {profile.condition: profile.danger for profile in profiles()}
    ranks = [danger[condition] for condition in result.candidates]
    assert len(ranks) <= 5
    assert ranks == sorted(ranks), "most dangerous first"
    assert result.condition is None or result.condition in result.candidates
    assert result.urgency in TIERS
    assert result.reasons[0].text
    assert result.ask_next is None or findings.get(result.ask_next, "unknown") == "unknown"


@given(SOME_FINDINGS, st.sampled_from([flag for flag in FLAGS if FLAGS[flag].kind != "calming"]))
def test_a_worrying_flag_never_calms(findings, flag):
    more = findings | {"flags": [*findings.get("flags", []), flag]}
    assert rank(more) <= rank(findings)


@given(SOME_FINDINGS, st.sampled_from(["under_glass", "raised", "largest_mm", "age_group"]))
def test_forgetting_an_answer_never_calms(findings, key):
    assert rank(findings | {key: "unknown"}) <= rank(findings)


@given(SOME_FINDINGS, st.sampled_from(["fever", "unwell"]))
def test_not_asking_about_illness_never_calms(findings, key):
    assert rank(findings | {key: "unknown"}) <= rank(findings | {key: "no"})
    assert rank(findings | {key: "yes"}) <= rank(findings | {key: "unknown"})


@given(SOME_FINDINGS, SOME_FINDINGS)
def test_tone_count_sites_time_and_text_never_change_the_urgency(findings, others):
    keys = ("skin_tone", "count", "sites", "since", "other")
    changed = findings | {key: others.get(key, "unknown") for key in keys}
    before, after = sort_spot(findings), sort_spot(changed)
    assert (before.urgency, before.reasons) == (after.urgency, after.reasons)
    assert before.ask_next == after.ask_next


@given(SOME_FINDINGS, st.sampled_from(FINDINGS["skin_tone"]), st.lists(st.text(max_size=5)))
def test_tone_and_places_never_change_the_condition(findings, tone, sites):
    changed = sort_spot(findings | {"skin_tone": tone, "sites": sites})
    assert changed.candidates == sort_spot(findings).candidates


def test_unknown_press_with_fever_counts_as_stays():
    assert sort_spot({"fever": "yes", "unwell": "no"}).reasons[0].rule_id == "R01"


def test_illness_is_asked_first_while_unknown():
    assert sort_spot({}).ask_next == "unwell"
    assert sort_spot({"under_glass": "fades", "unwell": "no"}).ask_next == "fever"


def test_nothing_is_asked_once_an_emergency_is_certain():
    assert sort_spot({"under_glass": "stays", "fever": "yes"}).ask_next is None
    assert sort_spot({"flags": ["first_fit"]}).ask_next is None


def test_the_press_is_asked_when_it_decides_most():
    well = {"fever": "no", "unwell": "no", "age_group": "adult"}
    assert sort_spot(well | {"raised": "flat", "largest_mm": 1}).ask_next == "under_glass"


def test_a_question_that_changes_nothing_is_not_asked():
    known = {"fever": "no", "unwell": "no", "age_group": "child", "under_glass": "stays"}
    assert sort_spot(known).urgency == "same_day"
    assert sort_spot(known).ask_next is None


def test_following_the_questions_always_ends():
    calm = {"unwell": "no", "fever": "no", "under_glass": "fades", "age_group": "adult"}
    calm |= {"raised": "flat", "largest_mm": 1}
    findings, asked = {}, []
    while (key := sort_spot(findings).ask_next) is not None:
        asked.append(key)
        findings[key] = calm[key]
    assert asked[:2] == ["unwell", "fever"]
    assert len(asked) <= len(QUESTIONS)
    assert sort_spot(findings).urgency == "routine"


def test_reasons_name_rows_and_sources():
    result = sort_spot({"under_glass": "stays", "fever": "yes", "unwell": "yes"})
    rules = load("urgency_rules").set_index("rule_id")
    for reason in result.reasons:
        assert reason.text == rules.loc[reason.rule_id, "why"]
        assert reason.source_ids == tuple(rules.loc[reason.rule_id, "source_ids"])


def test_signs_say_what_spoke_for_the_condition():
    seen = {"under_glass": "stays", "raised": "raised", "largest_mm": 5}
    signs = sort_spot(seen).signs
    assert signs
    assert all(sign.rule_id.startswith("palpable_purpura-") for sign in signs)


def test_a_result_shows_as_a_box_without_a_way_in_for_markup():
    result = sort_spot({"under_glass": "stays", "raised": "flat", "largest_mm": 5})
    shown = result._repr_html_()
    assert "same day" in shown
    assert "purpura" in shown
    hostile = type(result)("<b>x", ("<i>y",), "soon", (), "<u>z")
    assert not {"<b>x", "<i>y", "<u>z"} & set(hostile._repr_html_().replace("</", " </").split())
    assert "&lt;b&gt;x" in hostile._repr_html_()


def test_a_result_cannot_be_changed():
    with pytest.raises(AttributeError):
        sort_spot({}).urgency = "self_care"


def test_wrong_findings_are_a_content_error():
    with pytest.raises(ContentError, match="key colour"):
        sort_spot({"colour": "red"})
