// A glass that presses skin. Five pictures lie over each other; the browser blends and cuts them.
// Python hears one message when a gesture has ended, never one for each pixel.
import { WORDS, button, errorBox, fill, keepKeys, line, make, nextId } from "./_shared.mjs";
import { radios, select } from "./parts/_controls.mjs";
import { clamp, glassKeys, levelOf, motion, pointer, pressSlider, spotAfter, spotAt, stage } from "./parts/_skin.mjs";

const say = { ...WORDS.skin, ...WORDS.glass };
const PRESSED = 0.05;

// What must come before an answer about a spot; empty when nothing is missing.
export function missing({ spot, mark, locked, pressure }) {
  if (locked) return say.locked;
  if (!spot) return say.on_spot;
  if (!mark) return say.choose;
  return mark === "cannot" || pressure >= PRESSED ? "" : say.press_first;
}

// What is said when the glass has come to rest.
export function news({ spot, all, pressure, words, stops }) {
  const level = levelOf(pressure);
  if (!spot) return fill(say.clear, { level });
  const said = fill(say.over, { spot: fill(say.spot, { n: spot.id, all }), level });
  const levels = words?.[spot.id - 1]?.levels;
  if (!levels) return said;
  const nearest = stops.reduce((best, stop, n) => (Math.abs(stop - pressure) < Math.abs(stops[best] - pressure) ? n : best), 0);
  const left = levels[nearest];
  return `${said} ${left[0].toUpperCase()}${left.slice(1)}.`;
}

// The hardest press on each spot in each view and tone.
function hardest(where) {
  const kept = {};
  const add = (spot, pressure) => {
    const key = `${where()},${spot?.id}`;
    kept[key] = Math.max(pressure, kept[key] ?? 0);
    return kept[key];
  };
  return { add };
}

