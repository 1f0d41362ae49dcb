// Practice: look, press, name, say how sure you are, read why, go on. Python judges and chooses.
import { WORDS, button, errorBox, fill, keepKeys, line, make, nextId } from "./_shared.mjs";
import { radios, select } from "./parts/_controls.mjs";
import { bench, benchNews, inWords } from "./gym/_bench.mjs";
import { told } from "./parts/_telling.mjs";

const say = { ...WORDS.skin, ...WORDS.bench, ...WORDS.practice };

// Where the frames of a turn lie: the next ones come into the other while these are looked at.
export const slotOf = (turn) => (turn % 2 ? "odd" : "even");

// What the button that goes on says, and what it asks for; null while an answer is wanted.
export const wayOn = (stage) =>
  ({ ask: null, told: [say.next, "next"], summary: [say.next_round, "next"], stopped: [say.back, "back"] })[stage];

// The picture of a turn with its glass; made anew for each turn, its pixels are here already.
function turnOf(model, id, tell) {
  const looks = Object.fromEntries(["stops", "width_mm", "alts", "spots", "names"].map((name) => [name, model.get(name)]));
  const frames = model.get(slotOf(model.get("turn")));
  return bench(id, { ...looks, frames }, (now) => tell(benchNews({ spots: looks.spots, names: looks.names, now })));
}

// The names to choose from, then how sure the learner is; both are sent together.
function question(model, id, { tell, send, cannot }) {
  const values = Object.fromEntries(model.get("options").map((name, n) => [n, name]));
  const names = radios(model.get("ask"), values, `${id}-name`, () => {});
  names.box.classList.add("sk-list");
  names.box.tabIndex = -1;
  const chosen = () => names.inputs.findIndex((input) => input.checked);
  const answer = button(say.answer, () => (chosen() < 0 ? tell(say.choose_first) : turnTo(true)), { class: "sk-button sk-main" });
  const unseen = button(say.cannot, cannot);
  names.box.append(make("div", { class: "sk-row" }, answer, unseen));
  const title = make("legend", { text: "" });
  const sures = Object.entries(say.sures).map(([value, text]) => button(text, () => send(chosen(), value)));
  const change = button(say.change, () => turnTo(false));
  const sure = make("fieldset", { class: "sk-marks", tabindex: -1 }, title, make("div", { class: "sk-row" }, ...sures, change));
  const turnTo = (asked) => {
    title.textContent = fill(say.sure, { name: model.get("options")[chosen()] });
    names.box.hidden = asked;
    sure.hidden = !asked;
    (asked ? sure : names.box).focus();
  };
  sure.hidden = true;
  const show = () => (unseen.hidden = !model.get("cannot"));
  return { box: make("div", {}, names.box, sure), focus: () => names.box.focus(), show };
}

// How far each class is learned, in words and as a meter.
function doingOf(model) {
  const rows = model.get("mastery").map(({ say: text, row, of }) =>
    make("li", {}, make("meter", { min: 0, max: of, value: row, "aria-label": text }), make("span", { text })));
  return [make("ul", { class: "sk-doing" }, ...rows), make("p", { class: "sk-small", text: say.rule }),
    make("p", { text: `${say.by_tone} ${model.get("thirds").join("; ")}.` }), make("p", { class: "sk-small", text: say.simulated })];
}

