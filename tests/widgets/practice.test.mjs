// What pair and practice decide without a page. Run by test_javascript.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WORDS } from "../../skinspots_lib/widgets/_shared.mjs";
import { missingName } from "../../skinspots_lib/widgets/_pair.mjs";
import { slotOf, wayOn } from "../../skinspots_lib/widgets/_practice.mjs";
import { benchNews, sideOf } from "../../skinspots_lib/widgets/gym/_bench.mjs";

const spot = (id, x, y) => ({ id, x, y, r: 0.03 });
const spots = [[spot(1, 0.2, 0.2), spot(2, 0.8, 0.8)], [spot(1, 0.21, 0.2)]];
const names = ["Left", "Right"];

test("the frames of each side are cut out of those of both", () => {
  const frames = ["a0", "a1", "a2", "b0", "b1", "b2"];
  assert.deepEqual(sideOf(frames, 3, 0), ["a0", "a1", "a2"]);
  assert.deepEqual(sideOf(frames, 3, 1), ["b0", "b1", "b2"]);
});
test("the news of one patch is that of a glass on its own", () => {
  const now = { x: 0.2, y: 0.2, pressure: 1 };
  assert.equal(benchNews({ spots: [spots[0]], names, now }), "Glass over spot 1 of 2: firm pressure.");
});
test("the news of two patches names what lies under the glass on each side", () => {
  const news = benchNews({ spots, names, now: { x: 0.8, y: 0.8, pressure: 0.3 } });
  assert.equal(news, "Left: spot 2 of 2. Right: skin without a spot. Glass: light pressure.");
});
test("both sides need a name, and not the same", () => {
  assert.equal(missingName("", "1"), WORDS.pair.choose_first);
  assert.equal(missingName("1", "1"), WORDS.pair.same_twice);
  assert.equal(missingName("0", "1"), "");
});
test("the next frames lie where the present ones do not", () => {
  assert.deepEqual([0, 1, 2].map(slotOf), ["even", "odd", "even"]);
});
test("nothing goes on while an answer is wanted", () => {
  assert.equal(wayOn("ask"), null);
  assert.deepEqual(["told", "summary", "stopped"].map((stage) => wayOn(stage)[1]), ["next", "next", "back"]);
});
