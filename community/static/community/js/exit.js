"use strict";
// The way out: the link itself works without this file; Shift three times in five seconds does the same.
(() => {
  let presses = [];

  const leave = () => {
    const link = document.getElementById("exit");
    try {
      sessionStorage.clear();
    } catch {
      // Some browsers keep no storage at all; then there is nothing to clear.
    }
    document.documentElement.classList.add("leaving");
    document.title = "";
    location.replace((link && link.dataset.exitTarget) || (link && link.href) || "about:blank");
  };

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#exit")) {
      event.preventDefault();
      leave();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      // A capital letter in a sentence is not a wish to leave.
      presses = [];
    } else if (!event.repeat) {
      presses = [...presses.filter((time) => event.timeStamp - time < 5000), event.timeStamp];
      if (presses.length === 3) leave();
    }
  });

  // Coming back with the browser's own button must not show the page from memory.
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("leaving")) location.reload();
  });
})();
