// Lines that Python made, shown as text: a lead in bold, the text, and sources that open on demand.
import { make } from "../_shared.mjs";

export const told = (lines) =>
  lines.map(({ lead, text, small, sources }) => {
    if (sources) return sourcesOf(lead, sources);
    const bold = lead ? make("strong", { text: lead }) : null;
    const rest = make("span", { text });
    return make("p", { class: small ? "sk-small" : null }, bold, bold && text ? " " : null, rest);
  });

function sourcesOf(lead, sources) {
  const rows = sources.map(({ title, url, id }) => {
    const text = `${title} [${id}]`;
    const link = { href: url, target: "_blank", rel: "noopener noreferrer", text };
    return make("li", {}, url ? make("a", link) : make("span", { text }));
  });
  return make("details", {}, make("summary", { text: lead }), make("ul", {}, ...rows));
}
