"""The shipped files on a plain page: contrast, small screens, forced colours, hostile text.

Inside JupyterLab axe leaves out nearly all contrast checks; here it does them. The states come
from the Python widgets, the page stands in for the kernel.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from skinspots_lib.content.cases import load_case
from skinspots_lib.content.questions import load_question, load_questions
from skinspots_lib.learning.gym.session import begin
from skinspots_lib.learning.progress import progress
from skinspots_lib.learning.sittings.keeping import Sitting
from skinspots_lib.widgets import case, claims, final_test, pair, pretest, question, walk
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets._case import CaseWidget
from skinspots_lib.widgets._practice import PracticeWidget
from skinspots_lib.widgets.parts.cards import load_cards
from skinspots_lib.widgets.parts.pictures import Pictures

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
HOSTILE = (
    '<img src=x onerror="window.hacked=1"><script>hacked=1</script> 🩸 \u202eנקודה ' + "x" * 5000
)
MODES = ["light", "dark", "forced", "narrow"]


def asked():
    return question("q06")


def answered(option):
    widget = question("q06")
    widget.submit([option])
    return widget


def failed():
    widget = question("q06")
    widget._handle_custom_msg({"do": "submit", "answer": [99]}, [])
    return widget


def sent(widget, *requests):
    """Give a question after what a page sent."""
    for request in requests:
        widget._handle_custom_msg(request, [])
    assert widget.error == ""
    return widget


def said(id, answer, **rest):
    return sent(question(id), {"do": "submit", "answer": answer, **rest})


def measured():
    widget = question("q303")
    return sent(widget, {"do": "submit", "answer": [widget._size_mm]})


def finished(**changed):
    card = load_cards()["dots-on-the-shins"]
    widget = walk(card.id)
    widget.findings = {**card.findings, "flags": [], **changed}
    widget._do_finish()
    return widget


def named(widget, *, right=True):
    """Give a pair both of whose sides have been named."""
    numbers = [widget._names.index(name) for name in widget._both]
    widget.name(*(numbers if right else numbers[::-1]))
    return widget


def signed(*, right):
    widget = named(pair("pair-09", tone=8))
    widget.pick(
        next(n for n, sign in enumerate(widget._signs) if (sign is widget._parting) == right)
    )
    return widget


def in_words(widget):
    widget._handle_custom_msg({"do": "describe", "on": True}, [])
    # What a learner wants is kept for the next picture; not from one state to another here.
    Pictures.described = False
    return widget


def reply(widget, *, right):
    options = widget._session.prompt.options
    fits = [n for n, name in enumerate(options) if (name == widget._truth) == right]
    widget.submit(fits[0], "sure")


def gym(answers=0, *, right=False):
    """Give practice after so many answers, the last one explained."""
    widget = PracticeWidget(begin([], seed=3))
    for number in range(answers):
        if number:
            widget._do_next()
        while widget.stage == "told":
            widget._do_next()
        reply(widget, right=right)
    return widget


def hear(widget, *requests):
    for request in requests:
        widget._handle_custom_msg({"do": request}, [])
    return widget


def worked():
    widget = gym(1)
    while widget._session.prompt.kind != "worked":
        widget = hear(widget, "next")
        if widget.stage == "ask":
            reply(widget, right=False)
    return widget


def alone(make, *requests):
    """Give a widget of a learner who did nothing before, after some requests."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SKINSPOTS_PROGRESS", folder)
        widget = make()
        for request in requests:
            widget._handle_custom_msg(request, [])
        Pictures.described = False
    return widget


ASKED = [{"do": "ask", "key": key} for key in ("since", "danger", "fever", "largest_mm")]
OPEN, SKIP, FINISH, HAND_IN = ({"do": word} for word in ("open", "skip", "finish", "hand_in"))
TOO_SLOW = {"do": "submit", "urgency": "soon", "condition": "petechiae"}
IN_TIME = {"do": "submit", "urgency": "emergency", "condition": "purpura"}
GUESS = {"do": "guess", "said": "purpura"}


def at(place, confidence="sure", chosen=(0,)):
    return {"do": "answer", "place": place, "chosen": list(chosen), "confidence": confidence}


def guessed_and_tested():
    """Give a final test at its end, by a learner who guessed at the first pictures."""
    first = pretest()
    for request in (GUESS, SKIP, GUESS):
        first._handle_custom_msg(request, [])
    return final_test(seed=1)


