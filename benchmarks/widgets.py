"""What the widgets cost in a real JupyterLab, beside what else a course would use.

    python benchmarks/widgets.py              all of it, writes docs/benchmarks.md
    python benchmarks/widgets.py --quick      a short look, writes nothing

Ours and theirs take turns in the same page and the same kernel, so that a busy minute hits both.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sections import ROOT, Line, machine, table, write_section

sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests")]
import dev  # noqa: E402
import lab_driver  # noqa: E402
from saved_bytes import bytes_of_ten, readable_answers  # noqa: E402

TITLE = "The widgets"
QUESTIONS = ("q06", "q07", "q41", "q42", "q44", "q45", "q47", "q48", "q51", "q52")
GLASSES = {
    "setup": "import skinspots_lib as spots",
    **{
        f"glass-{tone}": f"spots.widgets.glass(tone={tone}, seed={tone}, predict=False)"
        for tone in range(1, 11)
    },
}
STEPS = {
    "ours": "import skinspots_lib as spots\n"
    "spots.widgets.glass('viral_exanthem', tone=5, seed=1, predict=False)",
    # The pictures are made before, so that only what is drawn and sent counts.
    "theirs": """import matplotlib.pyplot as plt
from ipywidgets import interact
from skinspots_lib.skin import make_patch, render
patch = make_patch("viral_exanthem", tone=5, seed=1)
pictures = [render(patch, pressure=step / 20) for step in range(21)]
@interact(pressure=(0, 20))
def press(pressure=10):
    plt.figure(figsize=(4.2, 4.2))
    plt.imshow(pictures[pressure])
    plt.axis("off")
    plt.show()""",
}
CLICKS = {
    "ours": "import skinspots_lib as spots\nspots.ask('q06')",
    "theirs": '''import anywidget, traitlets
class Bare(anywidget.AnyWidget):
    """The least that asks Python and shows its answer."""
    _esm = """export default { render({ model, el }) {
      const [box, button, answer] = ["input", "button", "p"].map((e) => document.createElement(e));
      box.type = "checkbox";
      button.textContent = "Go";
      button.onclick = () => model.send({});
      model.on("change:n", () => { answer.textContent = model.get("n"); });
      el.append(box, button, answer); } };"""
    n = traitlets.Int(0).tag(sync=True)
    def __init__(self):
        super().__init__()
        self.on_msg(self.answer)
    def answer(self, *_):
        self.n += 1
Bare()''',
    "first": "spots.ask('q07')",
}
TWENTY = {
    "setup": "import skinspots_lib as spots",
    **{f"glass-{n}": f"spots.widgets.glass(tone={n}, seed={n})" for n in range(1, 9)},
    **{f"ask-{name}": f"spots.ask({name!r})" for name in QUESTIONS[:8]},
    **{f"walk-{n}": "spots.widgets.walk()" for n in range(4)},
}
# `bench.frames` times frames of the screen; `bench.shown` the way from a key or click to what it
# changes, counted from the moment when the browser got the event.
WATCH = """() => { window.bench = {
  frames: (ms) => new Promise((done) => {
    const out = [], until = performance.now() + ms;
    let last;
    const tick = (now) => {
      if (last !== undefined) out.push(now - last);
      last = now;
      now < until ? requestAnimationFrame(tick) : done(out);
    };
    requestAnimationFrame(tick);
  }),
  shown: (root, kind, fits) => new Promise((done) => {
    let start;
    root.addEventListener(kind, (event) => { start ??= event.timeStamp; }, { capture: true });
    const watch = new MutationObserver(async () => {
      if (start === undefined || !fits(root)) return;
      watch.disconnect();
      const pictures = [...root.querySelectorAll('img')];
      await Promise.all(pictures.map((one) => one.decode().catch(() => 0)));
      // A task of its own comes after the picture of this frame.
      setTimeout(() => done(performance.now() - start));
    });
    watch.observe(root, { attributes: true, childList: true, subtree: true, characterData: true });
  }) }; }"""
LATER = "(ms) => { bench.last = null; bench.frames(ms).then((f) => { bench.last = f; }); }"
MOVED = """(root) => { const mark = (r) => [...r.querySelectorAll('.sk-pressed img')]
    .map((one) => one.style.opacity).join();
  const old = mark(root);
  window.waiting = bench.shown(root, 'keydown', (r) => mark(r) !== old); }"""
REDRAWN = """(root) => { const mark = (r) => r.querySelector('.jp-OutputArea img')?.src;
  const old = mark(root);
  window.waiting = bench.shown(root, 'keydown', (r) => mark(r) && mark(r) !== old); }"""
MARKED = """(root) => { window.waiting = bench.shown(root, 'click',
    (r) => /^[✓✗]/u.test(r.querySelector('[role=status]').textContent)); }"""
COUNTED = """(root) => { const old = root.querySelector('p').textContent;
  window.waiting = bench.shown(root, 'click', (r) => r.querySelector('p').textContent !== old); }"""


@contextlib.contextmanager
def opened() -> Iterator[lab_driver.Notebook]:
    """Give a page of JupyterLab on a copy, in the browser that the tests use."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as base, sync_playwright() as play:
        path = dev.find_browser(play.chromium.executable_path)
        args = ["--disable-gpu", *(["--no-sandbox"] if lab_driver.IS_ROOT else [])]
        with lab_driver.serving_copy(ROOT, Path(base)) as lab:
            browser = play.chromium.launch(executable_path=path, args=args)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            yield lab_driver.Notebook(page, lab, Path(base))
            browser.close()


