"""A notebook as a course without this package has it: the floor of several measurements."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

WHAT_IS_BARE = """Imports of pandas, Matplotlib and ipywidgets, the table, a chart, one `interact`,
  five questions of radio buttons."""
START = """%matplotlib inline
import ipywidgets, matplotlib.pyplot as plt, pandas as pd
answers = []
"""
READ = "causes = pd.read_csv('../data/conditions_causes.csv'); causes['condition'].value_counts()"
CHART = "causes['cause_category'].value_counts().plot.barh(); plt.show()"
SLIDER = """@ipywidgets.interact(n=(1, 9))
def show(n=5):
    causes['cause_category'].value_counts().head(n).plot.barh()
    plt.show()
"""
QUESTION = """choice = ipywidgets.RadioButtons(options=list('abcd'))
button = ipywidgets.Button(description='Check')
button.on_click(lambda _, choice=choice: answers.append(choice.value))
ipywidgets.VBox([choice, button])
"""
BARE = {"start": START, "read": READ, "chart": CHART, "slider": SLIDER}
BARE |= {f"question-{number}": QUESTION for number in range(1, 6)}


def write_bare(path: Path) -> None:
    """Write it beside the lessons; the ids of its cells are the names above."""
    cells = [new_code_cell(source, id=name) for name, source in BARE.items()]
    path.write_text(nbformat.writes(new_notebook(cells=cells)), encoding="utf-8")