STATES = {
    "case-note": lambda: alone(lambda: case("T14")),
    "case-skipped": lambda: alone(lambda: case("T14"), SKIP),
    "case-asked": lambda: alone(lambda: case("T12"), *ASKED),
    "case-wrong": lambda: alone(lambda: case("T12"), *ASKED, TOO_SLOW),
    "case-right": lambda: alone(lambda: case("T12"), *ASKED, IN_TIME),
    "case-error": lambda: alone(lambda: case("T12"), {"do": "ask", "key": "answer"}),
    "pretest-asked": lambda: alone(pretest),
    "pretest-described": lambda: alone(pretest, {"do": "describe", "on": True}),
    "pretest-over": lambda: alone(pretest, GUESS, SKIP, SKIP),
    "pretest-error": lambda: alone(pretest, {"do": "guess", "said": "freckle"}),
    "sitting-asked": lambda: alone(lambda: final_test(seed=1), at(3), at(4, "")),
    "sitting-answered": lambda: alone(lambda: final_test(seed=1), at(0)),
    "sitting-confirm": lambda: alone(lambda: final_test(seed=1), at(0), FINISH),
    "sitting-over": lambda: alone(guessed_and_tested, *map(at, range(30)), HAND_IN),
    "sitting-error": lambda: alone(lambda: final_test(seed=1), at(0, "certain")),
    "practice-asked": gym,
    "practice-wrong": lambda: gym(1),
    "practice-right": lambda: gym(1, right=True),
    "practice-contrast": lambda: hear(gym(5, right=True), "next"),
    "practice-worked": worked,
    "practice-cannot": lambda: hear(gym(), "cannot"),
    "practice-stopped": lambda: hear(gym(2, right=True), "stop"),
    "practice-round": lambda: hear(gym(12, right=True), "next"),
    "practice-described": lambda: in_words(gym()),
    "pair-asked": lambda: pair("pair-09", tone=8),
    "pair-named": lambda: named(pair("pair-01"), right=False),
    "pair-sign-wrong": lambda: signed(right=False),
    "pair-done": lambda: signed(right=True),
    "pair-described": lambda: in_words(pair("petechiae", "purpura", tone=9)),
    "question-asked": asked,
    "question-wrong": lambda: answered(0),
    "question-right": lambda: answered(3),
    "question-error": failed,
    "question-number": lambda: said("q304", [9]),
    "question-ruler": lambda: sent(question("q187"), {"do": "describe"}),
    "question-measured": measured,
    "question-order": lambda: question("q307"),
    "question-order-wrong": lambda: said("q307", [0, 1, 2, 3]),
    "question-sure": lambda: question("q312", confidence=True),
    "question-sorted": lambda: said("q312", [0, 1, 0, 1, 2, 2]),
    "claims": lambda: sent(claims("A"), {"do": "submit", "answer": [1, 0, 1, 2, 0]}),
    "walk-start": walk,
    "walk-card": lambda: walk("dome-on-the-chest"),
    "walk-urgent": lambda: walk(
        findings={"fever": "yes", "under_glass": "partly", "raised": "raised"}
    ),
    "walk-fits": finished,
    "walk-fits-not": lambda: finished(largest_mm=25, under_glass="fades", flags=["itch"]),
}


@pytest.fixture
def serve(page):
    """Give a page that gets the repository's own files, without a server."""

    def fulfil(route):
        path = ROOT / route.request.url.removeprefix("http://widgets.test/").split("?")[0]
        kinds = {".mjs": "text/javascript", ".json": "application/json", ".css": "text/css"}
        route.fulfill(path=path, content_type=kinds.get(path.suffix, "text/html"))

    page.route("http://widgets.test/**", fulfil)
    page.goto("http://widgets.test/tests/widgets/harness.html")
    page.wait_for_function("() => !!window.show")
    return page


def state_of(widget):
    kept = {k: v for k, v in widget.get_state().items() if k not in ("_esm", "_css", "layout")}
    return as_text(kept)


def as_text(value):
    """Give pictures as text, because a page cannot be handed bytes."""
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {key: as_text(part) for key, part in value.items()}
    return [as_text(part) for part in value] if isinstance(value, list) else value


