// The widgets' helpers that need no page. Run by test_javascript.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SILENT_MS, SLOW_MS, WORDS, belongsToLab, fill, line } from "../../skinspots_lib/widgets/_shared.mjs";
import { captions, leftUnderGlass, scaleFor } from "../../skinspots_lib/widgets/parts/_drawing.mjs";
import { FRAME, guard } from "../../skinspots_lib/widgets/_frame.mjs";
import { verdict } from "../../skinspots_lib/widgets/_question.mjs";
import { answerWords, mattersWords } from "../../skinspots_lib/widgets/parts/_result.mjs";
import { isAnswered, nextStep, readWidth } from "../../skinspots_lib/widgets/_walk.mjs";

const steps = [{ key: "a" }, { key: "b" }, { key: "c" }];
const step = (key) => WORDS.walk.steps.find((one) => one.key === key);
const key = (name, held = {}) => ({ key: name, ...held });

test("fill puts values into the gaps and leaves unknown gaps", () => {
  assert.equal(fill("{n} of {all}, {x}", { n: 1, all: 8 }), "1 of 8, {x}");
});
test("chords, Escape and Shift+Enter belong to JupyterLab, other keys do not", () => {
  const lab = [key("Escape"), key("Enter", { shiftKey: true }), key("s", { ctrlKey: true }), key("s", { metaKey: true }), key("x", { altKey: true })];
  assert.ok(lab.every(belongsToLab));
  assert.ok(!["d", "x", "a", "b", "m", "ArrowDown", "Enter", " "].some((name) => belongsToLab(key(name))));
});
test("the wanted question comes next, unless it has an answer", () => {
  assert.equal(nextStep(steps, { a: 1 }, "a", "c"), "c");
  assert.equal(nextStep(steps, { a: 1, c: 1 }, "a", "c"), "b");
  assert.equal(nextStep(steps, { b: 1, c: 1 }, "c", null), "a");
  assert.equal(nextStep(steps, { a: 1, b: 1, c: 1 }, "c", null), "done");
});
test("unknown is an answer too", () => {
  assert.ok(isAnswered({ fever: "unknown" }, "fever"));
  assert.equal(answerWords(step("fever"), "unknown"), "I cannot tell");
  assert.equal(answerWords(step("fever"), undefined), "not answered yet");
  assert.equal(answerWords(step("largest_mm"), 2.5), "2.5 mm");
  assert.equal(answerWords(step("flags"), []), "none ticked");
  assert.equal(answerWords(step("flags"), ["itch"]), "1 ticked");
});
test("a width may have a comma and must be above 0 and at most 300", () => {
  assert.equal(readWidth("2,5"), 2.5);
  assert.deepEqual(["0", "-1", "301", "", "x"].map(readWidth), [null, null, null, null, null]);
});
test("the drawing always has room for the spot and for the bar", () => {
  for (const mm of [null, 0.5, 2, 10, 25, 300]) {
    assert.ok(Math.max(mm ?? 0, 10) * scaleFor(mm) < 120);
  }
});
test("the words of the drawing say what is known and what is not", () => {
  assert.deepEqual(captions({ largest_mm: "unknown" }), { above: "width not known", side: "not known if it can be felt", glass: "not known what the colour does" });
  assert.equal(captions({ largest_mm: 5 }).above, "about 5 mm wide");
  assert.match(captions({ under_glass: "partly" }).glass, /^partly/);
  assert.deepEqual(["fades", "partly", "stays", "unknown"].map(leftUnderGlass), [0, 0.45, 1, null]);
});
test("a different answer says what it changes, or that it changes nothing", () => {
  assert.match(mattersWords({ condition: { label: "Purpura" }, urgency: "soon" }), /Purpura.*Soon/);
  assert.equal(mattersWords({ condition: null, urgency: "" }), WORDS.walk.matters_not);
});
test("the verdict has a mark and a word", () => {
  assert.equal(verdict(true, "single"), "✓ Right.");
  assert.equal(verdict(false, "multiple"), "✗ Not yet.");
});
function fakeModel() {
  const heard = [];
  return { sent: [], send(request) { this.sent.push(request); }, on: (_, act) => heard.push(act), off() {}, answer: () => heard.forEach((act) => act()) };
}
test("a slow answer is announced, a missing one says what to do", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const said = [];
  const model = fakeModel();
  line(model, (text) => said.push(text), "gone").ask({ do: "submit" });
  context.mock.timers.tick(SLOW_MS);
  assert.deepEqual(said, [WORDS.shared.checking]);
  context.mock.timers.tick(SILENT_MS);
  assert.deepEqual(said, [WORDS.shared.checking, "gone"]);
});
test("an answer in time leaves the line quiet", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const said = [];
  const model = fakeModel();
  line(model, (text) => said.push(text), "gone").ask({ do: "submit" });
  model.answer();
  context.mock.timers.tick(SILENT_MS);
  assert.deepEqual(said, []);
});
test("a connection that throws is told like a silent one", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const said = [];
  const model = { ...fakeModel(), send() { throw new Error("closed"); } };
  line(model, (text) => said.push(text), "gone").ask({ do: "submit" });
  context.mock.timers.tick(SILENT_MS);
  assert.equal(said.at(-1), "gone");
});
test("the guard fits each frame once, at its first key", () => {
  let fitted = 0;
  const frame = { addEventListener: () => (fitted += 1) };
  const target = { closest: (selector) => (selector === FRAME ? frame : null) };
  guard({ target });
  guard({ target });
  guard({ target: { closest: () => null } });
  assert.equal(fitted, 1);
});
