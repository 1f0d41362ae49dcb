"""Boards of plain ipywidgets for those who teach.

Each takes a desk: an object whose methods do what is asked for and give lines to read. The one of
the course is `skinspots_lib.authoring.editing.desk.Desk`. This room does not know it, because
both stand on one floor; a notebook brings the two together.
"""

from skinspots_lib.widgets.instructor._checking import checking, preview
from skinspots_lib.widgets.instructor._course import course
from skinspots_lib.widgets.instructor._photos import photos
from skinspots_lib.widgets.instructor._questions import questions
from skinspots_lib.widgets.instructor._tables import tables
from skinspots_lib.widgets.instructor._taking import class_view, export

__all__ = [
    "checking",
    "class_view",
    "course",
    "export",
    "photos",
    "preview",
    "questions",
    "tables",
]
