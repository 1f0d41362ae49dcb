// The helpers of a question that need no page. Run by test_javascript.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber, swapped } from "../../skinspots_lib/widgets/asking/_answers.mjs";
import { COARSE, FINE, gripOf, lengthMm, moved, pathOf, rounded, stepOfKey } from "../../skinspots_lib/widgets/asking/_ruler.mjs";
import { scaleBar } from "../../skinspots_lib/widgets/asking/_shown.mjs";
import { verdict } from "../../skinspots_lib/widgets/_question.mjs";

const flat = { x1: 0.2, y1: 0.5, x2: 0.6, y2: 0.5 };
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-9, `${one} is not ${other}`);

test("a number may have a comma; words and nothing are no number", () => {
  assert.deepEqual(["2,5", " 3 ", "0", "-1.5"].map(readNumber), [2.5, 3, 0, -1.5]);
  assert.deepEqual(["", " ", "two", "1 2", "Infinity"].map(readNumber), [null, null, null, null, null]);
});
test("two neighbours change places, and the ends go no further", () => {
  assert.deepEqual(swapped([0, 1, 2], 1, -1), [1, 0, 2]);
  assert.deepEqual(swapped([0, 1, 2], 1, 1), [0, 2, 1]);
  assert.equal(swapped([0, 1, 2], 0, -1), null);
  assert.equal(swapped([0, 1, 2], 2, 1), null);
});
test("a ruler is as long as the part of the width that it covers", () => {
  near(lengthMm(flat, 40), 16);
  near(lengthMm({ x1: 0, y1: 0, x2: 0.3, y2: 0.4 }, 40), 20);
  assert.equal(rounded(4.449), 4.4);
});
test("an end moves alone and stays on the picture", () => {
  assert.deepEqual(moved(flat, "start", -0.5, 0.1), { x1: 0, y1: 0.6, x2: 0.6, y2: 0.5 });
  assert.deepEqual(moved(flat, "end", 0.5, 0.9), { x1: 0.2, y1: 0.5, x2: 1, y2: 1 });
});
test("the whole ruler keeps its length, also at the edge", () => {
  for (const [dx, dy] of [[0.1, 0.1], [-0.9, 0], [0.9, -0.9]]) {
    near(lengthMm(moved(flat, "whole", dx, dy), 40), 16);
  }
  assert.equal(moved(flat, "whole", -0.9, 0).x1, 0);
});
test("the grip lies beside the ruler and on the picture", () => {
  const rulers = [flat, { x1: 0.1, y1: 0.99, x2: 0.9, y2: 0.99 }, { x1: 0, y1: 0, x2: 0, y2: 0 }, { x1: 0, y1: 0, x2: 0, y2: 1 }];
  for (const one of rulers) {
    const { x, y } = gripOf(one);
    assert.ok(x >= 0 && x <= 1 && y >= 0 && y <= 1);
    assert.ok(Math.hypot(x - (one.x1 + one.x2) / 2, y - (one.y1 + one.y2) / 2) > 0.07);
  }
});
test("arrow keys move by a small step, with Shift by a large one, other keys do not", () => {
  assert.deepEqual(stepOfKey("ArrowLeft", false), [-FINE, 0]);
  assert.deepEqual(stepOfKey("ArrowDown", true), [0, COARSE]);
  assert.equal(stepOfKey("a", false), null);
});
test("a ruler has a tick for each whole mm and survives having no length", () => {
  assert.equal(pathOf(flat, 40).split("M").length - 1, 1 + 17);
  assert.ok(!pathOf({ x1: 0.5, y1: 0.5, x2: 0.5, y2: 0.5 }, 40).includes("NaN"));
});
test("the bar fits into the picture, and a photograph has none", () => {
  assert.deepEqual(scaleBar(40), { mm: 10, part: 0.25 });
  assert.deepEqual(scaleBar(16), { mm: 5, part: 0.3125 });
  assert.equal(scaleBar(0), null);
});
test("only one wrong option is called that one", () => {
  assert.equal(verdict(false, "single"), "✗ Not this one.");
  for (const kind of ["multiple", "numeric", "measure", "ordering", "sorting"]) assert.equal(verdict(false, kind), "✗ Not yet.");
});
