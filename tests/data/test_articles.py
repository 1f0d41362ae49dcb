"""What the two web articles name is in the tables.

Each line of NAMED gives the article's words, the article (A or B), the table, and per column the
text that must stand in one row of it. Read with plain pandas, as a teacher would.
"""

from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
CAUSES = "conditions_causes"

NAMED = [
    # Article A: what petechiae and purpura are, and what causes them
    (
        "petechiae from infections",
        "A",
        CAUSES,
        {"condition": "petechiae", "cause_category": "infection"},
    ),
    (
        "petechiae from drug reactions",
        "A",
        CAUSES,
        {"condition": "petechiae", "cause_category": "medication"},
    ),
    (
        "infections and drug reactions",
        "A",
        "claims",
        {"claim": "Infections and reactions to medicines"},
    ),
    ("atropine", "A", CAUSES, {"cause": "Atropine"}),
    ("AtroPen, a heart rhythm drug", "A", "drugs", {"drug": "AtroPen", "drug_class": "article A"}),
    (
        "heart rhythm drugs such as atropine",
        "A",
        "claims",
        {"claim": "Heart rhythm drugs such as atropine"},
    ),
    ("petechiae", "A", "conditions", {"condition": "petechiae"}),
    ("purpura", "A", "conditions", {"condition": "purpura"}),
    ("purpura, skin hemorrhages, blood spots", "A", "claims", {"claim": "blood spots"}),
    ("a severe coughing fit", "A", CAUSES, {"cause": "Coughing fit"}),
    ("a severe coughing fit", "A", "claims", {"claim": "coughing fit"}),
    # Article A: red dots that may be something else
    ("heat rash", "A", "conditions", {"label": "Heat rash"}),
    ("heat rash", "A", CAUSES, {"condition": "heat_rash"}),
    ("heat rash", "A", "claims", {"claim": "Heat rash"}),
    ("keratosis pilaris (KP)", "A", "conditions", {"label": "Keratosis pilaris"}),
    ("keratosis pilaris (KP)", "A", CAUSES, {"condition": "keratosis_pilaris"}),
    ("keratosis pilaris (KP)", "A", "claims", {"claim": "(KP)"}),
    ("KP", "A", "glossary", {"also_called": "KP"}),
    ("contact dermatitis", "A", "conditions", {"label": "Contact dermatitis"}),
    ("contact dermatitis", "A", CAUSES, {"condition": "contact_dermatitis"}),
    ("contact dermatitis", "A", "claims", {"claim": "Contact dermatitis"}),
    ("atopic dermatitis", "A", "conditions", {"label": "Atopic dermatitis"}),
    ("atopic dermatitis", "A", CAUSES, {"condition": "atopic_dermatitis"}),
    ("atopic dermatitis", "A", "claims", {"claim": "Atopic dermatitis"}),
    ("viral infection", "A", "conditions", {"label": "Viral rash"}),
    ("viral infection", "A", CAUSES, {"condition": "viral_exanthem"}),
    ("viral infection", "A", "claims", {"claim": "Viral infection"}),
    ("bacterial infection", "A", CAUSES, {"cause": "Bacterial sepsis"}),
    ("bacterial infection", "A", "claims", {"claim": "Bacterial infection"}),
    ("pityriasis rosea", "A", "conditions", {"label": "Pityriasis rosea"}),
    ("pityriasis rosea", "A", CAUSES, {"condition": "pityriasis_rosea"}),
    ("pityriasis rosea", "A", "claims", {"claim": "Pityriasis rosea"}),
    ("shingles", "A", "conditions", {"label": "Shingles"}),
    ("shingles", "A", CAUSES, {"condition": "shingles"}),
    ("shingles", "A", "claims", {"claim": "Shingles"}),
    ("swimmer's itch", "A", "conditions", {"label": "Swimmer's itch"}),
    ("swimmer's itch", "A", CAUSES, {"condition": "swimmers_itch"}),
    ("swimmer's itch", "A", "claims", {"claim": "Swimmer's itch"}),
    ("ringworm", "A", "conditions", {"label": "Ringworm"}),
    ("ringworm", "A", CAUSES, {"condition": "ringworm"}),
    ("ringworm", "A", "claims", {"claim": "Ringworm"}),
    # Article A: getting rid of blood spots
    ("excision", "A", "treatments", {"treatment": "excision"}),
    ("excision", "A", "claims", {"claim": "Excision"}),
    (
        "electrodesiccation, electrocautery",
        "A",
        "treatments",
        {"treatment": "electrodesiccation (electrocautery)"},
    ),
    ("electrodesiccation, electrocautery", "A", "claims", {"claim": "Electrodesiccation"}),
    ("cryosurgery", "A", "treatments", {"treatment": "cryosurgery"}),
    ("cryosurgery", "A", "claims", {"claim": "Cryosurgery"}),
    ("laser", "A", "treatments", {"treatment": "laser", "condition": "cherry_angioma"}),
    ("laser", "A", "claims", {"claim": "Laser removal"}),
    ("home removal", "A", "treatments", {"treatment": "home removal", "advise": "do_not"}),
    ("home removal", "A", "claims", {"claim": "at home", "verdict": "wrong"}),
    # Article B: injury, age, medical treatment
    ("injury", "B", CAUSES, {"condition": "purpura", "cause": "Injury or friction"}),
    ("injury", "B", "claims", {"claim": "Injury is considered the most common"}),
    ("ageing", "B", CAUSES, {"condition": "purpura", "cause": "Ageing skin"}),
    ("ageing", "B", "claims", {"claim": "Ageing makes skin more sensitive"}),
    ("steroids", "B", CAUSES, {"cause": "Corticosteroids"}),
    ("steroids", "B", "drugs", {"drug": "corticosteroid tablets"}),
    ("steroids", "B", "claims", {"claim": "Steroids"}),
    ("blood thinners", "B", CAUSES, {"cause": "Anticoagulants"}),
    ("blood thinners", "B", "drugs", {"drug": "warfarin", "drug_class": "blood thinner"}),
    ("blood thinners", "B", "claims", {"claim": "Blood thinners"}),
    ("aspirin", "B", CAUSES, {"cause": "Aspirin"}),
    ("aspirin", "B", "drugs", {"drug": "aspirin"}),
    ("aspirin", "B", "claims", {"claim": "Aspirin"}),
    # Article B: infections and blood
    ("infections", "B", CAUSES, {"condition": "petechiae", "cause_category": "infection"}),
    (
        "viral infections and clotting",
        "B",
        "claims",
        {"claim": "Viral infections result in blood clotting"},
    ),
    ("septicaemia", "B", CAUSES, {"cause": "Bacterial sepsis"}),
    ("septicaemia", "B", "claims", {"claim": "Septicaemia"}),
    ("septicaemia", "B", "glossary", {"also_called": "septicaemia"}),
    ("leukaemia", "B", CAUSES, {"cause": "Acute leukaemia"}),
    ("leukaemia", "B", "claims", {"claim": "leukaemia"}),
    ("chemotherapy", "B", CAUSES, {"cause": "Chemotherapy"}),
    ("chemotherapy", "B", "drugs", {"drug": "cancer chemotherapy"}),
    ("radiation", "B", CAUSES, {"cause": "Radiotherapy"}),
    ("radiation", "B", "drugs", {"drug": "radiotherapy"}),
    ("chemotherapy and radiation", "B", "claims", {"claim": "Chemotherapy and radiation"}),
    ("thrombocytopenia", "B", CAUSES, {"cause": "Thrombocytopenia (any cause)"}),
    ("thrombocytopenia", "B", "claims", {"claim": "Thrombocytopenia"}),
    ("haemophilia", "B", CAUSES, {"cause": "Haemophilia"}),
    ("haemophilia", "B", "claims", {"claim": "Haemophilia"}),
    ("von Willebrand disease", "B", CAUSES, {"cause": "Von Willebrand disease"}),
    ("von Willebrand disease", "B", "claims", {"claim": "Von Willebrand disease"}),
    ("autoimmune disorders", "B", CAUSES, {"cause_category": "vasculitis_immune"}),
    ("autoimmune disorders", "B", "claims", {"claim": "Autoimmune disorders"}),
    # Article B: malnutrition
    (
        "lack of folic acid",
        "B",
        CAUSES,
        {"cause": "Folate deficiency", "cause_plain": "folic acid"},
    ),
    ("lack of vitamin B12", "B", CAUSES, {"cause": "Vitamin B12 deficiency"}),
    ("folic acid and B12", "B", "claims", {"claim": "folic acid or vitamin B12"}),
    ("lack of vitamin K", "B", CAUSES, {"cause": "Vitamin K deficiency"}),
    ("lack of vitamin K", "B", "claims", {"claim": "vitamin K"}),
    ("lack of iron", "B", CAUSES, {"cause": "Iron deficiency", "evidence": "web_article_only"}),
    ("lack of iron", "B", "claims", {"claim": "Lack of iron", "verdict": "wrong"}),
    ("vitamins replaced", "B", "treatments", {"treatment": "vitamin K, folate, B12 or iron"}),
    # Article B: too few platelets
    (
        "platelets and rheumatoid arthritis",
        "B",
        CAUSES,
        {"cause": "Rheumatoid arthritis (low platelets)"},
    ),
    ("platelets and lupus", "B", CAUSES, {"condition": "petechiae", "cause_plain": "Lupus"}),
    ("platelets and measles", "B", CAUSES, {"condition": "petechiae", "cause": "Measles"}),
    (
        "platelets and leukaemia",
        "B",
        CAUSES,
        {"condition": "petechiae", "cause": "Acute leukaemia"},
    ),
    (
        "the four named together",
        "B",
        "claims",
        {"claim": "rheumatoid arthritis, lupus, measles or leukaemia"},
    ),
    # Article B: cherry angioma, sun, treatment
    ("cherry angioma", "B", "conditions", {"label": "Cherry angioma"}),
    ("cherry angioma", "B", CAUSES, {"condition": "cherry_angioma"}),
    ("cherry angioma", "B", "claims", {"claim": "Cherry angioma"}),
    ("sun exposure", "B", CAUSES, {"cause": "Sun exposure", "condition": "cherry_angioma"}),
    ("sun exposure", "B", "claims", {"claim": "UV exposure"}),
    ("sunscreen", "B", "treatments", {"treatment": "sunscreen", "condition": "cherry_angioma"}),
    ("sunscreen", "B", "claims", {"claim": "Sunscreen"}),
    ("cryotherapy", "B", "claims", {"claim": "cryotherapy"}),
    ("cryotherapy", "B", "glossary", {"term": "cryotherapy"}),
    ("liquid nitrogen", "B", "treatments", {"treatment": "liquid nitrogen"}),
    ("liquid nitrogen", "B", "claims", {"claim": "liquid nitrogen"}),
]


