"use strict";
// One key for each action: <… data-key="r"> inside [data-keys]. A checkbox [data-keys-toggle] turns them off.
(() => {
  const OFF = "hearth-keys-off";
  const remembered = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  let off = remembered();

  for (const toggle of document.querySelectorAll("[data-keys-toggle]")) {
    toggle.checked = !off;
    toggle.addEventListener("change", () => {
      off = !toggle.checked;
      try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* not remembered, still off now */ }
    });
  }

  const writing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (off || event.ctrlKey || event.metaKey || event.altKey || event.repeat || writing(event.target)) return;
    const wanted = CSS.escape(event.key.toLowerCase());
    const found = document.querySelector(`[data-keys] [data-key="${wanted}"]`);
    if (!found) return;
    event.preventDefault();
    found.matches("textarea, input, select") ? found.focus() : found.click();
  });
})();
