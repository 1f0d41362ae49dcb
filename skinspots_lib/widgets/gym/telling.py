"""Lines of an explanation for the page: what parts two kinds of spots, and where it is from."""

from __future__ import annotations

from collections.abc import Iterable

from skinspots_lib.learning.gym.explaining import Difference, Look
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.results import sources

SAY = WORDS["telling"]


def line(lead: str, text: str = "", *, small: bool = False) -> dict:
    """Give one line.

    Parameters
    ----------
    lead : str
        Comes first, in bold.
    text : str
        The rest.
    small : bool
        Whether it is a side note.

    Returns
    -------
    dict
        lead, text and small.

    Examples
    --------
    >>> line("Why:", "it stays")["text"]
    'it stays'
    """
    return {"lead": lead, "text": text, "small": small}


def of_difference(found: Difference, labels: tuple[str, str]) -> list[dict]:
    """Explain what parts two kinds of spots.

    Parameters
    ----------
    found : Difference
        From `learning.gym.explaining`.
    labels : tuple of str
        Names of the first and of the second.

    Returns
    -------
    list of dict
        The sign, the glass, the lens, safety, sources and review.

    Examples
    --------
    >>> from skinspots_lib.learning.gym.explaining import difference
    >>> of_difference(difference("petechiae", "heat_rash"), ("Petechiae", "Heat rash"))[1]["text"]
    'Petechiae: stays. Heat rash: fades.'
    """
    press = " ".join(
        SAY["press_one"].format(name=name, does=SAY["does"][press])
        for name, press in zip(labels, found.press, strict=True)
    )
    lines = [line(SAY["sign"].format(first=labels[0], second=labels[1]), _sentence(found.sign))]
    lines.append(line(SAY["press"], press))
    if found.lens and found.lens != "not needed":
        lines.append(line(SAY["lens"], _sentence(found.lens)))
    if found.safety and found.safety != "none":
        lines.append(line(SAY["safety"], _sentence(found.safety)))
    return lines + from_where(found.review, found.source_ids)


def of_look(look: Look) -> list[dict]:
    """Say what to look at in one kind of spots.

    Parameters
    ----------
    look : Look
        From `learning.gym.explaining`.

    Returns
    -------
    list of dict
        The best sign and the glass, sources and review.

    Examples
    --------
    >>> from skinspots_lib.learning.gym.explaining import look_at
    >>> of_look(look_at("petechiae"))[0]["text"]
    'Flat pinpoint spots whose colour stays under the glass.'
    """
    lead = SAY["look"].format(name=look.label)
    return [line(lead, _sentence(look.sign)), *from_where(look.review, look.source_ids)]


def from_where(review: str, source_ids: Iterable[str]) -> list[dict]:
    """Say who has read it and where it comes from.

    Parameters
    ----------
    review : str
        The state of review.
    source_ids : iterable of str
        Ids in `sources`.

    Returns
    -------
    list of dict
        Two lines.

    Examples
    --------
    >>> from_where("Not yet reviewed by a clinician.", ["nhs-meningitis"])[1]["lead"]
    'Sources'
    """
    ids = list(source_ids)
    return [line("", review, small=True), {"lead": SAY["sources"], "sources": sources(ids)}]


def _sentence(text: str) -> str:
    end = "" if text.endswith((".", "!", "?")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"
