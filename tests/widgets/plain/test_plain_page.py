"""The texts of the plain parts on a plain page: contrast, small screens, forced colours.

Inside JupyterLab axe leaves out nearly all contrast checks; here it does them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from skinspots_lib import widgets
from skinspots_lib.learning.trials import Trial

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CSS = (Path(widgets.__file__).parent / "widget.css").read_text(encoding="utf-8")
MODES = ["light", "dark", "forced", "narrow"]
# What JupyterLab's dark theme gives to the variables that we use.
DARK = """:root { --jp-ui-font-color0: #fff; --jp-content-font-color1: #fff;
  --jp-layout-color0: #111; --jp-border-color1: #616161; }
  body { background: #111; color: #fff; }"""


def chances():
    part = widgets.chances("F08")
    return part.said.value + part.picture.value


def results():
    part = widgets.results()
    return part.said.value + part.pictures.value


def passport():
    part = widgets.passport()
    part.load_code()
    return part.said.value + part.made.value


def course_map():
    return widgets.course_map(1)._repr_html_()


PARTS = [chances, results, passport, course_map]


def show(page, html, mode):
    """Put the HTML on a page, every fold of it open."""
    page.emulate_media(forced_colors="active" if mode == "forced" else "none")
    page.set_viewport_size({"width": 320 if mode == "narrow" else 1000, "height": 900})
    opened = re.sub(r"<details(?![^>]* open)", "<details open", html)
    light = str(mode != "dark").lower()
    page.set_content(
        f"<!doctype html><html lang=en><title>Parts</title><style>{CSS}"
        f"{DARK if mode == 'dark' else ''}</style><body data-jp-theme-light={light}>"
        f"<main><h1>Parts</h1><div class=sk-root>{opened}</div></main>"
    )


@pytest.mark.parametrize("part", PARTS)
def test_no_rule_of_accessibility_is_broken_in_any_look(page, practise, mine, part):
    practise(40)
    mine.record(Trial("q06", "4", True))
    html = part()
    for mode in MODES:
        show(page, html, mode)
        found = Axe().run(page).response["violations"]
        assert [(mode, rule["id"], [n["html"] for n in rule["nodes"]]) for rule in found] == []


def test_grey_on_grey_is_found(page):
    show(page, '<p style="color:#999">pale words on white ground</p>', "light")
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == ["color-contrast"]


@pytest.mark.parametrize("part", PARTS)
def test_a_narrow_window_scrolls_only_inside_tables(page, practise, part):
    practise(40)
    show(page, part(), "narrow")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_hostile_words_run_no_script(page, mine, practise):
    practise(8)
    hostile = "<img src=x onerror='window.hacked=1'><script>hacked=1</script>" + "x" * 5000
    more = {"truth": "purpura", "part": "practice", "tone": 3, "confidence": "sure"}
    mine.record(Trial("purpura-3-clear-1", hostile, False, **more))
    mine.record(Trial(hostile, "1", True))
    for part in PARTS:
        show(page, part(), "light")
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src=x]").count() == 0
