"""A question and its parts as values that cannot change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One answer that a learner can choose.

    Attributes
    ----------
    say : str
        The words of the answer.
    right : bool
        True when it is right.
    why : str
        What the learner reads after choosing it.
    misconception : str
        Id in `misconceptions`; empty when the answer shows none.
    """

    say: str
    right: bool
    why: str
    misconception: str = ""


@dataclass(frozen=True)
class Item:
    """One thing to be put in order or into a group.

    Attributes
    ----------
    say : str
        Its words.
    why : str
        Why it belongs where it belongs.
    group : str
        The group it belongs to; empty where things are put in order.
    same_place : bool
        Whether it may change places with the one above.
    misconception : str
        Id in `misconceptions`; empty when a wrong place shows none.
    id : str
        Name of its own, under which progress keeps it; empty for a part of a question.
    sources : tuple of str
        Ids in `sources`; empty when those of the question hold.
    """

    say: str
    why: str
    group: str = ""
    same_place: bool = False
    misconception: str = ""
    id: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """What is right in a question that is answered with a number.

    Attributes
    ----------
    tolerance : float
        How far off still counts as right, in `unit`.
    too_small, too_large : str
        What such an answer overlooks.
    value : float or None
        What is right; None where the patch of a `measure` question says it.
    unit : str
        Shown beside the number.
    """

    tolerance: float
    too_small: str
    too_large: str
    value: float | None = None
    unit: str = "mm"


@dataclass(frozen=True)
class Skin:
    """The simulated skin that a question shows.

    Attributes
    ----------
    condition : str
        Id in `appearances`.
    tone : int
        1 (lightest) to 10 (darkest).
    seed : int
        0 or more; another seed gives other skin.
    size_mm : float or None
        Diameter of the spots; None for that of the condition.
    view : str
        Where and in what light it is looked at, such as ``limb`` or ``palm``.
    pressure : float
        0 (none) to 1 (firm): how hard a glass presses.
    """

    condition: str
    tone: int
    seed: int
    size_mm: float | None = None
    view: str = "limb"
    pressure: float = 0.0


@dataclass(frozen=True)
class Question:
    """One question with its answers.

    Attributes
    ----------
    id : str
        Lasting name, such as ``q07``.
    ask : str
        The question.
    kind : str
        One of `KINDS`: ``single`` has one right option, ``multiple`` one or more.
    level : str
        ``recall``, ``apply`` or ``interpret``.
    objective : str
        One of `OBJECTIVES`.
    condition : str
        Id in `conditions`, or ``none``.
    options : tuple of Option
        At least three, in the order of the file; none for a kind that is not in `CHOICES`.
    why : str
        The explanation of the whole question.
    sources : tuple of str
        Ids in `sources`.
    lesson : int
        The lesson that the question belongs to, 0 to 9.
    tone : str
        ``light``, ``medium`` or ``dark`` when it shows a person; else empty.
    picture : str
        ``file`` in `photos`; empty without a photograph.
    described : str
        What can be seen in the photograph.
    skin : Skin or None
        The simulated skin that is shown.
    number : Number or None
        For ``numeric`` and ``measure``.
    items : tuple of Item
        For ``ordering``, in the right order, and for ``sorting``.
    groups : tuple of str
        For ``sorting``.
    ends : tuple of str
        For ``ordering``: what stands first and what last, such as ``most urgent``.
    """

    id: str
    ask: str
    kind: str
    level: str
    objective: str
    condition: str
    options: tuple[Option, ...]
    why: str
    sources: tuple[str, ...]
    lesson: int
    tone: str = ""
    picture: str = ""
    described: str = ""
    skin: Skin | None = None
    number: Number | None = None
    items: tuple[Item, ...] = ()
    groups: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
