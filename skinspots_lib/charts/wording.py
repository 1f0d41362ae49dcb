"""Titles, labels behind bars and alternative texts of the charts of causes."""

from skinspots_lib.charts.style import EMERGENCY, NOT_ADVICE, NOT_PATIENTS, OUR_READING, label

_MANY = 3


def chart_title(title, condition):
    """Say in the title which conditions were chosen.

    Parameters
    ----------
    title : str
        Title of the kind of chart.
    condition : str, list of str or None
        What the caller chose.

    Returns
    -------
    str
        The title, led by at most two names.

    Examples
    --------
    >>> chart_title("Listed causes by category", "palpable_purpura")
    'Palpable purpura: listed causes by category'
    """
    if condition is None:
        return title
    names = [condition] if isinstance(condition, str) else list(condition)
    which = " and ".join(map(label, names)) if len(names) < _MANY else f"{len(names)} conditions"
    return f"{which}: {title[0].lower()}{title[1:]}"


def subtitle(parts, counted):
    """Say under the title what the counts are not.

    Parameters
    ----------
    parts : str
        Column that the parts of the chart come from.
    counted : str
        How many causes the chart counts.

    Returns
    -------
    list of str
        The lines.

    Examples
    --------
    >>> subtitle("frequency", "198 listed causes")
    ['Counts are of listed causes, not of patients (198 listed causes).']
    """
    lines = [f"{NOT_PATIENTS} ({counted})."]
    return [*lines, f"{NOT_ADVICE}."] if parts == "urgency" else lines


def caption(columns):
    """Say under the picture what cannot be read off it.

    Parameters
    ----------
    columns : iterable of str
        What the chart shows.

    Returns
    -------
    str
        One to three sentences.

    Examples
    --------
    >>> caption(["condition", "count"])
    'Counts are of listed causes, not of patients: more rows do not make a cause more likely.'
    """
    sentences = [f"{NOT_PATIENTS}: more rows do not make a cause more likely."]
    sentences += [f"{OUR_READING}."] if "basis" in columns else []
    sentences += [f"{EMERGENCY}."] if "urgency" in columns else []
    return " ".join(sentences)


def how_many(frame):
    """Say how many causes a chart counts.

    Parameters
    ----------
    frame : DataFrame
        The rows drawn.

    Returns
    -------
    str
        Half a sentence.

    Examples
    --------
    >>> import pandas as pd
    >>> how_many(pd.DataFrame({"condition": ["purpura"]}))
    '1 listed cause'
    """
    return f"{len(frame)} listed cause{'' if len(frame) == 1 else 's'}"


def left_out(frame, kept):
    """Say how many causes and conditions a chart leaves out.

    Parameters
    ----------
    frame : DataFrame
        All rows there were.
    kept : DataFrame
        The rows drawn.

    Returns
    -------
    str
        The rest of a sentence, empty if nothing was left out.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"condition": ["purpura", "shingles", "shingles"]})
    >>> left_out(rows, rows[:1])
    '; 2 more of 1 other condition not shown'
    """
    others = frame.drop(kept.index)
    if others.empty:
        return ""
    conditions = others["condition"].nunique()
    ending = "" if conditions == 1 else "s"
    return f"; {len(others)} more of {conditions} other condition{ending} not shown"


def bar_ends(counts):
    """Write behind each bar how much of it is its first part.

    Parameters
    ----------
    counts : DataFrame of int, bars x parts
        The numbers drawn.

    Returns
    -------
    list of str
        One text per bar; only the number when a bar has one part.

    Examples
    --------
    >>> import pandas as pd
    >>> bar_ends(pd.DataFrame({"common": [15, 0], "rare": [29, 7]}))
    ['15 of 44 common', '0 of 7 common']
    """
    totals = counts.sum(axis=1)
    if counts.shape[1] == 1:
        return [str(total) for total in totals]
    first = counts.columns[0]
    part = label(first).lower()
    return [f"{n} of {total} {part}" for n, total in zip(counts[first], totals, strict=True)]


def alt_of_bars(counts, *, parts, title):
    """Describe a chart of bars: its kind, what it compares, what it shows.

    Parameters
    ----------
    counts : DataFrame of int, bars x parts
        The numbers drawn.
    parts : str
        Column that the parts of the bars come from; "" for one part.
    title : str
        Title of the chart.

    Returns
    -------
    str
        At most 250 characters.

    Examples
    --------
    >>> import pandas as pd
    >>> counts = pd.DataFrame({"count": [44, 32]}, index=["infection", "medication"])
    >>> alt_of_bars(counts, parts="", title="All listed causes")
    ... # doctest: +NORMALIZE_WHITESPACE
    'Bar chart. All listed causes. Most causes: infection (44 of 76).
    Counts are of listed causes, not of patients.'
    """
    first = counts[counts.columns[0]]
    whole = counts.sum(axis=1) if parts else first * 0 + first.sum()
    which = f'"{label(counts.columns[0]).lower()}" causes' if parts else "causes"
    finding = f"Most {which}: {_leaders(first, whole)}" if first.max() else f"No {which}"
    return _fitted("Stacked bar chart" if parts else "Bar chart", title, finding)


def _leaders(first, whole):
    """Name the row with the highest count, or say that several share it."""
    best = first[first == first.max()]
    if len(best) >= _MANY:
        return f"{len(best)} bars with {first.max()} each"
    return " and ".join(f"{label(key).lower()} ({n} of {whole[key]})" for key, n in best.items())


def alt_of_grid(counts, *, title):
    """Describe a grid of counts: its kind, what it compares, what it shows.

    Parameters
    ----------
    counts : DataFrame of int, rows x columns
        The numbers drawn.
    title : str
        Title of the chart.

    Returns
    -------
    str
        At most 250 characters.

    Examples
    --------
    >>> import pandas as pd
    >>> counts = pd.DataFrame({"emergency": [0, 32], "soon": [9, 12]}, index=["common", "rare"])
    >>> alt_of_grid(counts, title="How common against how urgent")
    ... # doctest: +NORMALIZE_WHITESPACE
    'Grid of counts. How common against how urgent. Largest count: rare, emergency: 32;
    common, emergency: 0. Counts are of listed causes, not of patients.'
    """
    row, column = counts.stack().idxmax()
    cells = [(row, column)]
    if "common" in counts.index and "emergency" in counts.columns:
        cells.append(("common", "emergency"))
    found = "; ".join(
        f"{label(r).lower()}, {label(c).lower()}: {counts.loc[r, c]}" for r, c in cells
    )
    return _fitted("Grid of counts", title, f"Largest count: {found}")


def _fitted(kind, title, finding):
    """Join the sentences, without the last if the names are too long."""
    whole = f"{kind}. {title}. {finding}. {NOT_PATIENTS}."
    return whole if len(whole) <= 250 else f"{kind}. {title}. {finding}."[:250]
