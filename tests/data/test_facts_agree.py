"""The tables agree with each other, with their own numbers and with the words of the house."""

import re
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
FACTS = [
    "conditions_causes",
    "conditions",
    "thresholds",
    "urgency_rules",
    "figures",
    "claims",
    "drugs",
    "treatments",
    "investigations",
    "contrasts",
    "misconceptions",
    "glossary",
]
TABLES = [*FACTS, "sources"]
TIERS = ["emergency", "same_day", "soon", "routine", "self_care"]
AGES = {"newborn", "infant", "child", "adolescent", "adult", "older", "any"}
COUNT = re.compile(r"(\d[\d,]*) of (?:a further )?(\d[\d,]*)")
IDS = ["source_id", "source_ids", "url"]


def read(table):
    return pd.read_csv(DATA / f"{table}.csv", keep_default_na=False, dtype=str)


def cells(tables=TABLES, without=IDS):
    """Every (place, text) of the tables, save ids of sources and addresses."""
    for table in tables:
        frame = read(table)
        for _, row in frame.iterrows():
            for column in frame.columns.drop(without, errors="ignore"):
                yield f"{table}, {row.iloc[0]}, {column}", row[column]


def split(frame, column):
    return frame[column].str.split(";").explode()


def number(text):
    return int(text.replace(",", ""))


def decimals(text):
    return len(text.partition(".")[2])


# Figures


def counted_figures():
    for _, row in read("figures").iterrows():
        text = f"{row['statement']} {row['unit']} {row['population']}"
        for part, whole in COUNT.findall(text):
            yield pytest.param(row["value"], number(part), number(whole), id=row["figure_id"])


@pytest.mark.parametrize(("value", "part", "whole"), list(counted_figures()))
def test_a_share_is_its_count_divided_by_all(value, part, whole):
    share = 100 * part / whole
    # Half a step, and a hair for shares that lie on the step (596 of 1,329 is 44.846).
    assert abs(share - float(value)) <= 0.5 * 10 ** -decimals(value) + 1e-9


def test_a_figure_lies_between_its_low_and_its_high():
    for _, row in read("figures").iterrows():
        known = [float(row[column]) for column in ("low", "value", "high") if row[column]]
        assert known, row["figure_id"]
        assert known == sorted(known), row["figure_id"]


def test_a_figure_without_a_value_has_a_range():
    rows = read("figures").query("value == ''")
    assert ((rows["low"] != "") | (rows["high"] != "")).all()


QUOTED = [
    ("misconceptions", "mc_fades_is_safe", "why_people_think_so", "7%", "F74"),
    ("misconceptions", "mc_stays_means_meningitis", "right_idea", "19 of 1,329 (1.4%)", "F08"),
    ("misconceptions", "mc_bruise_colour_dates", "right_idea", "less than 40%", "F34"),
    ("claims", "A13", "what_evidence_says", "67 percent of 58", "F86"),
    ("claims", "B17", "what_evidence_says", "42 percent", "F61"),
    ("claims", "B25", "what_evidence_says", "13-22 hours", "F20"),
    ("claims", "B25", "what_evidence_says", "29 percent", "F24"),
    ("claims", "B45", "what_evidence_says", "7 percent of adolescents", "F71"),
    ("claims", "B45", "what_evidence_says", "75 percent after age 75", "F72"),
    ("conditions_causes", "PET-INF-001", "frequency_note", "19 of 1,329", "F08"),
    ("conditions_causes", "PET-INF-001", "frequency_note", "11% of 233", "F07"),
    ("conditions_causes", "PET-INF-013", "frequency_note", "67% of 58", "F86"),
    ("conditions_causes", "PUR-AGE-001", "frequency_note", "2% of people aged 60-70", "F53"),
    ("conditions_causes", "PUR-AGE-001", "frequency_note", "25% aged 90-100", "F54"),
    ("conditions_causes", "ECC-AGE-001", "frequency_note", "2% of people aged 60-70", "F53"),
    ("urgency_rules", "R04", "why", "11 of 511", "F29"),
    ("urgency_rules", "R09", "why", "72 hours", "F81"),
    ("treatments", "TR035", "evidence_summary", "72 hours", "F81"),
]


@pytest.mark.parametrize(("table", "row", "column", "quote", "figure"), QUOTED)
def test_a_quoted_number_agrees_with_its_figure(table, row, column, quote, figure):
    frame = read(table)
    assert quote in frame.set_index(frame.columns[0]).loc[row, column]
    source = read("figures").set_index("figure_id").loc[figure]
    numbers = set(re.findall(r"\d[\d,.]*\d|\d", " ".join(source)))
    assert set(re.findall(r"\d[\d,.]*\d|\d", quote)) <= numbers


