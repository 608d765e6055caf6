"use strict";
// The list of cases renews itself when something changed; what is ticked stays ticked, and focus stays where it was.
(() => {
  const said = document.querySelector("[data-queue]");
  const results = document.getElementById("listing-results");
  if (!said || !results) return;
  const EVERY = 12_000;
  let version = null;

  const ids = () => [...results.querySelectorAll("[data-object-id]")].map((box) => box.dataset.objectId);

  const renew = async () => {
    const answer = await fetch(said.dataset.results + location.search);
    if (!answer.ok) return;
    const ticked = [...results.querySelectorAll("[data-bulk-action-checkbox]:checked")].map((box) => box.dataset.objectId);
    const held = results.contains(document.activeElement) ? document.activeElement : null;
    const focused = held && { href: held.getAttribute("href"), id: held.dataset.objectId };
    const before = new Set(ids());
    results.innerHTML = await answer.text();
    // Wagtail's script counts the boxes anew, and then each tick is set as by hand.
    document.dispatchEvent(new CustomEvent("w-swap:success"));
    for (const box of results.querySelectorAll("[data-bulk-action-checkbox]")) {
      if (!ticked.includes(box.dataset.objectId)) continue;
      box.checked = true;
      box.dispatchEvent(new Event("change"));
    }
    if (focused) {
      const same = focused.id ? `[data-object-id="${CSS.escape(focused.id)}"]` : `a[href="${CSS.escape(focused.href || "")}"]`;
      const again = results.querySelector(same);
      if (again) again.focus();
    }
    const fresh = ids().filter((id) => !before.has(id)).length;
    if (fresh) said.textContent = fresh === 1 ? said.dataset.one : `${said.dataset.many} ${fresh}`;
  };

  const look = async () => {
    try {
      if (!document.hidden) {
        const answer = await fetch(said.dataset.queue, { signal: AbortSignal.timeout(10_000) });
        if (answer.ok) {
          const now = (await answer.json()).version;
          if (version !== null && now !== version) await renew();
          version = now;
        }
      }
    } catch { /* offline for a moment: the next look tries again */ }
    setTimeout(look, EVERY);
  };

  document.addEventListener("visibilitychange", () => { if (!document.hidden) said.textContent = ""; });
  look();
})();
