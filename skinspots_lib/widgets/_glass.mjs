// A glass that presses skin. Five pictures lie over each other; the browser blends and cuts them.
// Python hears one message when a gesture has ended, never one for each pixel.
import { WORDS, button, errorBox, fill, keepKeys, line, make, nextId } from "./_shared.mjs";

const say = WORDS.glass;
export const SETTLE_MS = 150;
const HOLD_MS = 400;
const STEP = 0.02;
const PRESS = 0.1;
const RADIUS = 0.17;

export const clamp = (value) => Math.max(0, Math.min(1, value));

// How strongly each picture shows at a pressure: those below fully, the next one in part.
export function opacities(stops, pressure) {
  return stops.map((stop, n) => {
    if (n === 0) return 1;
    return clamp((pressure - stops[n - 1]) / (stop - stops[n - 1]));
  });
}

export const levelOf = (pressure) => {
  if (pressure < 0.05) return say.levels[0];
  if (pressure < 0.4) return say.levels[1];
  return say.levels[pressure < 0.8 ? 2 : 3];
};

export const spotAt = (spots, x, y) =>
  spots.find((spot) => Math.hypot(spot.x - x, spot.y - y) <= spot.r + 0.02) ?? null;

export const spotAfter = (spots, spot) => spots[(spots.indexOf(spot) + 1) % spots.length] ?? null;

// A bar that stays shorter than the picture under every lens.
export const barFor = (widthMm, lens) => {
  const mm = (10 * lens) / widthMm > 0.6 ? 5 : 10;
  return { mm, part: (mm * lens) / widthMm };
};

// What is said when the glass has come to rest.
export function news({ spot, all, pressure, words, stops }) {
  const level = levelOf(pressure);
  if (!spot) return fill(say.clear, { level });
  const said = fill(say.over, { spot: fill(say.spot, { n: spot.id, all }), level });
  const levels = words?.[spot.id - 1]?.levels;
  if (!levels) return said;
  const nearest = stops.reduce((best, stop, n) => (Math.abs(stop - pressure) < Math.abs(stops[best] - pressure) ? n : best), 0);
  return `${said} ${levels[nearest]}.`;
}

function radios(legend, values, name, choose) {
  const inputs = Object.entries(values).map(([value, text]) => {
    const input = make("input", { type: "radio", name, value, id: `${name}-${value}` });
    input.addEventListener("change", () => choose(value));
    return { input, label: make("label", { for: input.id, class: "sk-option" }, input, make("span", { text })) };
  });
  const box = make("fieldset", { class: "sk-marks" }, make("legend", { text: legend }), ...inputs.map((one) => one.label));
  return { box, show: (value) => inputs.forEach(({ input }) => (input.checked = input.value === value)) };
}

function select(label, values, id, choose) {
  const options = Object.entries(values).map(([value, text]) => make("option", { value, text }));
  const control = make("select", { id, class: "sk-select" }, ...options);
  control.addEventListener("change", () => choose(control.value));
  return { control, row: make("span", { class: "sk-pair" }, make("label", { for: id, text: label }), control) };
}

