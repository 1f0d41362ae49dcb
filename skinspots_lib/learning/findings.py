"""What can be said about a spot and the person: the one closed list of findings.

`FINDINGS` names each finding with the answers it takes and `FLAGS` each extra sign with its
class and plain meaning, so that a widget or an instructor can show them without a copy.
"""

import math
from collections.abc import Iterable, Mapping
from numbers import Real
from types import MappingProxyType
from typing import NamedTuple

from skinspots_lib.content.files.shape import nearest
from skinspots_lib.content.problems import ContentError, Problem

UNKNOWN = "unknown"


class Flag(NamedTuple):
    """One extra sign: its class (danger, calming or describing) and what it means."""

    kind: str
    meaning: str


_DANGER = {
    "spreading": "wider or more spots within minutes to hours",
    "bleeding_elsewhere": "bleeding from mouth, gums or nose, in urine or stool, or heavy periods",
    "heavy_bleeding": "bleeding that will not stop, vomited blood or black stools",
    "severe_headache": "a sudden headache or the worst one ever",
    "many_unexplained_bruises": "many bruises that no knock explains",
    "tired_for_weeks": "tired for weeks",
    "head_knock": "a knock to the head",
    "blood_thinner": "takes a medicine against blood clots (an anticoagulant)",
    "choking_or_neck_pressure": "choking, hands around the neck or a crushed chest",
    "first_fit": "a first fit (seizure)",
    "not_yet_mobile": "a baby who cannot roll, crawl or cruise",
    "near_eye": "rash, pain or redness at the eye; dots from straining do not count",
    "dozens_new_in_weeks": "dozens of new spots within weeks",
    "single_growing_lump": "one single lump that grows or bleeds",
    "new_medicine": "a medicine started in the past weeks",
    "joint_or_tummy_pain": "new joint or tummy pain that came with the spots",
    "under_3_months": "a baby under 3 months",
    "weak_immunity": "cancer treatment, a transplant, no spleen, long steroid tablets "
    "or untreated HIV",
    "sore_mouth_or_skin": "sores in the mouth, sore eyes, or skin that hurts or peels "
    "(not the strip of shingles)",
}
_CALMING = {
    "hard_coughing_or_vomiting": "hard coughing or vomiting just before",
    "tight_band": "all spots lie under or below a band, strap or cuff",
    "only_above_collar": "all spots lie above the collar line",
    "recorded_since_birth": "written in the health record at birth and unchanged",
    "small_knock": "a known knock explains each mark",
    "sun_damaged_skin": "thin, sun-damaged skin of the forearms or hands",
    "heat_or_rubbing": "heat, sweat or rubbing at the place",
    "known_skin_condition": "named by a clinician before, and it looks the same",
    "months_unchanged": "the same in shape, size and number for months",
    "years_unchanged": "the same in shape, size and number for years",
    "rusty_patches": "pepper-like dots on rusty patches",
}
_DESCRIBING = {
    "one_sided_strip": "a strip on one side of the body",
    "pain_before_rash": "pain at the place before the rash came",
    "blisters": "blisters",
    "itch": "it itches",
    "recent_infection": "a cold, a sore throat or another infection in the past weeks",
}
FLAGS: Mapping[str, Flag] = MappingProxyType(
    {
        flag: Flag(kind, meaning)
        for kind, flags in (
            ("danger", _DANGER),
            ("calming", _CALMING),
            ("describing", _DESCRIBING),
        )
        for flag, meaning in flags.items()
    }
)

# An empty tuple: the answers are not a closed list of words (a number, a list, free text).
FINDINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "under_glass": ("fades", "stays", "partly", UNKNOWN),
        "raised": ("flat", "raised", UNKNOWN),
        "largest_mm": (),
        "count": ("one", "few", "many", UNKNOWN),
        "sites": (),
        "fever": ("yes", "no", UNKNOWN),
        "unwell": ("yes", "no", UNKNOWN),
        "age_group": ("infant", "child", "adult", "older", UNKNOWN),
        "since": ("hours", "days", "weeks", "months", "years", UNKNOWN),
        "skin_tone": ("light", "medium", "dark", UNKNOWN),
        "flags": tuple(FLAGS),
        "other": (),
    }
)
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "under_glass": "what the colour does under the glass; if some spots stay, stays",
        "raised": "whether a fingertip can feel the spot",
        "largest_mm": "width in mm of the widest of the spots in question",
        "count": "how many spots",
        "sites": "where on the body, in plain words; shown, never used by the rule",
        "fever": "hot now or in the past day, even if a medicine has brought it down",
        "unwell": "very unwell now: hard to wake, floppy, confused, cold hands and feet, fast "
        "or hard breathing, swollen tongue, fainting, stiff neck, headache with light "
        "hurting, not drinking or unbearable pain; tired for weeks is a flag, not this",
        "age_group": "infant under 12 months, child 1-17, adult 18-64, older 65 and over",
        "since": "how long these spots have been there",
        "skin_tone": "light (Monk 1-3), medium (4-6), dark (7-10); never changes the urgency",
        "flags": "extra signs; one that is absent means: not known to be so",
        "other": "free text for people, never used by the rule",
    }
)


