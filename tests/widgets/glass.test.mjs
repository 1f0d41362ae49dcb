// The glass's helpers that need no page. Run by test_javascript.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WORDS } from "../../skinspots_lib/widgets/_shared.mjs";
import { news } from "../../skinspots_lib/widgets/_glass.mjs";
import { barFor, clamp, keyOf, levelOf, motion, opacities, spotAfter, spotAt } from "../../skinspots_lib/widgets/parts/_skin.mjs";

const stops = [0, 0.15, 0.3, 0.55, 1];
const spots = [{ id: 1, x: 0.2, y: 0.2, r: 0.05 }, { id: 2, x: 0.8, y: 0.7, r: 0.05 }];

test("pictures below the pressure show fully, the next in part, the rest not", () => {
  assert.deepEqual(opacities(stops, 0), [1, 0, 0, 0, 0]);
  assert.deepEqual(opacities(stops, 1), [1, 1, 1, 1, 1]);
  const half = opacities(stops, 0.225).map((part) => Number(part.toFixed(3)));
  assert.deepEqual(half, [1, 1, 0.5, 0, 0]);
});
test("every pressure has a name", () => {
  assert.deepEqual([0, 0.2, 0.6, 1].map(levelOf), WORDS.skin.levels);
});
test("the spot under the glass is found, clear skin is none", () => {
  assert.equal(spotAt(spots, 0.21, 0.2).id, 1);
  assert.equal(spotAt(spots, 0.5, 0.5), null);
});
test("the next spot comes round to the first; no spots, no next", () => {
  assert.equal(spotAfter(spots, spots[0]).id, 2);
  assert.equal(spotAfter(spots, spots[1]).id, 1);
  assert.equal(spotAfter(spots, null).id, 1);
  assert.equal(spotAfter([], null), null);
});
test("a gesture that is ended at once is told once, not again when it would have come to rest", (it) => {
  it.mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.requestAnimationFrame = () => 1;
  const told = [];
  const hand = motion(() => {}, ({ pressure }) => told.push(pressure));
  hand.change({ pressure: 1 });
  hand.end();
  assert.deepEqual(told, [1]);
  it.mock.timers.tick(1000);
  hand.end();
  assert.deepEqual(told, [1]);
  hand.change({ pressure: 0 });
  it.mock.timers.tick(1000);
  assert.deepEqual(told, [1, 0]);
});
test("the bar is true under each lens and never wider than the picture", () => {
  assert.deepEqual(barFor(40, 1), { mm: 10, part: 0.25 });
  assert.deepEqual(barFor(40, 2), { mm: 10, part: 0.5 });
  assert.deepEqual(barFor(40, 4), { mm: 5, part: 0.5 });
});
test("the news names spot and pressure, and what is left only in described mode", () => {
  const words = [{ levels: ["a", "b", "c", "d", "e"] }];
  const state = { spot: spots[0], all: 2, pressure: 1, stops, words: null };
  assert.equal(news(state), "Glass over spot 1 of 2: firm pressure.");
  assert.match(news({ ...state, words }), /firm pressure\. E\.$/);
  assert.match(news({ ...state, spot: null }), /without a spot/);
});
test("clamp keeps to the picture", () => assert.deepEqual([-1, 0.5, 2].map(clamp), [0, 0.5, 1]));
test("arrows move, Page keys press, N goes on, other keys do nothing", () => {
  const now = { x: 0.5, y: 0.5, pressure: 0.5 };
  assert.deepEqual(keyOf("ArrowUp", now).move, [0.5, 0.48]);
  assert.equal(keyOf("PageUp", now).press, 0.6);
  assert.equal(keyOf("-", now).press, 0.4);
  assert.ok(keyOf("N", now).next);
  assert.equal(keyOf("a", now), null);
});