// The stack of pictures, the glass on it, and the bar.
function stage(model) {
  let urls = [];
  const base = make("img", { alt: model.get("alt"), draggable: "false" });
  const under = make("div", { class: "sk-pressed", "aria-hidden": "true" });
  const inner = make("div", { class: "sk-inner" }, base, under);
  const glass = make("button", { class: "sk-glass", type: "button", "aria-label": say.glass, "aria-roledescription": say.role });
  const bar = make("span", { class: "sk-bar" });
  const box = make("div", { class: "sk-stage" }, inner, glass, bar);
  const drop = () => urls.forEach((url) => URL.revokeObjectURL(url));
  const load = () => {
    drop();
    urls = model.get("frames").map((bytes) => URL.createObjectURL(new Blob([bytes], { type: "image/webp" })));
    base.src = urls[0];
    under.replaceChildren(...urls.map((src) => make("img", { src, alt: "", draggable: "false" })));
  };
  const paint = ({ x, y, pressure, lens }) => {
    // Stacked pictures and their opacity: a changed address would be decoded again.
    opacities(model.get("stops"), pressure).forEach((part, n) => (under.children[n].style.opacity = part));
    const at = `${x * 100}% ${y * 100}%`;
    under.style.clipPath = `circle(${(RADIUS * 100) / lens}% at ${at})`;
    inner.style.transformOrigin = at;
    inner.style.transform = `scale(${lens})`;
    glass.style.left = `${x * 100}%`;
    glass.style.top = `${y * 100}%`;
    const { mm, part } = barFor(model.get("width_mm"), lens);
    bar.style.width = `${part * 100}%`;
    bar.textContent = `${mm} mm`;
  };
  load();
  return { box, glass, load, paint, drop };
}

// Where the glass is and how hard it presses, until the gesture has ended.
function motion(model, picture, tell) {
  const now = { x: 0.5, y: 0.5, pressure: 0, lens: 1, held: false };
  let waiting = 0;
  let timer;
  const take = () => {
    if (now.held) return;
    [now.x, now.y] = model.get("position");
    now.pressure = model.get("pressure");
    now.lens = model.get("lens");
    picture.paint(now);
  };
  const repaint = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      picture.paint(now);
    });
  };
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (now.held) return settle();
      const spot = spotAt(model.get("spots"), now.x, now.y);
      tell(spot, now.pressure);
      model.set("position", [now.x, now.y]);
      model.set("pressure", now.pressure);
      model.set("pressed", { spot: spot?.id ?? 0, pressure: now.pressure });
      return model.save_changes();
    }, SETTLE_MS);
  };
  const change = (values) => {
    Object.assign(now, values);
    repaint();
    settle();
  };
  const stop = () => {
    clearTimeout(timer);
    cancelAnimationFrame(waiting);
  };
  return { now, take, change, stop };
}

// Mouse and finger: drag moves; holding still presses.
function pointer(picture, moved, move, press) {
  let start, hold;
  const place = (event) => {
    const box = picture.box.getBoundingClientRect();
    return [clamp((event.clientX - box.left) / box.width), clamp((event.clientY - box.top) / box.height)];
  };
  const release = () => clearInterval(hold);
  const end = () => {
    release();
    moved.held = false;
  };
  picture.box.addEventListener("pointerdown", (event) => {
    picture.box.setPointerCapture(event.pointerId);
    picture.glass.focus({ preventScroll: true });
    start = [event.clientX, event.clientY];
    moved.held = true;
    move(...place(event));
    hold = setTimeout(() => (hold = setInterval(() => press(moved.pressure + 0.05), 50)), HOLD_MS);
    event.preventDefault();
  });
  picture.box.addEventListener("pointermove", (event) => {
    if (!picture.box.hasPointerCapture(event.pointerId)) return;
    if (Math.hypot(event.clientX - start[0], event.clientY - start[1]) > 6) release();
    move(...place(event));
  });
  for (const kind of ["pointerup", "pointercancel"]) picture.box.addEventListener(kind, end);
  return release;
}

