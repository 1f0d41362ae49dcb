// A question. Python alone knows which answers are right, and says so after an answer.
import { WORDS, button, errorBox, keepKeys, line, make, nextId } from "./_shared.mjs";

const say = WORDS.question;

// The line that opens the feedback, with a mark so that colour is never alone.
export const verdict = (correct, kind) => {
  if (correct) return `✓ ${say.right}`;
  return `✗ ${kind === "multiple" ? say.wrong_many : say.wrong}`;
};

function choices(model, id) {
  const type = model.get("kind") === "multiple" ? "checkbox" : "radio";
  return model.get("options").map((text, number) => {
    const input = make("input", { type, name: id, id: `${id}-${number}`, value: number });
    const label = make("label", { for: input.id, class: "sk-option" }, input, make("span", { text }));
    return { input, label };
  });
}

function feedback(model) {
  const options = model.get("options");
  const parts = [make("strong", { text: verdict(model.get("correct"), model.get("kind")) })];
  for (const { option, why } of model.get("feedback")) {
    const chosen = make("q", { text: options[option] });
    parts.push(make("p", {}, `${say.you_chose} `, chosen), make("p", { text: why }));
  }
  if (model.get("missing")) parts.push(make("p", { text: say.missing }));
  const keep = model.get("keep");
  if (keep) parts.push(make("p", {}, make("strong", { text: say.keep }), " ", make("span", { text: keep })));
  const sources = model.get("sources");
  if (sources.length)
    parts.push(make("p", { class: "sk-small", text: `${say.sources} ${sources.join(", ")}` }));
  return parts;
}

function render({ model, el }) {
  const id = nextId("question");
  const status = make("div", { class: "sk-status", role: "status" });
  const { ask, stop: hangUp } = line(model, (text) => (status.textContent = text), WORDS.shared.silent);
  const error = errorBox(model);
  const rows = choices(model, id);
  const chosen = () => rows.filter((row) => row.input.checked).map((row) => Number(row.input.value));
  const check = button(say.check, () => {
    if (chosen().length) ask({ do: "submit", answer: chosen() });
    else status.textContent = say.choose_first;
  }, { class: "sk-button sk-main" });
  const again = button(say.again, () => {
    ask({ do: "again" });
    rows[0].input.focus();
  });
  const show = () => {
    const answer = model.get("answer");
    const answered = model.get("correct") !== null;
    rows.forEach((row, number) => (row.input.checked = answer.includes(number)));
    status.replaceChildren(...(answered ? feedback(model) : []));
    status.dataset.right = answered ? String(model.get("correct")) : "";
    again.hidden = model.get("correct") !== false;
  };
  const many = model.get("kind") === "multiple";
  const hint = many ? make("p", { class: "sk-small", text: say.many }) : null;
  const group = make("fieldset", { class: "sk-group" }, make("legend", { text: model.get("ask") }));
  group.append(...[hint].filter(Boolean), ...rows.map((row) => row.label));
  el.classList.add("sk-root");
  keepKeys(el);
  el.append(group, make("div", { class: "sk-row" }, check, again), status, error.box);
  // Once for a whole message, not once for each of its traits.
  model.on("change", show);
  show();
  return () => {
    hangUp();
    error.stop();
    model.off("change", show);
  };
}
export default { render };
