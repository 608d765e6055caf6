"use strict";
// A topic that stays open: what is new comes in by itself, and each post stands there once.
(() => {
  const posts = () => document.querySelectorAll("#posts > [id^=p]");

  // It says which posts it shows, so that it is not told to take away others.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.elt.id !== "poller") return;
    detail.parameters.shown = [...posts()].map((post) => post.id.slice(1)).filter(Number).join(".");
  });

  // Two answers that cross may both bring the same post: the first stays.
  document.addEventListener("htmx:oobAfterSwap", () => {
    const seen = new Set();
    for (const post of posts()) {
      if (seen.has(post.id)) post.remove();
      seen.add(post.id);
    }
  });
})();
