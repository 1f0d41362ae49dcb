// A ruler on a picture: two ends and a grip for the whole, by mouse, finger and keys.
import { WORDS, fill, make } from "../_shared.mjs";

const rulerWords = WORDS.question;
const RULER_SVG = "http://www.w3.org/2000/svg";
const START = { x1: 0.3, y1: 0.82, x2: 0.7, y2: 0.82 };
// The grip stands beside the ruler, so that the ends stay free on a short one.
const GRIP = 0.08;
const TICK = 0.012;
export const FINE = 0.005;
export const COARSE = 0.05;

const within = (value) => Math.max(0, Math.min(1, value));

export const lengthMm = ({ x1, y1, x2, y2 }, widthMm) => Math.hypot(x2 - x1, y2 - y1) * widthMm;

export const rounded = (mm) => Math.round(mm * 10) / 10;

// Move an end; the whole ruler stops where the first of its ends meets the edge.
export function moved(ruler, part, dx, dy) {
  if (part === "start") return { ...ruler, x1: within(ruler.x1 + dx), y1: within(ruler.y1 + dy) };
  if (part === "end") return { ...ruler, x2: within(ruler.x2 + dx), y2: within(ruler.y2 + dy) };
  const keep = (step, a, b) => Math.max(-Math.min(a, b), Math.min(1 - Math.max(a, b), step));
  const x = keep(dx, ruler.x1, ruler.x2);
  const y = keep(dy, ruler.y1, ruler.y2);
  return { x1: ruler.x1 + x, y1: ruler.y1 + y, x2: ruler.x2 + x, y2: ruler.y2 + y };
}

// Where the grip for the whole is: beside the middle, and always on the picture.
export function gripOf({ x1, y1, x2, y2 }) {
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const place = (side) => ({
    x: (x1 + x2) / 2 - (side * GRIP * (y2 - y1)) / long,
    y: (y1 + y2) / 2 + (side * GRIP * (x2 - x1)) / long || (y1 + y2) / 2 + GRIP,
  });
  const fits = ({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1;
  const best = fits(place(1)) ? place(1) : place(-1);
  return { x: within(best.x), y: within(best.y) };
}

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function stepOfKey(key, shift) {
  if (!(key in steps)) return null;
  return steps[key].map((step) => step * (shift ? COARSE : FINE));
}

// The line and a tick for each mm, across the line.
export function pathOf({ x1, y1, x2, y2 }, widthMm) {
  const mm = lengthMm({ x1, y1, x2, y2 }, widthMm);
  const at = (share) => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  const long = mm / widthMm || 1;
  const [acrossX, acrossY] = [(-(y2 - y1) / long) * TICK, ((x2 - x1) / long) * TICK];
  const say = (value) => (value * 100).toFixed(2);
  const parts = [`M${say(x1)} ${say(y1)}L${say(x2)} ${say(y2)}`];
  // A hair more: sixteen times a part of the width may come out below sixteen.
  for (let tick = 0; tick <= mm + 1e-6; tick += 1) {
    const [x, y] = at(mm ? tick / mm : 0);
    const size = tick % 5 ? 1 : 2;
    parts.push(`M${say(x)} ${say(y)}L${say(x + acrossX * size)} ${say(y + acrossY * size)}`);
  }
  return parts.join("");
}

function drawn() {
  const line = (name) => {
    const path = document.createElementNS(RULER_SVG, "path");
    path.setAttribute("class", name);
    path.setAttribute("vector-effect", "non-scaling-stroke");
    return path;
  };
  const svg = document.createElementNS(RULER_SVG, "svg");
  const attributes = { class: "sk-ruler", viewBox: "0 0 100 100", "aria-hidden": "true" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const paths = [line("sk-ruler-edge"), line("sk-ruler-line")];
  svg.append(...paths);
  return { svg, draw: (d) => paths.forEach((path) => path.setAttribute("d", d)) };
}

function handle(part, name) {
  const attributes = { "aria-label": name, "aria-roledescription": rulerWords.ruler_role };
  return make("button", { type: "button", class: `sk-handle sk-handle-${part}`, ...attributes });
}

// Put a ruler on a stage. `measured` gets its length in mm after each move, `say` what to announce.
export function ruler(stage, widthMm, measured, say) {
  let now = { ...START };
  const picture = drawn();
  const names = { start: rulerWords.ruler_start, end: rulerWords.ruler_end, whole: rulerWords.ruler_whole };
  const handles = Object.fromEntries(Object.entries(names).map(([part, name]) => [part, handle(part, name)]));
  const placeOf = (part) => {
    if (part === "whole") return gripOf(now);
    return part === "start" ? { x: now.x1, y: now.y1 } : { x: now.x2, y: now.y2 };
  };
  const paint = () => {
    picture.draw(pathOf(now, widthMm));
    for (const [part, button] of Object.entries(handles)) {
      const { x, y } = placeOf(part);
      button.style.left = `${x * 100}%`;
      button.style.top = `${y * 100}%`;
    }
  };
  const move = (part, dx, dy) => {
    now = moved(now, part, dx, dy);
    paint();
    measured(rounded(lengthMm(now, widthMm)));
  };
  const tell = (part) => {
    const { x, y } = placeOf(part);
    const values = { name: names[part], x: rounded(x * widthMm), y: rounded(y * widthMm) };
    say(fill(rulerWords.ruler_at, { ...values, n: rounded(lengthMm(now, widthMm)) }));
  };
  for (const [part, button] of Object.entries(handles)) listen(button, stage, (dx, dy) => move(part, dx, dy), () => tell(part));
  stage.append(picture.svg, ...Object.values(handles));
  paint();
  return { reset: () => { now = { ...START }; paint(); }, first: handles.start };
}

function listen(button, stage, move, tell) {
  let last;
  button.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOfKey(event.key, event.shiftKey);
    if (!step) return;
    move(...step);
    tell();
    event.preventDefault();
  });
  button.addEventListener("pointerdown", (event) => {
    button.setPointerCapture(event.pointerId);
    button.focus({ preventScroll: true });
    last = [event.clientX, event.clientY];
    event.preventDefault();
  });
  button.addEventListener("pointermove", (event) => {
    if (!button.hasPointerCapture(event.pointerId)) return;
    const box = stage.getBoundingClientRect();
    move((event.clientX - last[0]) / box.width, (event.clientY - last[1]) / box.height);
    last = [event.clientX, event.clientY];
  });
  button.addEventListener("pointerup", tell);
}
