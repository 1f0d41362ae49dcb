"""A card for each look-alike: three skins, the signs in words, and the one that tells it apart."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape

from skinspots_lib.content.reviews import review_status
from skinspots_lib.content.tables import load
from skinspots_lib.widgets._base import WORDS

SAY = WORDS["look_alikes"]
LOOK_ALIKES = (
    "cherry_angioma",
    "spider_angioma",
    "heat_rash",
    "keratosis_pilaris",
    "folliculitis",
    "contact_dermatitis",
    "atopic_dermatitis",
    "insect_bites",
    "swimmers_itch",
    "urticaria",
    "pityriasis_rosea",
    "ringworm",
    "shingles",
    "viral_exanthem",
    "scarlet_fever",
    "impetigo",
    "early_meningococcal_rash",
)
# One of each third.
TONES = {"light": 2, "medium": 5, "dark": 8}
SEED, SIZE_PX, MM_PER_PX, QUALITY = 4, 160, 0.15, 80
INK = "color:var(--jp-content-font-color1,inherit)"
EDGE = "1px solid var(--jp-border-color1,currentColor)"


class Cards:
    """Cards ready to be shown, one that opens for each condition.

    Parameters
    ----------
    conditions : iterable of str
        Ids in `conditions`, in the order of the cards.

    Examples
    --------
    >>> print(Cards(["shingles"]))
    Shingles: painful blisters in a strip that stops at the midline; spots inside may bleed; near \
