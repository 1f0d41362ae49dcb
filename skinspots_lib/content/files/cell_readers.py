"""One reader for each column, from the table library: what type a cell has, and its limits."""

import gc
from functools import lru_cache
from importlib.util import find_spec

from skinspots_lib.content.schema import Column

# Numbers beyond it are slips of the keyboard, and do not fit a whole-number column.
LARGEST = 10**15


def cell_readers(columns: list[Column]) -> list:
    """Make the readers of a table's columns.

    Parameters
    ----------
    columns : list of Column
        In the order of the file.

    Returns
    -------
    list of callable
        Each takes a cell and gives its value and what is broken: None, or a dict that holds
        ``type``, ``required``, ``enum``, ``minimum`` or ``maximum``.

    Examples
    --------
    >>> [reader] = cell_readers([Column("size", "number", "A width.", minimum=0)])
    >>> list(reader("-1")[1])
    ['minimum']
    """
    if find_spec("frictionless") is None:
        # A browser build: the tables were checked when the site was made.
        return [lambda cell: (cell, None)] * len(columns)
    fields = _table_library()
    kinds = {
        "string": fields.StringField,
        "number": fields.NumberField,
        "integer": fields.IntegerField,
    }
    # One reader per column, not `Resource.validate`: that one first validates the schema with
    # jsonschema, whose import costs more than everything else in a lesson together.
    return [
        kinds[c.type](name=c.name, constraints=_constraints(c)).create_cell_reader()
        for c in columns
    ]


@lru_cache(maxsize=1)
def _table_library():
    # It makes thousands of lasting objects while it is imported: looking for garbage among them
    # would take a tenth of the time.
    paused = gc.isenabled()
    gc.disable()
    try:
        from frictionless import fields
    finally:
        if paused:
            gc.enable()
    return fields


def _constraints(column: Column) -> dict:
    words = None if column.is_list else list(column.allowed) or None
    low, high = (-LARGEST, LARGEST) if column.is_number else (None, None)
    rules = {
        "required": column.required or None,
        "enum": words,
        "pattern": column.pattern or None,
        "minimum": low if column.minimum is None else column.minimum,
        "maximum": high if column.maximum is None else column.maximum,
    }
    return {name: rule for name, rule in rules.items() if rule is not None}
