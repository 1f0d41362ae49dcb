"""The cards of the look-alikes: complete, with a described picture wherever one can be drawn."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import pytest

from skinspots_lib.content.problems import UnknownName
from skinspots_lib.content.tables import load
from skinspots_lib.widgets.plain.look_alikes import LOOK_ALIKES, look_alike_cards


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def all(self, tag):
        return [attrs for name, attrs in self.found if name == tag]


@pytest.fixture(scope="module")
def cards():
    return look_alike_cards()._repr_html_()


def test_each_look_alike_has_a_card_that_can_be_opened(cards):
    assert len(Tags(cards).all("details")) == len(LOOK_ALIKES)


def test_each_card_gives_the_sign_that_tells_it_apart(cards):
    rows = load("conditions").set_index("condition")
    for condition in LOOK_ALIKES:
        assert escape(rows.loc[condition, "label"].split(" (")[0]) in cards
        assert escape(rows.loc[condition, "best_distinguishing_sign"]) in cards


def test_name_is_said_once_where_the_plain_one_holds_it():
    assert "<strong>Hives (nettle rash)</strong><" in look_alike_cards(["urticaria"])._repr_html_()


def test_what_can_be_drawn_is_shown_on_a_skin_of_each_third_with_its_own_alt_text(cards):
    drawable = set(load("appearances")["condition"]) & set(LOOK_ALIKES)
    alts = [attrs["alt"] for attrs in Tags(cards).all("img")]
    assert len(alts) == len(set(alts)) == 3 * len(drawable)
    for third in ("light", "brown", "dark"):
        assert sum(f"{third} skin" in alt for alt in alts) == len(drawable)


def test_what_cannot_be_drawn_says_so(cards):
    undrawn = set(LOOK_ALIKES) - set(load("appearances")["condition"])
    assert cards.count("No picture: the simulation cannot draw this.") == len(undrawn)


def test_each_card_says_whether_a_clinician_has_read_it_and_names_its_sources(cards):
    titles = load("sources").set_index("source_id")["title"]
    rows = load("conditions").set_index("condition")
    for condition, card in zip(LOOK_ALIKES, cards.split("<details")[1:], strict=True):
        assert "reviewed by a clinician" in card
        for source_id in rows.loc[condition, "source_ids"]:
            assert escape(titles[source_id]) in card


def test_pair_of_two_cards_stands_on_both():
    one, other = look_alike_cards(["heat_rash"]), look_alike_cards(["folliculitis"])
    sign = "a hair in the centre means folliculitis; none means heat rash"
    assert sign in one._repr_html_()
    assert sign in other._repr_html_()


def test_unknown_condition_is_named_with_the_nearest():
    with pytest.raises(UnknownName, match="ringworm"):
        look_alike_cards(["ringwurm"])