the eye is same day
    """

    def __init__(self, conditions: Iterable[str]) -> None:
        rows = load("conditions").set_index("condition", drop=False)
        self._rows = [rows.loc[condition].to_dict() for condition in conditions]

    def __str__(self) -> str:
        """Give each name with the sign that tells it apart."""
        return "\n".join(f"{row['label']}: {row['best_distinguishing_sign']}" for row in self._rows)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        cards = "".join(map(_card, self._rows))
        note = f'<p style="{INK}">{escape(SAY["simulation"])} {escape(SAY["not_you"])}</p>'
        return f'<div class="sk-cards" style="max-width:62rem">{cards}{note}</div>'


def look_alike_cards(conditions: Iterable[str] = LOOK_ALIKES) -> Cards:
    """Show a card for each look-alike.

    Parameters
    ----------
    conditions : iterable of str
        Ids in `conditions`; by default those that are mixed up most with bleeding spots.

    Returns
    -------
    Cards
        Show it as the last line of a cell.

    Raises
    ------
    UnknownName
        A condition does not stand in the table; the message names the nearest.

    Examples
    --------
    >>> str(look_alike_cards(["ringworm"])).split(":")[0]
    'Ringworm (tinea corporis)'
    """
    from skinspots_lib.content.problems import UnknownName

    conditions, known = list(conditions), list(load("conditions")["condition"])
    for condition in conditions:
        if condition not in known:
            raise UnknownName("condition", condition, known)
    return Cards(conditions)


def _card(row: Mapping) -> str:
    # The sources are read once a card is open: a list of links in front would bury the sign.
    body = _pictures(row) + _signs(row) + _pairs(row["condition"]) + _sources(row)
    return (
        f'<details style="margin:.3em 0;padding:.2em .8em;border:{EDGE};border-radius:6px;{INK}">'
        f'<summary style="cursor:pointer;padding:.35em 0">{_name(row)}</summary>{body}</details>'
    )


def _name(row: Mapping) -> str:
    label, plain = row["label"], row["plain_name"]
    if plain.lower().startswith(label.split(" (")[0].lower()):
        return f"<strong>{escape(plain[:1].upper() + plain[1:])}</strong>"
    return f"<strong>{escape(label)}</strong> ({escape(plain)})"


def _pictures(row: Mapping) -> str:
    condition = row["condition"]
    if condition not in set(load("appearances")["condition"]):
        return f"<p><em>{escape(SAY['no_picture'])}</em></p>"
    figures = "".join(_figure(row, third, tone) for third, tone in TONES.items())
    return f'<div style="display:flex;flex-wrap:wrap;gap:.6em">{figures}</div>'


def _figure(row: Mapping, third: str, tone: int) -> str:
    alt = SAY["alt"].format(label=row["label"], third=SAY["thirds"][third], tone=tone)
    data = base64.b64encode(_webp(row["condition"], tone)).decode("ascii")
    return (
        '<figure style="margin:0">'
        f'<img alt="{escape(alt, quote=True)}" width="{SIZE_PX}" height="{SIZE_PX}" '
        f'src="data:image/webp;base64,{data}">'
        f"<figcaption>{escape(SAY['thirds'][third])}</figcaption></figure>"
    )


@lru_cache(maxsize=64)
def _webp(condition: str, tone: int) -> bytes:
    from skinspots_lib.skin import make_patch, render
    from skinspots_lib.skin.base.stored import to_webp

    size = {"size_px": SIZE_PX, "mm_per_px": MM_PER_PX, "moles": False}
    return to_webp(render(make_patch(condition, tone=tone, seed=SEED, **size)), QUALITY)


def _signs(row: Mapping) -> str:
    signs = "".join(
        f'<dt style="font-weight:600">{escape(name)}</dt><dd style="margin:0">{escape(value)}</dd>'
        for name, value in _facts(row)
    )
    columns = "display:grid;grid-template-columns:minmax(6em,auto) 1fr;gap:.2em 1em;margin:.6em 0"
    return f'<dl style="{columns}">{signs}</dl>'


def _facts(row: Mapping) -> Iterator[tuple[str, str]]:
    names = SAY["signs"]
    yield names["sign"], row["best_distinguishing_sign"]
    yield names["glass"], SAY["glass"][row["under_glass"]]
    yield names["feel"], f"{SAY['feel'][row['raised']]}; {row['surface']}"
    low, high = row["size_min_mm"], row["size_max_mm"]
    yield names["width"], SAY["width"].format(low=f"{low:g}", high=f"{high:g}")
    yield names["itch"], SAY["itch"].format(itch=row["itch"], pain=row["pain"])
    yield names["where"], _joined(row["typical_sites"])
    yield names["light"], row["look_on_light_skin"]
    yield names["dark"], row["look_on_dark_skin"]
    yield names["time"], row["course"]


def _joined(cell) -> str:
    return cell if isinstance(cell, str) else "; ".join(cell)


def _pairs(condition: str) -> str:
    items = "".join(f"<li>{line}</li>" for line in _contrasts(condition))
    return f"<p><strong>{escape(SAY['pairs'])}</strong></p><ul>{items}</ul>" if items else ""


def _contrasts(condition: str) -> Iterator[str]:
    labels = load("conditions").set_index("condition")["label"]
    for pair in load("contrasts").to_dict("records"):
        sides = [pair["condition_a"], pair["condition_b"]]
        if condition in sides:
            other = labels[sides[1 - sides.index(condition)]]
            sign = f"<em>{escape(other)}</em>: {escape(pair['separating_sign'])}."
            care = pair["safety_note"]
            yield sign if care == "none" else f"{sign} {escape(SAY['care'])} {escape(care)}."


def _sources(row: Mapping) -> str:
    known = load("sources").fillna("").set_index("source_id")
    listed = "; ".join(_source(known.loc[source_id]) for source_id in row["source_ids"])
    status = review_status("conditions", row["condition"])
    return f"<p>{escape(SAY['sources'])} {listed}. {escape(status)}</p>"


def _source(source: Mapping) -> str:
    title, url = escape(source["title"]), source["url"]
    # Any other kind of address could run code when clicked.
    if url.startswith(("https://", "http://")):
        title = f'<a href="{escape(url)}" rel="noopener">{title}</a>'
    return f"{title}, {escape(source['publisher'])}" if source["publisher"] else title