def read_findings(findings: Mapping) -> dict:
    """Check findings against the closed lists and fill the gaps with "unknown".

    Parameters
    ----------
    findings : Mapping
        Any of the keys of `FINDINGS`. A missing key, "unknown", None and NaN (a blank cell of
        a table) all mean unknown. `largest_mm` is a number above 0 in mm, or its text ("2.5").
        `flags` and `sites` are lists of words.

    Returns
    -------
    dict
        All twelve keys in the order of `FINDINGS`: a word, a float for a known `largest_mm`,
        a frozenset for `flags`, a tuple for `sites`.

    Raises
    ------
    ContentError
        A key or value is not allowed; all of them are named, each with what is.

    Examples
    --------
    >>> known = read_findings({"fever": "no", "largest_mm": "2.5", "flags": ["itch"]})
    >>> known["fever"], known["largest_mm"], sorted(known["flags"]), known["raised"]
    ('no', 2.5, ['itch'], 'unknown')
    """
    problems = [_unknown_key(key) for key in findings if key not in FINDINGS]
    read = {}
    for key in FINDINGS:
        value = findings.get(key, UNKNOWN)
        read[key], wrong = _READERS.get(key, _read_word)(key, UNKNOWN if _blank(value) else value)
        problems.extend(wrong)
    if problems:
        raise ContentError(problems)
    return read


def _blank(value) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _unknown_key(key) -> Problem:
    return Problem(
        file="findings",
        where=f"key {key}",
        value=key,
        reason="is not a finding.",
        allowed=", ".join(FINDINGS),
        hint=nearest(key, FINDINGS),
    )


def _wrong(key, value, reason, allowed, hint="") -> list[Problem]:
    problem = Problem(
        file="findings", where=f"key {key}", value=value, reason=reason, allowed=allowed, hint=hint
    )
    return [problem]


def _read_word(key, value):
    words = FINDINGS[key]
    if isinstance(value, str) and value in words:
        return value, []
    reason = "is not in the list."
    return UNKNOWN, _wrong(key, value, reason, ", ".join(words), nearest(value, words))


def _read_number(key, value):
    if isinstance(value, str) and value == UNKNOWN:
        return UNKNOWN, []
    number = _as_number(value)
    if math.isfinite(number) and number > 0:
        return number, []
    return UNKNOWN, _wrong(key, value, "is not a width.", "a number of mm above 0, or unknown")


def _as_number(value) -> float:
    if isinstance(value, bool) or not isinstance(value, (Real, str)):
        return math.nan
    try:
        return float(value)
    except (ValueError, OverflowError):
        return math.nan


def _read_list(key, value):
    if isinstance(value, str) and value == UNKNOWN:
        return (), []
    listed = isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping))
    words = tuple(value) if listed else ()
    if listed and all(isinstance(word, str) for word in words):
        return words, []
    return (), _wrong(key, value, "is not a list of words.", 'a list such as ["shins"], or unknown')


def _read_flags(key, value):
    words, problems = _read_list(key, value)
    known = frozenset(words)
    for flag in words:
        if flag not in FLAGS:
            hint = nearest(flag, FLAGS)
            problems += _wrong(key, flag, "is not a flag.", ", ".join(FLAGS), hint)
    return known, problems


def _read_text(key, value):
    if isinstance(value, str):
        return value, []
    return "", _wrong(key, value, "is not text.", "free text, or unknown")


_READERS = {
    "largest_mm": _read_number,
    "sites": _read_list,
    "flags": _read_flags,
    "other": _read_text,
}
