"use strict";
// Sending: what was sent waits here, and in this tab's own store, until the server has it for certain.
window.Room = window.Room || {};
(() => {
  const Room = window.Room;
  const place = document.getElementById("room");
  const form = document.getElementById("say");
  if (!place || !form || !Room.wire) return;
  const words = Room.words;
  const field = document.getElementById("body");
  const shelf = document.getElementById("unsent");
  const said = document.getElementById("room-said");
  const question = document.getElementById("say-ask");
  const keptLine = document.getElementById("kept-line");
  const KEY = `room:${place.dataset.session}:unsent`;
  const GIVES_UP = 4, MOST = Number(place.dataset.most), PATIENCE = 15000;
  let items = [];

  const store = () => {
    const waiting = items.filter((item) => !item.id).map((item) => ({ client_id: item.client_id, body: item.body, private: item.private }));
    try { sessionStorage.setItem(KEY, JSON.stringify(waiting)); } catch { /* kept in the page alone */ }
  };
  const stored = () => {
    try { return JSON.parse(sessionStorage.getItem(KEY)) || []; } catch { return []; }
  };
  const post = (item) => {
    item.busy = Room.wire.send(item) ? Date.now() : 0;
  };
  const newId = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
  };

  const say = (text) => {
    said.replaceChildren();
    if (!text) return;
    const notice = document.createElement("div");
    notice.className = "notice ask";
    const line = document.createElement("p");
    line.textContent = text;
    notice.append(line);
    said.append(notice);
  };

  const setField = (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "link";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const make = (tag, name, text) => {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text || "";
    return made;
  };

  const drawItem = (item) => {
    const line = make("div", "said-line own");
    const message = make("article", "message");
    const who = make("p", "message-who");
    who.append(make("b", "name", words.you));
    const body = make("div", "message-body");
    const state = item.problem || item.note || (Room.wire.ready ? words.sending : words.unsent);
    body.append(make("p", "message-text", item.body), make("p", "state", state));
    if (item.problem) {
      const acts = make("p", "acts");
      if (item.asked) {
        acts.append(button(words.leave_out, () => answerWith(item, "leave_out")), button(words.keep, () => answerWith(item, "keep")));
      } else if (!Room.wire.stopped) {
        acts.append(button(words.again, () => again(item)));
      }
      acts.append(button(words.back, () => putBack(item)));
      body.append(acts);
    }
    message.append(who, body);
    line.append(message);
    return line;
  };

  const show = () => {
    shelf.hidden = !items.length;
    shelf.replaceChildren(...items.map(drawItem));
  };

  const drop = (item) => {
    items = items.filter((other) => other !== item);
    clearTimeout(item.timer);
    store();
    show();
  };

  const again = (item) => {
    item.problem = item.note = "";
    item.asked = false;
    post(item);
    show();
  };

  const answerWith = (item, said) => {
    item.private = said;
    store();
    again(item);
  };

  /* Nothing was stored: the words go back into the box, and the server's question stands above it. */
  const ask = (item, frame) => {
    item.busy = 0;
    if (field.value.trim()) {
      item.asked = true;
      item.problem = frame.text;
      show();
      return;
    }
    putBack(item);
    question.innerHTML = frame.html;
    question.firstElementChild.focus();
  };

  const putBack = (item) => {
    setField(field.value ? `${item.body}\n${field.value}` : item.body);
    drop(item);
    field.focus();
  };

  const acked = (item, frame) => {
    say("");
    item.id = frame.id;
    item.note = words.sent;
    store();
    if (Room.log.has(frame.id)) arrived(frame.id);
    else item.timer = setTimeout(() => arrived(frame.id), 4000);
    show();
  };

  const arrived = (id) => {
    for (const item of items.filter((other) => other.id === id)) {
      drop(item);
      Room.log.sent(id);
    }
  };

  const refused = (item, frame) => {
    item.busy = 0;
    item.tries = (item.tries || 0) + 1;
    const passing = frame.retry_after || (["failed", "busy"].includes(frame.code) && item.tries < GIVES_UP && 3 + Math.random() * 3);
    if (passing) {
      // The same client_id again: whatever happened meanwhile, it is stored once.
      item.note = `${frame.text} ${words.later}`;
      clearTimeout(item.timer);
      item.timer = setTimeout(() => { item.note = ""; again(item); }, passing * 1000);
      show();
    } else if (!field.value.trim()) {
      putBack(item);
      say(frame.text);
    } else {
      item.problem = frame.text;
      show();
    }
  };

  const submit = (said = "ask") => {
    const body = field.value.trim();
    if (!body) {
      field.focus();
      return;
    }
    const length = [...body].length;
    if (Room.wire.stopped || length > MOST) {
      // A frame that is far too long would cost the line; these words stay in the box.
      say(Room.wire.stopped ? Room.wire.stopped.text : Room.fill(words.too_long, { length, most: MOST }));
      field.focus();
      return;
    }
    const item = { client_id: newId(), body, private: said };
    items.push(item);
    store();
    setField("");
    question.replaceChildren();
    say("");
    post(item);
    show();
    Room.log.toEnd();
    field.focus({ preventScroll: true });
  };

  Room.send = {
    say,
    arrived,
    /* Everything that the server has not answered for goes again, with the number it had. `all`: on a new line. */
    flush(all = false) {
      for (const item of items) {
        if (!item.id && !item.problem && !item.note && (all || !item.busy)) post(item);
      }
      show();
    },
    /* There will be no line any more: what waits is offered back. */
    stop(text) {
      for (const item of items) if (!item.id) item.problem = text;
      show();
    },
    refresh: show,
    answer(frame) {
      const item = items.find((other) => other.client_id === frame.client_id);
      if (!item) {
        // A question that was answered on another line of the same words asks nothing any more.
        if (frame.type === "error" && frame.text && frame.code !== "private") say(frame.text);
      } else if (frame.type === "ack") {
        acked(item, frame);
      } else if (frame.code === "private" && frame.html) {
        ask(item, frame);
      } else if (frame.type === "error") {
        refused(item, frame);
      } else {
        item.busy = 0;
        show();
      }
    },
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(event.submitter && event.submitter.name === "private" ? event.submitter.value : "ask");
  });

  const keepLine = () => { keptLine.hidden = !field.value; };
  field.addEventListener("input", keepLine);

  // Enter sends only where there is a keyboard beside the screen, and only by choice; the choice stands there in words.
  const choice = document.getElementById("enter-sends");
  const fine = matchMedia("(hover: hover) and (pointer: fine)").matches;
  choice.closest("label").hidden = !fine;
  try { choice.checked = fine && localStorage.getItem("room-enter") !== "off"; } catch { choice.checked = fine; }
  choice.addEventListener("change", () => {
    try { localStorage.setItem("room-enter", choice.checked ? "on" : "off"); } catch { /* for this page alone */ }
  });
  /* Whether this key press means "send": by the person's own choice, or with Ctrl. */
  Room.send.byEnter = (event) => {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.altKey) return false;
    return event.ctrlKey || event.metaKey || (fine && choice.checked);
  };
  field.addEventListener("keydown", (event) => {
    if (!Room.send.byEnter(event)) return;
    event.preventDefault();
    submit();
  });

  setInterval(() => {
    for (const item of items) if (item.busy && Date.now() - item.busy > PATIENCE) item.busy = 0;
    if (Room.wire.ready && items.some((item) => !item.busy)) Room.send.flush();
  }, 5000);

  items = stored();
  show();
  keepLine();
})();
