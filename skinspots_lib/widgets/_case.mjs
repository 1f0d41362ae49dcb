// A case: ask for findings in any order, commit to an answer, then read the reasons.
import { WORDS, button, errorBox, fill, keepKeys, line, make, nextId, section } from "./_shared.mjs";
import { choiceGroup, named } from "./parts/_choices.mjs";
import { told } from "./parts/_telling.mjs";

const say = WORDS.case;
const CANNOT = "cannot_tell";

export const replyOf = (asked, key) => asked.find((row) => row.key === key)?.say ?? null;
const askOf = (key) => say.asks.find((one) => one.key === key).ask;
const tierWords = (tiers, id) => tiers.find((tier) => tier.id === id).say;

// The two halves of the verdict, each with a mark, so that colour is never alone.
export function verdictLines({ verdict, urgency, condition, tiers, choices }) {
  const tier = tierWords(tiers, verdict.urgency);
  const soon = verdict.urgency_right
    ? `✓ ${fill(say.urgency_right, { tier })}`
    : `✗ ${fill(say.urgency_wrong, { yours: tierWords(tiers, urgency), tier })}`;
  const name = named(verdict.name);
  if (condition === CANNOT) return [soon, `○ ${fill(say.name_open, { name })}`];
  const yours = named(choices.find((choice) => choice.id === condition));
  if (!verdict.name_right) return [soon, `✗ ${fill(say.name_wrong, { yours, name })}`];
  const text = condition === verdict.name.id ? say.name_right : say.name_also;
  return [soon, `✓ ${fill(text, { yours, name })}`];
}

// What was asked too late or not at all: signs of danger first.
export function askingLines(verdict) {
  const answered = ({ key, say: words }) => `${askOf(key)} ${words.join("; ")}.`;
  const parts = ["missed", "late", "unasked"].filter((part) => verdict[part].length);
  if (!parts.length) return [{ lead: say.asked_well, rows: [] }];
  return parts.map((part) => ({ lead: say[part], rows: verdict[part].map(answered) }));
}

const list = (rows) => make("ul", {}, ...rows.map((text) => make("li", { text })));

function safetyLine(text) {
  const icon = make("span", { class: "sk-icon", "aria-hidden": "true", text: "!" });
  return make("p", { class: "sk-safety" }, icon, make("span", { text }));
}

function noteBox(model, ask) {
  const read = button(say.read, () => ask({ do: "open" }), { class: "sk-button sk-even" });
  const skip = button(say.skip, () => ask({ do: "skip" }), { class: "sk-button sk-even" });
  const box = section(say.note, make("p", { text: model.get("note") }), make("p", { text: say.note_hint }));
  box.append(make("div", { class: "sk-row" }, read, skip));
  return box;
}

function skippedBox(ask) {
  const open = button(say.unskip, () => ask({ do: "open" }));
  return section(say.title, make("p", { text: say.skipped }), make("div", { class: "sk-row" }, open));
}

function person(model) {
  const age = make("p", { text: fill(say.age, { age: model.get("age") }) });
  return section(say.person, age, make("p", { text: model.get("opening") }));
}

// One button for each question; its answer stands beside it once it was asked.
function questions(ask) {
  const rows = say.asks.map((one) => {
    const press = button(one.ask, () => ask({ do: "ask", key: one.key }), { class: "sk-button sk-ask" });
    const reply = make("span", { class: "sk-told", id: nextId("told") });
    press.setAttribute("aria-describedby", reply.id);
    return { key: one.key, group: one.group, ask: one.ask, press, reply, row: make("li", {}, press, reply) };
  });
  const groups = Object.entries(say.groups).map(([group, title]) => {
    const own = rows.filter((row) => row.group === group).map((row) => row.row);
    const legend = make("legend", { text: title });
    return make("fieldset", { class: "sk-asks" }, legend, make("ul", {}, ...own));
  });
  const count = make("p", { class: "sk-small" });
  const box = section(say.ask, make("p", { class: "sk-small", text: say.ask_hint }), ...groups, count);
  const show = (asked) => {
    rows.forEach(({ key, ask: text, press, reply }) => {
      const words = replyOf(asked, key);
      press.textContent = words ? `✓ ${text}` : text;
      reply.textContent = words ? words.join("; ") : "";
    });
    count.textContent = fill(say.count, { n: asked.length, all: rows.length });
  };
  return { box, show };
}

