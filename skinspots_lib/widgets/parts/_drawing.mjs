// A drawn spot that follows the answers: from above, from the side, and under the glass.
import { WORDS, fill, make, nextId, section } from "../_shared.mjs";

const labels = WORDS.walk;
const SVG = "http://www.w3.org/2000/svg";
const SIZE = 120;
const BAR_MM = 10;
// One tone of each third of the Monk scale (2, 5, 8), and the leaked blood as it looks there.
export const TONES = {
  light: { skin: "#f3e7db", spot: "#a3182c" },
  medium: { skin: "#d7bd96", spot: "#7a1a2b" },
  dark: { skin: "#604134", spot: "#170509" },
};

// How many pixels a mm has, so that the spot and the bar both fit.
export const scaleFor = (mm) => SIZE / Math.max(16, (mm ?? 0) * 1.4);
export const known = (value) => (value === undefined || value === "unknown" ? null : value);

// How much of the colour is left under the glass; null when nobody knows.
export const leftUnderGlass = (answer) => ({ fades: 0, partly: 0.45, stays: 1 })[answer] ?? null;

// The words next to each picture: colour and shape never speak alone.
export function captions(findings, texts = labels.draw) {
  const mm = known(findings.largest_mm);
  return {
    above: mm === null ? texts.width_unknown : fill(texts.width_known, { n: mm }),
    side: texts[known(findings.raised) ?? "raised_unknown"],
    glass: texts[known(findings.under_glass) ?? "glass_unknown"],
  };
}

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const skin = (tone) =>
  svg("rect", { class: "sk-skin", width: SIZE, height: SIZE, rx: 6, fill: TONES[tone].skin });

function spotAt(x, y, mm, tone, strength) {
  const radius = Math.max(1.5, ((mm ?? 3) * scaleFor(mm)) / 2);
  const unsure = mm === null || strength === null;
  return svg("circle", { class: unsure ? "sk-spot sk-unsure" : "sk-spot", cx: x, cy: y, r: radius,
    fill: TONES[tone].spot, "fill-opacity": strength ?? 0.25, stroke: TONES[tone].spot });
}

function above(findings, tone) {
  const mm = known(findings.largest_mm);
  const length = BAR_MM * scaleFor(mm);
  const y = SIZE - 8;
  // Light under dark, so that the bar is seen on every tone.
  const halo = svg("path", { class: "sk-halo", d: `M8 ${y}h${length}` });
  const bar = svg("path", { class: "sk-bar", d: `M8 ${y}h${length}` });
  return [skin(tone), spotAt(SIZE / 2, SIZE / 2 - 8, mm, tone, mm === null ? null : 1), halo, bar];
}

function side(findings, tone) {
  const raised = known(findings.raised);
  const top = raised === "raised" ? "C45 30 75 30 78 60" : "L78 60";
  const body = svg("path", { class: "sk-skin", d: `M0 60L42 60${top}L120 60V120H0Z`,
    fill: TONES[tone].skin });
  const lens = svg("path", { class: raised ? "sk-spot" : "sk-spot sk-unsure",
    d: `M42 60${top}Q60 78 42 60Z`, fill: TONES[tone].spot,
    "fill-opacity": raised ? 1 : 0.25, stroke: TONES[tone].spot });
  const line = svg("path", { class: "sk-line", d: `M0 60L42 60${top}L120 60`, fill: "none" });
  return [body, lens, line];
}

function underGlass(findings, tone) {
  const mm = known(findings.largest_mm);
  const left = leftUnderGlass(findings.under_glass);
  const ring = { cx: SIZE / 2, cy: SIZE / 2, r: SIZE / 2 - 6, fill: "none" };
  const [halo, lens] = ["sk-halo", "sk-bar"].map((name) => svg("circle", { ...ring, class: name }));
  return [skin(tone), spotAt(SIZE / 2, SIZE / 2, mm, tone, left), halo, lens];
}

function view(title, text, parts) {
  const label = `${title}: ${text}`;
  const picture = svg("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": label }, ...parts);
  const caption = make("figcaption", {}, make("strong", { text: title }), make("span", { text }));
  return make("figure", {}, picture, caption);
}

function toneChoice(tone, choose) {
  const name = nextId("tone");
  const choices = Object.keys(TONES).map((value) => {
    const input = make("input", { type: "radio", name, value, id: `${name}-${value}` });
    input.checked = value === tone;
    input.addEventListener("change", () => choose(value));
    return make("label", { for: input.id, class: "sk-option" }, input, make("span", { text: labels.tones[value] }));
  });
  return make("fieldset", { class: "sk-tones" }, make("legend", { text: labels.tone }), ...choices);
}

// The three pictures and, when `choose` is given, the choice of the skin tone.
export function drawing(findings, tone, choose) {
  const words = captions(findings);
  const views = make("div", { class: "sk-views" },
    view(labels.above, words.above, above(findings, tone)),
    view(labels.side, words.side, side(findings, tone)),
    view(labels.glass, words.glass, underGlass(findings, tone)));
  const note = make("p", { class: "sk-small", text: `${labels.bar} ${labels.simulation}` });
  const part = section(labels.drawing, views, note);
  if (choose) part.append(toneChoice(tone, choose));
  return part;
}