def look(page, mode):
    page.evaluate(
        "(light) => (document.body.dataset.jpThemeLight = light)", str(mode != "dark").lower()
    )
    page.emulate_media(forced_colors="active" if mode == "forced" else "none")
    page.set_viewport_size({"width": 320 if mode == "narrow" else 1280, "height": 700})


def show(page, widget, mode="light"):
    look(page, mode)
    stem = type(widget).__name__.removesuffix("Widget").lower()
    page.evaluate("([stem, state]) => window.show(stem, state)", [stem, state_of(widget)])
    page.wait_for_selector(".sk-root button:visible")


def open_all(page):
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def faults(page):
    kinds = ["violations", "passes", "incomplete"]
    found = Axe().run(page, options={"resultTypes": kinds}).response
    contrast = [rule for rule in found["passes"] if rule["id"] == "color-contrast"]
    checked = sum(len(rule["nodes"]) for rule in contrast)
    return [
        (rule["id"], [n["html"] for n in rule["nodes"]]) for rule in found["violations"]
    ], checked


@pytest.mark.parametrize("state", STATES)
def test_no_accessibility_fault_in_any_state_and_look(serve, state):
    # One page for all looks: to open it costs more than to look at it.
    show(serve, STATES[state]())
    open_all(serve)
    for mode in MODES:
        look(serve, mode)
        found, checked = faults(serve)
        assert (mode, found) == (mode, [])
        assert checked >= 5 or mode == "forced"
    nothing_scrolls_sideways_and_targets_are_large(serve)


def test_axe_finds_a_grey_text_that_is_too_pale(serve):
    show(serve, asked())
    serve.evaluate("document.querySelector('legend').style.color = '#bbb'")
    assert [rule for rule, _ in faults(serve)[0]] == ["color-contrast"]


def nothing_scrolls_sideways_and_targets_are_large(serve):
    assert serve.viewport_size["width"] == 320
    assert serve.evaluate("document.documentElement.scrollWidth") <= 320
    small = serve.evaluate(
        """() => [...document.querySelectorAll('button, summary, a, label.sk-option')]
          .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 24)
          .map((one) => one.outerHTML)"""
    )
    assert small == []


def test_every_sign_can_be_ticked(serve):
    show(serve, walk())
    serve.get_by_role("button", name="Further signs").click()
    open_all(serve)
    assert faults(serve)[0] == []
    serve.get_by_role("checkbox").last.check()
    serve.get_by_role("button", name=WORDS["walk"]["signs_done"]).click()
    sent = {"do": "answer", "key": "flags", "value": ["recent_infection"]}
    assert serve.evaluate("window.sent") == [sent, sent]


def test_tick_is_sent_at_once_and_keeps_the_focus(serve):
    show(serve, walk())
    serve.get_by_role("button", name="Further signs").click()
    box = serve.get_by_role("checkbox").nth(2)
    box.press("Space")
    assert serve.evaluate("window.sent[0].value") == ["heavy_bleeding"]
    ticked = walk(findings={"flags": ["heavy_bleeding"]})
    serve.evaluate("(s) => window.answer(s)", state_of(ticked))
    expect(serve.get_by_role("status").get_by_text("Emergency")).to_be_visible()
    expect(box).to_be_focused()
    expect(box).to_be_checked()


def test_cannot_tell_is_as_large_as_the_other_answers(serve):
    show(serve, walk())
    sizes = [box.bounding_box() for box in serve.locator(".sk-answer").all()]
    assert len({(round(size["width"]), round(size["height"])) for size in sizes}) == 1


def test_safety_line_is_there_from_start_to_end(serve):
    for state in ("walk-start", "walk-fits"):
        serve.reload()
        serve.wait_for_function("() => !!window.show")
        show(serve, STATES[state]())
        expect(serve.get_by_text("In doubt, go.")).to_be_visible()


def test_drawing_follows_the_answers_in_shape_and_words(serve):
    show(serve, walk())
    before = serve.locator(".sk-views").inner_html()
    findings = {"largest_mm": 5, "raised": "raised", "under_glass": "stays"}
    serve.evaluate("(s) => window.answer(s)", state_of(walk(findings=findings)))
    for words in ("about 5 mm wide", "a finger feels a bump", "the colour is still there"):
        expect(serve.get_by_text(words)).to_be_visible()
    expect(serve.get_by_role("img", name="From above: about 5 mm wide")).to_be_visible()
    assert serve.locator(".sk-views").inner_html() != before


