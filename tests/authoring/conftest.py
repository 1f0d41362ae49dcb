"""A copy of the tables and lessons that a test may break, and what the check says of it."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from skinspots_lib.authoring.check import examine

ROOT = Path(__file__).resolve().parents[2]


class Copy:
    """The whole course in a folder of its own; each method is one edit of an instructor."""

    def __init__(self, folder):
        self.data, self.lessons = folder / "data", folder / "notebooks"
        shutil.copytree(ROOT / "data", self.data)
        shutil.copytree(ROOT / "notebooks", self.lessons)

    def problems(self):
        """Say everything that the check finds, as a person reads it."""
        return [str(problem) for problem in examine(self.data).problems]

    def rows(self, table):
        text = (self.data / f"{table}.csv").read_text(encoding="utf-8")
        return list(csv.reader(io.StringIO(text)))

    def write(self, table, rows, separator=",", quoting=csv.QUOTE_MINIMAL, end="\n"):
        out = io.StringIO()
        csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
        self.bytes(f"{table}.csv", out.getvalue().encode())

    def bytes(self, file, content):
        (self.data / file).write_bytes(content)

    def cell(self, table, row, column, value):
        """Type into one cell; rows are counted as a spreadsheet does."""
        rows = self.rows(table)
        rows[row - 1][rows[0].index(column)] = value
        self.write(table, rows)

    def row(self, table, row, change):
        """Change the list of cells of one row."""
        rows = self.rows(table)
        change(rows[row - 1])
        self.write(table, rows)

    def encoded(self, table, encoding):
        path = self.data / f"{table}.csv"
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, errors="replace"))

    def swap(self, file, old, new, times=1):
        """Replace a text in a file; it must be there."""
        path = self.data / file
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, times), encoding="utf-8")

    def lesson(self, cell_id, source, file="00_first_fifteen_minutes.ipynb", **metadata):
        """Type into one cell of a lesson."""
        path = self.lessons / file
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cell = next(cell for cell in notebook["cells"] if cell["id"] == cell_id)
        cell["source"] = source
        cell["metadata"].update(metadata)
        path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)