function render({ model, el }) {
  const id = nextId("glass");
  const status = make("p", { class: "sk-status", role: "status" });
  const tellText = (text) => (status.textContent = text);
  const { ask, stop: hangUp } = line(model, tellText, say.no_python);
  const error = errorBox(model);
  const picture = stage(model);
  const tell = (spot, pressure) =>
    tellText(news({ spot, all: model.get("spots").length, pressure, words: model.get("described") ? model.get("words") : null, stops: model.get("stops") }));
  const hand = motion(model, picture, tell);
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

  const slider = make("input", { type: "range", min: 0, max: 1, step: 0.01, id: `${id}-press` });
  slider.addEventListener("input", () => press(Number(slider.value)));
  const lenses = Object.fromEntries([1, 2, 4].map((times, n) => [times, say.lenses[n]]));
  const lens = select(say.lens, lenses, `${id}-lens`, (value) => save({ lens: Number(value) }));
  const view = select(say.view, say.views, `${id}-view`, (value) => ask({ do: "view", view: value }));
  const guess = radios(say.predict, say.options, `${id}-guess`, (prediction) => {
    save({ prediction, locked: false });
    tellText(say.open);
    // The guess is gone from the page; the keyboard goes on where pressing is.
    slider.focus();
  });
  const seen = radios(say.mark, say.options, `${id}-mark`, (mark) => save({ mark }));
  const judge = button(say.judge, () => {
    const spot = here();
    const mark = model.get("mark");
    if (!spot) tellText(say.on_spot);
    else if (model.get("locked") || !mark) tellText(say.press_first);
    else ask({ do: "judge", spot: spot.id, mark });
  });
  const text = make("div", {});
  const words = make("details", { class: "sk-words" }, make("summary", { text: say.describe }), text);
  words.addEventListener("toggle", () => {
    if (words.open === model.get("described")) return;
    if (words.open) ask({ do: "describe" });
    else save({ described: false });
  });

  const show = () => {
    slider.disabled = model.get("locked");
    slider.value = model.get("pressure");
    slider.setAttribute("aria-valuetext", fill(say.percent, { n: Math.round(model.get("pressure") * 100), level: levelOf(model.get("pressure")) }));
    guess.box.hidden = !model.get("locked");
    seen.box.hidden = judge.hidden = model.get("locked");
    seen.show(model.get("mark"));
    guess.show(model.get("prediction"));
    lens.control.value = String(model.get("lens"));
    view.control.value = model.get("view");
    words.open = model.get("described");
    const told = model.get("words");
    text.replaceChildren(...(told.length ? told.map((one) => make("p", { text: `${one.intro} ${one.levels[0]}.` })) : [make("p", { text: say.waiting })]));
    hand.take();
  };
  const reload = () => {
    picture.load();
    hand.take();
  };
  const showResult = () => tellText(model.get("result"));
  const keys = {
    ArrowLeft: () => move(hand.now.x - STEP, hand.now.y),
    ArrowRight: () => move(hand.now.x + STEP, hand.now.y),
    ArrowUp: () => move(hand.now.x, hand.now.y - STEP),
    ArrowDown: () => move(hand.now.x, hand.now.y + STEP),
    PageUp: () => press(hand.now.pressure + PRESS),
    PageDown: () => press(hand.now.pressure - PRESS),
    "+": () => press(hand.now.pressure + PRESS),
    "-": () => press(hand.now.pressure - PRESS),
    n: go,
    N: go,
  };
  picture.glass.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    act();
    event.preventDefault();
  });
  const release = pointer(picture, hand.now, move, press);

  el.classList.add("sk-root");
  keepKeys(el);
  const help = make("p", { class: "sk-small", id: `${id}-help`, text: say.help });
  picture.glass.setAttribute("aria-describedby", help.id);
  const pressRow = make("span", { class: "sk-pair sk-wide" }, make("label", { for: slider.id, text: say.pressure }), slider);
  el.append(
    make("div", { class: "sk-glasswork", role: "group", "aria-label": say.title }, guess.box, picture.box, help,
      make("div", { class: "sk-row" }, pressRow, button(say.next, go)),
      make("div", { class: "sk-row" }, lens.row, view.row), status, seen.box, judge, words,
      make("p", { class: "sk-small", text: say.simulation }), make("p", { class: "sk-small", text: say.safety })),
    error.box,
  );
  model.on("change:frames", reload);
  model.on("change:result", showResult);
  model.on("change", show);
  show();
  return () => {
    release();
    hand.stop();
    hangUp();
    error.stop();
    picture.drop();
    model.off("change:frames", reload);
    model.off("change:result", showResult);
    model.off("change", show);
  };
}
export default { render };