function render({ model, el }) {
  const id = nextId("practice");
  const status = make("div", { class: "sk-status", role: "status", tabindex: -1 });
  const tell = (text) => {
    status.dataset.right = "";
    status.textContent = text;
  };
  const { ask, stop: hangUp } = line(model, tell, say.silent);
  const error = errorBox(model);
  // Set by what this page asked for, so that a second view of the widget keeps its own focus.
  let mine = false;
  let heard = false;
  const request = (what) => {
    mine = true;
    ask(what);
  };
  let work = null;
  let quiz = null;
  let shown = "";
  const glassLine = make("p", { class: "sk-small", role: "status" });
  const heading = make("p", { class: "sk-title" });
  const note = make("p", { role: "status" });
  const view = select(say.view, say.views, `${id}-view`, (value) => request({ do: "view", view: value }));
  const tick = make("input", { type: "checkbox", id: `${id}-words` });
  tick.addEventListener("change", () => request({ do: "describe", on: tick.checked }));
  const wordsRow = make("label", { class: "sk-option", for: tick.id }, tick, make("span", { text: say.described }));
  const tools = make("div", { class: "sk-row" }, view.row, wordsRow);
  const place = make("div", {});
  const text = make("div", { class: "sk-bench" });
  const quizPlace = make("div", {});
  const intro = make("p", { class: "sk-small", text: say.intro });
  const on = button("", () => request({ do: wayOn(model.get("stage"))[1] }), { class: "sk-button sk-main" });
  const stop = button(say.stop, () => request({ do: "stop" }));
  const ways = make("div", { class: "sk-row" }, on, stop);
  const split = make("div", {}, make("div", {}, place, glassLine, text), make("div", {}, note, quizPlace, status, ways));
  const doing = make("div", {});
  const details = make("details", { class: "sk-words" }, make("summary", { text: say.doing }), doing);

  const send = (number, confidence) => request({ do: "submit", number, confidence, pressed: work.hardest() });
  // One picture and its question for each turn; a stop in between asks the same again.
  const renew = () => {
    const now = `${model.get("turn")} ${model.get("ask")} ${model.get("stage") === "ask"}`;
    if (now === shown) return;
    const turned = shown.split(" ")[0] !== String(model.get("turn"));
    shown = now;
    if (turned) {
      work?.stop();
      work = turnOf(model, id, (news) => (glassLine.textContent = news));
      work.take({ x: 0.5, y: 0.5, pressure: 0 });
      place.replaceChildren(work.box);
      glassLine.textContent = "";
    }
    quiz = model.get("stage") === "ask" ? question(model, id, { tell, send, cannot: () => request({ do: "cannot" }) }) : null;
    quizPlace.replaceChildren(...(quiz ? [quiz.box] : []));
  };
  const showWay = (stage) => {
    const way = wayOn(stage);
    on.hidden = !way;
    if (way) on.textContent = way[0];
    stop.hidden = stage === "stopped";
  };
  const show = () => {
    renew();
    const stage = model.get("stage");
    const looking = stage === "ask" || stage === "told";
    const described = model.get("described");
    heading.textContent = looking ? model.get("heading") : say.title;
    tick.checked = described;
    view.control.value = model.get("view");
    tools.hidden = intro.hidden = split.firstChild.hidden = !looking;
    split.className = looking && model.get("alts").length === 1 ? "sk-split" : "";
    place.hidden = glassLine.hidden = !looking || described;
    text.hidden = !looking || !described;
    text.replaceChildren(...inWords(model.get("words"), model.get("names")));
    note.textContent = model.get("note");
    quiz?.show();
    showWay(stage);
    doing.replaceChildren(...doingOf(model));
    if (!looking) details.open = true;
    status.replaceChildren(...told(model.get("told")));
    status.dataset.right = String(model.get("right") ?? "");
    goOn();
  };
  const goOn = () => {
    if (!mine || !heard) return;
    mine = heard = false;
    // What was pressed is gone from the page; the keyboard goes on with what comes next.
    if (!el.contains(document.activeElement) || document.activeElement.hidden || document.activeElement === on) {
      if (quiz) quiz.focus();
      else on.focus();
    }
  };
  // Comes before the change as a whole, which then moves the focus.
  const hear = () => (heard = true);
  const reload = () => work.load(model.get(slotOf(model.get("turn"))));
  const loadSlot = (slot) => () => slot === slotOf(model.get("turn")) && reload();
  const slots = { even: loadSlot("even"), odd: loadSlot("odd") };

  el.classList.add("sk-root");
  keepKeys(el);
  el.append(
    make("div", { role: "group", "aria-label": say.title }, heading, intro, tools, split, details,
      make("p", { class: "sk-small", text: say.simulation }), make("p", { class: "sk-small", text: say.safety })),
    error.box,
  );
  show();
  for (const [slot, act] of Object.entries(slots)) model.on(`change:${slot}`, act);
  model.on("change", show);
  model.on("change:_heard", hear);
  return () => {
    work.stop();
    hangUp();
    error.stop();
    for (const [slot, act] of Object.entries(slots)) model.off(`change:${slot}`, act);
    model.off("change", show);
    model.off("change:_heard", hear);
  };
}
export default { render };
