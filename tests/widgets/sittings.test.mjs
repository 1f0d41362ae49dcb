// What the case and the tests say, as far as it needs no page. Run by test_javascript.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WORDS } from "../../skinspots_lib/widgets/_shared.mjs";
import { askingLines, replyOf, verdictLines } from "../../skinspots_lib/widgets/_case.mjs";
import { overWords } from "../../skinspots_lib/widgets/_pretest.mjs";
import { firstWords, ofWords, openWords, optionWords, sureWords } from "../../skinspots_lib/widgets/_sitting.mjs";
import { named } from "../../skinspots_lib/widgets/parts/_choices.mjs";

const petechiae = { id: "petechiae", label: "Petechiae", plain: "pinpoint bleeding spots" };
const purpura = { id: "purpura", label: "Purpura (flat)", plain: "larger flat bleeding spots" };
const tiers = [{ id: "emergency", say: "Emergency" }, { id: "soon", say: "Soon" }];
const state = (verdict, rest = {}) => ({
  verdict: { urgency: "emergency", urgency_right: true, name: purpura, name_right: true, ...verdict },
  urgency: "emergency", condition: "purpura", tiers, choices: [petechiae, purpura], ...rest });

test("a name that says it all is not said twice", () => {
  assert.equal(named({ label: "Ecchymosis (bruise)", plain: "bruise" }), "Ecchymosis (bruise)");
  assert.equal(named(petechiae), "Petechiae (pinpoint bleeding spots)");
});
test("both halves of a right answer have a tick", () => {
  assert.deepEqual(verdictLines(state({})).map((text) => text[0]), ["✓", "✓"]);
});
test("a slower help and a wrong name are said with both words", () => {
  const [soon, name] = verdictLines(state({ urgency_right: false, name_right: false }, { urgency: "soon", condition: "petechiae" }));
  assert.match(soon, /^✗.*Soon.*Emergency/);
  assert.match(name, /^✗.*Petechiae.*Purpura/);
});
test("a name that was left open is neither a tick nor a cross", () => {
  assert.match(verdictLines(state({ name_right: false }, { condition: "cannot_tell" }))[1], /^○.*left it open/);
});
test("another name that fits as well is right and both are said", () => {
  assert.match(verdictLines(state({}, { condition: "petechiae" }))[1], /^✓.*Petechiae.*as well.*Purpura/);
});
test("signs of danger that nobody asked for come first", () => {
  const row = (key) => ({ key, say: ["Yes"] });
  const lines = askingLines({ missed: [row("fever")], late: [row("unwell")], unasked: [row("danger")] });
  assert.deepEqual(lines.map((line) => line.lead), [WORDS.case.missed, WORDS.case.late, WORDS.case.unasked]);
  assert.deepEqual(lines[0].rows, ["Fever? Yes."]);
  assert.equal(askingLines({ missed: [], late: [], unasked: [] })[0].lead, WORDS.case.asked_well);
});
test("a reply is there once it was asked for", () => {
  assert.deepEqual(replyOf([{ key: "fever", say: ["No"] }], "fever"), ["No"]);
  assert.equal(replyOf([], "fever"), null);
});
test("the first pictures end without a mark", () => {
  assert.equal(overWords(2), WORDS.pretest.over);
  assert.equal(overWords(0), WORDS.pretest.none);
});
test("open questions are counted in words", () => {
  assert.equal(openWords(["open", "given", "unsaid", "open"]), "Without an answer: 2.");
  assert.equal(openWords(["given", "unsaid"]), WORDS.sitting.full);
});
test("numbers and marks of the result are words", () => {
  assert.equal(ofWords([1, 2]), "1 of 2");
  assert.equal(sureWords({ right: 0, n: 0 }), WORDS.sitting.none);
  assert.equal(optionWords({ chosen: true, right: true }), "You chose this. Right answer.");
  assert.equal(optionWords({ chosen: false, right: false }), "");
  assert.match(firstWords({ right: true, said: "Petechiae" }), /^✓.*Petechiae/);
  assert.match(firstWords({ right: false, said: "Petechiae" }), /^✗/);
  for (const right of [null, undefined]) assert.equal(firstWords({ right, said: "" }), "skipped");
});
