"""The colours, hatches, order and words that every chart shares."""

from dataclasses import dataclass
from textwrap import fill

# Okabe and Ito's palette: told apart by colour-blind eyes, but not in grey, hence the hatches.
BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK, YELLOW = PALETTE = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#CC79A7",
    "#E69F00",
    "#56B4E9",
    "#000000",
    "#F0E442",
)
PALE, WHITE = "#D9ECF8", "#FFFFFF"
INK, QUIET = "#1A1A1A", "#595959"
EDGE = {"edgecolor": INK, "linewidth": 0.8}

NOT_PATIENTS = "Counts are of listed causes, not of patients"
NOT_ADVICE = "Urgency is for when nothing worse is going on; it is not advice"
EMERGENCY = "Spots that stay with fever or feeling very unwell: emergency, whatever the cause"
OUR_READING = "Hatched: how common is our own reading, not a statement of a source"
EDITORIAL_HATCH = "////"

# Given to matplotlib.rc_context while a chart is drawn, never set for good.
RC = {
    "font.size": 11,
    "axes.labelsize": 11,
    "xtick.labelsize": 10.5,
    "ytick.labelsize": 11.5,
    "legend.fontsize": 10.5,
    "text.color": INK,
    # A word of a table with dollar signs is a word, not a formula.
    "text.parse_math": False,
    "axes.labelcolor": INK,
    "axes.edgecolor": QUIET,
    "axes.facecolor": WHITE,
    "axes.grid": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.7,
}


@dataclass(frozen=True)
class Look:
    """How a class is filled: a colour, and a hatch for eyes that do not see the colour.

    Examples
    --------
    >>> Look(SKY, "//").hatch
    '//'
    """

    colour: str
    hatch: str = ""


# Each closed list in its order, which is the order of the bars' parts from left to right.
LOOKS = {
    "frequency": {
        "common": Look(BLUE),
        "uncommon": Look(SKY),
        "rare": Look(PALE),
        "unknown": Look(WHITE, ".."),
    },
    "urgency": {
        "emergency": Look(VERMILION, "xxx"),
        "same_day": Look(ORANGE, "//"),
        "soon": Look(SKY),
        "routine": Look(PALE, ".."),
        "self_care": Look(WHITE),
    },
    "term": {
        "petechiae": Look(BLUE),
        "purpura": Look(SKY, "//"),
        "ecchymosis": Look(WHITE, ".."),
    },
    # Bars that are named and have no parts need no colours to be told apart.
    "": {"count": Look(BLUE)},
}
# An instructor may add a class before anyone has chosen a look for it.
PLAIN = Look("#BDBDBD", "++")

MAIN_CONDITIONS = ("petechiae", "purpura", "palpable_purpura", "ecchymosis", "cherry_angioma")

_LABELS = {
    "mechanical_trauma": "Pressure or injury",
    "vasculitis_immune": "Vessel inflammation, immune",
    "exposure_or_hormonal": "Exposure or hormones",
    "coagulation_disorder": "Clotting disorder",
    "nutritional": "Missing nutrient",
    "malignancy": "Cancer",
    "vessel_wall_fragility": "Weak vessel wall",
    "ageing_sun": "Age and sun",
    "benign_growth_idiopathic": "Harmless growth, no known cause",
    "self_care": "Self-care",
    "swimmers_itch": "Swimmer's itch",
}


def label(key):
    """Turn the word in a table into the words on a chart.

    Parameters
    ----------
    key : str
        A condition, category, urgency or frequency as the tables spell it.

    Returns
    -------
    str
        Human words; a key nobody has chosen words for loses its underscores.

    Examples
    --------
    >>> label("ageing_sun"), label("same_day")
    ('Age and sun', 'Same day')
    """
    return _LABELS.get(key) or key.replace("_", " ").capitalize()


def look(column, key):
    """Find the fill of a class.

    Parameters
    ----------
    column : str
        Column that the class comes from.
    key : str
        The class as the tables spell it.

    Returns
    -------
    Look
        The same in every chart; grey with a hatch for a class without one of its own.

    Examples
    --------
    >>> look("urgency", "emergency").colour
    '#D55E00'
    """
    return LOOKS.get(column, {}).get(key, PLAIN)


