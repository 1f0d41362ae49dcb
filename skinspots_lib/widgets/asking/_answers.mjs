// How each kind of question is answered: native controls that give and take a list of numbers.
// Each gives: nodes, read() (null while something is missing), write(numbers), gap() (what is
// missing, in words) and first() (where the keyboard goes to answer again).
import { WORDS, button, fill, make, nextId } from "../_shared.mjs";
import { radios } from "../parts/_controls.mjs";
import { ruler } from "./_ruler.mjs";

const answerWords = WORDS.question;

// Options to choose from.
export function choices(model) {
  const id = nextId("choice");
  const many = model.get("kind") === "multiple";
  const rows = model.get("options").map((text, number) => {
    const input = make("input", { type: many ? "checkbox" : "radio", name: id, id: `${id}-${number}`, value: number });
    const label = make("label", { for: input.id, class: "sk-option" }, input, make("span", { text }));
    return { input, label };
  });
  const hint = many ? [make("p", { class: "sk-small", text: answerWords.many })] : [];
  const read = () => {
    const chosen = rows.filter((row) => row.input.checked).map((row) => Number(row.input.value));
    return chosen.length ? chosen : null;
  };
  const write = (numbers) => rows.forEach((row, number) => (row.input.checked = numbers.includes(number)));
  const nodes = [...hint, ...rows.map((row) => row.label)];
  return { nodes, read, write, gap: () => answerWords.choose_first, first: () => rows[0].input };
}

// Give null for a text that is no number; a comma may stand for the point.
export const readNumber = (text) => {
  const plain = text.trim().replace(",", ".");
  return plain === "" || !Number.isFinite(Number(plain)) ? null : Number(plain);
};

// One number, typed or measured.
export function number(model, shown) {
  const input = make("input", { type: "number", step: "any", inputmode: "decimal", id: nextId("number") });
  const measures = model.get("kind") === "measure";
  const lead = measures ? answerWords.measured : answerWords.number;
  const label = make("label", { for: input.id, text: fill(lead, { unit: model.get("unit") }) });
  const row = make("p", { class: "sk-pair" }, label, input, make("span", { text: model.get("unit") }));
  const read = () => {
    const value = readNumber(input.value);
    return value === null ? null : [value];
  };
  const write = ([value]) => (input.value = value ?? "");
  const parts = { nodes: [row], read, write, gap: () => answerWords.number_first, first: () => input };
  return measures && shown ? withRuler(parts, model, shown, input) : parts;
}

function withRuler(parts, model, shown, input) {
  const said = make("p", { class: "sk-small sk-said", role: "status" });
  const measured = (mm) => {
    input.value = mm;
    said.textContent = fill(answerWords.ruler_is, { n: mm });
  };
  const on = ruler(shown.stage, model.get("width_mm"), measured, (text) => (said.textContent = text));
  const help = make("p", { class: "sk-small", text: answerWords.ruler_help });
  return { ...parts, nodes: [help, said, ...parts.nodes], first: () => on.first };
}

// Change places in a list; null when there is nowhere to go.
export function swapped(order, place, by) {
  const other = place + by;
  if (other < 0 || other >= order.length) return null;
  const out = [...order];
  [out[place], out[other]] = [out[other], out[place]];
  return out;
}

// Things to put in order, each with a button up and one down.
export function order(model) {
  const texts = model.get("options");
  let now = texts.map((_, place) => place);
  const said = make("p", { class: "sk-small sk-said", role: "status" });
  const list = make("ol", { class: "sk-order" });
  const rows = texts.map((text, item) => orderRow(text, (by, pressed) => move(item, by, pressed)));
  const paint = () => {
    now.forEach((item, place) => rows[item].show(place, now.length));
    list.replaceChildren(...now.map((item) => rows[item].row));
  };
  const move = (item, by, pressed) => {
    const next = swapped(now, now.indexOf(item), by);
    if (!next) {
      said.textContent = fill(answerWords.at_end, { say: texts[item] });
      return;
    }
    now = next;
    paint();
    // A node that moves loses the focus.
    pressed.focus();
    said.textContent = fill(answerWords.moved, { n: now.indexOf(item) + 1, all: now.length, say: texts[item] });
  };
  const write = (numbers) => {
    now = numbers.length ? [...numbers] : texts.map((_, place) => place);
    said.textContent = "";
    paint();
  };
  const [first, last] = model.get("ends");
  const help = make("p", { class: "sk-small", text: fill(answerWords.order_help, { first, last }) });
  paint();
  return { nodes: [help, list, said], read: () => now, write, gap: () => "", first: () => rows[now[0]].down };
}

function orderRow(text, move) {
  const words = make("span", { text, id: nextId("item") });
  const place = make("span", { class: "sk-icon", "aria-hidden": "true" });
  const key = (label, by, sign) => {
    const id = nextId("key");
    const pressed = button(label, () => move(by, pressed), { id, "aria-labelledby": `${id} ${words.id}` });
    pressed.prepend(make("span", { "aria-hidden": "true" }, `${sign} `));
    return pressed;
  };
  const up = key(answerWords.up, -1, "↑");
  const down = key(answerWords.down, 1, "↓");
  const row = make("li", { class: "sk-move" }, place, words, make("span", { class: "sk-keys" }, up, down));
  const show = (at, all) => {
    place.textContent = at + 1;
    up.setAttribute("aria-disabled", String(at === 0));
    down.setAttribute("aria-disabled", String(at === all - 1));
  };
  return { row, down, show };
}

// Things to put into groups, a row of radio buttons for each.
export function groups(model) {
  const names = { ...model.get("groups") };
  const chosen = new Map();
  const rows = model.get("options").map((text, item) => {
    const row = radios(text, names, nextId("group"), (value) => chosen.set(item, Number(value)));
    row.box.classList.add("sk-sort");
    return row;
  });
  const left = () => rows.length - chosen.size;
  const read = () => (left() ? null : rows.map((_, item) => chosen.get(item)));
  const write = (numbers) => {
    chosen.clear();
    numbers.forEach((group, item) => chosen.set(item, group));
    rows.forEach((row, item) => row.show(String(numbers[item] ?? "")));
  };
  const gap = () => fill(answerWords.sort_first, { n: left() });
  return { nodes: rows.map((row) => row.box), read, write, gap, first: () => rows[0].inputs[0] };
}

export const controlOf = (model, shown) => {
  const kind = model.get("kind");
  if (kind === "ordering") return order(model);
  if (kind === "sorting") return groups(model);
  return kind === "numeric" || kind === "measure" ? number(model, shown) : choices(model);
};
