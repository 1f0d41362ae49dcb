// Keeps the keys that are typed in a frame from reaching JupyterLab's command mode.
import { keepKeys } from "./_shared.mjs";

export const FRAME = ".sk-frame";
const guarded = new WeakSet();

// On its way down, before any control gets it, the first key finds its frame. So frames that are
// drawn later, drawn again or shown twice are all kept, whenever they appear.
export const guard = (event) => {
  const frame = event.target.closest?.(FRAME);
  if (!frame || guarded.has(frame)) return;
  guarded.add(frame);
  keepKeys(frame);
};

function render() {
  document.addEventListener("keydown", guard, true);
  return () => document.removeEventListener("keydown", guard, true);
}
export default { render };
