"""The site: made without a network, whole, and silent about answers."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

import skinspots_lib as spots
from skinspots_lib import charts
from skinspots_lib.content.cases import load_cases
from skinspots_lib.content.course import load_course
from skinspots_lib.content.questions import load_questions
from skinspots_lib.learning.sittings.posttest import held_back
from skinspots_lib.widgets._base import WORDS

pytestmark = pytest.mark.slow
# The theme leaves parts of pages here.
PARTS = "_static"
# Made by `make site`, and put beside these pages when they are published.
ELSEWHERE = "lite/"
LOADS = {"img": "src", "script": "src", "iframe": "src", "source": "src", "link": "href"}
LOADS |= {"object": "data", "embed": "src", "video": "src", "audio": "src"}


class Page(HTMLParser):
    """What a page loads, links to, can be linked at, shows and says."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.loads, self.links, self.ids, self.images, self.texts = [], [], set(), [], []
        self.raw = path.read_text("utf-8")
        self.feed(self.raw)
        self.text = " ".join(" ".join(self.texts).split())
        self.whole = html.unescape(self.raw)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids |= {attrs["id"]} if attrs.get("id") else set()
        if attrs.get(LOADS.get(tag)):
            self.loads.append(attrs[LOADS[tag]])
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag == "img":
            self.images.append(attrs)

    def handle_data(self, data):
        self.texts.append(data)

    def holds(self, words: str) -> bool:
        words = " ".join(words.split())
        return words in self.text or words in self.whole


@pytest.fixture(scope="module", params=["00", pytest.param("all", marks=pytest.mark.weekly)])
def site(request, root, tmp_path_factory):
    """Make the site, with these lessons run."""
    out = tmp_path_factory.mktemp("docs") / "site"
    command = [sys.executable, "tools/docs_site.py", "--out", out, "--lessons", request.param]
    done = subprocess.run(list(map(str, command)), cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def pages(site):
    """Read each page of it."""
    paths = [path for path in site.rglob("*.html") if PARTS not in path.parts]
    return {path.relative_to(site).as_posix(): Page(path) for path in paths}


@pytest.fixture(scope="module")
def lessons(pages, site, root):
    """Give the pages of the lessons that were run, with the text of their Markdown cells."""
    found = {}
    for path in sorted((root / "notebooks").glob("[0-9][0-9]_*.ipynb")):
        page = pages[f"lessons/{path.stem}.html"]
        if "sk-static" in page.raw:
            cells = json.loads(path.read_text("utf-8"))["cells"]
            said = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
            found[path] = (page, " ".join(" ".join(said).replace("*", "").split()))
    return found


def test_no_page_takes_anything_from_another_host(pages, site):
    outside = [
        (name, target)
        for name, page in pages.items()
        for target in page.loads
        if re.match(r"(https?:)?//", target)
    ]
    assert outside == []
    styles = [path.read_text("utf-8") for path in site.rglob("*.css")]
    assert styles
    assert [s for s in styles if re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", s)] == []


def test_every_link_within_the_site_leads_somewhere(pages, site):
    dead = []
    for name, page in pages.items():
        for link in {*page.links, *page.loads}:
            if re.match(r"[a-z]+:", link) or ELSEWHERE in link:
                continue
            file, _, anchor = unquote(link).partition("#")
            target = (site / name).parent / file.partition("?")[0] if file else site / name
            there = target.resolve()
            goal = pages.get(there.relative_to(site).as_posix()) if there.exists() else None
            if not there.exists() or (anchor and goal and anchor not in goal.ids):
                dead.append((name, link))
    assert dead == []


def test_every_page_of_docs_and_every_decision_is_on_the_site(pages, root):
    docs = [path.relative_to(root / "docs") for path in (root / "docs").rglob("*.md")]
    assert {path.with_suffix(".html").as_posix() for path in docs} - set(pages) == set()
    assert {"contributing.html", "changes.html", "tables.html"} <= set(pages)


def test_reference_describes_every_public_name(pages):
    names = {f"skinspots_lib.{name}" for name in dir(spots) if name != "widgets"}
    names |= {f"skinspots_lib.widgets.{name}" for name in dir(spots.widgets)}
    names |= {f"skinspots_lib.charts.{name}" for name in dir(charts)}
    assert names - pages["api.html"].ids == set()


def test_lesson_shows_pictures_and_words_where_a_widget_was(lessons):
    assert lessons
    for path, (page, _) in lessons.items():
        assert page.text.count("To use it, open the lesson in a notebook") >= 3, path.name
        assert [image["src"][:60] for image in page.images if not image.get("alt")] == []
        for left in ("widget-view+json", "model not found", "html-manager", WORDS["shared"]["run"]):
            assert left not in page.raw, (path.name, left)
    first = next(iter(lessons.values()))[0]
    assert sum(image["src"].startswith("data:image/webp") for image in first.images) == 4


def test_lesson_offers_binder_jupyterlite_and_the_notebook_itself(pages, site, root):
    for path in sorted((root / "notebooks").glob("[0-9][0-9]_*.ipynb")):
        links = pages[f"lessons/{path.stem}.html"].links
        for start in ("https://mybinder.org/v2/gh/", "../lite/"):
            assert [link for link in links if link.startswith(start) and path.name in link]
        assert (site / "lessons" / path.name).read_bytes() == path.read_bytes()


def test_lesson_tells_no_answer_that_its_text_does_not_tell(lessons):
    told = [(q.id, words) for q in load_questions() for words in feedback(q)]
    told += [(case.id, words) for case in load_cases() for words in (case.why, case.common_mistake)]
    assert len(told) > 500
    leaks = [
        (path.name, id, words)
        for path, (page, said) in lessons.items()
        for id, words in told
        if page.holds(words) and " ".join(words.split()) not in said
    ]
    assert leaks == []


def feedback(question):
    number = question.number
    texts = [question.why, *(one.why for one in (*question.options, *question.items))]
    texts += [number.too_small, number.too_large] if number else []
    return [text for text in texts if text]


def test_site_holds_nothing_that_is_kept_for_the_final_test(pages, site):
    kept = held_back(load_course())
    assert len(kept) > 30
    found = [(name, q.id) for name, page in pages.items() for q in kept if page.holds(q.ask)]
    index = (site / "searchindex.js").read_text("utf-8")
    assert found == []
    assert not any(f'"{question.id}"' in index for question in kept)


@pytest.mark.weekly
@pytest.mark.browser
@pytest.mark.parametrize("site", ["all"], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_serious_barrier_and_fit_a_narrow_window(site, browser, driver, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(color_scheme=scheme, viewport={"width": 1200, "height": 900})
    page.set_default_timeout(60_000)
    found = []
    names = ["index", "teaching", "api"]
    names += [f"lessons/{lesson}" for lesson in ("00_first_fifteen_minutes", "03_look_alikes")]
    for name in names:
        page.goto((site / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.dataset.theme") == scheme
        wanted = {"runOnly": {"type": "tag", "values": driver.WCAG}}
        violations = Axe().run(page, options=wanted).response["violations"]
        found += [
            (name, one["id"], one["nodes"][0]["html"][:200])
            for one in violations
            if one["impact"] in ("serious", "critical")
        ]
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        page.set_viewport_size({"width": 1200, "height": 900})
    page.close()
    assert found == []
