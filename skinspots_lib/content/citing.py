"""Show the sources behind a fact: what they are and how they were checked."""

from collections.abc import Iterable
from html import escape

from skinspots_lib.content.files.validation import split_list
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.reviews import review_summary
from skinspots_lib.content.tables import records

CHECKED = {
    "page": "page read",
    "excerpt": "excerpt read",
    "background": "general knowledge, no page read",
    "convention": "decided by this course",
}


class Citation:
    """Sources ready to be shown.

    Parameters
    ----------
    sources : list of dict
        Rows of the table `sources`.

    Examples
    --------
    >>> print(Citation([]))
    Not yet reviewed by a clinician.
    """

    def __init__(self, sources):
        self._sources = sources

    def __str__(self):
        """List the sources as plain text."""
        return "\n".join([*(_as_text(source) for source in self._sources), review_summary()])

    __repr__ = __str__

    def _repr_html_(self):
        items = "".join(f"<li>{_as_html(source)}</li>" for source in self._sources)
        return f"<ul>{items}</ul><p>{review_summary()}</p>"


def cite(*source_ids):
    """Show the full sources of one or more ids, and how each was checked.

    Parameters
    ----------
    *source_ids : str or sequence of str
        Ids of `sources`: one by one, as a cell with ``;`` between them, or as a list cell. A
        missing cell cites nothing.

    Returns
    -------
    Citation
        Shown as a list in a notebook, as text elsewhere; each source once.

    Raises
    ------
    UnknownName
        An id does not stand in `sources`; the message names the nearest.

    Examples
    --------
    >>> str(cite("aafp-2001-purpura")).splitlines()[-1]
    'Not yet reviewed by a clinician.'
    """
    sources = {row["source_id"]: row for row in records("sources")}
    ids = dict.fromkeys(part for item in source_ids for part in _parts(item))
    for source_id in ids:
        if source_id not in sources:
            raise UnknownName("source", source_id, list(sources))
    return Citation([{k: v or "" for k, v in sources[source_id].items()} for source_id in ids])


def _parts(item):
    if isinstance(item, str):
        return split_list(item) if item else []
    if item is None or item != item:
        return []
    return item if isinstance(item, Iterable) else [str(item)]


def _as_text(source):
    return " ".join(part for part in (*_parts_of(source), source["url"]) if part)


def _parts_of(source):
    by = ", ".join(part for part in (source["publisher"], source["year"]) if part)
    checked = CHECKED.get(source["verification"], source["verification"])
    return f"{source['title']}.", f"{by}." if by else "", f"({checked})"


def _as_html(source):
    title, by, checked = (escape(part) for part in _parts_of(source))
    url = source["url"]
    if url.startswith(("https://", "http://")):
        title = f'<a href="{escape(url)}" rel="noopener">{title}</a>'
    return " ".join(part for part in (title, by, checked) if part)
