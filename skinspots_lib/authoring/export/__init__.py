"""The question bank for other places: learning platforms and spreadsheets."""

from importlib import import_module

# Name of the format, and the module whose `write(cards, path)` makes it.
FORMATS = {
    "moodle": "moodle",
    "gift": "gift",
    "qti12": "qti12",
    "anki": "anki",
    "csv": "table",
}


def writer(name: str):
    """Give the function that writes a format.

    Parameters
    ----------
    name : str
        One of `FORMATS`.

    Returns
    -------
    callable
        Takes cards and a path, gives what the format cannot hold.

    Examples
    --------
    >>> writer("csv").__module__.rpartition(".")[2]
    'table'
    """
    return import_module(f"{__name__}.{FORMATS[name]}").write