function render({ model, el }) {
  const id = nextId("glass");
  const status = make("p", { class: "sk-status", role: "status" });
  const tellText = (text) => (status.textContent = text);
  const { ask, stop: hangUp } = line(model, tellText, say.no_python);
  let waiting = "";
  const request = (what) => {
    hand.end();
    waiting = what.do;
    ask(what);
  };
  const error = errorBox(model);
  const looks = ["frames", "stops", "width_mm", "alt"];
  const picture = stage(Object.fromEntries(looks.map((name) => [name, model.get(name)])));
  const described = () => (model.get("described") ? model.get("words") : null);
  const about = (spot, pressure) =>
    news({ spot, pressure, all: model.get("spots").length, words: described(), stops: model.get("stops") });
  const hand = motion(picture.paint, ({ x, y, pressure }) => {
    const spot = spotAt(model.get("spots"), x, y);
    tellText(about(spot, pressure));
    // What was chosen for one spot is not an answer about the next.
    const other = (spot?.id ?? 0) !== (model.get("pressed").spot ?? 0);
    felt.add(spot, pressure);
    save({ position: [x, y], pressure, pressed: { spot: spot?.id ?? 0, pressure }, ...(other ? { mark: "" } : {}) });
  });
  const felt = hardest(() => [model.get("tone"), model.get("view")].join());
  const here = () => spotAt(model.get("spots"), hand.now.x, hand.now.y);
  const move = (x, y) => hand.change({ x: clamp(x), y: clamp(y) });
  const press = (pressure) => {
    if (model.get("locked")) return tellText(say.locked);
    slider.value = clamp(pressure);
    return hand.change({ pressure: clamp(pressure) });
  };
  const go = () => {
    const spot = spotAfter(model.get("spots"), here());
    if (spot) move(spot.x, spot.y);
  };
  const save = (values) => {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  };

  const { slider, row: pressRow, show: showPress } = pressSlider(`${id}-press`, press);
  const lenses = Object.fromEntries([1, 2, 4].map((times, n) => [times, say.lenses[n]]));
  const lens = select(say.lens, lenses, `${id}-lens`, (value) => save({ lens: Number(value) }));
  const view = select(say.view, say.views, `${id}-view`, (value) => request({ do: "view", view: value }));
  const tones = Object.fromEntries(say.tones.map((name, n) => [n + 1, name]));
  const tone = select(say.tone, tones, `${id}-tone`, (value) => request({ do: "tone", tone: Number(value) }));
  const way = button("", () => {
    request({ do: "view", view: model.get("better") });
    picture.glass.focus();
  });
  const guess = radios(say.predict, say.options, `${id}-guess`, (prediction) => {
    save({ prediction, locked: false });
    tellText(say.open);
    // The guess is gone from the page; the keyboard goes on where pressing is.
    slider.focus();
  });
  const seen = radios(say.mark, say.options, `${id}-mark`, (mark) => {
    hand.end();
    save({ mark });
  });
  const judge = button(say.judge, () => {
    hand.end();
    const spot = here();
    const mark = model.get("mark");
    const pressure = felt.add(spot, hand.now.pressure);
    const first = missing({ spot, mark, locked: model.get("locked"), pressure });
    if (first) tellText(first);
    else request({ do: "judge", spot: spot.id, mark, pressure });
  });
  const text = make("div", {});
  const words = make("details", { class: "sk-words" }, make("summary", { text: say.describe }), text);
  words.addEventListener("toggle", () => {
    if (words.open === model.get("described")) return;
    if (words.open) request({ do: "describe" });
    else save({ described: false });
  });

  const take = () => {
    const [x, y] = model.get("position");
    hand.take({ x, y, pressure: model.get("pressure"), lens: model.get("lens") });
  };
  const show = () => {
    take();
    slider.disabled = model.get("locked");
    showPress(hand.now.pressure);
    guess.box.hidden = !model.get("locked");
    seen.box.hidden = judge.hidden = model.get("locked");
    seen.show(model.get("mark"));
    guess.show(model.get("prediction"));
    lens.control.value = String(model.get("lens"));
    view.control.value = model.get("view");
    tone.control.value = String(model.get("tone"));
    tone.row.hidden = !model.get("tones");
    way.hidden = !model.get("better");
    way.textContent = fill(say.go_view, { view: say.views[model.get("better")] });
    words.open = model.get("described");
    const told = model.get("words");
    const lines = told.map((one) => `${one.intro} ${one.levels[0]}.`);
    const all = told.length ? [say.reading, ...lines] : [say.waiting];
    text.replaceChildren(...all.map((one) => make("p", { text: one })));
  };
  const reload = () => {
    picture.load(model.get("frames"));
    picture.base.alt = model.get("alt");
    take();
  };
  const changed = {
    view: () => fill(say.now_view, { view: say.views[model.get("view")] }),
    tone: () => fill(say.now_tone, { tone: model.get("tone") }),
  };
  // Python has answered: say what has changed, also when it is the same as before.
  const heard = () => {
    const done = waiting;
    waiting = "";
    if (model.get("error")) tellText("");
    else if (done === "judge") tellText(model.get("result"));
    else if (done) tellText([changed[done]?.(), about(here(), hand.now.pressure)].filter(Boolean).join(" "));
  };
  glassKeys(picture.glass, hand.now, { move, press, next: go });
  const release = pointer(picture, hand.now, move, press);

  el.classList.add("sk-root");
  keepKeys(el);
  const help = make("p", { class: "sk-small", id: `${id}-help`, text: say.help });
  picture.glass.setAttribute("aria-describedby", help.id);
  el.append(
    make("div", { class: "sk-glasswork", role: "group", "aria-label": say.title }, guess.box, picture.box, help,
      make("div", { class: "sk-row" }, pressRow, button(say.next, go)),
      make("div", { class: "sk-row" }, lens.row, view.row, tone.row), seen.box,
      make("div", { class: "sk-row" }, judge, way), status, words,
      make("p", { class: "sk-small", text: say.simulation }), make("p", { class: "sk-small", text: say.safety })),
    error.box,
  );
  model.on("change:frames", reload);
  model.on("change:_heard", heard);
  model.on("change", show);
  show();
  // A learner who wanted words before wants them here too.
  if (model.get("described") && !model.get("words").length) request({ do: "describe" });
  return () => {
    release();
    hand.stop();
    hangUp();
    error.stop();
    picture.drop();
    model.off("change:frames", reload);
    model.off("change:_heard", heard);
    model.off("change", show);
  };
}
export default { render };
