// Native controls with their names: a group of radio buttons, and a list to choose from.
import { make } from "../_shared.mjs";

export function radios(legend, values, name, choose) {
  const inputs = Object.entries(values).map(([value, text]) => {
    const input = make("input", { type: "radio", name, value, id: `${name}-${value}` });
    input.addEventListener("change", () => choose(value));
    return { input, label: make("label", { for: input.id, class: "sk-option" }, input, make("span", { text })) };
  });
  const title = make("legend", { text: legend });
  const box = make("fieldset", { class: "sk-marks" }, title, ...inputs.map((one) => one.label));
  const show = (value) => inputs.forEach(({ input }) => (input.checked = input.value === value));
  return { box, title, inputs: inputs.map((one) => one.input), show };
}

export function select(label, values, id, choose) {
  const options = Object.entries(values).map(([value, text]) => make("option", { value, text }));
  const control = make("select", { id, class: "sk-select" }, ...options);
  control.addEventListener("change", () => choose(control.value));
  return { control, row: make("span", { class: "sk-pair" }, make("label", { for: id, text: label }), control) };
}
