"use strict";
// Small helps that the page does without: kept words, a closing menu, a calm line when a send fails.
(() => {
  const KEPT = "kept:";
  const store = {
    get: (key) => { try { return sessionStorage.getItem(KEPT + key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(KEPT + key, value); } catch { /* full or forbidden */ } },
    drop: (key) => { try { sessionStorage.removeItem(KEPT + key); } catch { /* forbidden */ } },
  };

  // Words wait for who wrote them: they outlast a session that ran out, not a sign-out or another member.
  const clearForOthers = () => {
    const member = document.body.dataset.member;
    const left = /(^|; )left=1/.test(document.cookie);
    try {
      const before = sessionStorage.getItem("member");
      if (before && (member ? member !== before : left)) sessionStorage.clear();
      if (member) sessionStorage.setItem("member", member);
    } catch { /* forbidden, so nothing is kept */ }
    if (member && left) document.cookie = "left=; path=/; max-age=0";
  };

  const restore = (root) => {
    for (const field of root.querySelectorAll("textarea[data-keep], input[data-keep]")) {
      const kept = store.get(field.dataset.keep);
      if (!kept || field.value) continue;
      field.value = kept;
      // These words took longer than this page has been open.
      const opened = field.form && field.form.querySelector("[data-opened]");
      if (opened) opened.value = "";
    }
  };

  document.addEventListener("input", ({ target }) => {
    if (target.dataset && target.dataset.keep) store.set(target.dataset.keep, target.value);
  });

  // The server says which words it has: <span data-kept-done="key"> in the page or piece it answers with.
  const settle = (root) => {
    for (const done of root.querySelectorAll("[data-kept-done]")) store.drop(done.dataset.keptDone);
    restore(root);
  };

  const say = (words) => {
    const place = document.getElementById("said");
    if (!place) return;
    const notice = document.createElement("div");
    notice.className = "notice ask";
    const line = document.createElement("p");
    line.textContent = words;
    notice.append(line);
    place.replaceChildren(notice);
    notice.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("htmx:load", (event) => settle(event.detail.elt));
  for (const kind of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(kind, () => say(document.body.dataset.sendFailed || ""));
  }

  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // A promise that was not kept in time says so, also on a page that stays open.
  setInterval(() => {
    for (const promise of document.querySelectorAll(".promise-on[data-until]:not([hidden])")) {
      promise.hidden = new Date(promise.dataset.until) <= new Date();
      promise.nextElementSibling.hidden = !promise.hidden;
    }
  }, 20000);

  clearForOthers();
  settle(document);
})();