def test_width_that_is_no_width_is_refused_in_words(serve):
    show(serve, walk())
    serve.get_by_role("button", name="Width").click()
    serve.get_by_label("Another width, in mm").fill("0")
    serve.get_by_role("button", name="Use this width").click()
    expect(serve.get_by_text(WORDS["walk"]["bad_width"])).to_be_visible()
    serve.get_by_label("Another width, in mm").fill("3.5")
    serve.get_by_label("Another width, in mm").press("Enter")
    sent = serve.evaluate("window.sent")
    assert sent == [{"do": "answer", "key": "largest_mm", "value": 3.5}]


def test_way_back_leads_to_the_question_before(serve):
    show(serve, walk())
    serve.get_by_role("button", name="Age").click()
    serve.get_by_role("button", name="Back to: Very unwell").click()
    expect(serve.get_by_role("group", name="Is the person very unwell now?")).to_be_focused()


def test_slow_python_is_announced(serve):
    show(serve, asked())
    serve.get_by_role("radio").first.check()
    serve.get_by_role("button", name="Check answer").click()
    expect(serve.get_by_role("status")).to_have_text("Checking…")
    serve.evaluate("(s) => window.answer(s)", state_of(answered(0)))
    expect(serve.get_by_role("status")).to_contain_text("✗ Not this one.")


def test_hostile_text_is_shown_as_text(serve):
    item = load_question("q06")
    options = tuple(replace(option, say=HOSTILE, why=HOSTILE) for option in item.options)
    widget = question(replace(item, ask=HOSTILE, options=options, why=HOSTILE))
    widget.submit([3])
    show(serve, widget, "narrow")
    expect(serve.get_by_role("status")).to_contain_text("<script>")
    assert serve.evaluate("[window.hacked, document.querySelectorAll('#widget img').length]") == [
        None,
        0,
    ]
    assert serve.evaluate("document.documentElement.scrollWidth") <= 320


def hostile(id):
    """Give a question of the bank all of whose words are hostile."""
    item = load_question(id)
    groups = tuple(f"{n} {HOSTILE}" for n in range(len(item.groups)))
    of_group = dict(zip(item.groups, groups, strict=True))
    items = tuple(
        replace(one, say=f"{n} {HOSTILE}", why=HOSTILE, group=of_group.get(one.group, ""))
        for n, one in enumerate(item.items)
    )
    number = item.number and replace(
        item.number, too_small=HOSTILE, too_large=HOSTILE, unit=HOSTILE[:60]
    )
    ends = tuple(HOSTILE for _ in item.ends)
    return replace(
        item, ask=HOSTILE, items=items, groups=groups, number=number, ends=ends, why=HOSTILE
    )


@pytest.mark.parametrize(
    ("id", "answer"), [("q304", [9]), ("q301", [9]), ("q307", [0, 1, 2, 3]), ("q312", [0] * 6)]
)
def test_hostile_text_is_shown_as_text_in_every_kind(serve, id, answer):
    widget = sent(question(hostile(id)), {"do": "submit", "answer": answer})
    show(serve, widget, "narrow")
    expect(serve.locator(".sk-status[role=status]")).to_contain_text("<script>")
    assert serve.evaluate("window.hacked ?? null") is None
    assert serve.locator("#widget img").count() == (id == "q301")
    assert serve.evaluate("document.documentElement.scrollWidth") <= 320


def test_ruler_is_dragged_and_its_length_goes_into_the_field(serve):
    show(serve, question("q303"))
    end = serve.get_by_role("button", name="End of the ruler")
    box = end.bounding_box()
    serve.mouse.move(box["x"] + 14, box["y"] + 14)
    serve.mouse.down()
    serve.mouse.move(box["x"] + 14 - 60, box["y"] + 14, steps=4)
    serve.mouse.up()
    width = serve.locator(".sk-seen").bounding_box()["width"]
    length = float(serve.get_by_role("spinbutton").input_value())
    assert length == pytest.approx(80 * (0.4 - 60 / width), abs=0.2)
    expect(serve.get_by_text(f"The ruler is {length:g} mm long.")).to_be_visible()


