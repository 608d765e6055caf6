"use strict";
// A live room: ties the wire, the log and the composer together. The page works without any of them.
(() => {
  const Room = window.Room || {};
  const place = document.getElementById("room");
  if (!place || !Room.log || !Room.wire || !Room.send) return;
  const { words, fill, log, wire, send } = Room;
  const data = place.dataset;
  const AROUND = new Set(["opened", "paused", "resumed", "closed", "lobby", "phase", "slow", "turn", "hand", "passed", "seat"]);
  const joining = document.getElementById("room-joining");
  let people = null;
  let passed = new Set();
  let turn = null;
  let waiting = [];
  let aroundTimer = 0;
  let joiningTimer = 0;

  // What changes with the room is drawn by the server; here each part is put into its place by its id.
  const bare = (part) => {
    const copy = part.cloneNode(true);
    for (const input of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = "";
    for (const input of copy.querySelectorAll("[name=csrfmiddlewaretoken]")) input.removeAttribute("value");
    return copy.innerHTML.replace(/\s+/g, " ");
  };
  const place_of_focus = (part) => {
    const one = document.activeElement;
    if (!part.contains(one)) return null;
    return one.id ? `#${CSS.escape(one.id)}` : `${one.tagName.toLowerCase()}[type="${one.type}"]`;
  };
  const applyParts = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const fresh of page.querySelectorAll("[data-part]")) {
      const old = document.getElementById(fresh.id);
      if (!old || bare(old) === bare(fresh)) continue;
      const focus = place_of_focus(old);
      // What somebody has opened or is choosing stays so while the rest is drawn anew.
      const opened = [...old.querySelectorAll("details")].map((one) => one.open);
      const chosen = [...old.querySelectorAll("select")].map((one) => [one.id, one.value]);
      const choosing = document.activeElement && document.activeElement.tagName === "SELECT";
      old.hidden = fresh.hidden;
      old.replaceChildren(...fresh.childNodes);
      old.querySelectorAll("details").forEach((one, place) => {
        if (opened[place]) one.open = true;
      });
      for (const [id, value] of choosing ? chosen : []) {
        const select = document.getElementById(id);
        if (select && [...select.options].some((option) => option.value === value)) select.value = value;
      }
      if (window.htmx) window.htmx.process(old);
      if (focus) {
        const again = old.querySelector(focus) || old.querySelector("button, select");
        if (again) again.focus({ preventScroll: true });
      }
    }
    drawCount();
  };
  const lookAround = () => {
    clearTimeout(aroundTimer);
    // Not all at once: a room of many would ask in the same moment.
    aroundTimer = setTimeout(async () => {
      try {
        const answer = await fetch(data.around, { credentials: "same-origin", cache: "no-store" });
        const html = answer.ok ? await answer.text() : "";
        if (html.includes("data-part")) applyParts(html);
      } catch {
        // The next change, or the next joining, asks again.
      }
    }, 80 + Math.random() * 500);
  };

  const drawCount = () => {
    const count = document.getElementById("here-count");
    if (people && count) count.textContent = fill(words.here, { count: people.count });
  };
  const doing = (person, cell) => {
    if (person.key === turn) {
      cell.textContent = person.key === data.key ? words.turn : words.has_turn;
    } else if (person.hand) {
      cell.append(document.getElementById("hand-mark").content.cloneNode(true), ` ${words.hand}`);
    } else if (passed.has(person.key)) {
      cell.textContent = words.passed;
    } else if (person.facilitator) {
      cell.textContent = person.leads ? words.leads : words.helps;
    }
  };
  const drawPeople = () => {
    if (!people) return;
    const rows = people.people.map((person) => {
      const row = document.getElementById("person").content.firstElementChild.cloneNode(true);
      const name = row.querySelector("b");
      name.textContent = person.key === data.key ? fill(words.is_you, { name: person.name }) : person.name;
      if (person.key === turn) row.classList.add("now");
      doing(person, row.querySelector(".doing"));
      const role = document.querySelector(`template[data-role="${CSS.escape(person.role)}"]`);
      if (role) row.append(role.content.cloneNode(true));
      const apart = row.querySelector("a");
      if (person.key === data.key) {
        apart.remove();
      } else {
        apart.setAttribute("href", apart.getAttribute("href").replace("KEY", person.key));
        apart.setAttribute("aria-label", `${apart.textContent} ${person.name}`);
        row.append(" ", apart);
      }
      return row;
    });
    document.getElementById("people-list").replaceChildren(...rows);
    document.getElementById("here-number").textContent = people.count;
    drawCount();
  };

  const follow = (event) => {
    if (event.kind === "phase") passed = new Set();
    if (event.kind === "passed") passed.add(event.key);
    if (event.kind === "turn") turn = event.key;
    if (event.kind === "hand" && people) {
      for (const person of people.people) if (person.key === event.key) person.hand = event.up;
    }
    if (["phase", "passed", "turn", "hand"].includes(event.kind)) drawPeople();
    if (AROUND.has(event.kind)) lookAround();
  };

  const take = (events, stream, keepPlace) => {
    log.draw(events, stream, !keepPlace);
    for (const event of events) {
      follow(event);
      if (event.id !== undefined) send.arrived(event.id);
    }
  };
  const frame = (one) => {
    if (one.type === "presence") {
      people = one;
      for (const person of one.people) {
        if (person.turn) turn = person.key;
        if (person.passed) passed.add(person.key);
      }
      drawPeople();
    } else if (one.type === "ack" || one.type === "error" || one.type === "unsent") {
      send.answer(one);
    }
  };

  const notice = (title, text, href, link) => {
    const box = document.createElement("div");
    box.className = "notice joining";
    const line = document.createElement("p");
    if (title) {
      const strong = document.createElement("b");
      strong.textContent = title;
      line.append(strong, " ");
    }
    line.append(text);
    if (href) {
      const way = document.createElement("a");
      way.href = href;
      way.textContent = link;
      line.append(" ", way);
    }
    box.append(line);
    joining.replaceChildren(box);
  };

  const joiningAgain = () => notice(joining.dataset.wordsTitle, joining.dataset.words);
  const state = (name, bye) => {
    clearTimeout(joiningTimer);
    joiningTimer = 0;
    if (name === "joining") {
      // A blink of the line is not worth a word; a network that is gone is.
      if (!joining.hasChildNodes()) joiningTimer = setTimeout(joiningAgain, bye && bye.now ? 0 : 1200);
      send.refresh();
    } else if (name === "stopped") {
      if (bye.code === "closed") {
        joining.replaceChildren();
      } else if (bye.code === "signed_out" || bye.code === "sign_in") {
        notice("", bye.text, data.signIn, words.sign_in);
      } else {
        notice("", bye.text, location.pathname, words.look_again);
      }
      lookAround();
      send.stop(bye.text);
    } else {
      const again = joining.hasChildNodes();
      joining.replaceChildren();
      send.flush(name === "joined");
      if (again) lookAround();
    }
  };

  // A tab out of sight gathers what comes and draws it when somebody looks.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    const late = waiting;
    waiting = [];
    for (const [events, stream] of late) take(events, stream, true);
  });

  // Small acts of the room without leaving the page: hands, passing, taking back, changing.
  const answerTo = (answer, question) => {
    if (question && answer.body && answer.body.code === "private") {
      question.innerHTML = answer.body.html;
      question.firstElementChild.focus();
      return false;
    }
    if (!answer.body || answer.body.type === "error") send.say(answer.body ? answer.body.text : words.failed);
    return Boolean(answer.body && answer.body.type !== "error");
  };
  const quietly = async (url, fields, question) => {
    try {
      return answerTo(await wire.post(url, fields), question);
    } catch {
      send.say(words.failed);
      return false;
    }
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-quiet]")) return;
    event.preventDefault();
    await quietly(form.action, new FormData(form));
    lookAround();
  });

  const change = async (line, url) => {
    if (line.querySelector(".change")) return;
    let text = "";
    try {
      const page = new DOMParser().parseFromString(await (await fetch(url, { cache: "no-store" })).text(), "text/html");
      text = page.querySelector("textarea[name=body]").value;
    } catch {
      send.say(words.failed);
      return;
    }
    const form = document.createElement("form");
    form.className = "change";
    const field = document.createElement("textarea");
    field.name = "body";
    field.id = "id_body";
    const question = document.createElement("div");
    field.value = text;
    field.setAttribute("aria-label", words.change);
    const acts = document.createElement("p");
    acts.className = "acts";
    const save = document.createElement("button");
    save.className = "btn btn-small";
    save.textContent = words.save;
    const not = document.createElement("button");
    not.type = "button";
    not.className = "link quiet";
    not.textContent = words.not_now;
    acts.append(save, not);
    form.append(question, field, acts);
    line.append(form);
    field.focus();
    const done = () => {
      form.remove();
      document.getElementById("body").focus();
    };
    not.addEventListener("click", done);
    field.addEventListener("keydown", (event) => {
      if (!send.byEnter(event)) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const fields = new FormData(form);
      fields.set("private", event.submitter && event.submitter.name === "private" ? event.submitter.value : "ask");
      if (await quietly(url, fields, question)) done();
    });
  };

  document.addEventListener("click", (event) => {
    const act = event.target instanceof Element && event.target.closest("#log [data-act]");
    if (!act) return;
    const line = act.closest("[data-line]");
    event.preventDefault();
    if (act.dataset.act === "change") change(line, data.edit.replace("/0/", `/${line.dataset.line}/`));
    else quietly(data.withdraw.replace("/0/", `/${line.dataset.line}/`));
  });

  // A facilitator's htmx post answers with the parts that changed.
  document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
    if (detail.elt.closest(".leading")) applyParts(detail.xhr.responseText);
  });

  const first = JSON.parse(document.getElementById("room-people").textContent);
  frame(first);
  wire.start({
    events: (events, stream) => (document.hidden ? waiting.push([events, stream]) : take(events, stream, false)),
    frame,
    state,
  });
})();
