// What the walk says about the answers so far: urgency, name, reasons, and how the card compares.
import { WORDS, fill, make } from "../_shared.mjs";

export const say = WORDS.walk;

// The words of one answer, in the list of questions and in what would change the urgency.
export function answerWords(step, value, texts = say) {
  if (value === undefined) return texts.not_yet;
  if (value === "unknown") return texts.cannot_tell;
  if (Array.isArray(value))
    return value.length ? fill(texts.signs_count, { n: value.length }) : texts.no_signs;
  if (step.widths) return fill(texts.mm, { n: value });
  return step.say[value] ?? String(value);
}

export const stepOf = (key) => say.steps.find((step) => step.key === key);
const named = (condition) => `${condition.label} (${condition.plain})`;
const tierWords = (tier) => `${say.tiers[tier].icon} ${say.tiers[tier].say}`;

function changeList(changes) {
  if (!changes.length) return [make("p", { text: say.no_changes })];
  return changes.map(({ urgency, more, ifs }) => {
    const lead = fill(more ? say.more : say.less, { tier: tierWords(urgency) });
    const items = ifs.map(({ key, value }) => {
      const step = stepOf(key);
      return make("li", { text: `${step.short}: ${answerWords(step, value)}` });
    });
    return make("div", {}, make("p", { text: lead }), make("ul", {}, ...items));
  });
}

function sourceList(sources) {
  const rows = sources.map(({ title, url, id }) => {
    const text = `${title} [${id}]`;
    const link = { href: url, target: "_blank", rel: "noopener noreferrer", text };
    return make("li", {}, url ? make("a", link) : make("span", { text }));
  });
  return make("details", {}, make("summary", { text: say.sources }), make("ul", {}, ...rows));
}

export function headline(result) {
  if (!result.urgency) return [make("p", { text: say.no_result })];
  const tier = say.tiers[result.urgency];
  const condition = result.condition ? `${say.condition}: ${named(result.condition)}` : say.no_condition;
  const icon = make("span", { class: "sk-icon", "aria-hidden": "true", text: tier.icon });
  const badge = make("p", { class: "sk-tier", "data-tier": result.urgency }, icon);
  badge.append(make("span", { text: `${say.urgency}: ${tier.say}. ${tier.plan}` }));
  return [badge, make("p", { class: "sk-name", text: condition })];
}

export function details(result) {
  if (!result.urgency) return [];
  const also = result.candidates.map(named).join(", ");
  const reasons = result.reasons.map(({ text, sources }) =>
    make("li", {}, make("span", { text }), make("span", { class: "sk-small", text: ` [${sources.join(", ")}]` })));
  return [
    make("ul", {}, ...reasons),
    also ? make("p", { text: `${result.condition ? say.also : say.think}: ${also}` }) : null,
    make("details", {}, make("summary", { text: say.changes }), ...changeList(result.changes)),
    sourceList(result.sources),
  ].filter(Boolean);
}

// What an answer that differs from the card does to the result.
export function mattersWords({ condition, urgency }, texts = say) {
  const parts = [];
  if (condition) parts.push(fill(texts.matters_name, { name: condition.label }));
  if (urgency) parts.push(fill(texts.matters_tier, { tier: texts.tiers[urgency].say }));
  return parts.length ? parts.join(" ") : texts.matters_not;
}

export function outcomeText(outcome, signs) {
  if (!outcome.name) return [];
  const { fits, name, yours, differences } = outcome;
  const first = `${fits ? "✓" : "✗"} ${fill(fits ? say.fits : say.fits_not, { name: named(name) })}`;
  const own = yours ? fill(say.your_name, { name: named(yours) }) : say.unnamed;
  const signWords = (ids) =>
    ids.map((id) => signs.find((sign) => sign.id === id).say).join("; ") || say.no_signs;
  const words = (step, value) => (step.key === "flags" ? signWords(value) : answerWords(step, value));
  const rows = differences.map((row) => {
    const step = stepOf(row.key);
    const both = fill(say.you_said, { yours: words(step, row.yours), card: words(step, row.card) });
    return make("li", { text: `${step.short}. ${both} ${mattersWords(row)}` });
  });
  const parts = [make("strong", { text: first }), fits ? null : make("p", { text: own })];
  parts.push(make("p", { text: rows.length ? say.differs : say.all_same }));
  if (rows.length) parts.push(make("ul", {}, ...rows));
  return parts.filter(Boolean);
}
