import csv

import pytest

from skinspots_lib.content import schema
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.problems import ContentError, UnknownName

TABLES = schema.table_names()
URGENCY = ["emergency", "same_day", "soon", "routine", "self_care"]


def fields_named(*names):
    return [f for table in TABLES for f in schema.columns(table) if f["name"] in names]


def test_every_table_of_the_first_part_is_described():
    first = {"conditions_causes", "conditions", "sources", "thresholds", "urgency_rules"}
    assert first <= set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_columns_are_those_of_the_file_in_its_order(table):
    with (data_dir() / schema.table(table).path).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert header == [column["name"] for column in schema.columns(table)]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_a_title_and_a_meaning(table):
    for column in schema.columns(table):
        assert column["title"], column["name"]
        assert len(column["description"].split()) > 1, column["name"]


@pytest.mark.parametrize("table", TABLES)
def test_first_column_is_the_key(table):
    key = schema.table(table).columns[0]
    assert key.required
    assert key.unique
    assert key.pattern


def test_urgency_runs_from_the_most_urgent():
    for field in fields_named("urgency", "default_urgency", "tier"):
        assert field["constraints"]["enum"] == URGENCY


def test_frequency_runs_from_common_to_unknown():
    (field,) = fields_named("frequency")
    assert field["constraints"]["enum"] == ["common", "uncommon", "rare", "unknown"]


def test_ages_run_from_the_youngest():
    (field,) = fields_named("typical_age")
    ages = ["newborn", "infant", "child", "adolescent", "adult", "older", "any"]
    assert field[schema.LIST]["enum"] == ages


def test_sizes_carry_their_unit():
    for table in TABLES:
        for column in schema.table(table).columns:
            assert (column.unit == "mm") == column.name.endswith("_mm"), column.name


def test_every_list_of_sources_points_to_sources():
    lists = fields_named("source_ids")
    assert len(lists) >= 8
    assert {field[schema.LIST]["reference"] for field in lists} == {"sources.source_id"}
    assert {field[schema.LIST]["separator"] for field in lists} == {";"}


def test_every_reference_leads_to_a_key():
    for table in TABLES:
        for column in schema.table(table).columns:
            if column.reference:
                other, key = column.reference.split(".")
                assert schema.table(other).key == key


def test_frictionless_accepts_the_description():
    from frictionless import Package

    Package.from_descriptor(str(data_dir() / schema.FILE))


def test_unknown_table_lists_the_tables():
    with pytest.raises(UnknownName, match="conditions_causes, conditions"):
        schema.table("condtions")
    with pytest.raises(UnknownName, match='Did you mean "conditions"'):
        schema.columns("condtions")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"resources": [', "line 1: is not JSON"),
        ("{}", "file: does not describe tables"),
        ("[]", "file: does not describe tables"),
    ],
)
def test_broken_schema_is_named(text, said, data_copy):
    (data_copy / schema.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=f"data/datapackage.json, {said}"):
        schema.table_names()


def test_missing_schema_is_named(data_copy):
    (data_copy / schema.FILE).unlink()
    with pytest.raises(ContentError, match=r"data/datapackage\.json, file: cannot be read"):
        schema.table_names()