function form(model, ask, tell) {
  const tiers = model.get("tiers").map(({ id, icon, say: words, plan }) => ({ id, text: `${icon} ${words}. ${plan}` }));
  const conditions = model.get("choices").map((choice) => ({ id: choice.id, text: named(choice) }));
  const changed = () => tell("");
  const urgency = choiceGroup(say.urgency, tiers, { changed });
  const condition = choiceGroup(say.condition, [...conditions, { id: CANNOT, text: say.cannot_tell }], { changed });
  const check = button(say.check, () => {
    const answer = { urgency: urgency.chosen()[0], condition: condition.chosen()[0] };
    if (answer.urgency && answer.condition) ask({ do: "submit", ...answer });
    else tell(say.choose_first);
  }, { class: "sk-button sk-main" });
  return section(say.answer, urgency.box, condition.box, make("div", { class: "sk-row" }, check));
}

function verdictBox(model) {
  const state = Object.fromEntries(
    ["verdict", "urgency", "condition", "tiers", "choices"].map((name) => [name, model.get(name)]));
  const word = model.get("correct") ? `✓ ${say.right}` : `✗ ${say.wrong}`;
  const lines = verdictLines(state).map((text) => make("p", { text }));
  const triage = say[state.verdict.triage];
  if (triage) lines.splice(1, 0, make("p", {}, make("strong", { text: triage })));
  return [make("strong", { text: word }), ...lines];
}

function reasonBoxes(model) {
  const { story, reasons, why, mistake, causes, sources, review } = model.get("reasons");
  const asking = askingLines(model.get("verdict")).flatMap(({ lead, rows }) =>
    [make("p", { text: lead }), ...(rows.length ? [list(rows)] : [])]);
  return [
    section(say.asking, ...asking),
    section(say.story, make("p", { text: story })),
    section(say.reasons, list(reasons)),
    section(say.why, make("p", { text: why })),
    section(say.mistake, make("p", { text: mistake })),
    section(say.causes, list(causes), ...told([{ lead: say.sources, sources }]), make("p", { class: "sk-small", text: review })),
  ];
}

function render({ model, el }) {
  const message = make("p", { class: "sk-message", role: "status" });
  const tell = (text) => (message.textContent = text);
  const { ask, stop: hangUp } = line(model, tell, say.silent);
  const error = errorBox(model);
  const before = make("p", { class: "sk-small" });
  const body = make("div");
  const news = make("div", { class: "sk-status", role: "status" });
  const more = make("div");
  const view = { stage: "", asked: [], heard: model.get("_heard"), show: () => {} };

  const draw = {
    note: () => [noteBox(model, ask)],
    skipped: () => [skippedBox(ask)],
    ask: () => {
      const { box, show } = questions(ask);
      view.show = show;
      return [person(model), make("div", { class: "sk-columns" }, box, form(model, ask, tell))];
    },
    done: () => [person(model)],
  };
  const drawStage = (stage) => {
    const first = view.stage === "";
    body.replaceChildren(...draw[stage]());
    const done = stage === "done";
    news.replaceChildren(...(done ? verdictBox(model) : []));
    news.dataset.right = done ? String(model.get("correct")) : "";
    more.replaceChildren(...(done ? reasonBoxes(model) : []));
    if (done) more.append(make("div", { class: "sk-row" }, button(say.again, () => ask({ do: "open" }))));
    Object.assign(view, { stage, asked: [] });
    if (first) return;
    // The control that had the focus is gone: go on where the news is.
    const target = done ? news : body.firstElementChild;
    target.tabIndex = -1;
    target.focus();
  };
  const drawAsked = () => {
    const asked = model.get("asked");
    view.show(asked);
    const last = asked.at(-1);
    if (asked.length > view.asked.length) tell(`${askOf(last.key)} ${last.say.join("; ")}.`);
    view.asked = asked;
  };
  const update = () => {
    if (model.get("_heard") !== view.heard) tell("");
    view.heard = model.get("_heard");
    before.textContent = model.get("before");
    before.hidden = !before.textContent;
    if (model.get("stage") !== view.stage) drawStage(model.get("stage"));
    if (view.stage === "ask") drawAsked();
  };
  el.classList.add("sk-root", "sk-case");
  keepKeys(el);
  el.append(safetyLine(model.get("safety")), before, body, message, error.box, news, more);
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
