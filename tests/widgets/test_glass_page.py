"""The glass on a plain page without a kernel: hand, keys, lock, messages, accessibility."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from skinspots_lib.widgets import glass
from skinspots_lib.widgets._base import WORDS
from skinspots_lib.widgets.parts.pictures import Pictures

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SAY = WORDS["skin"] | WORDS["glass"]
PAGE = """
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Glass</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/skinspots_lib/widgets/widget.css"><style>
body { margin: 0; background: var(--jp-layout-color0, #fff);
  color: var(--jp-ui-font-color0, #111); }
body[data-jp-theme-light="false"] { --jp-layout-color0: #111; --jp-ui-font-color0: #fff;
  --jp-content-font-color1: #fff; }
</style></head><body data-jp-theme-light="true"><main><h1>Glass</h1><div id="widget"></div></main>
<script type="module">
const heard = {};
const fire = (event) => (heard[event] ?? []).forEach((act) => act());
Object.assign(window, { sent: [], saves: 0, keysOut: 0 });
document.addEventListener("keydown", () => (window.keysOut += 1));
window.show = async (state) => {
  state.frames = state.frames.map((text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
  window.state = state;
  const model = {
    get: (name) => structuredClone(window.state[name]),
    set: (name, value) => { window.state[name] = value; fire(`change:${name}`); },
    save_changes: () => { window.saves += 1; fire("change"); },
    send: (request) => window.sent.push(request),
    on: (event, act) => (heard[event] ??= []).push(act),
    off: (event, act) => { heard[event] = (heard[event] ?? []).filter((one) => one !== act); },
  };
  const { default: widget } = await import("/skinspots_lib/widgets/_glass.mjs");
  window.stop = widget.render({ model, el: document.querySelector("#widget") });
};
window.answer = (state) => {
  Object.assign(window.state, state);
  Object.keys(state).forEach((name) => fire(`change:${name}`));
  fire("change");
};
window.left = () => Object.values(heard).flat().length;
window.ready = true;
</script></body></html>
"""


def told(widget):
    kept = {k: v for k, v in widget.get_state().items() if k not in ("_esm", "_css", "layout")}
    return {**kept, "frames": [base64.b64encode(frame).decode() for frame in widget.frames]}


def hear(widget, **request):
    widget._handle_custom_msg(request, [])
    return widget


def opened(**options):
    return glass("petechiae", tone=4, seed=2, predict=False, **options)


def hidden():
    widget = glass("petechiae", tone=10, seed=2, predict=False)
    number = next(n for n, true in widget._skin.truth().items() if true == "cannot")
    return hear(widget, do="judge", spot=number, mark="cannot")


STATES = {
    "locked": lambda: glass("petechiae", tone=4, seed=2),
    "open": opened,
    "tones": lambda: opened(tones=True),
    "right": lambda: hear(opened(), do="judge", spot=1, mark="stays"),
    "wrong": lambda: hear(opened(), do="judge", spot=1, mark="fades"),
    "cannot": hidden,
    "described": lambda: hear(opened(), do="describe"),
    "error": lambda: hear(opened(), do="view", view="knee"),
}


@pytest.fixture(autouse=True)
def no_words_from_another_test(monkeypatch):
    monkeypatch.setattr(Pictures, "described", False)


@pytest.fixture(scope="module")
def state():
    return told(glass("petechiae", tone=4, seed=2))


@pytest.fixture
def serve(page):
    def fulfil(route):
        path = route.request.url.removeprefix("http://glass.test/").split("?")[0]
        if not path:
            route.fulfill(body=PAGE, content_type="text/html")
            return
        kinds = {".mjs": "text/javascript", ".json": "application/json", ".css": "text/css"}
        route.fulfill(path=ROOT / path, content_type=kinds[Path(path).suffix])

    page.route("http://glass.test/**", fulfil)
    page.goto("http://glass.test/")
    page.wait_for_function("() => window.ready")
    return page


def show(page, state, **changed):
    page.evaluate("(state) => window.show(state)", {**state, **changed})
    page.wait_for_selector(".sk-glass")
    return page


def drag(page, steps=40):
    box = page.locator(".sk-stage").bounding_box()
    left, top = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + box["width"] * 0.3, top + box["height"] * 0.2, steps=steps)
    page.mouse.up()


def saved(page, number):
    page.wait_for_function("(n) => window.saves >= n", arg=number)
    return page.evaluate("window.saves")


def told_of(page, what):
    """Wait for what Python hears; a slow machine may tell of several keys one by one."""
    page.wait_for_function(f"() => {{ const state = window.state; return {what}; }}")


def look(page, mode):
    page.evaluate(
        "(light) => (document.body.dataset.jpThemeLight = light)", str(mode != "dark").lower()
    )
    page.emulate_media(forced_colors="active" if mode == "forced" else "none")
    page.set_viewport_size({"width": 320 if mode == "narrow" else 1280, "height": 900})


@pytest.mark.parametrize("name", STATES)
def test_no_accessibility_fault_in_any_look(serve, name):
    show(serve, told(STATES[name]()))
    for mode in ("light", "dark", "forced", "narrow"):
        look(serve, mode)
        found = Axe().run(serve).response["violations"]
        faults = [(mode, rule["id"], [n["html"] for n in rule["nodes"]]) for rule in found]
        assert faults == []
        width = serve.evaluate("document.documentElement.scrollWidth")
        assert width <= serve.viewport_size["width"]


def test_drag_sends_one_message_when_it_has_ended(serve, state):
    show(serve, state, locked=False)
    drag(serve)
    assert saved(serve, 1) == 1
    x, y = serve.evaluate("window.state.position")
    assert (x, y) == (pytest.approx(0.8, abs=0.01), pytest.approx(0.7, abs=0.01))
    assert serve.evaluate("window.sent") == []


def test_press_before_a_guess_says_what_to_do_first(serve, state):
    show(serve, state)
    expect(serve.get_by_role("slider", name=SAY["pressure"])).to_be_disabled()
    serve.locator(".sk-glass").press("PageUp")
    expect(serve.get_by_role("status")).to_have_text(SAY["locked"])
    serve.get_by_label("stays").locator("visible=true").click()
    expect(serve.get_by_role("slider", name=SAY["pressure"])).to_be_focused()
    assert serve.evaluate("window.state.prediction") == "stays"


def test_keys_move_press_and_visit_and_none_of_them_leaves_the_widget(serve, state):
    show(serve, state, locked=False)
    knob = serve.locator(".sk-glass")
    for key in ("ArrowRight", "ArrowDown", "PageUp", "PageUp", "d", "a"):
        knob.press(key)
    told_of(serve, "state.pressure > 0.19 && state.position[1] > 0.51")
    assert serve.evaluate("window.state.pressure") == pytest.approx(0.2)
    assert serve.evaluate("window.state.position") == [0.52, 0.52]
    knob.press("n")
    told_of(serve, "state.pressed.spot >= 1")
    expect(serve.get_by_role("status")).to_contain_text("Glass over spot")
    assert serve.evaluate("window.keysOut") == 0


def test_pressing_shows_other_pictures_under_the_glass_only(serve, state):
    show(serve, state, locked=False)
    serve.get_by_role("slider", name=SAY["pressure"]).fill("1")
    saved(serve, 1)
    parts = serve.evaluate(
        "[...document.querySelectorAll('.sk-pressed img')].map((one) => one.style.opacity)"
    )
    assert parts == ["1"] * 5
    clip = serve.evaluate("document.querySelector('.sk-pressed').style.clipPath")
    assert clip.startswith("circle(17%")


def test_holding_still_presses(serve, state):
    show(serve, state, locked=False)
    box = serve.locator(".sk-stage").bounding_box()
    serve.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    serve.mouse.down()
    serve.wait_for_function("Number(document.querySelector('input[type=range]').value) > 0.3")
    serve.mouse.up()
    saved(serve, 1)
    assert serve.evaluate("window.state.pressure") > 0.3


def test_lens_keeps_the_bar_true(serve, state):
    show(serve, state, locked=False)
    serve.get_by_label(SAY["lens"]).select_option("4")
    expect(serve.locator(".sk-bar")).to_have_text("5 mm")
    stage = serve.locator(".sk-stage").bounding_box()["width"]
    assert serve.locator(".sk-bar").bounding_box()["width"] == pytest.approx(stage / 2, rel=0.03)


def test_description_is_asked_for_once(serve, state):
    show(serve, state)
    serve.get_by_text(SAY["describe"]).click()
    expect(serve.get_by_text(SAY["waiting"])).to_be_visible()
    # The browser says that the fold was opened a moment after it is.
    serve.wait_for_function("() => window.sent.length")
    assert serve.evaluate("window.sent") == [{"do": "describe"}]
    assert serve.evaluate("window.saves") == 0


def test_learner_who_wanted_words_before_gets_them_without_asking(serve, state):
    show(serve, state, described=True)
    expect(serve.get_by_text(SAY["waiting"])).to_be_visible()
    assert serve.evaluate("window.sent") == [{"do": "describe"}]


def test_described_skin_is_told_in_words_after_pressing_and_in_another_view(serve):
    widget = STATES["described"]()
    show(serve, told(widget))
    serve.locator(".sk-glass").press("n")
    for _ in range(10):
        serve.locator(".sk-glass").press("PageUp")
    saved(serve, 1)
    expect(serve.get_by_role("status")).to_contain_text("About 100 percent of that difference")
    serve.get_by_label(SAY["view"]).select_option("palm")
    assert serve.evaluate("window.sent") == [{"do": "view", "view": "palm"}]
    answer(serve, hear(widget, do="view", view="palm"))
    expect(serve.get_by_role("status")).to_contain_text("You now look at: the palm. Glass over")
    expect(serve.get_by_role("status")).to_contain_text("percent of that difference is left")


def answer(page, widget):
    names = ("words", "view", "tone", "alt", "result", "mark", "better", "error", "_heard")
    page.evaluate("(state) => window.answer(state)", {n: getattr(widget, n) for n in names})


def test_answer_needs_a_spot_a_choice_and_a_press(serve, state):
    show(serve, state, locked=False, position=[0.01, 0.99])
    check, status = serve.get_by_role("button", name=SAY["judge"]), serve.get_by_role("status")
    check.click()
    expect(status).to_have_text(SAY["on_spot"])
    serve.locator(".sk-glass").press("n")
    saved(serve, 1)
    check.click()
    expect(status).to_have_text(SAY["choose"])
    serve.get_by_role("radio", name="stays", exact=True).check()
    check.click()
    expect(status).to_have_text(SAY["press_first"])
    serve.get_by_role("slider", name=SAY["pressure"]).fill("0.8")
    check.click()
    assert serve.evaluate("window.sent") == [
        {"do": "judge", "spot": 1, "mark": "stays", "pressure": 0.8}
    ]


def test_choice_is_taken_back_over_the_next_spot(serve, state):
    show(serve, state, locked=False, mark="stays", pressed={"spot": 1, "pressure": 1})
    serve.locator(".sk-glass").press("n")
    saved(serve, 1)
    serve.locator(".sk-glass").press("n")
    saved(serve, 2)
    expect(serve.get_by_role("radio", name="stays", exact=True)).not_to_be_checked()


def test_same_result_twice_is_said_twice(serve, state):
    widget = opened()
    show(serve, told(widget))
    press_first_spot(serve)
    for _ in range(2):
        serve.get_by_role("radio", name="fades", exact=True).check()
        serve.get_by_role("button", name=SAY["judge"]).click()
        answer(serve, hear(widget, do="judge", spot=1, mark="fades"))
        expect(serve.get_by_role("status")).to_have_text(SAY["wrong"])
        serve.locator(".sk-glass").press("PageUp")
        expect(serve.get_by_role("status")).to_contain_text("Glass over")


def press_first_spot(page):
    page.locator(".sk-glass").press("n")
    page.get_by_role("slider", name=SAY["pressure"]).fill("0.8")
    told_of(page, "state.pressed.spot && state.pressed.pressure === 0.8")


def test_cannot_leads_to_the_better_view_and_the_keyboard_goes_with_it(serve):
    widget = hidden()
    show(serve, told(widget))
    way = serve.get_by_role("button", name="Go to the better view")
    way.click()
    expect(serve.locator(".sk-glass")).to_be_focused()
    assert serve.evaluate("window.sent") == [{"do": "view", "view": widget.better}]
    answer(serve, hear(widget, do="view", view=widget.better))
    expect(way).to_be_hidden()
    expect(serve.get_by_role("radio", name=SAY["options"]["cannot"])).not_to_be_checked()


def test_another_tone_is_asked_for_by_a_native_list(serve):
    widget = opened(tones=True)
    show(serve, told(widget))
    serve.get_by_label(SAY["tone"]).select_option("9")
    assert serve.evaluate("window.sent") == [{"do": "tone", "tone": 9}]
    answer(serve, hear(widget, do="tone", tone=9))
    expect(serve.get_by_role("status")).to_contain_text("The same spots on skin tone 9.")


def test_tone_is_no_choice_unless_a_lesson_offers_it(serve, state):
    show(serve, state)
    expect(serve.get_by_label(SAY["tone"])).to_be_hidden()


def test_finger_that_holds_still_presses(serve, state):
    show(serve, state, locked=False)
    box = serve.locator(".sk-stage").bounding_box()
    touch = serve.context.new_cdp_session(serve)
    at = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
    serve.wait_for_function("Number(document.querySelector('input[type=range]').value) > 0.3")
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    saved(serve, 1)
    assert serve.evaluate("window.state.pressure") > 0.3


def test_every_control_is_reached_by_tab_at_400_percent_zoom(serve):
    serve.set_viewport_size({"width": 320, "height": 256})
    show(serve, told(opened(tones=True)))
    reached = set()
    for _ in range(20):
        serve.keyboard.press("Tab")
        reached.add(
            serve.evaluate(
                """() => { const box = document.activeElement.getBoundingClientRect();
                  return box.right <= 320 && box.bottom > 0 && box.top < 256
                    ? document.activeElement.tagName : 'outside'; }"""
            )
        )
    assert {"BUTTON", "INPUT", "SELECT", "SUMMARY"} <= reached and "outside" not in reached


def test_closing_leaves_nobody_listening(serve, state):
    show(serve, state)
    serve.evaluate("window.stop()")
    assert serve.evaluate("window.left()") == 0
