"use strict";
// One case in the admin: keeps it open while the page is, fills in words to begin with, and brings the eye to the field.
(() => {
  const page = document.querySelector("[data-case]");
  const place = document.getElementById("lease");
  const BEAT_MINE = 60_000, BEAT_THEIRS = 12_000;

  // Having it open
  if (place) {
    let timer, leaving = false;
    const state = () => place.firstElementChild && place.firstElementChild.dataset.state;
    const token = () => page.querySelector("[name=csrfmiddlewaretoken]").value;
    const take = place.dataset.take;
    const company = () => (place.firstElementChild && place.firstElementChild.dataset.company) || "";
    let drawn = company();

    const renew = async () => {
      const before = state();
      try {
        const answer = await fetch(take, {
          method: "POST", headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" }, signal: AbortSignal.timeout(10_000),
        });
        if (answer.ok || answer.status === 409) {
          const piece = await answer.text();
          // Nobody's focus or open question is taken away for a minute more on the clock.
          if (!place.contains(document.activeElement) && !place.querySelector("details[open]")) place.innerHTML = piece;
        }
      } catch { /* offline for a moment: the next beat tries again */ }
      if (before === "theirs" && state() === "mine") await redrawActs();
      // Somebody said that they are here: what waited for them can be done now. What is being written stays.
      else if (company() !== drawn && !isWriting()) await redrawActs();
    };

    const beat = async () => {
      clearTimeout(timer);
      if (leaving) return;
      if (!document.hidden || state() === "mine") await renew();
      if (state() !== "closed") timer = setTimeout(beat, state() === "mine" && company() !== "waits" ? BEAT_MINE : BEAT_THEIRS);
    };

    const isWriting = () => {
      const acts = document.getElementById("decide");
      return acts.contains(document.activeElement) || [...acts.querySelectorAll("textarea")].some((field) => field.value.trim());
    };

    // It was somebody else's and is ours now: only then may something be decided here.
    const redrawActs = async () => {
      const answer = await fetch(location.href);
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("decide");
      if (fresh) document.getElementById("decide").replaceWith(document.adoptNode(fresh));
      drawn = company();
    };

    const leave = () => {
      if (state() !== "mine") return;
      const form = new FormData();
      form.append("csrfmiddlewaretoken", token());
      navigator.sendBeacon(place.dataset.leave, form);
    };

    document.addEventListener("submit", (event) => {
      // The page that answers stands on the same case, and its lease must not be given back behind it.
      if (!event.defaultPrevented) leaving = true;
    });
    addEventListener("pagehide", () => { if (!leaving) leave(); clearTimeout(timer); });
    addEventListener("pageshow", (event) => { if (event.persisted) { leaving = false; beat(); } });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) beat(); });
    if (take && state() !== "closed") beat();
  }

  // An action that was opened: on to its first field, with what was written under another action before.
  const FIRST = "textarea, select, input:not([type=hidden])";
  let written = "";
  page.addEventListener("input", ({ target }) => {
    if (target.name === "words" && target.closest("details.act")) written = target.value;
  });
  page.addEventListener("click", (event) => {
    const summary = event.target.closest("details.act > summary");
    const link = event.target.closest("a[data-words]");
    if (summary) {
      requestAnimationFrame(() => {
        const act = summary.parentElement;
        if (!act.open) return;
        const words = act.querySelector("textarea[name=words]");
        if (words && !words.value) words.value = written;
        const required = act.querySelector(FIRST), send = act.querySelector("button[type=submit]");
        const first = act.matches("#act-approve, #act-dismiss") ? send : required || send;
        if (first) first.focus();
      });
    } else if (link) {
      event.preventDefault();
      const form = link.closest("form"), words = form.elements.words, rule = form.elements.rule;
      const own = words.value.trim();
      words.value = own && own !== link.dataset.words ? `${own}\n\n${link.dataset.words}` : link.dataset.words;
      if (rule && !rule.value && link.dataset.rule) rule.value = link.dataset.rule;
      written = words.value;
      words.focus();
    }
  });
})();
