"""A table: find a row, read it, change a cell, add a row."""

from html import escape

import ipywidgets

from skinspots_lib.widgets.instructor._board import WORDS_OF, Board, choose, field, show
from skinspots_lib.widgets.plain._pieces import button, paragraphs

SAY = WORDS_OF["tables"]


class TablesBoard(Board):
    """The rows of a table, one at a time.

    Parameters
    ----------
    desk : Desk
        Does what is asked for.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> board = TablesBoard(Desk())
    >>> board.table.value = "conditions"
    >>> board.find.value = "cherry dome"
    >>> board.row.value
    'cherry_angioma'
    """

    def __init__(self, desk) -> None:
        self.table = field(ipywidgets.Dropdown, SAY["table"], options=desk.tables())
        self.find = field(ipywidgets.Text, SAY["find"], SAY["find_hint"])
        self.row = field(ipywidgets.Dropdown, SAY["row"])
        self.column = field(ipywidgets.Dropdown, SAY["column"])
        self.meaning = ipywidgets.HTML()
        self.word = field(ipywidgets.Dropdown, SAY["value"])
        self.value = field(ipywidgets.Textarea, SAY["value"])
        self.whole = ipywidgets.HTML()
        self.new = field(ipywidgets.Text, SAY["new"], SAY["new_hint"])
        save, add = button(SAY["save"], self.save), button(SAY["add"], self.add)
        pickers = [self.table, self.find, self.row, self.column, self.meaning]
        rest = [self.word, self.value, save, self.said, self.whole, self.new, add]
        super().__init__(desk, SAY, [*pickers, *rest])
        self._cells = {}
        self._open_table()
        for one, act in (
            (self.table, self._open_table),
            (self.find, self._open_rows),
            (self.row, self._open_row),
            (self.column, self._open_cell),
        ):
            one.observe(lambda _change, act=act: act(), "value")

    def save(self) -> None:
        """Write what was typed or chosen into the cell."""
        with self.saying():
            column = self.column.value
            value = (self.word if self._cells[column].words else self.value).value or ""
            self.tell(self.desk.set_cell(self.table.value, self.row.value, column, value))
            self._open_rows()

    def add(self) -> None:
        """Begin a row with the id that was typed, and open it."""
        with self.saying():
            row_id = self.new.value.strip()
            told = self.desk.add_row(self.table.value, row_id)
            self.find.value, self.new.value = "", ""
            self._open_rows(row_id)
            self.tell(told)

    def _open_table(self) -> None:
        self.find.value = ""
        self._open_rows()

    def _open_rows(self, row_id: str | None = None) -> None:
        with self.saying():
            rows = self.desk.rows(self.table.value, self.find.value)
            choose(self.row, rows, row_id)
            if not rows:
                self.tell([SAY["none"]])
            self._open_row()

    def _open_row(self) -> None:
        with self.saying():
            row_id = self.row.value
            cells = self.desk.cells(self.table.value, row_id) if row_id else []
            self._cells = {cell.column: cell for cell in cells}
            choose(self.column, self._cells)
            self.whole.value = _whole(cells)
            self._open_cell()

    def _open_cell(self) -> None:
        cell = self._cells.get(self.column.value)
        words = cell.words if cell else ()
        show([self.word], bool(words))
        show([self.value], bool(cell) and not words)
        self.meaning.value = ""
        if cell is None:
            return
        self.meaning.value = paragraphs([cell.meaning, f"{SAY['allowed']} {cell.allowed}."])
        if words:
            choose(self.word, words if cell.value in words else ["", *words], cell.value)
        else:
            self.value.value = cell.value


def _whole(cells: list) -> str:
    """Write a row as a table, each own cell with the word for it."""
    if not cells:
        return ""
    heads = "".join(f'<th scope="col">{escape(SAY[key])}</th>' for key in ("column", "stands"))
    mark = f" <strong>({escape(SAY['own'])})</strong>"
    rows = "".join(
        f'<tr><th scope="row">{escape(cell.column)}</th>'
        f"<td>{escape(cell.value)}{mark if cell.own else ''}</td></tr>"
        for cell in cells
    )
    return (
        f"<details><summary>{escape(SAY['whole'])}</summary>"
        f'<div class="sk-scroll" role="region" tabindex="0" aria-label="{escape(SAY["whole"])}">'
        f'<table class="sk-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        "</div></details>"
    )


def tables(desk) -> TablesBoard:
    """Show the tables: find a row, read it, change a cell, add a row.

    Parameters
    ----------
    desk : Desk
        Does what is asked for; see `skinspots_lib.widgets.instructor`.

    Returns
    -------
    TablesBoard
        Show it as the last line of a cell.

    Examples
    --------
    >>> from skinspots_lib.authoring.editing.desk import Desk
    >>> tables(Desk()).table.value
    'conditions_causes'
    """
    return TablesBoard(desk)
