"""The preview on a real page: nothing that axe finds, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from skinspots_lib.authoring.export.cards import card_of
from skinspots_lib.authoring.preview.frame import whole
from skinspots_lib.authoring.preview.items import case_article, question_article
from skinspots_lib.authoring.preview.pages import page as page_of
from skinspots_lib.content.cases import load_case
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.questions import load_questions

pytestmark = pytest.mark.browser


def test_no_accessibility_fault_in_light_or_dark_and_nothing_scrolls_sideways(page, tmp_path):
    kinds = {question.kind: question for question in load_questions()}.values()
    parts = [question_article(card_of(one)) for one in kinds]
    bodies = [page_of(what).partition("</h1>")[2] for what in ("thresholds", "ex-05-1", "5")]
    shown = whole("Everything", "".join([*parts, case_article(load_case("T14"), data_dir())]))
    path = tmp_path / "page.html"
    path.write_text(shown.replace("</main>", "".join(bodies).partition("</main>")[0] + "</main>"))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page).response["violations"]
        assert [(scheme, one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
