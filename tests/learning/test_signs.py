import pytest

from skinspots_lib.content.problems import ContentError
from skinspots_lib.content.tables import load
from skinspots_lib.learning.findings import read_findings
from skinspots_lib.learning.rules.signs import profiles, read_signs, shortlist, weigh

SIGN = {
    "sign_id": "a-01",
    "condition": "petechiae",
    "finding": "under_glass",
    "value": "stays",
    "role": "needs",
    "why": "because",
    "source_ids": ("a",),
}


def named(**findings):
    return shortlist(weigh(read_findings(findings)))


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"finding": "glass"}, 'row 2, column finding: "glass" is not in the list.'),
        ({"finding": "sites"}, 'row 2, column finding: "sites" is not in the list.'),
        ({"value": "stay"}, 'row 2, column value: "stay" is not in the list.'),
        ({"value": "unknown"}, 'row 2, column value: "unknown" is not in the list.'),
        ({"role": "helps"}, 'row 2, column role: "helps" is not in the list.'),
        (
            {"finding": "largest_mm", "value": "2-10"},
            'row 2, column value: "2-10" is not a range of sizes.\n'
            "  Allowed: comparisons in mm such as <=2 or >2 <10.",
        ),
        ({"finding": "flags", "value": "itchy"}, 'row 2, column value: "itchy" is not in'),
    ],
)
def test_a_bad_sign_is_named_by_row_and_column(changed, message):
    with pytest.raises(ContentError) as caught:
        read_signs([SIGN | changed])
    assert str(caught.value).startswith(f"data/condition_signs.csv, {message}")


def test_every_condition_has_signs_and_every_sign_a_condition_and_sources():
    signs = load("condition_signs")
    assert set(signs["condition"]) == set(load("conditions")["condition"])
    used = {source for ids in signs["source_ids"] for source in ids}
    assert used <= set(load("sources")["source_id"])
    assert signs["sign_id"].is_unique
    assert all(profile.supports for profile in profiles())


@pytest.mark.parametrize(
    ("mm", "condition"),
    [
        (0.5, "petechiae"),
        (2, "petechiae"),
        (2.1, "purpura"),
        (9.9, "purpura"),
        (10, "ecchymosis"),
        (40, "ecchymosis"),
    ],
)
def test_size_names_a_flat_bleed_in_half_open_steps(mm, condition):
    seen = {"under_glass": "stays", "raised": "flat", "since": "days", "count": "many"}
    assert named(**seen, largest_mm=mm)[0] == condition


@pytest.mark.parametrize("mm", [1, 3, 8, 15])
def test_a_raised_spot_that_stays_outranks_size(mm):
    seen = {"under_glass": "stays", "raised": "raised", "since": "days", "count": "many"}
    assert named(**seen, largest_mm=mm)[0] == "palpable_purpura"


def test_the_grey_band_keeps_petechiae_in_question():
    seen = {"under_glass": "stays", "raised": "flat", "since": "days", "largest_mm": 3}
    assert set(named(**seen)[1]) >= {"purpura", "petechiae"}


def test_nothing_known_names_nothing():
    assert named() == (None, ())


def test_a_condition_with_an_open_need_is_not_named():
    condition, candidates = named(under_glass="stays")
    assert condition is None
    assert {"petechiae", "purpura", "palpable_purpura", "ecchymosis"} <= set(candidates)


def test_old_and_unchanged_speaks_for_an_angioma_and_new_for_petechiae():
    seen = {"raised": "flat", "largest_mm": 2, "count": "many", "age_group": "adult"}
    assert named(**seen, under_glass="partly", flags=["years_unchanged"])[0] == "cherry_angioma"
    assert named(**seen, under_glass="stays", since="hours")[0] == "petechiae"


def test_new_dots_are_never_listed_as_angiomas():
    for glass in ("fades", "partly", "stays"):
        for since in ("hours", "days"):
            seen = {"under_glass": glass, "largest_mm": 2, "since": since, "age_group": "adult"}
            assert "cherry_angioma" not in named(**seen)[1]


def test_a_very_unwell_person_is_never_given_a_plain_viral_rash():
    seen = {"under_glass": "fades", "largest_mm": 3, "fever": "yes", "unwell": "yes"}
    condition, candidates = named(**seen, count="many", age_group="child", since="hours")
    assert condition == candidates[0] == "early_meningococcal_rash"
    assert "viral_exanthem" not in candidates
