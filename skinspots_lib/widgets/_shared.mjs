// Helpers of every widget. `_base.py` puts this text in front of each widget's own file,
// because the browser gets one file without a bundler.
import words from "./words.json" with { type: "json" };

export const SLOW_MS = 250;
export const SILENT_MS = 4000;
export const WORDS = words;

// Every widget runs its own copy of this file, so a counter alone would give two of them one id.
const copy = Math.random().toString(36).slice(2, 10);
let serial = 0;
export const nextId = (stem) => `sk-${stem}-${copy}-${++serial}`;

// Python's None is null in a page, and undefined where Python itself runs in the browser.
export const absent = (value) => value === null || value === undefined;

// Put values into the gaps of a sentence: fill("{n} mm", { n: 5 }).
export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap));

// Keys that JupyterLab must still get: chords, Escape, and Shift+Enter to run the cell.
export const belongsToLab = (event) =>
  event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape" ||
  (event.shiftKey && event.key === "Enter");

// Command mode would take arrow keys and letters that are meant for the control.
export const keepKeys = (root) =>
  root.addEventListener("keydown", (event) => {
    if (!belongsToLab(event)) event.stopPropagation();
  });

// Make an element. Text never becomes markup; `dir` lets a right-to-left text run its own way.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (absent(value) || value === false) continue;
    if (name === "text") {
      element.textContent = value;
      element.dir = "auto";
    } else if (name === "press") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

export const button = (text, press, attributes = {}) =>
  make("button", { type: "button", class: "sk-button", text, press, ...attributes });

// A titled part. Not a heading: the level that fits is the notebook's to know.
export function section(title, ...children) {
  const id = nextId("title");
  const name = make("p", { id, class: "sk-title", text: title });
  return make("div", { class: "sk-part", role: "group", "aria-labelledby": id }, name, ...children);
}

// What went wrong in Python, and that answers cannot be saved; empty while all is well.
export function errorBox(model) {
  const error = errorIn(model);
  const unsaved = unsavedIn(model);
  const stop = () => [error, unsaved].forEach((one) => one.stop());
  return { box: make("div", {}, error.box, unsaved.box), stop };
}

function unsavedIn(model) {
  const box = make("p", { class: "sk-error", role: "alert" });
  const show = () => {
    box.textContent = model.get("unsaved") ?? "";
    box.hidden = !box.textContent;
  };
  model.on("change:unsaved", show);
  show();
  return { box, stop: () => model.off("change:unsaved", show) };
}

function errorIn(model) {
  const box = make("div", { class: "sk-error", role: "alert" });
  const show = () => {
    const text = model.get("error");
    box.hidden = !text;
    box.replaceChildren();
    if (!text) return;
    box.append(make("strong", { text: WORDS.shared.broken }), make("pre", { text }));
    box.append(make("p", { text: WORDS.shared.broken_next }));
  };
  model.on("change:error", show);
  show();
  return { box, stop: () => model.off("change:error", show) };
}

// Send requests to Python and say so when the answer is slow or does not come.
export function line(model, say, silent) {
  let slow, gone;
  const quiet = () => {
    clearTimeout(slow);
    clearTimeout(gone);
  };
  const ask = (request) => {
    quiet();
    slow = setTimeout(() => say(WORDS.shared.checking), SLOW_MS);
    gone = setTimeout(() => say(silent), SILENT_MS);
    try {
      model.send(request);
    } catch {
      // A closed connection is the same to the learner as a kernel that stays silent.
    }
  };
  model.on("change:_heard", quiet);
  const stop = () => {
    quiet();
    model.off("change:_heard", quiet);
  };
  return { ask, stop };
}
