// Two patches and one glass: name both sides, then the sign that parts them.
import { WORDS, button, errorBox, keepKeys, line, make, nextId } from "./_shared.mjs";
import { radios, select } from "./parts/_controls.mjs";
import { bench, benchNews, inWords } from "./gym/_bench.mjs";
import { told } from "./parts/_telling.mjs";

const say = { ...WORDS.skin, ...WORDS.bench, ...WORDS.pair };
const OPEN = "";

// What is missing before the names can be checked; empty when nothing is.
export function missingName(left, right) {
  if (left === OPEN || right === OPEN) return say.choose_first;
  return left === right ? say.same_twice : "";
}

function namesBox(model, id, check) {
  const names = { [OPEN]: say.choose, ...Object.fromEntries(model.get("options").map((name, n) => [`n${n}`, name])) };
  const sides = [say.left, say.right].map((label, n) => select(label, names, `${id}-side${n}`, () => {}));
  // Keys that are whole numbers would come first, before the empty choice.
  const chosen = () => sides.map((side) => side.control.value.slice(1));
  const box = make("fieldset", { class: "sk-group" }, make("legend", { text: say.ask }),
    make("div", { class: "sk-row" }, ...sides.map((side) => side.row)), check);
  const show = (named) =>
    sides.forEach(({ control }, n) => {
      if (named.length) control.value = `n${named[n]}`;
      control.disabled = named.length > 0;
    });
  return { box, chosen, show };
}

function signsBox(model, id, check) {
  const values = Object.fromEntries(model.get("signs").map((sign, n) => [n, sign]));
  const group = radios(model.get("sign_ask"), values, `${id}-sign`, () => {});
  group.box.classList.add("sk-list");
  group.box.tabIndex = -1;
  group.box.append(check);
  const chosen = () => group.inputs.findIndex((input) => input.checked);
  return { ...group, chosen };
}

function render({ model, el }) {
  const id = nextId("pair");
  const status = make("div", { class: "sk-status", role: "status" });
  const tell = (text) => (status.textContent = text);
  const { ask, stop: hangUp } = line(model, tell, say.silent);
  const error = errorBox(model);
  const looks = Object.fromEntries(["frames", "stops", "width_mm", "alts", "spots"].map((name) => [name, model.get(name)]));
  const save = (values) => {
    Object.entries(values).forEach(([name, value]) => model.set(name, value));
    model.save_changes();
  };
  const work = bench(id, { ...looks, names: say.sides }, (now) => {
    const news = benchNews({ spots: looks.spots, names: say.sides, now });
    glassLine.textContent = news;
    save({ position: [now.x, now.y], pressure: now.pressure });
  });
  const glassLine = make("p", { class: "sk-small", role: "status" });
  const view = select(say.view, say.views, `${id}-view`, (value) => ask({ do: "view", view: value }));
  const tick = make("input", { type: "checkbox", id: `${id}-words` });
  tick.addEventListener("change", () => ask({ do: "describe", on: tick.checked }));
  const wordsRow = make("label", { class: "sk-option", for: tick.id }, tick, make("span", { text: say.described }));
  const text = make("div", { class: "sk-bench" });

  // Set by what this page asked for, so that a second view of the widget keeps its own focus.
  let mine = false;
  let fresh = true;
  const check = button(say.check, () => {
    const [left, right] = names.chosen();
    const first = missingName(left, right);
    if (first) return tell(first);
    mine = true;
    return ask({ do: "name", left: Number(left), right: Number(right), pressed: work.hardest() });
  }, { class: "sk-button sk-main" });
  const names = namesBox(model, id, check);
  const signCheck = button(say.sign_check, () => {
    const number = signs.chosen();
    if (number < 0) return tell(say.sign_first);
    mine = true;
    return ask({ do: "pick", number });
  }, { class: "sk-button sk-main" });
  let signs = null;
  const signsPlace = make("div", {});

  const showSigns = () => {
    if (!signs && model.get("signs").length) {
      signs = signsBox(model, id, signCheck);
      signsPlace.replaceChildren(signs.box);
    }
    const done = model.get("step") === "done";
    signCheck.hidden = done;
    signs?.inputs.forEach((input, n) => {
      input.disabled = done;
      if (done) input.checked = n === model.get("chosen");
    });
  };
  const showWords = () => {
    const on = model.get("described");
    tick.checked = on;
    work.box.hidden = on;
    text.hidden = !on;
    text.replaceChildren(...inWords(model.get("words"), say.sides));
    view.control.value = model.get("view");
  };
  const show = () => {
    const [x, y] = model.get("position");
    work.take({ x, y, pressure: model.get("pressure") });
    showWords();
    showSigns();
    const named = model.get("named");
    names.show(named);
    check.hidden = named.length > 0;
    if (fresh) showTold();
    fresh = false;
  };
  const last = () => (model.get("step") === "name" ? null : (model.get("sign_right") ?? model.get("named_right")));
  const showTold = () => {
    status.replaceChildren(...told(model.get("told")));
    status.dataset.right = String(last() ?? "");
    // What was pressed is gone from the page; the keyboard goes on where the next question is.
    if (mine && model.get("step") === "sign") signs.box.focus();
    if (mine && model.get("step") === "done") status.focus();
    mine = false;
  };
  // Comes before the change as a whole, which first makes what is told about.
  const hear = () => (fresh = true);
  const reload = () => work.load(model.get("frames"));

  el.classList.add("sk-root");
  keepKeys(el);
  status.tabIndex = -1;
  el.append(
    make("div", { role: "group", "aria-label": say.title }, make("p", { text: say.intro }),
      make("div", { class: "sk-row" }, view.row, wordsRow), work.box, text, glassLine,
      names.box, signsPlace, status,
      make("p", { class: "sk-small", text: say.simulation }), make("p", { class: "sk-small", text: say.safety })),
    error.box,
  );
  model.on("change:frames", reload);
  model.on("change", show);
  model.on("change:told", hear);
  show();
  return () => {
    work.stop();
    hangUp();
    error.stop();
    model.off("change:frames", reload);
    model.off("change", show);
    model.off("change:told", hear);
  };
}
export default { render };
