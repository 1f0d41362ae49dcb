"""Print the schema as `data/README.md`: every table, every column, for people who edit them."""

from skinspots_lib.content.place import data_dir
from skinspots_lib.content.schema import Column, Table, package
from skinspots_lib.content.tables import allowed_words

FILE = "README.md"
COMMAND = "python -m skinspots_lib.content.dictionary"
_INTRODUCTION = f"""\
# The tables of this course

Every fact that the lessons teach stands in one of these tables, with its sources and how it was
checked. **No clinician has reviewed them yet.** They are for teaching, never for a diagnosis.

To change a fact, open the CSV file in a spreadsheet, change the cell, and save it as "CSV UTF-8
(comma delimited)". Then run `skinspots check`: it names every cell that does not fit, by file,
row and column. A new fact needs a source: add the page to `sources.csv` first and use its id.

Ids are lasting: never change one, never use one again. Where a cell may hold several things,
they stand with `;` between them. A blank cell means: not known.

This page is printed from `datapackage.json` by `{COMMAND}`; change the text there.
Content: CC BY 4.0.
"""


def dictionary() -> str:
    """Describe all tables in Markdown.

    Returns
    -------
    str
        The text of ``data/README.md``.

    Raises
    ------
    ContentError
        The schema cannot be read.

    Examples
    --------
    >>> dictionary().splitlines()[0]
    '# The tables of this course'
    """
    return "\n".join([_INTRODUCTION, *(_section(table) for table in package().values())])


def _section(table: Table) -> str:
    head = f"## {table.name}\n\n{table.about} File: `{table.path}`.\n"
    rows = ["| column | meaning | unit | may hold |", "|---|---|---|---|"]
    rows += [_row(column) for column in table.columns]
    return head + "\n" + "\n".join(rows) + "\n"


def _row(column: Column) -> str:
    cells = (f"`{column.name}`", column.meaning, column.unit, allowed_words(column))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    (data_dir() / FILE).write_text(dictionary(), encoding="utf-8", newline="\n")
