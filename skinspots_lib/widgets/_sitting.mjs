// The final test: one question at a time. Nothing about the answers is here before the end.
import { WORDS, absent, button, errorBox, fill, keepKeys, line, make, section } from "./_shared.mjs";
import { choiceGroup } from "./parts/_choices.mjs";
import { told } from "./parts/_telling.mjs";

const say = WORDS.sitting;
const SIGNS = { open: "", unsaid: "? ", given: "✓ " };

export const openWords = (marks) => {
  const n = marks.filter((mark) => mark === "open").length;
  return n ? fill(say.open, { n }) : say.full;
};
export const ofWords = ([right, n]) => fill(say.of, { right, n });
export const sureWords = ({ right, n }) => (n ? ofWords([right, n]) : say.none);
export const firstWords = ({ right, said }) => {
  if (absent(right)) return say.first_skipped;
  return fill(right ? say.first_right : say.first_wrong, { name: said });
};
// What stands after an option in the review: chosen, right, both or nothing.
export const optionWords = ({ chosen, right }) =>
  [chosen ? say.chosen : "", right ? say.right : ""].filter(Boolean).join(" ");

// A small table whose first cell of a row is its name.
function table(caption, heads, rows) {
  const top = make("tr", {}, ...heads.map((text) => make("th", { scope: "col", text })));
  const body = rows.map(([name, ...cells]) =>
    make("tr", {}, make("th", { scope: "row", text: name }), ...cells.map((text) => make("td", { text }))));
  const grid = make("table", { class: "sk-table" }, make("caption", { text: caption }),
    make("thead", {}, top), make("tbody", {}, ...body));
  // It may be wider than a phone: then it scrolls on its own, by keyboard too.
  return make("div", { class: "sk-scroll", tabindex: 0, role: "region", "aria-label": caption }, grid);
}

function groupTable({ groups }) {
  const rows = groups.map(({ group, thirds, right, n }) => [group, ...thirds.map(ofWords), ofWords([right, n])]);
  const box = table(say.groups, [say.group, ...say.thirds, say.all], rows);
  box.firstChild.classList.add("sk-totals");
  return box;
}

function sureBox({ sure }) {
  const rows = sure.rows.map((row) => make("li", { text: `${say.confidence[row.confidence]}: ${sureWords(row)}` }));
  return section(say.sureness, make("ul", {}, ...rows), make("p", { text: say.lean[sure.lean] }));
}

function sinceBox({ since }) {
  if (!since.length) return null;
  const rows = since.map((row) => {
    const name = fill(say.on, { name: row.condition, third: say.tones[row.third] });
    return [name, firstWords(row), ofWords(row.now)];
  });
  return make("div", {}, table(say.since, [say.picture, say.first, say.now], rows), make("p", { class: "sk-small", text: say.since_words }));
}

function reviewed(item, place) {
  const { ask, right, options, why, sources, confidence } = item;
  const rows = options.map((option) => {
    const mark = make("strong", { text: ` ${optionWords(option)}` });
    return make("li", {}, make("span", { text: option.say }), mark, make("p", { class: "sk-small", text: option.why }));
  });
  const own = options.some((option) => option.chosen) ? null : make("p", { text: say.unanswered });
  const sure = confidence ? make("p", { text: fill(say.you_were, { sure: say.confidence[confidence] }) }) : null;
  const keep = told([{ lead: say.keep, text: why }, { lead: say.sources, sources }]);
  const summary = make("summary", { text: `${right ? "✓" : "✗"} ${place + 1}. ${ask}` });
  return make("details", { class: "sk-signs" }, summary, own, make("ul", {}, ...rows), sure, ...keep);
}

function headline(result, passed) {
  const words = fill(passed ? say.passed : say.not_passed, result);
  const parts = [make("strong", { text: `${passed ? "✓" : "○"} ${words}` })];
  if (result.why) parts.push(make("p", { text: result.why }));
  return [...parts, make("p", { text: say.proof })];
}

function resultBoxes(result, ask) {
  const again = button(say.again, () => ask({ do: "again" }));
  const items = make("details", { class: "sk-part" }, make("summary", { text: say.review }), ...result.items.map(reviewed));
  return [groupTable(result), sureBox(result), sinceBox(result), items, make("div", { class: "sk-row" }, again)].filter(Boolean);
}

// All questions as small buttons with a mark and a name of their own.
function placeList(marks, now, go) {
  const rows = marks.map((mark, place) => {
    const label = fill(say.at, { n: place + 1, mark: say.marks[mark] });
    const attributes = { class: "sk-button sk-place", "aria-label": label, "aria-current": place === now ? "step" : null };
    return make("li", {}, button(`${SIGNS[mark]}${place + 1}`, () => go(place), attributes));
  });
  return make("ul", { class: "sk-places" }, ...rows);
}