def test_description_that_comes_leaves_an_answer_that_was_begun(serve):
    widget = question("q312", confidence=True)
    show(serve, widget)
    serve.get_by_role("radio", name="emergency").first.check()
    serve.evaluate("(s) => window.answer(s)", state_of(widget))
    expect(serve.get_by_role("radio", name="emergency").first).to_be_checked()
    serve.get_by_role("button", name="Check answer").click()
    expect(serve.get_by_role("status")).to_have_text("First put each one into a group. 5 to go.")


def test_next_claims_take_the_place_of_the_first_and_get_the_focus(serve):
    widget = claims("A")
    show(serve, sent(widget, {"do": "submit", "answer": [1, 0, 1, 2, 0]}))
    serve.get_by_role("button", name="Next").click()
    assert serve.evaluate("window.sent") == [{"do": "next"}]
    serve.evaluate("(s) => window.answer(s)", state_of(sent(widget, {"do": "next"})))
    expect(serve.get_by_text("Part 2 of 7.")).to_be_visible()
    expect(serve.locator("legend").first).to_be_focused()
    expect(serve.get_by_role("radio", checked=True)).to_have_count(0)
    expect(serve.get_by_role("status")).to_be_empty()


@pytest.mark.parametrize("state", ["question-asked", "question-ruler", "walk-start"])
def test_widget_taken_away_leaves_no_listener(serve, state):
    show(serve, STATES[state]())
    assert serve.evaluate("window.left()") > 0
    assert serve.evaluate("() => { window.stop(); return window.left(); }") == 0


def hostile_case():
    words = dict.fromkeys(("age", "opening", "story", "why", "common_mistake"), HOSTILE)
    told = load_case("T12")
    findings = {**told.findings, "other": HOSTILE, "sites": (HOSTILE,)}
    causes = (f"infection: {HOSTILE}",)
    return CaseWidget(replace(told, **words, findings=findings, top_causes=causes))


def hostile_sitting():
    widget = final_test()
    bank = [
        replace(
            one,
            ask=HOSTILE,
            why=HOSTILE,
            options=tuple(
                replace(option, say=f"{n} {HOSTILE}", why=HOSTILE)
                for n, option in enumerate(one.options)
            ),
        )
        for one in load_questions(9)
    ]
    widget._take(Sitting(progress(), questions=bank))
    return widget


@pytest.mark.parametrize(
    ("make", "requests"),
    [
        (hostile_case, [{"do": "ask", "key": "other"}, {"do": "ask", "key": "sites"}]),
        (hostile_case, [TOO_SLOW]),
        (lambda: CaseWidget(replace(load_case("T14"), content_note=HOSTILE)), []),
        (hostile_sitting, [at(0)]),
        (hostile_sitting, [at(0), HAND_IN]),
    ],
)
def test_hostile_text_is_shown_as_text_in_cases_and_tests(serve, make, requests):
    widget = alone(make, *requests)
    assert widget.error == ""
    show(serve, widget, "narrow")
    open_all(serve)
    expect(serve.locator("#widget")).to_contain_text("<script>")
    found = "[window.hacked, document.querySelectorAll('#widget img').length]"
    assert serve.evaluate(found) == [None, 0]
    assert serve.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("state", ["case-asked", "pretest-asked", "sitting-asked"])
def test_case_and_tests_taken_away_leave_no_listener(serve, state):
    show(serve, STATES[state]())
    assert serve.evaluate("window.left()") > 0
    assert serve.evaluate("() => { window.stop(); return window.left(); }") == 0


def test_cannot_tell_is_as_large_as_each_condition(serve):
    show(serve, STATES["case-asked"]())
    group = serve.get_by_role("group", name=WORDS["case"]["condition"])
    sizes = [label.bounding_box() for label in group.locator(".sk-choice").all()]
    assert len(sizes) == 7
    assert len({(round(size["width"]), round(size["height"])) for size in sizes}) == 1


def test_safety_line_of_a_case_is_there_in_every_state(serve):
    for state in [name for name in STATES if name.startswith("case-")]:
        serve.reload()
        serve.wait_for_function("() => !!window.show")
        show(serve, STATES[state]())
        expect(serve.get_by_text("In doubt, go.")).to_be_visible()


