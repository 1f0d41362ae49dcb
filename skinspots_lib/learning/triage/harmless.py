"""Ten everyday stories that are harmless, to see whether the rules cry wolf."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Story:
    """A harmless spot: its name, what happened, its findings, the calmest fair urgency."""

    name: str
    tale: str
    findings: MappingProxyType
    fair: str


def _story(name, tale, fair, **findings) -> Story:
    well = {"fever": "no", "unwell": "no"}
    return Story(name, tale, MappingProxyType(well | findings), fair)


STORIES = (
    _story(
        "Cherry angiomas",
        "A man of 50 has had small red domes on his chest for years.",
        "self_care",
        under_glass="partly",
        raised="raised",
        largest_mm=4,
        count="many",
        age_group="adult",
        since="years",
        flags=("years_unchanged",),
    ),
    _story(
        "Solar purpura",
        "A woman of 80 gets flat purple patches on thin forearms when she bumps a shelf.",
        "routine",
        under_glass="stays",
        raised="flat",
        largest_mm=20,
        count="few",
        age_group="older",
        since="days",
        flags=("small_knock", "sun_damaged_skin"),
    ),
    _story(
        "Shin bruise of an adult",
        "A man of 30 knocked his shin on a table and has one flat bruise there.",
        "routine",
        under_glass="stays",
        raised="flat",
        largest_mm=30,
        count="one",
        age_group="adult",
        since="days",
        flags=("small_knock",),
    ),
    _story(
        "Heat rash",
        "A baby of 8 months has fine bumps under the collar on a hot day.",
        "self_care",
        under_glass="fades",
        raised="raised",
        largest_mm=2,
        count="many",
        age_group="infant",
        since="days",
        flags=("heat_or_rubbing",),
    ),
    _story(
        "Keratosis pilaris",
        "A girl of 14 has had rough dots on her upper arms for years. A nurse named them.",
        "self_care",
        under_glass="fades",
        raised="raised",
        largest_mm=1,
        count="many",
        age_group="child",
        since="years",
        flags=("known_skin_condition", "years_unchanged"),
    ),
    _story(
        "Dots from straining",
        "A woman of 28 vomited hard and has pinpoint dots on her face only.",
        "self_care",
        under_glass="stays",
        raised="flat",
        largest_mm=1,
        count="many",
        age_group="adult",
        since="hours",
        flags=("hard_coughing_or_vomiting", "only_above_collar"),
    ),
    _story(
        "Spider naevus",
        "A woman of 35 has had one dot with thin legs on her cheek for years.",
        "self_care",
        under_glass="fades",
        raised="flat",
        largest_mm=5,
        count="one",
        age_group="adult",
        since="years",
        flags=("years_unchanged",),
    ),
    _story(
        "Pigmented purpuric dermatosis",
        "A man of 55 has had pepper-like dots on rusty patches of his shins for months.",
        "routine",
        under_glass="stays",
        raised="flat",
        largest_mm=1,
        count="many",
        age_group="adult",
        since="months",
        flags=("rusty_patches", "months_unchanged"),
    ),
    _story(
        "Insect bites",
        "A boy of 10 has a few itchy bumps on his ankles since yesterday.",
        "routine",
        under_glass="fades",
        raised="raised",
        largest_mm=8,
        count="few",
        age_group="child",
        since="days",
        flags=("itch",),
    ),
    _story(
        "Birthmark",
        "A baby of 3 months has a blue-grey patch that was written down at birth.",
        "self_care",
        under_glass="stays",
        raised="flat",
        largest_mm=40,
        count="one",
        age_group="infant",
        since="months",
        flags=("recorded_since_birth", "not_yet_mobile"),
    ),
)
