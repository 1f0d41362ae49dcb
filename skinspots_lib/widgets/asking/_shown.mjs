// What a question shows beside its words: a picture, where it is from, and its description.
import { WORDS, line, make } from "../_shared.mjs";

const shownWords = WORDS.question;
const BAR_SHARE = 0.6;

// A bar of 10 mm, or of 5 mm where that would be too long; none for a photograph.
export const scaleBar = (widthMm) => {
  if (!widthMm) return null;
  const mm = 10 / widthMm > BAR_SHARE ? 5 : 10;
  return { mm, part: mm / widthMm };
};

function barOf(widthMm) {
  const bar = scaleBar(widthMm);
  if (!bar) return null;
  const element = make("span", { class: "sk-bar", "aria-hidden": "true" });
  element.textContent = `${bar.mm} mm`;
  element.style.width = `${bar.part * 100}%`;
  return element;
}

// The description is asked for, because words can tell what a picture only shows.
function description(model) {
  const text = make("div");
  // A line of its own: what is said about the answer stays where it is.
  const { ask, stop } = line(model, (said) => (text.textContent = said), WORDS.shared.silent);
  const box = make("details", {}, make("summary", { text: shownWords.describe }), text);
  const show = () => {
    const lines = model.get("words");
    const shown = lines.length ? lines : [shownWords.waiting];
    text.replaceChildren(...shown.map((line) => make("p", { text: line })));
    if (model.get("described") !== box.open) box.open = model.get("described");
  };
  box.addEventListener("toggle", () => {
    if (box.open && !model.get("described")) ask({ do: "describe" });
  });
  return { box, show, stop };
}

// Give null for a question without a picture.
export function picture(model) {
  const bytes = model.get("picture");
  if (!bytes?.byteLength) return null;
  const url = URL.createObjectURL(new Blob([bytes], { type: model.get("mime") }));
  const image = make("img", { src: url, alt: model.get("alt"), draggable: "false" });
  const stage = make("div", { class: "sk-seen" }, image, barOf(model.get("width_mm")));
  const notes = model.get("notes").map((text) => make("p", { class: "sk-small", text }));
  const words = description(model);
  const box = make("div", { class: "sk-shown" }, stage, ...notes, words.box);
  const drop = () => {
    words.stop();
    URL.revokeObjectURL(url);
  };
  return { box, stage, show: words.show, drop };
}