function confirmBox(marks, ask) {
  const n = marks.filter((mark) => mark === "open").length;
  const first = n ? fill(say.confirm_open, { n }) : say.confirm_full;
  const no = button(say.no, () => ask({ do: "stay" }), { class: "sk-button sk-even" });
  const yes = button(say.yes, () => ask({ do: "hand_in" }), { class: "sk-button sk-even" });
  const box = section(say.confirm, make("p", { text: first }), make("p", { text: say.confirm_end }));
  box.append(make("div", { class: "sk-row" }, no, yes));
  return box;
}

function render({ model, el }) {
  const status = make("p", { class: "sk-message", role: "status" });
  const tell = (text) => (status.textContent = text);
  const { ask: send, stop: hangUp } = line(model, tell, say.silent);
  const error = errorBox(model);
  const notice = make("p", { class: "sk-small" });
  const about = make("div");
  const body = make("div");
  const places = make("div");
  const list = make("details", { class: "sk-signs" }, make("summary", { text: say.list }), places);
  const count = make("p", { class: "sk-small" });
  const tools = make("div", { class: "sk-row" });
  const confirm = make("div");
  const work = make("div");
  const news = make("div", { class: "sk-status", role: "status" });
  const more = make("div");
  const view = { drawn: "", confirming: false, over: null, moving: false, pending: 0, heard: model.get("_heard") };
  const ask = (request) => {
    view.pending += 1;
    send(request);
  };

  const go = (place) => {
    view.moving = true;
    ask({ do: "go", place });
  };
  const draw = () => {
    const place = model.get("place");
    const all = model.get("marks").length;
    const many = model.get("kind") === "multiple";
    const values = model.get("options").map((text, number) => ({ id: String(number), text }));
    const sures = Object.entries(say.confidence).map(([id, text]) => ({ id, text }));
    const changed = () =>
      ask({ do: "answer", place, chosen: view.group.chosen().map(Number), confidence: view.sure.chosen()[0] ?? "" });
    view.group = choiceGroup(model.get("ask"), values, { many, hint: many ? say.many : "", changed });
    view.sure = choiceGroup(say.sure, sures, { changed });
    const number = make("p", { class: "sk-title", text: fill(say.place, { n: place + 1, all }) });
    const back = button(`← ${say.back}`, () => go(place - 1), { disabled: place === 0 });
    const next = button(`${say.next} →`, () => go(place + 1), { disabled: place === all - 1 });
    body.replaceChildren(number, view.group.box, view.sure.box, make("div", { class: "sk-row" }, back, next));
  };
  const drawQuestion = () => {
    const drawn = `${model.get("place")}/${model.get("ask")}`;
    if (drawn !== view.drawn) {
      const first = view.drawn === "";
      view.drawn = drawn;
      draw();
      view.pending = 0;
      if (!first) view.group.title.focus();
    }
    view.moving = false;
    // A late reply to an earlier choice must not undo a later one.
    if (!view.pending) {
      view.group.show(model.get("chosen").map(String));
      view.sure.show([model.get("confidence")]);
    }
    // Nothing to be sure of before there is an answer.
    view.sure.box.hidden = view.group.chosen().length === 0;
  };
  const drawList = () => {
    const held = places.contains(document.activeElement);
    places.replaceChildren(placeList(model.get("marks"), model.get("place"), go));
    if (held) places.querySelector("[aria-current]").focus();
    count.textContent = openWords(model.get("marks"));
  };
  const drawConfirm = () => {
    const confirming = model.get("confirming");
    if (confirming === view.confirming) return;
    view.confirming = confirming;
    confirm.replaceChildren(...(confirming ? [confirmBox(model.get("marks"), ask)] : []));
    if (confirming) confirm.querySelector("button").focus();
    else if (!model.get("over") && !view.moving) tools.querySelector("button").focus();
  };
  const drawEnd = () => {
    const over = model.get("over");
    if (over === view.over) return;
    const first = view.over === null;
    view.over = over;
    work.replaceChildren(...(over ? [] : [about, body, count, list, tools, confirm]));
    news.replaceChildren(...(over ? headline(model.get("result"), model.get("passed")) : []));
    news.dataset.right = over ? String(model.get("passed")) : "";
    more.replaceChildren(...(over ? resultBoxes(model.get("result"), ask) : []));
    if (over) view.drawn = first ? "" : "over";
    if (over && !first) news.focus();
  };
  const update = () => {
    if (model.get("_heard") !== view.heard) tell(model.get("message"));
    view.pending = Math.max(0, view.pending - (model.get("_heard") - view.heard));
    view.heard = model.get("_heard");
    notice.textContent = model.get("notice");
    notice.hidden = !notice.textContent;
    drawEnd();
    if (!view.over) {
      drawQuestion();
      drawList();
    }
    drawConfirm();
  };
  news.tabIndex = -1;
  tools.append(button(say.hand_in, () => ask({ do: "finish" }), { class: "sk-button sk-main" }));
  about.append(...[fill(say.about, { n: model.get("marks").length }), say.held_back, say.proof].map((text) => make("p", { class: "sk-small", text })));
  el.classList.add("sk-root", "sk-sitting");
  keepKeys(el);
  el.append(notice, work, status, error.box, news, more);
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
