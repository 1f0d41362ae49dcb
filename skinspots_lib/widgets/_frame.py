"""A frame for plain ipywidgets: what is typed inside stays inside."""

import ipywidgets

from skinspots_lib.widgets._base import Interactive, compose


class KeyGuard(Interactive):
    """Shows nothing; while it is on the page, no frame leaks a key."""

    _esm = compose("frame")

    def _still(self) -> tuple[str, list[str]]:
        return "", []


def frame(box: ipywidgets.Widget) -> ipywidgets.VBox:
    """Keep the keys typed in plain ipywidgets from reaching JupyterLab.

    Parameters
    ----------
    box : Widget
        Any ipywidgets widget; most often a VBox of several.

    Returns
    -------
    VBox
        Holds `box`. Show it in its place.

    Raises
    ------
    TypeError
        `box` is not a widget.

    Notes
    -----
    Without it, arrow keys and letters typed in a closed Dropdown or in RadioButtons move to
    another cell or change it. Ctrl, Cmd and Alt chords, Escape and Shift+Enter still reach
    JupyterLab.

    Examples
    --------
    >>> box = frame(ipywidgets.Dropdown(options=["a", "b"], description="Letter"))
    >>> box.children[0].value
    'a'
    """
    if not isinstance(box, ipywidgets.Widget):
        kind = type(box).__name__
        raise TypeError(f"frame needs a widget, got {kind}. Put several in a VBox: VBox([a, b]).")
    guard = KeyGuard(layout=ipywidgets.Layout(display="none"))
    framed = ipywidgets.VBox([box, guard])
    framed.add_class("sk-frame")
    return framed