def read(table):
    return pd.read_csv(DATA / f"{table}.csv", keep_default_na=False, dtype=str)


def find(table, article, wanted):
    """Rows of a table that hold every wanted text and, where it is noted, belong to the article."""
    rows = read(table)
    for column, text in wanted.items():
        rows = rows[rows[column].str.contains(text, case=False, regex=False)]
    if "in_article" in rows:
        rows = rows[rows["in_article"].isin([article, "both"])]
    if "article" in rows:
        rows = rows[rows["article"] == article]
    return rows


@pytest.mark.parametrize(
    ("words", "article", "table", "wanted"),
    NAMED,
    ids=[f"{article}-{words}-in-{table}".replace(" ", "_") for words, article, table, _ in NAMED],
)
def test_what_an_article_names_is_in_the_tables(words, article, table, wanted):
    found = find(table, article, wanted)
    assert len(found), f"article {article} names {words}: no row of {table} has {wanted}"
    if table in (CAUSES, "claims", "treatments", "drugs", "conditions"):
        assert (found["source_ids"] != "").all(), f"{words}: a row without a source"


def test_a_cause_that_no_article_names_is_not_found_as_theirs():
    for article in "AB":
        assert find(CAUSES, article, {"cause": "Meningococcal disease"}).empty
    assert len(read(CAUSES).query("cause == 'Meningococcal disease'")) == 3


@pytest.mark.parametrize(("article", "count"), [("A", 34), ("B", 55)])
def test_claims_of_an_article_are_numbered_without_a_gap(article, count):
    ids = read("claims").query("article == @article")["claim_id"].tolist()
    assert ids == [f"{article}{number:02d}" for number in range(1, count + 1)]


@pytest.mark.parametrize("claim", ["A21", "A27", "B02", "B08", "B50"])
def test_a_claim_about_the_text_itself_cites_the_article(claim):
    row = read("claims").set_index("claim_id").loc[claim]
    assert f"article-{row['article'].lower()}" in row["source_ids"].split(";")