def test_a_count_of_children_in_the_texts_stands_in_a_figure():
    known = set(COUNT.findall(" ".join(read("figures")["statement"])))
    texts = dict(cells(["claims", "misconceptions", "urgency_rules"]))
    for path in [DATA / "cases.yaml", *sorted((DATA / "questions").glob("*.yaml"))]:
        texts[path.name] = path.read_text(encoding="utf-8")
    for place, text in texts.items():
        large = {pair for pair in COUNT.findall(text) if number(pair[1]) > 100}
        assert large <= known, place


# Words


def test_no_cell_uses_a_word_of_the_workshop():
    banned = re.compile(
        r"\bseeds?\b|stored (?:copy|page|text)|our arithmetic|page copy|skyscape|rssing"
        r"|third.party copy|\bTODO\b",
        re.IGNORECASE,
    )
    found = [place for place, text in cells() if banned.search(text)]
    assert found == []


def test_the_glass_test_is_never_positive_or_negative():
    found = [p for p, text in cells() if re.search(r"\b(?:positive|negative)\b", text, re.I)]
    assert found == []


def test_blanching_stands_only_where_the_glossary_explains_it():
    allowed = re.compile(r"^glossary, \w+, (?:term|technical_definition)$|^sources, .*, title$")
    found = [
        place
        for place, text in cells()
        if re.search(r"blanch", text, re.I) and not allowed.match(place)
    ]
    assert found == []


def test_the_glass_has_three_words_and_varies_only_for_a_condition():
    assert set(read("conditions")["under_glass"]) == {"fades", "stays", "partly", "varies"}
    pairs = read("contrasts")
    assert set(pairs["press_a"]) | set(pairs["press_b"]) == {"fades", "stays", "partly"}


def test_ages_come_from_one_list():
    assert set(split(read("conditions_causes"), "typical_age")) <= AGES
    found = [p for p, text in cells() if re.search(r"older_adult|\btoddlers?_|neonate", text)]
    assert found == []


def test_tones_are_light_medium_and_dark():
    fitzpatrick = [
        p for p, t in cells(set(FACTS) - {"figures", "glossary"}) if "fitzpatrick" in t.lower()
    ]
    assert fitzpatrick == []
    looks = [name for name in read("conditions") if name.startswith("look_on_")]
    assert looks == ["look_on_light_skin", "look_on_dark_skin"]
    assert (read("conditions")[looks] != "").all(axis=None)


# Sources


@pytest.mark.parametrize("table", FACTS)
def test_every_source_id_resolves(table):
    frame = read(table)
    column = "source_ids" if "source_ids" in frame else "source_id"
    known = set(read("sources")["source_id"])
    for _, row in frame.iterrows():
        ids = row[column].split(";")
        assert set(ids) <= known, f"{row.iloc[0]}: {set(ids) - known}"
        assert len(ids) == len(set(ids)), f"{row.iloc[0]}: a source twice"


def test_two_sources_never_share_an_address():
    urls = read("sources").query("url != ''")["url"].str.rstrip("/")
    assert urls[urls.duplicated()].tolist() == []


def test_no_address_is_that_of_a_copy():
    hosts = (
        r"docslib|studylib|abcdocz|paperzz|skyscape|rssing|scribd|docksci|yumpu|jobilize"
        r"|skin-disease-care|learns\.edu|zana\.com|sparrho|qxmd|globalauthorid|clateway"
    )
    rows = read("sources")
    assert rows[rows["url"].str.contains(hosts)]["source_id"].tolist() == []


def test_a_source_without_an_address_says_how_it_was_read():
    rows = read("sources").query("url == '' and verification in ['page', 'excerpt']")
    silent = rows[rows["verification_note"] == ""]["source_id"].tolist()
    assert silent == []


def test_how_a_fact_was_checked_is_one_of_four_words():
    for table in TABLES:
        frame = read(table)
        if "verification" in frame:
            words = set(frame["verification"])
            assert words <= {"page", "excerpt", "background", "convention"}, table


def test_a_year_is_a_number_or_blank():
    for table in ("sources", "figures"):
        assert read(table)["year"].str.fullmatch(r"(?:19|20)\d\d|").all(), table


# Tables against each other


def test_sizes_in_conditions_are_those_of_the_convention():
    sizes = read("conditions").set_index("condition")[["size_min_mm", "size_max_mm"]]
    rules = read("thresholds").query("authority.str.startswith('This module')").set_index("term")
    assert sizes.loc["petechiae", "size_max_mm"] == rules.loc["petechiae", "max_mm"] == "2"
    assert sizes.loc["purpura"].tolist() == rules.loc["purpura", ["min_mm", "max_mm"]].tolist()
    assert sizes.loc["ecchymosis", "size_min_mm"] == rules.loc["ecchymosis", "min_mm"] == "10"
    assert (sizes["size_min_mm"].astype(float) < sizes["size_max_mm"].astype(float)).all()


