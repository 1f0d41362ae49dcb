"""Interactive parts for learners, and `frame` for plain ipywidgets."""

from importlib import import_module

# Opened only when used, because ipywidgets is heavy. The modules start with an underscore: a
# module called `walk` would take the place of the function here as soon as it was imported.
_PARTS = {
    "case": "_case",
    "chances": "plain._chances",
    "claims": "_question",
    "final_test": "_sitting",
    "course_map": "plain._course_map",
    "frame": "_frame",
    "glass": "_glass",
    "look_alike_cards": "plain.look_alikes",
    "own_questions": "_own_questions",
    "pair": "_pair",
    "practice": "_practice",
    "pretest": "_pretest",
    "passport": "plain._passport",
    "question": "_question",
    "results": "plain._results",
    "walk": "_walk",
}
# The door's name for a question.
_ALIASES = {"ask": "question"}
__all__ = list(_PARTS)  # noqa: PLE0605


def __getattr__(name):
    part = _ALIASES.get(name, name)
    if part not in _PARTS:
        raise AttributeError(f"widgets has no {name!r}; it has: {', '.join(_PARTS)}")
    value = getattr(import_module(f"{__name__}.{_PARTS[part]}"), part)
    globals()[name] = value
    return value


def __dir__():
    return sorted(_PARTS)
