"""What a learner's answers show, as tidy tables that say when they are too few to tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from skinspots_lib.learning.engine.cells import CANNOT_JUDGE, CLASSES
from skinspots_lib.learning.engine.shares import ENOUGH, TOO_FEW, accuracy, practised, shares
from skinspots_lib.learning.engine.statistics import d_prime, newcombe
from skinspots_lib.learning.trials import CONFIDENCES

if TYPE_CHECKING:
    import pandas as pd

BLOCK = 20
OPTIONS_UNKNOWN = 4
# How likely a learner means to be right; a guess counts as one out of the options shown.
MEANT = {"unsure": 0.6, "sure": 0.95}
GAP, NO_GAP = "gap", "no clear gap"


@dataclass(frozen=True)
class Report:
    """All results of a learner's practice.

    Attributes
    ----------
    accuracy : DataFrame, one row per class and third of skin tones
        See `shares.accuracy`.
    confusion : DataFrame
        See `confusion`.
    stays_or_fades : DataFrame, one row
        See `stays_or_fades`.
    calibration : DataFrame, one row per confidence
        See `calibration`.
    brier : float or None
        See `brier`.
    curve : DataFrame, one row per block
        See `learning_curve`.
    tone_gap : DataFrame, one row
        See `tone_gap`.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> report(tidy([])).brier is None
    True
    """

    accuracy: "pd.DataFrame"
    confusion: "pd.DataFrame"
    stays_or_fades: "pd.DataFrame"
    calibration: "pd.DataFrame"
    brier: float | None
    curve: "pd.DataFrame"
    tone_gap: "pd.DataFrame"

    def __str__(self) -> str:
        """Say the main results in plain words."""
        total, right = self.accuracy["n"].sum(), self.accuracy["right"].sum()
        gap = self.tone_gap.iloc[0]
        words = {
            GAP: "Your results differ between light and dark skin: practise the weaker one.",
            NO_GAP: "No clear difference between light and dark skin.",
            TOO_FEW: "Light against dark skin: too few to tell.",
        }
        return f"{right} of {total} pictures right. {words[gap['verdict']]}"


def report(frame: "pd.DataFrame", *, glass: Mapping[str, str] | None = None) -> Report:
    """Work out all results.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it, or as read from ``my_answers.csv``.
    glass : mapping of str to str, optional
        By condition ``stays``, ``fades`` or ``partly``; by default as in `conditions`.

    Returns
    -------
    Report
        Tables for charts; `str` of it says the main results.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> print(report(tidy([])))
    0 of 0 pictures right. Light against dark skin: too few to tell.
    """
    return Report(
        accuracy(frame),
        confusion(frame),
        stays_or_fades(frame, glass=glass),
        calibration(frame),
        brier(frame),
        learning_curve(frame),
        tone_gap(frame),
    )


def confusion(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Count what each class was taken for.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.

    Returns
    -------
    DataFrame, one row per class and answer
        Columns truth, answer, n, right. The classes come first, each with each.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> len(confusion(tidy([])))
    36
    """
    import pandas as pd

    kept = practised(frame)
    pairs = {(a, b): 0 for a in CLASSES for b in CLASSES}
    for pair in zip(kept["truth"], kept["answer"], strict=True):
        pairs[pair] = pairs.get(pair, 0) + 1
    rows = [(truth, said, n, truth == said) for (truth, said), n in pairs.items()]
    return pd.DataFrame(rows, columns=["truth", "answer", "n", "right"])


def stays_or_fades(
    frame: "pd.DataFrame", *, glass: Mapping[str, str] | None = None
) -> "pd.DataFrame":
    """Say how well spots that stay are told from spots that fade (d').

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.
    glass : mapping of str to str, optional
        By condition ``stays``, ``fades`` or ``partly``; by default as in `conditions`.

    Returns
    -------
    DataFrame, one row
        Columns stays, said_stays (of these), fades, said_wrongly (of these "stays"), d_prime,
        low, high, says. Spots that fade in part and "cannot judge" are left out.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> stays_or_fades(tidy([])).loc[0, "says"]
    'too few to tell'
    """
    import pandas as pd

    glass = _glass() if glass is None else glass
    kept = practised(frame)
    kept = kept[kept["answer"] != CANNOT_JUDGE]
    truth, said = kept["truth"].map(glass), kept["answer"].map(glass) == "stays"
    counts = [int((truth == w).sum()) for w in ("stays", "fades")]
    yes = [int((said & (truth == w)).sum()) for w in ("stays", "fades")]
    enough = min(counts) >= ENOUGH
    values = d_prime(yes[0], counts[0], yes[1], counts[1]) if enough else (float("nan"),) * 3
    row = (counts[0], yes[0], counts[1], yes[1], *values, "" if enough else TOO_FEW)
    names = ["stays", "said_stays", "fades", "said_wrongly", "d_prime", "low", "high", "says"]
    return pd.DataFrame([row], columns=names)


