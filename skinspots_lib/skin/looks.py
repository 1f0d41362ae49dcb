"""How each condition looks: the rows of ``data/appearances.csv``, and what a patch shares."""

from dataclasses import dataclass, fields, replace
from functools import lru_cache

import numpy as np

from skinspots_lib.content.problems import UnknownName

_SHAPE = (
    "count",
    "outline",
    "stretch_max",
    "edge",
    "mottle",
    "mottle_mm",
    "middle",
    "halo",
    "relief",
    "relief_slope",
    "dome",
    "cluster",
)


@dataclass(frozen=True)
class Look:
    """How a condition looks, as a row of ``data/appearances.csv``.

    Each attribute is the column of that name, or a (smallest, largest) pair of two columns.
    Sizes and edges are in mm, blood in volume fractions, vessels in multiples of normal.

    Examples
    --------
    >>> look("purpura").size
    (4.0, 9.0)
    """

    condition: str
    response: str
    raised: str
    size: tuple[float, float]
    count: tuple[float, float]
    edge: tuple[float, float]
    vivid: tuple[float, float]
    vessel: tuple[float, float]
    deep: tuple[float, float]
    leaked: tuple[float, float]
    leaked_deep: tuple[float, float]
    oxygen: tuple[float, float]
    lumen: tuple[float, float]
    lumen_left: tuple[float, float]
    relief: tuple[float, float]
    legs: tuple[float, float]
    ages: tuple[float, ...]
    bruise: bool
    shape_like: tuple[str, ...]
    outline: float
    stretch_max: float
    middle: float
    mottle: float
    mottle_mm: float
    halo: float
    relief_slope: float
    dome: float
    melanin_add: float
    melanin_thin: float
    smoothing: float
    plug_from: float
    plug_width: float
    plug_white: float
    plug_melanin: float
    plug_yellow: float
    cluster: float


@dataclass(frozen=True)
class Mood:
    """What all spots of one condition in one patch share.

    Attributes
    ----------
    vivid : float
        Multiplies the blood.
    edge_mm : float
        Width of the soft edge.
    relief_mm : float
        Height of the bump.
    age_days : float
        How old leaked blood is.

    Examples
    --------
    >>> Mood(1.0, 0.2, 0.0, 0.0).edge_mm
    0.2
    """

    vivid: float
    edge_mm: float
    relief_mm: float
    age_days: float


def look(condition: str) -> Look:
    """Give the look of a condition.

    Parameters
    ----------
    condition : str
        An id in ``data/appearances.csv``.

    Returns
    -------
    Look
        Its row.

    Raises
    ------
    UnknownName
        It cannot be drawn; the message lists what can.

    Examples
    --------
    >>> look("petechiae").response
    'stays'
    """
    if condition not in _looks():
        raise UnknownName("condition that can be drawn", condition, _looks())
    return _looks()[condition]


@lru_cache(maxsize=1)
def _looks():
    # Heavy, and only needed once something is drawn.
    from skinspots_lib.content.tables import load

    return {row["condition"]: _look(row) for row in load("appearances").to_dict("records")}


def _look(row):
    values = {}
    for key in (field.name for field in fields(Look)):
        unit = "_mm" if f"{key}_min_mm" in row else ""
        if f"{key}_min{unit}" in row:
            values[key] = float(row[f"{key}_min{unit}"]), float(row[f"{key}_max{unit}"])
        elif key in row:
            values[key] = row[key]
    values["ages"] = tuple(float(age) for age in row["ages_days"].split(";"))
    values["bruise"] = row["bruise"] == "yes"
    values["plug_yellow"] = row["plug_yellow_mol_per_l"]
    words = ("condition", "response", "raised", "bruise")
    return Look(
        **{k: v if k in words or isinstance(v, tuple) else float(v) for k, v in values.items()}
    )


def shaped(rng, this: Look) -> Look:
    """Let a condition without a shape of its own borrow one, the same for the whole patch.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    this : Look
        How the condition looks.

    Returns
    -------
    Look
        Its blood with the sizes, outlines and relief of one of `shape_like`, or itself.

    Examples
    --------
    >>> shaped(np.random.default_rng(1), look("viral_exanthem")).response
    'fades'
    """
    if not this.shape_like:
        return this
    other = look(this.shape_like[int(rng.integers(len(this.shape_like)))])
    smallest, largest = other.size
    size = max(smallest, this.size[0]), min(largest, this.size[1])
    return replace(this, size=size, **{name: getattr(other, name) for name in _SHAPE})


def mood(rng, this: Look, *, vivid=None, age_days=None, difficulty="any") -> Mood:
    """Draw what all spots of one condition in one patch share.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    this : Look
        How the condition looks.
    vivid, age_days : float, optional
        Fixed values in place of drawn ones.
    difficulty : {"any", "clear", "hard"}
        From the whole range of vividness, its upper third, or its lower third.

    Returns
    -------
    Mood
        The same values are drawn from `rng` whatever is fixed.

    Examples
    --------
    >>> mood(np.random.default_rng(1), look("petechiae"), vivid=0.5).vivid
    0.5
    """
    low, high = np.log(this.vivid)
    start, part = {"any": (0, 1), "clear": (2 / 3, 1 / 3), "hard": (0, 1 / 3)}[difficulty]
    drawn = np.exp(low + (high - low) * (start + part * rng.random()))
    edge, relief = rng.uniform(*this.edge), rng.uniform(*this.relief)
    age = float(rng.choice(this.ages))
    return Mood(
        float(drawn) if vivid is None else float(vivid),
        float(edge),
        float(relief) if relief >= 0.1 else 0.3 * float(relief),
        age if age_days is None else float(age_days),
    )


def own(rng, this: Look, shared: Mood) -> tuple[Look, Mood]:
    """Let one spot differ from the others of its patch, inside the limits of its condition.

    Parameters
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    this : Look
        How the condition looks.
    shared : Mood
        What the spots of the patch share.

    Returns
    -------
    Look, Mood
        Strength within a third of that of the patch; edge, outline and plug of its own. Size has
        its own range, and height is shared: it decides whether a rash counts as raised.

    Examples
    --------
    >>> petechiae = look("petechiae")
    >>> rng = np.random.default_rng(1)
    >>> own(rng, petechiae, mood(rng, petechiae, vivid=0.5))[1].vivid == 0.5
    False
    """
    stronger, softer = np.exp(np.clip(rng.normal(0, 1, 2), -1.6, 1.6) * (0.18, 0.22))
    look_of = replace(
        this,
        outline=this.outline * rng.uniform(0.6, 1.4),
        plug_from=this.plug_from + rng.uniform(-0.1, 0.1),
    )
    return look_of, replace(
        shared, vivid=float(shared.vivid * stronger), edge_mm=float(shared.edge_mm * softer)
    )
