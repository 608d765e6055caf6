"use strict";
// Draws what happened in a room, in its order, and never jumps while somebody reads further up.
window.Room = window.Room || {};
(() => {
  const Room = window.Room;
  const log = document.getElementById("log");
  const place = document.getElementById("room");
  if (!log || !place) return;
  const foot = document.getElementById("room-foot");
  const end = document.getElementById("log-end");
  const pill = document.getElementById("new-below");
  const words = JSON.parse(document.getElementById("room-words").textContent);
  const english = (document.documentElement.lang || "en").startsWith("en");
  const format = new Intl.DateTimeFormat(english ? "en-GB" : document.documentElement.lang, {
    hour: "numeric", minute: "2-digit", hour12: english || undefined, timeZone: place.dataset.zone || undefined,
  });
  const clock = (iso) => format.format(new Date(iso));
  const dayOf = new Intl.DateTimeFormat(english ? "en-GB" : document.documentElement.lang, {
    weekday: "long", timeZone: place.dataset.zone || undefined,
  });
  // A promise may be for another day than today.
  const byWhen = (iso) => {
    const day = dayOf.format(new Date(iso));
    return day === dayOf.format(new Date()) ? clock(iso) : `${day}, ${clock(iso)}`;
  };
  const mine = place.dataset.key;
  let unseen = 0;
  let following = true;
  let lastSent = null;

  const piece = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  };
  const find = (id) => log.querySelector(`[data-line="${CSS.escape(id)}"]`);
  const isHeld = (line) => line.classList.contains("held-line");
  const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);

  // The server draws one frame for everybody; only here is it known whose line it is and what the clock says.
  const settle = (line) => {
    const message = line.querySelector(".message");
    if (!message) return;
    const own = message.dataset.key === mine;
    line.classList.toggle("own", own);
    line.classList.toggle("held-line", message.classList.contains("is-held"));
    const name = message.querySelector(".name");
    if (own && name) name.textContent = words.you;
    for (const time of message.querySelectorAll("time[datetime]")) time.textContent = time.matches(".promised") ? byWhen(time.dateTime) : clock(time.dateTime);
    const acts = line.querySelector(".line-acts");
    if (own && !message.classList.contains("is-gone")) {
      if (!acts && place.dataset.state !== "closed") line.append(ownActs());
    } else if (own && acts) {
      acts.remove();
    }
    if (!own && !message.classList.contains("is-gone")) addModerate(line);
  };

  // Only who moderates this group has the piece on the page; the server asks again whether they may.
  const moderate = document.getElementById("moderate-line");
  const addModerate = (line) => {
    if (!moderate || line.querySelector(".moderate")) return;
    const menu = moderate.content.firstElementChild.cloneNode(true);
    for (const one of [menu, ...menu.querySelectorAll("[href]")]) {
      for (const name of ["href", "hx-get"]) {
        if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace("/0/", `/${line.dataset.line}/`));
      }
    }
    line.append(menu);
    if (window.htmx) window.htmx.process(menu);
  };

  const ownActs = () => {
    const acts = document.getElementById("own-acts").content.firstElementChild.cloneNode(true);
    acts.classList.add("line-acts");
    acts.querySelector('[data-act="change"]').textContent = words.change;
    acts.querySelector('[data-act="withdraw"]').textContent = words.take_back;
    return acts;
  };

  const makeLine = (event) => {
    const line = document.createElement("div");
    line.className = "said-line";
    line.dataset.line = event.id;
    line.append(piece(event.html));
    settle(line);
    return line;
  };

  const replace = (line, event) => {
    const fresh = makeLine(event);
    // What a moderator has open under the line, and may have written there, stays.
    const open = line.querySelector(".moderate[open]");
    if (open) {
      const shut = fresh.querySelector(".moderate");
      if (shut) shut.remove();
      fresh.append(open);
    }
    line.replaceWith(fresh);
  };

  const addDecision = (line, id) => {
    const offer = document.createElement("div");
    offer.className = "line-acts";
    offer.setAttribute("hx-get", place.dataset.decide.replace("/0/", `/${id}/`));
    offer.setAttribute("hx-trigger", "load");
    line.append(offer);
    if (window.htmx) window.htmx.process(offer);
  };

  const fromRoom = (event) => {
    const known = find(event.id);
    if (event.kind === "message") {
      const fresh = makeLine(event);
      if (known && !isHeld(known)) {
        known.replaceWith(fresh);
        return false;
      }
      if (known) known.remove();
      log.append(fresh);
      return event.key !== mine;
    }
    if (known) replace(known, event);
    return false;
  };

  const fromPrivate = (event, stream) => {
    // One's own held line is drawn from one's own stream, also for a facilitator.
    if (stream === "staff" && event.key === mine) return false;
    const known = find(event.id);
    if (event.kind === "released") return false;
    if (known) {
      replace(known, event);
    } else if (event.kind === "held") {
      log.append(makeLine(event));
    } else {
      return false;
    }
    if (stream === "staff" && event.kind === "held") addDecision(find(event.id), event.id);
    return !known && stream === "staff";
  };

  const mark = (event) => {
    const text = event.kind === "phase" ? words.marks.phase[event.phase] : words.marks[event.kind];
    if (typeof text !== "string") return;
    const line = document.createElement("p");
    line.className = "mark-line";
    line.textContent = fill(words.mark, { time: clock(event.at), what: text });
    log.append(line);
  };

  const AWAY = `room:${place.dataset.session}:care-away`;
  const care = (holder) => {
    let away = null;
    try { away = sessionStorage.getItem(AWAY); } catch { /* then it is shown again */ }
    if (away === holder.dataset.seq) {
      holder.remove();
      return;
    }
    const put = document.createElement("button");
    put.type = "button";
    put.className = "link quiet";
    put.textContent = words.put_away;
    put.addEventListener("click", () => {
      caring = null;
      try { sessionStorage.setItem(AWAY, holder.dataset.seq); } catch { /* not remembered */ }
      holder.remove();
      document.getElementById("body").focus();
    });
    (holder.querySelector(".notice") || holder).append(put);
  };

  const drawCare = (event) => {
    for (const old of log.querySelectorAll(".care")) old.remove();
    const holder = document.createElement("div");
    holder.className = "care";
    holder.dataset.seq = event.seq;
    holder.append(piece(event.html));
    log.append(holder);
    care(holder);
    if (holder.isConnected) caring = holder;
  };

  const draw = (event, stream) => {
    if (event.kind === "care") {
      drawCare(event);
      return false;
    }
    if (event.id === undefined) {
      if (stream === "room") mark(event);
      return false;
    }
    return stream === "room" ? fromRoom(event) : fromPrivate(event, stream);
  };

  // Whoever fills in a form under a line stays at it.
  const isActing = () => Boolean(log.querySelector(".moderate[open]"));
  const atEnd = () => end.getBoundingClientRect().bottom <= foot.getBoundingClientRect().top + 48;
  // The newest card for its reader alone: its heading and first number stay in sight until they turn elsewhere.
  let caring = null;
  const head = document.querySelector(".site-head");
  const showCare = () => {
    following = false;
    const { top, bottom } = caring.getBoundingClientRect();
    const turn = document.querySelector(".turn-part");
    const stuck = turn && getComputedStyle(turn);
    const over = stuck && stuck.position === "sticky" ? parseFloat(stuck.top) + turn.offsetHeight : 0;
    const high = Math.max(over, head ? head.getBoundingClientRect().bottom : 0) + 8;
    const low = foot.getBoundingClientRect().top - 8;
    if (top < high) scrollBy({ top: top - high, behavior: "instant" });
    else if (bottom > low) scrollBy({ top: Math.min(top - high, bottom - low), behavior: "instant" });
  };
  const isCaring = () => Boolean(caring && caring.isConnected);

  const toEnd = () => {
    following = true;
    caring = null;
    window.scrollBy(0, end.getBoundingClientRect().bottom - foot.getBoundingClientRect().top);
    seen();
  };
  const seen = () => {
    unseen = 0;
    pill.hidden = true;
  };

  Room.words = words;
  Room.fill = fill;
  Room.log = {
    clock,
    toEnd,
    has: (id) => Boolean(find(id)),
    line: find,
    /* Draw events of one stream. `follow` false keeps the place (after a hidden tab). */
    draw(events, stream, follow = true) {
      const stay = !atEnd() || isActing();
      if (!follow) following = false;
      let fresh = 0;
      for (const event of events) {
        if (draw(event, stream)) fresh += 1;
      }
      if (isCaring() && events.some((event) => event.kind === "care")) {
        // The words it answers come in the same answer and stand above it.
        log.append(caring);
        showCare();
      } else if (!stay && follow && !isCaring()) {
        toEnd();
      } else if (fresh && !atEnd()) {
        unseen += fresh;
        pill.textContent = unseen === 1 ? words.one_new : fill(words.many_new, { count: unseen });
        pill.hidden = false;
      }
    },
    /* One's newest sent line says so; the older one need not any more. */
    sent(id) {
      if (lastSent) lastSent.remove();
      const line = find(id);
      if (!line || isHeld(line)) return;
      lastSent = document.createElement("p");
      lastSent.className = "state";
      lastSent.textContent = words.sent;
      line.append(lastSent);
    },
  };

  pill.addEventListener("click", () => {
    toEnd();
    document.getElementById("body").focus({ preventScroll: true });
  });
  addEventListener("scroll", () => {
    following = atEnd();
    if (following && !pill.hidden) seen();
  }, { passive: true });
  // Whatever grows or shrinks at the foot, who reads the newest line goes on reading it.
  const grown = new ResizeObserver(() => {
    if (isCaring()) showCare();
    else if (following && !isActing()) toEnd();
  });
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { caring = null; }, { passive: true });
  for (const part of [log, document.getElementById("unsent"), foot]) grown.observe(part);

  // What opens under a line is not hidden by the foot of the room; its beginning matters more than its end.
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    const menu = target instanceof Element && target.closest("#log .moderate");
    if (!menu) return;
    const { top, bottom } = (menu.querySelector("form") || menu).getBoundingClientRect();
    const low = foot.getBoundingClientRect().top;
    if (bottom > low) scrollBy({ top: Math.min(bottom - low + 8, top - 130), behavior: "instant" });
  });

  for (const line of log.querySelectorAll(".said-line")) settle(line);
  for (const holder of log.querySelectorAll(".care")) care(holder);
  if (location.hash && location.hash !== "#log-end") {
    following = false;
  } else if ((caring = log.querySelector(".care"))) {
    // Nobody should have to look for it after a reload.
    history.scrollRestoration = "manual";
    showCare();
  } else {
    toEnd();
  }
})();