def started(lesson: lab_driver.Notebook, name: str, code: dict[str, str]):
    lesson.run(f"{name}.ipynb", code)
    lesson.page.evaluate(WATCH)
    return lesson


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def drag(lesson, rounds: int, ms: int = 3000) -> tuple[float, float]:
    """Give the p95 interval between frames with nothing moving, and while a glass is dragged."""
    page = started(lesson, "drag", GLASSES).page
    stage = lesson.cell("glass-1").locator(".sk-stage")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    idle, moving = [], []
    for _ in range(rounds):
        idle += page.evaluate("(ms) => bench.frames(ms)", ms)
        page.evaluate(LATER, ms)
        page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.4 * box["height"])
        page.mouse.down()
        step = 0
        while page.evaluate("bench.last === null"):
            step += 1
            along, down = 0.3 + 0.4 * (step % 50) / 50, 0.4 + 0.2 * (step % 30) / 30
            page.mouse.move(box["x"] + along * box["width"], box["y"] + down * box["height"])
        page.mouse.up()
        moving += page.evaluate("bench.last")
    return p95(idle), p95(moving)


def answered(page, output, watch: str, act) -> float:
    """Give the milliseconds from what a learner does to what it changes on the page."""
    # What was asked before has settled: both start from the same rest.
    page.wait_for_timeout(150)
    output.evaluate(watch)
    act()
    return page.evaluate("window.waiting")


