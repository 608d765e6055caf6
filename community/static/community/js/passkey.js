"use strict";
// A passkey that was not used or not found is said in words, above the page; the library would tell the console alone.
(() => {
  const words = document.currentScript.dataset;
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const place = document.getElementById("said");
    if (!place) return;
    const notice = document.createElement("div");
    notice.className = "notice ask";
    const line = document.createElement("p");
    const here = window.PublicKeyCredential && event.detail.exception.name !== "SecurityError";
    line.textContent = here ? words.notDone : words.notHere;
    notice.append(line);
    place.replaceChildren(notice);
    notice.scrollIntoView({ block: "nearest" });
  });
})();
