"""Tell petechiae, purpura and angiomas apart: the learner's door.

>>> import skinspots_lib as spots
>>> len(spots.load("conditions"))
38
"""

from importlib import import_module

__version__ = "0.1.0"

# A room opens only when a name of it is used: importing the door costs nothing.
_ROOMS = {
    "tables": "content.tables",
    "load": "content.tables",
    "csv_path": "content.tables",
    "describe": "content.tables",
    "cite": "content.citing",
    "plot_causes": "charts.causes",
    "with_alt": "picture",
    "sort_spot": "learning.sorting",
    "check": "learning.exercises",
    "draw": "skin",
    "progress": "learning.progress",
    "ask": "widgets",
    "widgets": "",
}
__all__ = list(_ROOMS)  # noqa: PLE0605


def __getattr__(name):
    if name not in _ROOMS:
        raise AttributeError(f"skinspots_lib has no {name!r}; it has: {', '.join(_ROOMS)}")
    room = import_module(f"{__name__}.{_ROOMS[name] or name}")
    globals()[name] = getattr(room, name) if _ROOMS[name] else room
    return globals()[name]


def __dir__():
    return sorted(_ROOMS)
