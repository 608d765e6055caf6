"use strict";
// The room's wire: a socket, and polling where a socket cannot be had. The log's numbers say what is known.
window.Room = window.Room || {};
(() => {
  const Room = window.Room;
  const place = document.getElementById("room");
  if (!place) return;
  const data = place.dataset;
  const cursors = { room: Number(data.after), person: Number(data.afterPerson) };
  if (data.leads) cursors.staff = Number(data.afterStaff);
  const PING = 20000, SILENCE = 45000, POLL = 3000, POLL_HIDDEN = 12000, TRY_SOCKET = 45000;
  const STOPS = ["removed", "closed", "signed_out", "not_booked", "full", "unknown", "agreement", "role", "too_many", "sign_in", "second_factor", "paused", "restricted"];

  let socket = null;
  let joined = false;
  let stopped = null;
  let polling = false;
  let failures = 0;
  let heard = 0;
  let pollTimer = 0;
  let socketTimer = 0;
  let polls = 0;
  const told = { events() {}, frame() {}, state() {} };

  const token = () => document.querySelector("#say [name=csrfmiddlewaretoken]").value;
  const query = () => {
    const found = new URLSearchParams({ after: cursors.room, after_person: cursors.person });
    if (cursors.staff !== undefined) found.set("after_staff", cursors.staff);
    return found.toString();
  };
  const later = (tries, most) => Math.min(most, 500 * 2 ** tries) * (0.5 + Math.random());

  const take = (frame, gapAllowed) => {
    const known = cursors[frame.stream];
    if (known === undefined || frame.upto <= known) return;
    if (frame.after > known && !gapAllowed) {
      refetch();
      return;
    }
    const fresh = frame.events.filter((event) => event.seq > known);
    cursors[frame.stream] = frame.upto;
    if (fresh.length) told.events(fresh, frame.stream);
  };

  const ask = async (url, options = {}) => {
    const response = await fetch(url, {
      credentials: "same-origin", cache: "no-store", ...options,
      headers: { Accept: "application/json", ...(options.headers || {}) },
    });
    const kind = response.headers.get("Content-Type") || "";
    return { ok: response.ok, status: response.status, body: kind.includes("json") ? await response.json() : null };
  };

  const refetch = async () => {
    try {
      const answer = await ask(`${data.events}?${query()}`);
      if (Array.isArray(answer.body)) {
        for (const frame of answer.body) take(frame, true);
        return true;
      }
      if (answer.body && STOPS.includes(answer.body.code)) stop(answer.body);
    } catch {
      // The line is down; whoever asked tries again.
    }
    return false;
  };

  const stop = (bye) => {
    stopped = bye;
    joined = polling = false;
    clearTimeout(pollTimer);
    clearTimeout(socketTimer);
    if (socket) socket.close();
    told.state("stopped", bye);
  };

  const hear = (text) => {
    heard = Date.now();
    const frame = JSON.parse(text);
    if (frame.type === "events") {
      take(frame, false);
    } else if (frame.type === "hello") {
      joined = true;
      failures = 0;
      stopPolling();
      told.frame(frame);
      told.state("joined");
    } else if (frame.type === "bye") {
      if (STOPS.includes(frame.code)) stop(frame);
    } else {
      told.frame(frame);
    }
  };

  const connect = () => {
    clearTimeout(socketTimer);
    if (stopped || socket) return;
    let mine;
    try {
      const scheme = location.protocol === "https:" ? "wss:" : "ws:";
      mine = socket = new WebSocket(`${scheme}//${location.host}${data.socket}?${query()}`);
    } catch {
      startPolling();
      return;
    }
    const patience = setTimeout(() => mine.close(), 8000);
    mine.addEventListener("message", (event) => {
      clearTimeout(patience);
      if (mine === socket) hear(event.data);
    });
    mine.addEventListener("close", () => {
      clearTimeout(patience);
      if (mine !== socket) return;
      socket = null;
      joined = false;
      if (stopped) return;
      failures += 1;
      if (failures >= 2) startPolling();
      if (!polling) told.state("joining");
      socketTimer = setTimeout(connect, polling ? TRY_SOCKET * (0.7 + Math.random() * 0.6) : later(failures, 10000));
    });
  };

  const startPolling = () => {
    if (polling || stopped) return;
    polling = true;
    poll();
  };

  const stopPolling = () => {
    polling = false;
    clearTimeout(pollTimer);
  };

  const poll = async () => {
    clearTimeout(pollTimer);
    if (!polling) return;
    const reached = await refetch();
    if (!polling) return;
    told.state(reached ? "polling" : "joining");
    if (reached && polls % 4 === 0) people();
    polls += 1;
    const wait = document.hidden ? POLL_HIDDEN : POLL;
    pollTimer = setTimeout(poll, reached ? wait : wait * (1 + Math.random() * 2));
  };

  const people = async () => {
    try {
      const answer = await ask(data.people);
      if (answer.ok && answer.body) told.frame(answer.body);
    } catch {
      // Who is here can wait for the next look.
    }
  };

  setInterval(() => {
    if (!socket || !joined) return;
    if (Date.now() - heard > SILENCE) {
      // Nothing came for so long that the line must be dead, whatever the browser thinks.
      const old = socket;
      socket = null;
      joined = false;
      old.close();
      told.state("joining");
      connect();
    } else {
      socket.send('{"type":"ping"}');
    }
  }, PING);

  const wake = () => {
    if (stopped) return;
    if (polling) poll();
    else if (!socket) connect();
  };
  // The browser knows of a lost network long before a silent socket does.
  const lost = () => {
    if (stopped) return;
    const old = socket;
    socket = null;
    joined = false;
    if (old) old.close();
    clearTimeout(pollTimer);
    clearTimeout(socketTimer);
    told.state("joining", { now: true });
    if (polling) pollTimer = setTimeout(poll, POLL_HIDDEN);
    socketTimer = setTimeout(connect, POLL_HIDDEN);
  };
  addEventListener("offline", lost);
  addEventListener("online", () => {
    failures = 0;
    wake();
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });

  Room.wire = {
    ask,
    token,
    /* `handlers`: events(list, stream), frame(frame), state(name, bye). */
    start(handlers) {
      Object.assign(told, handlers);
      if (data.state === "closed") stopped = { code: "closed", text: Room.words.over };
      else if ("WebSocket" in window) connect();
      else startPolling();
    },
    get ready() { return joined || polling; },
    /* Why there will be no line any more (a `bye`), or null. */
    get stopped() { return stopped; },
    /* Send one message; false if there is no line just now. The answer comes as an `ack` or `error` frame. */
    send(item) {
      if (joined) {
        socket.send(JSON.stringify({ type: "message", client_id: item.client_id, body: item.body, private: item.private }));
        return true;
      }
      if (!polling) return false;
      ask(data.messages, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
        body: JSON.stringify({ client_id: item.client_id, body: item.body, private: item.private }),
      }).then((answer) => {
        if (answer.body) told.frame(answer.body);
        else told.frame({ type: "error", client_id: item.client_id, code: "refused", text: Room.words.failed });
        refetch();
      }, () => told.frame({ type: "unsent", client_id: item.client_id }));
      return true;
    },
    post(url, fields) {
      const form = fields instanceof FormData ? fields : new FormData();
      return ask(url, { method: "POST", headers: { "X-CSRFToken": token() }, body: form });
    },
  };
})();
