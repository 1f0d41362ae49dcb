// The sort rule as a walk: one question at a time, in any order. Python does the sorting.
import { button, errorBox, fill, keepKeys, line, make, nextId, section } from "./_shared.mjs";
import { drawing } from "./parts/_drawing.mjs";
import { answerWords, details, headline, outcomeText, say, stepOf } from "./parts/_result.mjs";

const FINISHED = "done";

export const isAnswered = (findings, key) => key in findings;

// What to ask after an answer: what Python asks for, else the next open one after this, else none.
export function nextStep(steps, findings, now, wanted) {
  const open = steps.filter((step) => !isAnswered(findings, step.key)).map((step) => step.key);
  if (open.includes(wanted)) return wanted;
  const keys = steps.map((step) => step.key);
  const after = keys.slice(keys.indexOf(now) + 1).find((key) => open.includes(key));
  return after ?? open[0] ?? FINISHED;
}

export const readWidth = (text) => {
  const mm = Number(String(text).replace(",", "."));
  return mm > 0 && mm <= 300 ? mm : null;
};

function choice(text, value, context) {
  const chosen = context.findings[context.step.key] === value;
  const mark = chosen ? "✓ " : "";
  const attributes = { class: "sk-button sk-answer", "aria-pressed": String(chosen) };
  return button(`${mark}${text}`, () => context.answer(context.step.key, value), attributes);
}

function widthField(context) {
  const field = make("input", { type: "number", min: 0.1, max: 300, step: "any", id: nextId("mm") });
  const label = make("label", { for: field.id, text: say.other_width });
  const use = () => {
    const mm = readWidth(field.value);
    if (mm === null) context.tell(say.bad_width);
    else context.answer("largest_mm", mm);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) use();
  });
  return make("div", { class: "sk-row" }, label, field, button(say.use_width, use));
}

function signBoxes(context, signs) {
  const ticked = new Set(context.findings.flags ?? []);
  const now = () => [...ticked];
  const sets = Object.entries(say.flag_kinds).map(([kind, title]) => {
    const own = signs.filter((sign) => sign.kind === kind);
    const boxes = own.map((sign) => {
      const input = make("input", { type: "checkbox", id: nextId("sign") });
      input.checked = ticked.has(sign.id);
      input.addEventListener("change", () => {
        ticked[input.checked ? "add" : "delete"](sign.id);
        // At once: a sign of danger must not wait for a button.
        context.note("flags", now());
      });
      return make("label", { for: input.id, class: "sk-option" }, input, make("span", { text: sign.say }));
    });
    const open = kind === "danger" || own.some((sign) => ticked.has(sign.id));
    const group = make("div", { role: "group", "aria-label": title }, ...boxes);
    return make("details", { class: "sk-signs", open }, make("summary", { text: title }), group);
  });
  const done = () => context.answer("flags", now());
  return [...sets, button(say.signs_done, done, { class: "sk-button sk-main" })];
}

function answers(context, signs) {
  const { step } = context;
  if (step.key === "flags") return signBoxes(context, signs);
  const known = step.widths
    ? step.widths.map((mm) => choice(fill(say.mm, { n: mm }), mm, context))
    : Object.entries(step.say).map(([value, text]) => choice(text, value, context));
  const buttons = [...known, choice(say.cannot_tell, "unknown", context)];
  const row = make("div", { class: "sk-answers" }, ...buttons);
  return step.widths ? [row, widthField(context)] : [row];
}

function currentQuestion(context, signs, back) {
  const { step } = context;
  if (!step) return make("p", { class: "sk-part", tabindex: -1, text: say.done });
  const n = say.steps.indexOf(step) + 1;
  const box = make("fieldset", { class: "sk-group", tabindex: -1 }, make("legend", { text: step.ask }));
  box.append(make("p", { class: "sk-small", text: fill(say.step, { n, all: say.steps.length }) }));
  if (step.help) box.append(make("p", { text: step.help }));
  box.append(...answers(context, signs));
  if (back) box.append(back);
  return box;
}

function stepList(findings, now, open) {
  const rows = say.steps.map((step) => {
    const text = `${isAnswered(findings, step.key) ? "✓ " : ""}${step.short}`;
    const answer = make("span", { text: answerWords(step, findings[step.key]) });
    const attributes = { class: "sk-button sk-step", "aria-current": step.key === now ? "step" : null };
    const row = button("", () => open(step.key), attributes);
    row.replaceChildren(make("span", { text }), answer);
    return make("li", {}, row);
  });
  const list = make("ol", {}, ...rows);
  return section(say.list, make("p", { class: "sk-small", text: say.list_hint }), list);
}

function cardBox(story) {
  const rows = Object.entries(story).flatMap(([part, text]) => [
    make("dt", { text: say.story[part] }), make("dd", { text })]);
  return section(say.card, make("dl", {}, ...rows));
}