def test_a_pair_says_the_same_of_the_glass_as_its_conditions():
    glass = read("conditions").set_index("condition")["under_glass"]
    pairs = read("contrasts")
    for side in "ab":
        assert pairs[f"press_{side}"].tolist() == glass[pairs[f"condition_{side}"]].tolist()


def test_one_cause_has_one_category_and_one_plain_name():
    groups = read("conditions_causes").groupby("cause")[["cause_category", "cause_plain"]]
    assert (groups.nunique() == 1).all(axis=None)


def test_no_emergency_hides_under_a_condition_of_self_care():
    calm = read("conditions").query("default_urgency == 'self_care'")["condition"]
    rows = read("conditions_causes").query("urgency == 'emergency'")
    assert rows[rows["condition"].isin(calm)]["link_id"].tolist() == []


def test_a_raised_spot_that_stays_is_never_later_than_the_same_day():
    rows = read("conditions_causes").query("condition == 'palpable_purpura'")
    assert set(rows["urgency"]) <= set(TIERS[:2])


def test_an_infection_behind_spots_that_stay_names_the_emergency():
    rows = read("conditions_causes").query(
        "condition in ['petechiae', 'purpura'] and cause_category == 'infection'"
    )
    named = (rows["urgency"] == "emergency") | rows["key_clue"].str.contains("emergency")
    assert rows[~named]["link_id"].tolist() == []


def test_a_blood_thinner_is_never_stopped_alone():
    rows = read("conditions_causes").query("cause == 'Anticoagulants'")
    assert rows["key_clue"].str.contains("Never stop it alone").all()


SAME_WAY = [
    ("PET-MED-001", "Drug-dependent antibodies", "DR009", "thrombocytopenia_immune"),
    ("PET-MED-002", "lowers platelets", "DR029", "thrombocytopenia_immune"),
    ("PET-MED-003", "Antibodies", "DR006", "thrombocytopenia_immune"),
    ("PET-MED-005", "lowers platelets", "DR030", "thrombocytopenia_immune"),
    ("PET-MED-007", "clumping blocked", "DR026", "platelet_function"),
    ("PET-MED-008", "Not explained", "DR011", "other"),
    ("PET-MED-009", "Not explained", "DR001", "other"),
    ("PET-MED-011", "Marrow", "DR038", "thrombocytopenia_marrow"),
    ("PET-MED-012", "antibodies", "DR050", "thrombocytopenia_immune"),
    ("PET-EXP-001", "Marrow", "DR040", "thrombocytopenia_marrow"),
    ("PET-EXP-002", "marrow", "DR042", "thrombocytopenia_marrow"),
    ("PUR-MED-001", "Skin thins", "DR037", "skin_atrophy"),
    ("PAL-MED-001", "vessels", "DR010", "vasculitis"),
    ("ECC-MED-001", "Clotting slowed", "DR020", "anticoagulation"),
    ("ECC-MED-002", "Skin thins", "DR035", "skin_atrophy"),
    ("ECC-MED-003", "clump poorly", "DR023", "platelet_function"),
    ("ECC-MED-005", "clump less", "DR033", "platelet_function"),
    ("ECC-MED-006", "clumping", "DR052", "platelet_function"),
]


@pytest.mark.parametrize(("link", "words", "drug", "mechanism"), SAME_WAY)
def test_a_medicine_works_the_same_way_in_both_tables(link, words, drug, mechanism):
    assert words in read("conditions_causes").set_index("link_id").loc[link, "mechanism"]
    assert read("drugs").set_index("drug_id").loc[drug, "mechanism"] == mechanism


@pytest.mark.parametrize(
    ("claim", "verdict", "link", "evidence"),
    [
        ("A04", "misleading", "PET-MED-009", "patient_information"),
        ("B28", "wrong", "PET-NUT-004", "web_article_only"),
        ("B37", "no_evidence", "CHA-AGE-002", "web_article_only"),
    ],
)
def test_a_weak_claim_is_weak_in_both_tables(claim, verdict, link, evidence):
    assert read("claims").set_index("claim_id").loc[claim, "verdict"] == verdict
    assert read("conditions_causes").set_index("link_id").loc[link, "evidence"] == evidence


def test_only_claims_that_were_never_supported_rest_on_a_web_article_alone():
    rows = read("conditions_causes").query("evidence == 'web_article_only'")
    assert rows["cause"].tolist() == ["Iron deficiency", "Sun exposure"]
