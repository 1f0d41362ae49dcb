"""The three thirds of the Monk skin tones."""

THIRDS = {"light": (1, 2, 3), "medium": (4, 5, 6), "dark": (7, 8, 9, 10)}
LAST_TONE = 10


def third_of(tone: int | None) -> str:
    """Say in which third of the skin tones a tone lies.

    Parameters
    ----------
    tone : int or None
        1 (lightest) to 10 (darkest) of the Monk scale.

    Returns
    -------
    str
        ``light``, ``medium``, ``dark``; empty for anything else.

    Examples
    --------
    >>> third_of(7)
    'dark'
    """
    return next((third for third, tones in THIRDS.items() if tone in tones), "")
