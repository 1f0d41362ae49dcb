// A picture that holds still, with its notes and a switch that puts it into words.
import { make, nextId } from "../_shared.mjs";

// `state` holds picture (bytes), mime, alt, notes, described and words.
export function pictureBox(state, say, describe) {
  if (!state.picture?.byteLength) return { box: null, drop: () => {} };
  const url = URL.createObjectURL(new Blob([state.picture], { type: state.mime }));
  const image = make("img", { src: url, alt: state.alt, class: "sk-seen" });
  const notes = state.notes.map((text) => make("p", { class: "sk-small", text }));
  const input = make("input", { type: "checkbox", id: nextId("described") });
  input.checked = state.described;
  input.addEventListener("change", () => describe(input.checked));
  const label = make("label", { for: input.id, class: "sk-option" }, input, make("span", { text: say.describe }));
  const lines = state.words.map((text) => make("li", { text }));
  const words = lines.length ? make("ul", {}, ...lines) : null;
  const box = make("div", { class: "sk-look" }, image, ...notes, label, words);
  return { box, input, drop: () => URL.revokeObjectURL(url) };
}