function safetyLine() {
  const icon = make("span", { class: "sk-icon", "aria-hidden": "true", text: "!" });
  const text = make("span", { text: `${say.safety} ${say.teaching}` });
  return make("p", { class: "sk-safety" }, icon, text);
}

function render({ model, el }) {
  const view = { now: say.steps[0].key, trail: [], moving: "", heard: model.get("_heard") };
  const tell = (text) => (message.textContent = text);
  const message = make("p", { class: "sk-message", role: "status" });
  const { ask, stop: hangUp } = line(model, tell, say.silent);
  const error = errorBox(model);
  const asked = make("div");
  const list = make("div");
  const status = make("div", { class: "sk-status", role: "status" });
  const more = make("div");
  const reasons = section(say.why, more);
  const end = make("div", { class: "sk-status", role: "status" });
  const tools = make("div", { class: "sk-row" });
  const picture = make("div");

  const open = (key) => {
    if (key !== view.now) view.trail.push(view.now);
    view.now = key;
    drawQuestion(true);
  };
  const note = (key, value) => ask({ do: "answer", key, value });
  const answer = (key, value) => {
    view.moving = key;
    note(key, value);
  };
  const backButton = () => {
    const last = view.trail.at(-1);
    if (!last || !stepOf(last)) return null;
    return button(`← ${fill(say.back, { ask: stepOf(last).short })}`, () => {
      view.now = view.trail.pop();
      drawQuestion(true);
    });
  };
  const drawQuestion = (move) => {
    const findings = model.get("findings");
    list.replaceChildren(stepList(findings, view.now, open));
    // Ticking one sign after the other keeps the focus on the signs.
    if (!move && view.now === "flags" && asked.contains(document.activeElement)) return;
    const context = { step: stepOf(view.now), findings, answer, note, tell };
    const question = currentQuestion(context, model.get("signs"), backButton());
    asked.replaceChildren(question);
    if (move) question.focus();
  };
  const drawTools = () => {
    const all = say.steps.every((step) => isAnswered(model.get("findings"), step.key));
    const restart = button(say.restart, () => {
      Object.assign(view, { now: say.steps[0].key, trail: [], moving: "restart" });
      ask({ do: "restart" });
    });
    tools.replaceChildren(restart);
    if (!model.get("spot")) return;
    const finish = button(say.finish, () => ask({ do: "finish" }), { class: "sk-button sk-main" });
    tools.prepend(all ? finish : make("p", { class: "sk-small", text: say.finish_hint }));
  };
  const drawResult = () => {
    const result = model.get("result");
    const opened = [...more.querySelectorAll("details")].map((part) => part.open);
    status.replaceChildren(...headline(result));
    const review = make("p", { class: "sk-small", text: model.get("review") });
    more.replaceChildren(...details(result), review);
    reasons.hidden = !result.urgency;
    more.querySelectorAll("details").forEach((part, n) => (part.open = opened[n] ?? false));
    end.replaceChildren(...outcomeText(model.get("outcome"), model.get("signs")));
    end.dataset.right = model.get("outcome").name ? String(model.get("outcome").fits) : "";
  };
  const drawPicture = () => {
    const held = picture.contains(document.activeElement);
    const choose = model.get("spot") ? null : (value) => ask({ do: "tone", value });
    picture.replaceChildren(drawing(model.get("findings"), model.get("tone"), choose));
    if (held) picture.querySelector("input:checked").focus();
  };
  const move = () => {
    const done = view.moving;
    view.moving = "";
    if (!done || model.get("error")) return false;
    if (done === "restart") return true;
    const next = nextStep(say.steps, model.get("findings"), done, model.get("result").ask_next);
    if (view.now !== next) view.trail.push(view.now);
    view.now = next;
    return true;
  };
  const update = () => {
    if (model.get("_heard") !== view.heard) tell("");
    const moved = move();
    const findings = model.get("findings");
    // What did not change is not drawn again, so that the focus stays where it is.
    if (moved || findings !== view.findings) {
      drawQuestion(moved);
      drawTools();
    }
    if (findings !== view.findings || model.get("tone") !== view.tone) drawPicture();
    drawResult();
    Object.assign(view, { heard: model.get("_heard"), findings, tone: model.get("tone") });
  };
  el.classList.add("sk-root", "sk-walk");
  keepKeys(el);
  const story = model.get("spot") ? cardBox(model.get("card")) : null;
  const left = make("div", {}, asked, section(say.result, status, end, tools), list);
  const right = make("div", {}, picture, reasons);
  el.append(safetyLine());
  if (story) el.append(story);
  el.append(message, error.box, make("div", { class: "sk-columns" }, left, right));
  // Once for a whole message, not once for each of its traits.
  model.on("change", update);
  update();
  return () => {
    hangUp();
    error.stop();
    model.off("change", update);
  };
}
export default { render };
