"""The few formulas of the report, each with its reference, so that no large library is needed."""

from math import sqrt
from statistics import NormalDist

LEVEL = 0.95
_NORMAL = NormalDist()


def wilson(right: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """Give the interval in which a share may lie.

    Parameters
    ----------
    right, of : int
        So many of so many.
    level : float
        How sure the interval is, above 0 and below 1.

    Returns
    -------
    tuple of float
        Lower and upper end, 0 to 1; (0, 1) when there is nothing to count.

    References
    ----------
    E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212.

    Examples
    --------
    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not of:
        return 0.0, 1.0
    z, share = _z(level), right / of
    centre = share + z * z / (2 * of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    ends = ((centre - half) / (1 + z * z / of), (centre + half) / (1 + z * z / of))
    return ends[0] if right else 0.0, ends[1] if right < of else 1.0


def newcombe(
    first: tuple[int, int], second: tuple[int, int], level: float = LEVEL
) -> tuple[float, float]:
    """Give the interval in which the difference of two shares may lie.

    Parameters
    ----------
    first, second : (int, int)
        So many of so many.
    level : float
        How sure the interval is, above 0 and below 1.

    Returns
    -------
    tuple of float
        Lower and upper end of first minus second, -1 to 1.

    References
    ----------
    R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10.

    Examples
    --------
    >>> [round(end, 4) for end in newcombe((56, 70), (48, 80))]
    [0.0524, 0.3339]
    """
    if not first[1] or not second[1]:
        return -1.0, 1.0
    p, q = first[0] / first[1], second[0] / second[1]
    (p_low, p_high), (q_low, q_high) = wilson(*first, level), wilson(*second, level)
    low = p - q - sqrt((p - p_low) ** 2 + (q_high - q) ** 2)
    high = p - q + sqrt((p_high - p) ** 2 + (q - q_low) ** 2)
    return low, high


def d_prime(
    hits: int, signals: int, alarms: int, noises: int, level: float = LEVEL
) -> tuple[float, float, float]:
    """Say how well two things are told apart, apart from a leaning to one answer.

    Parameters
    ----------
    hits, signals : int
        How often "yes" was said where it is true, and how often it was true.
    alarms, noises : int
        How often "yes" was said where it is not true, and how often it was not.
    level : float
        How sure the interval is, above 0 and below 1.

    Returns
    -------
    tuple of float
        d', and the lower and upper end of its interval; 0 is guessing.

    References
    ----------
    Log-linear correction: M. J. Hautus, Behavior Research Methods 27 (1995), 46-51. Variance:
    V. Gourevitch and E. Galanter, Psychometrika 32 (1967), 25-33.

    Examples
    --------
    >>> [round(value, 2) for value in d_prime(18, 20, 4, 20)]
    [1.97, 1.05, 2.89]
    """
    value = variance = 0.0
    for sign, said, of in ((1, hits, signals), (-1, alarms, noises)):
        share = (said + 0.5) / (of + 1)
        z = _NORMAL.inv_cdf(share)
        value += sign * z
        variance += share * (1 - share) / ((of + 1) * _NORMAL.pdf(z) ** 2)
    half = _z(level) * sqrt(variance)
    return value, value - half, value + half


def hedges_g(
    first: list[float], second: list[float], level: float = LEVEL
) -> tuple[float, float, float]:
    """Give the difference of two means in standard deviations.

    Parameters
    ----------
    first, second : list of float
        At least two values each.
    level : float
        How sure the interval is, above 0 and below 1.

    Returns
    -------
    tuple of float
        Effect of first over second, and the lower and upper end of its interval.

    References
    ----------
    L. V. Hedges, Journal of Educational Statistics 6 (1981), 107-128.

    Examples
    --------
    >>> [round(value, 2) for value in hedges_g([3.0, 4.0, 5.0, 6.0], [1.0, 2.0, 3.0, 4.0])]
    [1.35, -0.19, 2.88]
    """
    n, m = len(first), len(second)
    spread = (_squares(first) + _squares(second)) / (n + m - 2)
    apart = sum(first) / n - sum(second) / m
    if not spread:
        return 0.0, 0.0, 0.0
    effect = apart / sqrt(spread) * (1 - 3 / (4 * (n + m) - 9))
    half = _z(level) * sqrt((n + m) / (n * m) + effect**2 / (2 * (n + m)))
    return effect, effect - half, effect + half


def _squares(values: list[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values)


def _z(level: float) -> float:
    return _NORMAL.inv_cdf((1 + level) / 2)
