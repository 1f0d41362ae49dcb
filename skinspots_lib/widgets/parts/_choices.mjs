// Native radio buttons or checkboxes in a named group, all of one size, so that "I cannot tell" is
// as large as any answer.
import { make, nextId } from "../_shared.mjs";

// The technical and the plain name, once where they are the same.
export const named = ({ label, plain }) =>
  label.toLowerCase().includes(plain.toLowerCase()) ? label : `${label} (${plain})`;

// `values` is a list of { id, text }; `changed` is called with the chosen ids.
export function choiceGroup(legend, values, { many = false, hint = "", changed = () => {} } = {}) {
  const name = nextId("choice");
  const rows = values.map(({ id, text }, number) => {
    const input = make("input", { type: many ? "checkbox" : "radio", name, value: id, id: `${name}-${number}` });
    input.addEventListener("change", () => changed(chosen()));
    const label = make("label", { for: input.id, class: "sk-option sk-choice" }, input, make("span", { text }));
    return { input, label };
  });
  const chosen = () => rows.filter((row) => row.input.checked).map((row) => row.input.value);
  const show = (ids) => rows.forEach(({ input }) => (input.checked = ids.includes(input.value)));
  const title = make("legend", { text: legend, tabindex: -1 });
  const grid = make("div", { class: "sk-choices" }, ...rows.map((row) => row.label));
  const box = make("fieldset", { class: "sk-group" }, title, hint ? make("p", { class: "sk-small", text: hint }) : null, grid);
  return { box, title, chosen, show };
}
