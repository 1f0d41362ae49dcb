"""What every chart of a learner's own results says of itself."""

from skinspots_lib.charts.frames import draw_nothing
from skinspots_lib.charts.style import RC
from skinspots_lib.picture import Picture

NOT_SKILL = "Practice on simulated pictures; no proof of clinical skill."
EMPTY = "There are no practice answers yet."
EXAMPLE = "a table of skinspots_lib.learning.report.report(spots.progress().table())"


def result_picture(ax, alt, table, *, title, numbers):
    """Make the picture of a finished chart.

    Parameters
    ----------
    ax : Axes
        The chart.
    alt : str
        Its alternative text.
    table : DataFrame
        What was drawn.
    title : str
        Its title.
    numbers : DataFrame or None
        The same laid out for reading.

    Returns
    -------
    Picture
        With the line that it is no proof of clinical skill.

    Examples
    --------
    >>> import pandas as pd
    >>> empty_picture(None, pd.DataFrame(), "Your answers").caption
    'Practice on simulated pictures; no proof of clinical skill.'
    """
    picture = Picture(ax, alt, table=table, title=title, caption=NOT_SKILL)
    picture.numbers = numbers
    return picture


def empty_picture(ax, table, title):
    """Make the picture of a chart without an answer to draw.

    Parameters
    ----------
    ax : Axes or None
        Where the caller wants it.
    table : DataFrame
        What there is.
    title : str
        Title of the chart.

    Returns
    -------
    Picture
        With the words that there are no answers yet.

    Examples
    --------
    >>> import pandas as pd
    >>> empty_picture(None, pd.DataFrame(), "Your answers").alt
    'Empty chart. Your answers: There are no practice answers yet.'
    """
    import matplotlib

    with matplotlib.rc_context(RC):
        ax = draw_nothing(ax, title, [], words=EMPTY)
    alt = f"Empty chart. {title}: {EMPTY}"
    return result_picture(ax, alt, table, title=title, numbers=None)
