// One or two patches of skin with one glass for all: the same place and pressure in each.
import { WORDS, button, fill, make } from "../_shared.mjs";
import { clamp, glassKeys, levelOf, motion, pointer, pressSlider, spotAfter, spotAt, stage } from "../parts/_skin.mjs";

const benchWords = { ...WORDS.skin, ...WORDS.bench };

// What is said when the glass has come to rest: what lies under it on each side.
export function benchNews({ spots, names, now }) {
  const level = levelOf(now.pressure);
  const under = spots.map((side) => spotAt(side, now.x, now.y));
  const texts = under.map((spot, n) =>
    spot ? fill(benchWords.spot, { n: spot.id, all: spots[n].length }) : benchWords.no_spot);
  if (texts.length === 1) return fill(under[0] ? benchWords.over : benchWords.clear, { spot: texts[0], level });
  return fill(benchWords.both, { left: `${names[0]}: ${texts[0]}`, right: `${names[1]}: ${texts[1]}`, level });
}

// The pictures of one side, out of those of both.
export const sideOf = (frames, each, side) => frames.slice(side * each, (side + 1) * each);

// The words of a described picture in place of the picture.
export const inWords = (words, names) =>
  words.map((lines, n) => {
    const name = words.length > 1 ? make("strong", { text: names[n] }) : null;
    return make("div", { class: "sk-side" }, name, ...lines.map((text) => make("p", { text })));
  });

function patches(looks) {
  const each = looks.stops.length;
  const sides = looks.alts.map((alt, n) => {
    const frames = sideOf(looks.frames, each, n);
    return stage({ frames, stops: looks.stops, width_mm: looks.width_mm, alt });
  });
  const boxes = sides.map((side, n) => {
    if (sides.length === 1) return make("div", { class: "sk-side" }, side.box);
    side.glass.setAttribute("aria-label", `${benchWords.glass}, ${looks.names[n]}`);
    return make("div", { class: "sk-side" }, make("p", { class: "sk-sidename", text: looks.names[n] }), side.box);
  });
  const load = (frames) => sides.forEach((side, n) => side.load(sideOf(frames, each, n)));
  return { sides, box: make("div", { class: "sk-bench" }, ...boxes), load };
}

// `looks` holds frames, stops, width_mm, alts, spots and names, one of each for each side but
// stops and width. `settled` is called with place and pressure when a gesture has ended.
export function bench(id, looks, settled) {
  const { sides, box: row, load } = patches(looks);
  const all = looks.spots.flat();
  let hardest = 0;
  const hand = motion((now) => sides.forEach((side) => side.paint(now)), settled);
  const move = (x, y) => hand.change({ x: clamp(x), y: clamp(y) });
  const press = (value) => {
    const pressure = clamp(value);
    hardest = Math.max(hardest, pressure);
    slider.show(pressure);
    hand.change({ pressure });
  };
  const next = () => {
    const spot = spotAfter(all, spotAt(all, hand.now.x, hand.now.y));
    if (spot) move(spot.x, spot.y);
  };
  const slider = pressSlider(`${id}-press`, press);
  const help = make("p", { class: "sk-small", id: `${id}-help`, text: benchWords.help });
  const releases = sides.map((side) => {
    side.glass.setAttribute("aria-describedby", help.id);
    glassKeys(side.glass, hand.now, { move, press, next });
    return pointer(side, hand.now, move, press);
  });
  const take = (values) => {
    hand.take(values);
    slider.show(hand.now.pressure);
  };
  const stop = () => {
    releases.forEach((release) => release());
    hand.stop();
    sides.forEach((side) => side.drop());
  };
  const box = make("div", {}, row, help, make("div", { class: "sk-row" }, slider.row, button(benchWords.next, next)));
  return { box, take, load, stop, hardest: () => hardest };
}