def _glass() -> dict[str, str]:
    from skinspots_lib.content.tables import load

    table = load("conditions")
    return dict(zip(table["condition"], table["under_glass"].astype(str), strict=True))


def _meant(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Add how likely the learner meant to be right; answers without confidence are left out."""
    kept = practised(frame)
    kept = kept[kept["confidence"].isin(CONFIDENCES)]
    shown = kept["options"].fillna("").astype(str)
    number = shown.str.count(";").add(1).where(shown != "", OPTIONS_UNKNOWN)
    return kept.assign(meant=kept["confidence"].map(MEANT).astype(float).fillna(1 / number))


def brier(frame: "pd.DataFrame") -> float | None:
    """Give the mean squared distance between confidence and outcome.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.

    Returns
    -------
    float or None
        0 (always sure and right) to 1; None below 5 answers with a confidence.

    References
    ----------
    G. W. Brier, Monthly Weather Review 78 (1950), 1-3.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> brier(tidy([])) is None
    True
    """
    kept = _meant(frame)
    if len(kept) < ENOUGH:
        return None
    return float(((kept["meant"] - kept["right"]) ** 2).mean())


def calibration(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Set what was meant beside what came out, for each confidence.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.

    Returns
    -------
    DataFrame, three rows
        See `shares.shares`; columns confidence, and meant: how likely it should be right.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> list(calibration(tidy([]))["confidence"])
    ['guess', 'unsure', 'sure']
    """
    kept = _meant(frame)
    means = kept.groupby("confidence")["meant"].mean()
    table = shares(kept, "confidence", CONFIDENCES)
    return table.assign(meant=[float(means.get(word, float("nan"))) for word in CONFIDENCES])


def learning_curve(frame: "pd.DataFrame", block: int = BLOCK) -> "pd.DataFrame":
    """Give the share of right answers from block to block.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.
    block : int
        Answers in a block, at least 1.

    Returns
    -------
    DataFrame, one row per block
        See `shares.shares`; columns block (from 1) and last: number of its last answer.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> len(learning_curve(tidy([])))
    0
    """
    kept = practised(frame)
    table = shares(kept.assign(block=kept.index // block + 1), "block")
    return table.assign(last=table["n"].cumsum())


def tone_gap(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Compare light skin with dark skin.

    Parameters
    ----------
    frame : DataFrame, one row per answer
        As `Progress.table` gives it.

    Returns
    -------
    DataFrame, one row
        Columns light and dark (share of right answers), gap (light minus dark), low, high, and
        verdict: ``gap`` when the interval leaves out 0, ``no clear gap``, ``too few to tell``.

    Examples
    --------
    >>> from skinspots_lib.learning.trials import tidy
    >>> tone_gap(tidy([])).loc[0, "verdict"]
    'too few to tell'
    """
    import pandas as pd

    kept = practised(frame)
    parts = {third: kept.loc[kept["third"] == third, "right"] for third in ("light", "dark")}
    light, dark = ((int(part.sum()), len(part)) for part in parts.values())
    if min(light[1], dark[1]) < ENOUGH:
        row = (*[float("nan")] * 3, -1.0, 1.0, TOO_FEW)
    else:
        low, high = newcombe(light, dark)
        first, second = light[0] / light[1], dark[0] / dark[1]
        row = (first, second, first - second, low, high, GAP if low > 0 or high < 0 else NO_GAP)
    return pd.DataFrame([row], columns=["light", "dark", "gap", "low", "high", "verdict"])
