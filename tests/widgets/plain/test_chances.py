import pytest

from skinspots_lib import widgets
from skinspots_lib.charts import chances as charted
from skinspots_lib.charts.chances import plot_chances, studies
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.tables import load


def test_every_study_can_be_picked_and_the_first_is_shown():
    part = widgets.chances()
    assert [id for _, id in part.picker.options] == list(studies())
    assert part.figure_id == part.picker.value == "F01"


def test_another_study_changes_picture_and_words():
    part = widgets.chances("F08")
    before = part.picture.value
    part.picker.value = "F03"
    assert part.figure_id == "F03"
    assert part.picture.value != before
    assert "about 5 had meningococcal infection" in part.said.value
    assert plot_chances("F03").alt in part.picture.value


def test_the_trait_can_be_set_from_python():
    part = widgets.chances("F08")
    part.figure_id = "F02"
    assert part.picker.value == "F02"


def test_words_name_the_setting_and_the_rule_for_an_emergency():
    said = widgets.chances("F08").said.value
    assert said.startswith('<div role="status">')
    assert "37 emergency departments, UK" in said
    assert "fever or feeling very unwell = emergency" in said


def test_an_unknown_figure_lists_those_that_can_be_drawn():
    with pytest.raises(UnknownName, match="There are: F01, F02"):
        widgets.chances("F83")


def test_hostile_words_of_the_table_are_shown_as_text(monkeypatch):
    table = load("figures").astype(object)
    table.loc[0, "statement"] = "Share with <script>x</script> among <b>us</b> \u202e \U0001f600"
    table.loc[0, "population"] = "<img src=x onerror=alert(1)>" + "y" * 5000
    monkeypatch.setattr(charted, "load", lambda _name: table)
    part = widgets.chances("F01")
    for shown in (part.said.value, part.picture.value):
        assert "<script" not in shown and "<b>" not in shown and "<img src=x" not in shown
    assert max(len(name) for name, _ in part.picker.options) <= 90


def test_a_table_that_breaks_is_told_in_words(monkeypatch):
    part = widgets.chances("F08")
    monkeypatch.setattr("skinspots_lib.widgets.plain._chances.plot_chances", lambda _id: 1 / 0)
    part.picker.value = "F03"
    assert "Something went wrong." in part.said.value and "ZeroDivisionError" in part.said.value


def test_without_a_kernel_words_say_what_to_do():
    data, _ = widgets.chances("F08")._repr_mimebundle_()
    assert "Run this cell to use it." in data["text/html"]
    assert "How many of 1,000?" in data["text/plain"]
