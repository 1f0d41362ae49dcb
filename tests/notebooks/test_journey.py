"""A learner goes through the lessons in a real JupyterLab, and the result can be read."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
DATA = "notebooks/05_causes_in_the_data.ipynb"


def test_data_lesson_from_the_explorer_to_three_solved_exercises(notebook):
    notebook.open(DATA)
    notebook.run_all()
    assert notebook.errors() == []
    explorer = notebook.output("explorer")
    charts = explorer.get_by_role("img")
    before = charts.get_attribute("alt")
    spot = explorer.get_by_role("combobox").first
    spot.focus()
    active = notebook.active()
    notebook.page.keyboard.press("ArrowDown")
    expect(spot).to_have_value("purpura")
    expect(charts).not_to_have_attribute("alt", before)
    assert notebook.active() == active

    expect(notebook.output("ex-05-1")).to_contain_text("Not yet.")
    notebook.solve("ex-05-1", "68")
    expect(notebook.output("ex-05-1")).to_contain_text("Hint")
    notebook.solve("ex-05-1", "len(causes.query(\"condition == 'petechiae'\"))")
    expect(notebook.output("ex-05-1")).to_contain_text("Right.")
    notebook.solve("ex-05-2", "causes.query(\"urgency == 'emergency'\").condition.value_counts()")
    expect(notebook.output("ex-05-2")).to_contain_text("Right.")
    notebook.solve("ex-05-3", "pd.crosstab(causes.frequency, causes.urgency)")
    expect(notebook.output("ex-05-3")).to_contain_text("Right.")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [DATA])
def test_what_a_lesson_shows_has_no_accessibility_fault(notebook, path, theme):
    notebook.open(path)
    notebook.theme(theme)
    notebook.run_all()
    notebook.screenshot(f"{path.split('/')[-1][:2]}-{theme}")
    assert notebook.violations() == []
