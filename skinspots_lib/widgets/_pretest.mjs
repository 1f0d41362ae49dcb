// Three pictures before the course: guess or skip. Nothing is said about the answer.
import { WORDS, button, errorBox, fill, keepKeys, line, make, section } from "./_shared.mjs";
import { choiceGroup, named } from "./parts/_choices.mjs";
import { pictureBox } from "./parts/_seen.mjs";

const say = WORDS.pretest;
const SEEN = ["picture", "mime", "alt", "notes", "described", "words"];

const optionsOf = (options) => options.map((option) => ({ id: option.id, text: named(option) }));

// What to read when no picture waits.
export const overWords = (guesses) => (guesses ? say.over : say.none);

function overBox(model, ask) {
  const counts = fill(say.counts, { n: model.get("guesses"), k: model.get("skips") });
  const box = section(say.title, make("p", { text: overWords(model.get("guesses")) }), make("p", { text: counts }));
  if (model.get("skips")) box.append(make("div", { class: "sk-row" }, button(say.again, () => ask({ do: "again" }))));
  return box;
}

function render({ model, el }) {
  const status = make("p", { class: "sk-message", role: "status" });
  const tell = (text) => (status.textContent = text);
  const { ask, stop: hangUp } = line(model, tell, say.silent);
  const error = errorBox(model);
  const body = make("div");
  const view = { place: null, drop: () => {}, heard: model.get("_heard") };

  const look = () => {
    view.drop();
    const state = Object.fromEntries(SEEN.map((name) => [name, model.get(name)]));
    const { box, input, drop } = pictureBox(state, say, (on) => {
      tell(on ? say.waiting : "");
      ask({ do: "describe", on });
    });
    Object.assign(view, { drop, look: box, input });
    return box;
  };
  const question = () => {
    const legend = fill(say.ask, { n: model.get("place"), all: model.get("count") });
    const group = choiceGroup(legend, optionsOf(model.get("options")), { changed: () => tell("") });
    const keep = button(say.keep, () => {
      const [said] = group.chosen();
      if (said) ask({ do: "guess", said });
      else tell(say.choose_first);
    }, { class: "sk-button sk-main" });
    const skip = button(say.skip, () => ask({ do: "skip" }));
    const all = button(say.skip_all, () => ask({ do: "skip_all" }));
    group.box.append(make("div", { class: "sk-row" }, keep, skip, all));
    view.group = group;
    return [make("p", { text: say.lead }), make("div", { class: "sk-beside" }, look(), group.box)];
  };
  const draw = () => {
    const first = view.place === null;
    const waits = model.get("place") > 0;
    body.replaceChildren(...(waits ? question() : [overBox(model, ask)]));
    Object.assign(view, { place: model.get("place"), words: model.get("words").length });
    if (first) return;
    // The button that had the focus is gone: go on at the next question.
    const target = waits ? view.group.title : body.firstElementChild;
    target.tabIndex = -1;
    target.focus();
  };
  const redescribe = () => {
    if (!view.place || view.words === model.get("words").length) return;
    const old = view.look;
    const held = old.contains(document.activeElement);
    old.replaceWith(look());
    if (held) view.input.focus();
    view.words = model.get("words").length;
  };
  const update = () => {
    if (model.get("_heard") !== view.heard) tell(say[model.get("last")] ?? "");
    view.heard = model.get("_heard");
    if (model.get("place") !== view.place) draw();
    else redescribe();
  };
  el.classList.add("sk-root");
  keepKeys(el);
  el.append(body, status, error.box);
  // Once for a whole message, not once for each of its traits.
  model.on("change", update);
  update();
  return () => {
    hangUp();
    error.stop();
    view.drop();
    model.off("change", update);
  };
}
export default { render };
