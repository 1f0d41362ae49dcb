"""Figures of the tables: each has its alternative text and its numbers."""

from importlib import import_module

# Opened only when used: a chart needs matplotlib, this folder does not.
_CHARTS = {
    "plot_accuracy": "results",
    "plot_calibration": "results",
    "plot_causes": "causes",
    "plot_chances": "chances",
    "plot_confusion": "confusions",
    "plot_curve": "results",
    "plot_sizes": "sizes",
}
__all__ = list(_CHARTS)  # noqa: PLE0605


def __getattr__(name):
    if name not in _CHARTS:
        raise AttributeError(f"charts has no {name!r}; it has: {', '.join(_CHARTS)}")
    globals()[name] = getattr(import_module(f"{__name__}.{_CHARTS[name]}"), name)
    return globals()[name]


def __dir__():
    return sorted(_CHARTS)