def presses(lesson, rounds: int) -> tuple[float, float]:
    """Give the median milliseconds for one step of pressure: interact and matplotlib, ours."""
    page = started(lesson, "press", STEPS).page
    outputs = {name: lesson.cell(name).locator(".jp-Cell-outputWrapper") for name in STEPS}
    handles = {
        "ours": (outputs["ours"].locator(".sk-glass"), MOVED, ("PageUp", "PageDown")),
        "theirs": (outputs["theirs"].locator(".noUi-handle"), REDRAWN, ("ArrowUp", "ArrowDown")),
    }
    seen = {name: [] for name in STEPS}
    for step in range(rounds):
        for name, (handle, watch, keys) in handles.items():
            handle.focus()
            key = keys[step // 6 % 2]
            took = answered(page, outputs[name], watch, lambda key=key: page.keyboard.press(key))
            seen[name].append(took)
    return statistics.median(seen["theirs"]), statistics.median(seen["ours"])


def clicks(lesson, rounds: int) -> tuple[float, float, float]:
    """Give the median milliseconds from click to answer: bare, ours; and our very first."""
    page = started(lesson, "click", CLICKS).page
    cells = {name: lesson.cell(name).locator(".jp-Cell-outputWrapper") for name in CLICKS}
    seen = {name: [] for name in CLICKS}
    go = cells["theirs"].get_by_role("button", name="Go")

    def ask(name):
        cells[name].get_by_role("radio").first.check()
        check = cells[name].get_by_role("button", name="Check answer")
        seen[name].append(answered(page, cells[name], MARKED, check.click))

    ask("first")
    for _ in range(rounds):
        # As the choice before our button: the first click in a cell makes it the active one.
        cells["theirs"].get_by_role("checkbox").click()
        seen["theirs"].append(answered(page, cells["theirs"], COUNTED, go.click))
        ask("ours")
        cells["ours"].get_by_role("button", name="Try again").click()
        page.wait_for_function(
            "(root) => !root.querySelector('[role=status]').textContent",
            arg=cells["ours"].element_handle(),
        )
    return *(statistics.median(seen[name]) for name in ("theirs", "ours")), seen["first"][0]


def twenty(lesson) -> tuple[float, float]:
    """Give what twenty widgets alive add: MB of the page's heap, MB of the kernel."""
    heap = lesson.page.context.new_cdp_session(lesson.page)
    heap.send("Performance.enable")
    started(lesson, "twenty", {"setup": TWENTY["setup"]})
    memory = "__import__('psutil').Process().memory_info().rss"
    before = used(heap), lesson.evaluate(memory)
    started(lesson, "twenty", TWENTY)
    lesson.page.wait_for_function("document.querySelectorAll('.sk-root').length === 20")
    after = used(heap), lesson.evaluate(memory)
    return tuple((one - other) / 1e6 for one, other in zip(after, before, strict=True))


def used(heap) -> float:
    heap.send("HeapProfiler.collectGarbage")
    found = heap.send("Performance.getMetrics")["metrics"]
    return next(one["value"] for one in found if one["name"] == "JSHeapUsedSize")


FLOORS = """- **floors**: the same page with nothing moving; `interact` and matplotlib; a bare
  round trip from widget to kernel to widget; `jupyterquiz`."""


def measure(quick: bool) -> tuple[list[Line], list[str]]:
    """Give a line for each target, and what has no target. The floor is what others do."""
    with opened() as lesson:
        idle, moving = drag(lesson, 1 if quick else 5)
        theirs, ours = presses(lesson, 6 if quick else 24)
        bare, asked, first = clicks(lesson, 5 if quick else 25)
        heap, kernel = twenty(lesson)
    ten, once, own = bytes_of_ten(QUESTIONS)
    lines = [
        Line("p95 frame interval while a glass among ten is dragged", moving, "ms", 1.15, idle),
        Line("a step of pressure on the glass", ours, "ms", 0.2, theirs),
        Line("from a click on an answer to its feedback", asked, "ms", 1.2, bare),
        Line("what ten questions add to a saved notebook", own / 1e3, "kB", 0.1, ten / 1e3),
    ]
    more = [
        f"The first answer after the cells were run: {first:.0f} ms.",
        f"All ten questions in one call of jupyterquiz: {once / 1e3:.0f} kB.",
        f"Explanations that can be read in the saved notebook before an answer: "
        f"{readable_answers(QUESTIONS, 'theirs')} with jupyterquiz, "
        f"{readable_answers(QUESTIONS, 'ours')} with ours.",
        f"Twenty widgets alive in one notebook (8 glasses, 8 questions, 4 walks) add "
        f"{heap:.0f} MB to the page's heap and {kernel:.0f} MB to the kernel.",
    ]
    return lines, more


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="few rounds, nothing written")
    quick = options.parse_args().quick
    lines, more = measure(quick)
    body = "\n".join([f"{machine()}.\n", table(lines), "", FLOORS, *(f"- {one}" for one in more)])
    print(body)
    if not quick:
        write_section(TITLE, body)


if __name__ == "__main__":
    main()
