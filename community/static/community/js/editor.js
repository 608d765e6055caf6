"use strict";
// The page editor saves by itself. A press of “Publish” on top of such a save would make the page a second time, and
// be refused: so it waits for that save, and none begins after it.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-controller~=w-autosave]");
  if (!form) return;
  let begun = null;
  form.addEventListener("w-autosave:save", (event) => { begun = event; });
  form.addEventListener("submit", (event) => {
    const saving = window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave");
    if (!saving || !saving.submitPromise) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    saving.activeValue = false;
    // One that has not been sent yet is not sent any more.
    if (begun) begun.preventDefault();
    const button = event.submitter;
    saving.submitPromise.then(() => {
      // A pressed button is put out of use, and its name would not be sent.
      if (button) button.disabled = false;
      form.requestSubmit(button);
    });
  }, true);
});
