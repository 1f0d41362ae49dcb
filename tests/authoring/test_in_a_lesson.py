"""A lesson that meets broken data shows the words of the check, without a traceback."""

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from skinspots_lib.authoring.check import check

CALLS = {
    "load": 'spots.load("conditions")',
    "chart": 'spots.plot_causes(spots.load("conditions_causes"))',
    "ask": 'spots.ask("q11")',
    "sort": 'spots.sort_spot({"under_glass": "stays"})',
    "cite": 'spots.cite("mayo-2012-petechiae")',
    "exercise": 'spots.check("ex-05-1", 3)',
}
EDITS = {
    "load": lambda c: c.cell("conditions", 2, "raised", "flatt"),
    "chart": lambda c: c.cell("conditions_causes", 2, "frequency", "commn"),
    "ask": lambda c: c.swap("questions/03.yaml", "  level: apply\n", "  level: hard\n"),
    "sort": lambda c: c.cell("urgency_rules", 20, "when", "fever is yes"),
    "cite": lambda c: c.cell("sources", 3, "kind", ""),
    "exercise": lambda c: c.swap("exercises/05.yaml", "  why: Each row", "  wy: Each row"),
}


@pytest.fixture
def outputs(copy, monkeypatch):
    """Break the copy in every way, run each call in a kernel; give its outputs by name."""
    for edit in EDITS.values():
        edit(copy)
    monkeypatch.setenv("SKINSPOTS_DATA", str(copy.data))
    cells = [new_code_cell("import skinspots_lib as spots")]
    cells += [new_code_cell(call) for call in CALLS.values()]
    notebook = new_notebook(cells=cells)
    NotebookClient(notebook, timeout=120, allow_errors=True).execute()
    nbformat.validate(notebook)
    return dict(zip(CALLS, (cell.outputs for cell in notebook.cells[1:]), strict=True))


@pytest.mark.slow
def test_each_way_into_the_tables_shows_the_words_of_the_check(copy, outputs):
    said = [str(problem) for problem in check(copy.data)]
    for call, (output, *more) in outputs.items():
        assert (output["output_type"], more) == ("error", []), call
        assert output["ename"] == "ContentError", call
        shown = "\n".join(output["traceback"])
        assert "Traceback" not in shown and "\x1b" not in shown, call
        assert any(problem in shown for problem in said), (call, shown)
