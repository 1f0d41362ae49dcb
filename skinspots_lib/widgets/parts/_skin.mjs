// Skin that a glass presses: pictures that lie over each other, the glass on them, and the hand.
// The browser blends and cuts them; nothing is sent while something moves.
import { WORDS, fill, make } from "../_shared.mjs";

const skinWords = WORDS.skin;
export const SETTLE_MS = 150;
const HOLD_MS = 400;
const STEP = 0.02;
const PRESS = 0.1;
const RADIUS = 0.17;
const DRAG_PX = 6;

export const clamp = (value) => Math.max(0, Math.min(1, value));

// How strongly each picture shows at a pressure: those below fully, the next one in part.
export function opacities(stops, pressure) {
  return stops.map((stop, n) => {
    if (n === 0) return 1;
    return clamp((pressure - stops[n - 1]) / (stop - stops[n - 1]));
  });
}

export const levelOf = (pressure) => {
  if (pressure < 0.05) return skinWords.levels[0];
  if (pressure < 0.4) return skinWords.levels[1];
  return skinWords.levels[pressure < 0.8 ? 2 : 3];
};

export const percentOf = (pressure) =>
  fill(skinWords.percent, { n: Math.round(pressure * 100), level: levelOf(pressure) });

// The nearest one when two are in reach.
export function spotAt(spots, x, y) {
  const away = (spot) => Math.hypot(spot.x - x, spot.y - y);
  const near = spots.filter((spot) => away(spot) <= spot.r + 0.02);
  return near.sort((one, other) => away(one) - away(other))[0] ?? null;
}

export function spotAfter(spots, spot) {
  const now = spots.findIndex((one) => one.id === spot?.id);
  return spots[(now + 1) % spots.length] ?? null;
}

// A bar that stays shorter than the picture under every lens.
export const barFor = (widthMm, lens) => {
  const mm = (10 * lens) / widthMm > 0.6 ? 5 : 10;
  return { mm, part: (mm * lens) / widthMm };
};

// The stack of pictures, the glass on it, and the bar. `stage` never reads a model: it is given
// the frames (from not pressed to firm), the pressures that they stand for, and the width.
export function stage({ frames, stops, width_mm: widthMm, alt }) {
  let urls = [];
  const base = make("img", { alt, draggable: "false" });
  const under = make("div", { class: "sk-pressed", "aria-hidden": "true" });
  const inner = make("div", { class: "sk-inner" }, base, under);
  const glass = make("button", { class: "sk-glass", type: "button", "aria-label": skinWords.glass, "aria-roledescription": skinWords.role });
  const bar = make("span", { class: "sk-bar" });
  const box = make("div", { class: "sk-stage" }, inner, glass, bar);
  const drop = () => urls.forEach((url) => URL.revokeObjectURL(url));
  const load = (pictures) => {
    drop();
    urls = pictures.map((bytes) => URL.createObjectURL(new Blob([bytes], { type: "image/webp" })));
    base.src = urls[0];
    under.replaceChildren(...urls.map((src) => make("img", { src, alt: "", draggable: "false" })));
  };
  const paint = ({ x, y, pressure, lens = 1 }) => {
    // Stacked pictures and their opacity: a changed address would be decoded again.
    const parts = opacities(stops, pressure);
    [...under.children].forEach((picture, n) => (picture.style.opacity = parts[n]));
    const at = `${x * 100}% ${y * 100}%`;
    under.style.clipPath = `circle(${(RADIUS * 100) / lens}% at ${at})`;
    inner.style.transformOrigin = at;
    inner.style.transform = `scale(${lens})`;
    glass.style.left = `${x * 100}%`;
    glass.style.top = `${y * 100}%`;
    const { mm, part } = barFor(widthMm, lens);
    bar.style.width = `${part * 100}%`;
    bar.textContent = `${mm} mm`;
  };
  load(frames);
  return { box, glass, base, load, paint, drop };
}

// Where the glass is and how hard it presses. `paint` is called once for each frame of the
// screen, `settled` once when a gesture has ended.
export function motion(paint, settled) {
  const now = { x: 0.5, y: 0.5, pressure: 0, lens: 1, held: false };
  let waiting = 0;
  let timer = 0;
  // What the hand has done is newer than what the model says, until it has been told.
  const take = (values) => {
    if (now.held || timer) return;
    Object.assign(now, values);
    paint(now);
  };
  const repaint = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      paint(now);
    });
  };
  const clear = () => {
    clearTimeout(timer);
    timer = 0;
  };
  const settle = () => {
    clear();
    timer = setTimeout(() => {
      timer = 0;
      if (now.held) settle();
      else settled(now);
    }, SETTLE_MS);
  };
  const change = (values) => {
    Object.assign(now, values);
    repaint();
    settle();
  };
  // Whoever acts right after a gesture need not wait for its end, and is not talked over by it.
  const end = () => {
    if (!timer) return;
    clear();
    settled(now);
  };
  const stop = () => {
    clear();
    cancelAnimationFrame(waiting);
  };
  return { now, take, change, end, stop };
}

// Mouse and finger on one picture: drag moves; holding still presses.
export function pointer(picture, moved, move, press) {
  let start, hold;
  const place = (event) => {
    const box = picture.box.getBoundingClientRect();
    return [clamp((event.clientX - box.left) / box.width), clamp((event.clientY - box.top) / box.height)];
  };
  // One number for both: browsers count timeouts and intervals together.
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
    if (Math.hypot(event.clientX - start[0], event.clientY - start[1]) > DRAG_PX) release();
    move(...place(event));
  });
  for (const kind of ["pointerup", "pointercancel"]) picture.box.addEventListener(kind, end);
  return release;
}

// What a key does to the glass: arrows move, Page Up and Down or + and - press, N goes on.
export function keyOf(key, now) {
  const { x, y, pressure } = now;
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (key in moves) return { move: [x + moves[key][0] * STEP, y + moves[key][1] * STEP] };
  if (key === "PageUp" || key === "+") return { press: pressure + PRESS };
  if (key === "PageDown" || key === "-") return { press: pressure - PRESS };
  return key.toLowerCase() === "n" ? { next: true } : null;
}

export function glassKeys(glass, now, { move, press, next }) {
  glass.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wanted = keyOf(event.key, now);
    if (!wanted) return;
    if (wanted.move) move(...wanted.move);
    if ("press" in wanted) press(wanted.press);
    if (wanted.next) next();
    event.preventDefault();
  });
}

// How hard the glass presses, as a native control.
export function pressSlider(id, press) {
  const slider = make("input", { type: "range", min: 0, max: 1, step: 0.01, id });
  slider.addEventListener("input", () => press(Number(slider.value)));
  const row = make("span", { class: "sk-pair sk-wide" }, make("label", { for: id, text: skinWords.pressure }), slider);
  const show = (pressure) => {
    slider.value = pressure;
    slider.setAttribute("aria-valuetext", percentOf(pressure));
  };
  return { slider, row, show };
}