def in_order(column, keys):
    """Sort the classes of a closed list as the list does, newcomers last.

    Parameters
    ----------
    column : str
        Column that the classes come from.
    keys : iterable of str
        Classes in any order.

    Returns
    -------
    list of str
        Known classes in the order of `LOOKS`, then the others by name.

    Examples
    --------
    >>> in_order("urgency", ["whenever", "soon", "emergency"])
    ['emergency', 'soon', 'whenever']
    """
    known = list(MAIN_CONDITIONS) if column == "condition" else list(LOOKS.get(column, ()))
    places = {key: place for place, key in enumerate(known)}
    return sorted(set(keys), key=lambda key: (places.get(key, len(places)), key))


def luminance(colour):
    """Measure how bright a colour is, as WCAG 2 does.

    Parameters
    ----------
    colour : Matplotlib colour
        What to measure; its opacity does not count.

    Returns
    -------
    float
        From 0 (black) to 1 (white).

    Examples
    --------
    >>> luminance("white")
    1.0
    """
    from matplotlib.colors import to_rgb

    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(colour)
    )
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 6)


def ink_on(colour):
    """Choose the ink that can be read on a colour.

    Parameters
    ----------
    colour : Matplotlib colour
        What the text stands on.

    Returns
    -------
    str
        Black or white, whichever contrasts more; that is 4.5 to 1 or better on any colour.

    Examples
    --------
    >>> ink_on("#08306b"), ink_on("#deebf7")
    ('#FFFFFF', '#000000')
    """
    bright = luminance(colour) + 0.05
    return WHITE if 1.05 / bright > bright / 0.05 else BLACK


def new_axes(width, height):
    """Make Axes on a figure of their own.

    Parameters
    ----------
    width, height : float
        Size in inches.

    Returns
    -------
    Axes
        On a white figure that pyplot does not know, so that nothing shows it a second time.

    Examples
    --------
    >>> new_axes(4, 3).figure.get_size_inches().tolist()
    [4.0, 3.0]
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    figure.get_layout_engine().set(w_pad=0.1, h_pad=0.1)
    return figure.add_subplot()


def write_heading(ax, title, lines, *, above=0):
    """Write title and subtitle over a chart, aligned with its left edge.

    Parameters
    ----------
    ax : Axes
        The chart. It and its figure get a white face, since the text is dark.
    title : str
        In bold.
    lines : sequence of str
        Subtitle, one entry a line; a line too long for the chart is broken.
    above : float
        Points to leave free between chart and subtitle, for a legend.

    Examples
    --------
    >>> ax = new_axes(6, 3)
    >>> write_heading(ax, "Listed causes", ["Counts are of listed causes, not of patients"])
    >>> [text.get_text() for text in ax.texts]
    ['Counts are of listed causes, not of patients', 'Listed causes']
    """
    ax.figure.set_facecolor(WHITE)
    ax.set_facecolor(WHITE)
    room = _room_above(ax)
    subtitle = "\n".join(fill(line, int(room / 5.6)) for line in lines)
    _write_above(ax, subtitle, above + 8, size=11, color=QUIET)
    height = 8 + 11 * 1.35 * (subtitle.count("\n") + 1)
    _write_above(ax, fill(title, int(room / 8.8)), above + height + 4, size=14, weight="bold")


def _room_above(ax):
    """Estimate in points how wide the chart will be once its labels have taken their place."""
    names = max((len(name.get_text()) for name in ax.get_yticklabels()), default=0)
    whole = ax.figure.get_figwidth() * 72
    return max(min(ax.get_position().width * whole, whole - 6.8 * names - 20), 180)


def _write_above(ax, text, points, **font):
    ax.annotate(
        text,
        xy=(0, 1),
        xycoords="axes fraction",
        xytext=(0, points),
        textcoords="offset points",
        va="bottom",
        linespacing=1.25,
        annotation_clip=False,
        **font,
    )
