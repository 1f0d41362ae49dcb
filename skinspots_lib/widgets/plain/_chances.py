"""Chances as people: a menu of studies, 1,000 marks, and the same in words."""

import ipywidgets
import traitlets as t

from skinspots_lib.charts.chances import Study, plot_chances, studies
from skinspots_lib.content.problems import UnknownName
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.plain._pieces import NAMES, WIDE, Part

SAY = WORDS["chances"]
LONGEST = 90


class Chances(Part):
    """A menu of studies with the icon array of the one that is chosen.

    Parameters
    ----------
    figure_id : str
        Row in `figures` to begin with.

    Attributes
    ----------
    figure_id : str
        The row that is shown; for `.observe` and `link`.
    said : HTML
        The same in words.

    Examples
    --------
    >>> Chances("F08").figure_id
    'F08'
    """

    figure_id = t.Unicode()

    def __init__(self, figure_id: str) -> None:
        self._studies = studies()
        self.picker = ipywidgets.Dropdown(
            options=[(_name(study), id) for id, study in self._studies.items()],
            value=figure_id,
            description=SAY["study"],
            style=NAMES,
            layout=WIDE,
        )
        self.picture = ipywidgets.HTML()
        super().__init__(SAY, [self.picker, self.said, self.picture])
        t.link((self.picker, "value"), (self, "figure_id"))
        self.observe(self._draw, "figure_id")
        self._draw()

    def _draw(self, _change=None) -> None:
        with self.telling():
            study = self._studies[self.figure_id]
            self.picture.value = plot_chances(self.figure_id)._repr_html_()
            counted = f"{SAY['counted']} {study.setting}."
            self.tell([study.sentence, counted, SAY["not_yours"], SAY["safety"]])


def _name(study: Study) -> str:
    name = f"{study.figure_id}: {study.whom}, {study.setting}"
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def chances(figure_id: str | None = None) -> Chances:
    """Show how many of 1,000 people had something, study by study.

    Parameters
    ----------
    figure_id : str, optional
        Row in `figures` to begin with, such as "F08"; by default the first that can be drawn.

    Returns
    -------
    Chances
        Show it as the last line of a cell. Its trait `figure_id` can be linked.

    Raises
    ------
    UnknownName
        There is no such figure, or it is no share of people; the message lists those that are.

    Examples
    --------
    >>> chances("F08").picker.description
    'Study'
    """
    known = list(studies())
    if figure_id is not None and figure_id not in known:
        raise UnknownName("figure that can be drawn as people", figure_id, known)
    return Chances(figure_id or known[0])