def hostile_gym(name):
    """Give a state every text of which that comes from a table is hostile."""
    widget = STATES[name]()
    lines = [{**one, "text": HOSTILE} for one in line_kinds()]
    widget.told, widget.words = lines, [[HOSTILE] for _ in widget.words]
    widget.options = [f"{n} {HOSTILE}" for n, _ in enumerate(widget.options)]
    for each in ("signs", "names"):
        if widget.has_trait(each):
            widget.set_trait(each, [f"{n} {HOSTILE}" for n, _ in enumerate(getattr(widget, each))])
    for each in ("ask", "note", "sign_ask", "heading"):
        if widget.has_trait(each):
            widget.set_trait(each, HOSTILE)
    return widget


def line_kinds():
    source = {"id": HOSTILE, "title": HOSTILE, "url": "https://example.org/"}
    return [{"lead": HOSTILE, "text": "", "small": True}, {"lead": HOSTILE, "sources": [source]}]


@pytest.mark.parametrize(
    "name",
    ["pair-asked", "pair-sign-wrong", "pair-described", "practice-asked", "practice-worked"],
)
def test_hostile_text_is_shown_as_text_beside_skin(serve, name):
    show(serve, hostile_gym(name), "narrow")
    open_all(serve)
    expect(serve.locator("#widget")).to_contain_text("<script>")
    strange = "[...document.querySelectorAll('#widget img')].filter(i => !i.closest('.sk-stage'))"
    assert serve.evaluate(f"[window.hacked, {strange}.length]") == [None, 0]
    assert serve.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("state", ["pair-asked", "practice-asked"])
def test_skin_taken_away_leaves_no_listener(serve, state):
    show(serve, STATES[state]())
    assert serve.evaluate("window.left()") > 0
    assert serve.evaluate("() => { window.stop(); return window.left(); }") == 0


@pytest.mark.parametrize("state", ["pair-asked", "practice-contrast"])
def test_two_patches_stand_side_by_side_or_one_above_the_other(serve, state):
    show(serve, STATES[state]())
    left, right = (box.bounding_box() for box in serve.locator(".sk-stage").all())
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
    serve.set_viewport_size({"width": 320, "height": 700})
    left, right = (box.bounding_box() for box in serve.locator(".sk-stage").all())
    assert left["x"] == right["x"] and left["y"] + left["height"] <= right["y"]


def test_next_picture_is_shown_from_what_is_in_the_page_already(serve):
    widget = gym(1, right=True)
    widget._ahead.get(widget._session.likely_next()[0].picture)
    widget._stock(widget._session.likely_next()[0].picture, 1)
    show(serve, widget)
    before = serve.locator(".sk-inner > img").get_attribute("src")
    frames = {"even", "odd"}
    state = {k: v for k, v in state_of(hear(widget, "next")).items() if k not in frames}
    serve.evaluate("(state) => window.answer(state)", state)
    expect(serve.locator(".sk-inner > img")).not_to_have_attribute("src", before)
    shown = "document.querySelector('.sk-inner > img').decode().then(() => true)"
    assert serve.evaluate(shown)


def test_answer_is_sent_with_how_sure_and_how_hard_it_was_pressed(serve):
    show(serve, STATES["practice-asked"]())
    send = serve.get_by_role("button", name=WORDS["practice"]["answer"])
    send.click()
    expect(serve.get_by_role("status").last).to_have_text(WORDS["practice"]["choose_first"])
    serve.get_by_role("slider").fill("0.6")
    serve.get_by_role("slider").fill("0.2")
    serve.get_by_role("radio").nth(2).check()
    send.click()
    serve.get_by_role("button", name="Sure", exact=True).click()
    sent = {"do": "submit", "number": 2, "confidence": "sure", "pressed": 0.6}
    assert serve.evaluate("window.sent") == [sent]


def test_late_reply_does_not_undo_a_later_choice(serve):
    widget = alone(lambda: final_test(seed=1))
    show(serve, widget)
    options = serve.get_by_role("group", name=widget.ask).get_by_role("radio")
    options.nth(0).check()
    options.nth(1).check()
    serve.evaluate("(s) => window.answer(s)", {"chosen": [0], "_heard": 1})
    expect(options.nth(1)).to_be_checked()
    serve.evaluate("(s) => window.answer(s)", {"chosen": [1], "_heard": 2})
    expect(options.nth(1)).to_be_checked()
    assert [request["chosen"] for request in serve.evaluate("window.sent")] == [[0], [1]]
