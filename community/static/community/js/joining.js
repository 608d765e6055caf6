"use strict";
// Small helps on the pages of joining: an offered name is taken over, the sheet is printed, a passkey that failed is told.
(() => {
  document.addEventListener("click", (event) => {
    const taken = event.target.closest("button[name='take']");
    const name = taken && document.getElementById("id_pseudonym");
    if (name) {
      event.preventDefault();
      name.value = taken.value;
      name.focus();
    }
    if (event.target.closest("[data-print]")) window.print();
  });

  // A button that prints does nothing without this script.
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const said = document.querySelector("[data-passkey-failed]");
    if (said) said.hidden = false;
  });
})();
