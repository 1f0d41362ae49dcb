// A question. Python alone knows which answers are right, and says so after an answer.
import { WORDS, absent, button, errorBox, fill, keepKeys, line, make, nextId } from "./_shared.mjs";
import { radios } from "./parts/_controls.mjs";
import { told } from "./parts/_telling.mjs";
import { picture } from "./asking/_shown.mjs";
import { controlOf } from "./asking/_answers.mjs";

const say = WORDS.question;

// The line that opens the feedback, with a mark so that colour is never alone.
export const verdict = (correct, kind) => {
  if (correct) return `✓ ${say.right}`;
  return `✗ ${kind === "single" ? say.wrong : say.wrong_many}`;
};

// What is said of one option or item.
function partOf(model, { place, why, right, sources }) {
  const thing = make("q", { text: model.get("options")[place] });
  if (absent(right)) return [make("p", {}, `${say.you_chose} `, thing), make("p", { text: why })];
  const mark = make("strong", { text: right ? "✓ " : "✗ " });
  const group = model.get("groups")[model.get("answer")[place]];
  const put = group ? ` ${fill(say.you_put, { group })} ` : " ";
  const item = make("div", { class: "sk-item" }, make("p", {}, mark, thing, make("span", { text: put })));
  item.append(make("p", { text: why }), ...(sources.length ? told([{ lead: say.sources, sources }]) : []));
  return [item];
}

function feedback(model) {
  const parts = [make("strong", { text: verdict(model.get("correct"), model.get("kind")) })];
  const reason = model.get("reason");
  if (reason) parts.push(make("p", { text: reason }));
  parts.push(...model.get("feedback").flatMap((part) => partOf(model, part)));
  if (model.get("missing")) parts.push(make("p", { text: say.missing }));
  const keep = model.get("keep");
  if (keep) parts.push(make("p", {}, make("strong", { text: say.keep }), " ", make("span", { text: keep })));
  const sources = model.get("sources");
  if (sources.length) parts.push(...told([{ lead: say.sources, sources }]));
  parts.push(make("p", { class: "sk-small", text: model.get("review") }));
  return parts;
}

// How sure the learner is, asked with the answer where a lesson wants to know.
function sureness(model) {
  if (!model.get("wants_confidence")) return { nodes: [], read: () => "", write: () => {} };
  let value = "";
  const row = radios(say.sure, say.sures, nextId("sure"), (chosen) => (value = chosen));
  const write = (given) => row.show((value = given));
  return { nodes: [row.box], read: () => value || null, write };
}

// What belongs to one question of those that are asked in turn.
function sheet(model) {
  const shown = picture(model);
  const control = controlOf(model, shown);
  const sure = sureness(model);
  const legend = make("legend", { text: model.get("ask"), tabindex: "-1" });
  const group = make("fieldset", { class: "sk-group" }, legend);
  if (shown) group.append(shown.box);
  group.append(...control.nodes, ...sure.nodes);
  return { shown, control, sure, legend, group };
}

// What of a message changes what stands in the controls; a description that comes must not.
const stampOf = (model) =>
  JSON.stringify(["place", "attempts", "correct", "answer", "confidence"].map((name) => model.get(name)));

function render({ model, el }) {
  const status = make("div", { class: "sk-status", role: "status" });
  let now, place, stamp, stale;
  const tell = (text) => {
    status.textContent = text;
    stale = true;
  };
  const { ask, stop: hangUp } = line(model, tell, WORDS.shared.silent);
  const error = errorBox(model);
  const before = make("p", { class: "sk-small" });
  const part = make("p", { class: "sk-small" });
  const holder = make("div");
  const check = button(say.check, () => {
    const answer = now.control.read();
    const confidence = now.sure.read();
    if (answer === null) tell(now.control.gap());
    else if (confidence === null) tell(say.sure_first);
    else ask({ do: "submit", answer, ...(confidence ? { confidence } : {}) });
  }, { class: "sk-button sk-main" });
  const again = button(say.again, () => {
    ask({ do: "again" });
    now.control.first().focus();
  });
  const next = button(say.next, () => ask({ do: "next" }));
  const turn = () => {
    const first = place === undefined;
    now?.shown?.drop();
    place = model.get("place");
    now = sheet(model);
    holder.replaceChildren(now.group);
    if (!first) now.legend.focus();
  };
  const fit = () => {
    now.control.write(model.get("answer"));
    now.sure.write(model.get("confidence"));
  };
  const judge = () => {
    const answered = !absent(model.get("correct"));
    status.replaceChildren(...(answered ? feedback(model) : []));
    status.dataset.right = answered ? String(model.get("correct")) : "";
    again.hidden = model.get("correct") !== false;
    next.hidden = !answered || place >= model.get("count");
  };
  const show = () => {
    if (model.get("place") !== place) turn();
    const changed = stampOf(model) !== stamp;
    if (changed) fit();
    if (changed || stale) judge();
    stamp = stampOf(model);
    stale = false;
    now.shown?.show();
    const [said, all] = [model.get("before"), model.get("count")];
    before.textContent = said;
    before.hidden = !said;
    part.textContent = fill(say.part, { n: place, all });
    part.hidden = all === 1;
  };
  el.classList.add("sk-root");
  keepKeys(el);
  el.append(part, holder, before, make("div", { class: "sk-row" }, check, again, next), status, error.box);
  // Once for a whole message, not once for each of its traits.
  model.on("change", show);
  show();
  return () => {
    hangUp();
    error.stop();
    now.shown?.drop();
    model.off("change", show);
  };
}
export default { render };
