// What keeps a page in step with its live topic. GET is the truth and the socket a courtesy: every frame names the
// one before it on its topic, and whoever missed one fetches what comes after the last they have.
(() => {
  const KEY_MOMENTS = new Set([
    "bout-bell", "bout-fall", "bout-finisher", "bout-kick_out", "bout-finish", "bout-result",
    "champion-crowned", "segment-stakes", "show-opened", "show-closed",
  ]);
  const ANNOUNCE_EVERY_MS = 5000;
  // An answer that takes longer is none. A server's own time to wait is heeded for up to five minutes.
  const ANSWER_MS = 20_000;
  const RETRY_MS = 1000;
  const RETRY_MOST_MS = 20_000;
  const TOLD_MOST_S = 300;

  // The wire: frames in their order, each once.

  // How each wire is: what the page is told of it, and who is asking for what it lacks.
  const states = new WeakMap();

  const wires = () => [...document.querySelectorAll("[data-wire]")];
  const lastOf = (wire) => Number(wire.dataset.last);
  // How far its topic is known to have come.
  const knownOf = (wire) => Number(wire.dataset.known ?? 0);
  const wireOf = (event) => event.target.closest?.("[data-wire]");

  function stateOf(wire) {
    if (!states.has(wire)) states.set(wire, { lost: "", missed: "", silent: 0, refusals: 0 });
    return states.get(wire);
  }

  function take(event) {
    const wire = wireOf(event);
    const { message } = event.detail;
    if (!wire || !message.json) return;
    const state = stateOf(wire);
    const { no, prev, last, missed } = message.json;
    // A socket that is open may lead nowhere; one that was heard does not.
    Object.assign(state, { lost: "", silent: 0 });
    wire.dataset.known = Math.max(knownOf(wire), no ?? last ?? 0);
    // Read too slowly, and then not written to until it was read.
    if (missed) state.missed = "You missed some; fetching it";
    tell();
    if (missed || last > lastOf(wire)) catchUp(wire);
    // An aside has no number: it is taken as it comes.
    if (no === undefined) return;
    if (!state.asking && prev === lastOf(wire)) {
      wire.dataset.last = no;
      return;
    }
    message.cancelled = true;
    if (no > lastOf(wire)) catchUp(wire);
  }

  // Ask until all is here. Whoever is refused waits, whatever else they hear meanwhile.
  async function catchUp(wire) {
    const state = stateOf(wire);
    state.again = true;
    if (state.asking) return;
    state.asking = true;
    while (state.again && wire.isConnected) {
      state.again = false;
      const refused = await fetchMissed(wire).catch(() => ({}));
      state.refusals = refused ? state.refusals + 1 : 0;
      state.missed = refused ? "You missed some; asking again" : "";
      tell();
      if (!refused) continue;
      state.again = true;
      await new Promise((over) => setTimeout(over, patience(state.refusals, refused.after)));
    }
    state.asking = false;
  }

  // Nothing if all came; else how many seconds to wait, where the server says so.
  async function fetchMissed(wire) {
    const answer = await ask(wire);
    if (answer.status === 205) location.reload();
    if (answer.status !== 200) return { after: answer.headers.get("Retry-After") };
    // One after the other: a frame may bring the very element that the next one goes into.
    for (const { no, content } of (await answer.json()).frames) {
      if (!wire.isConnected) return null;
      wire.dataset.last = no;
      await htmx.swap({ sourceElement: wire, target: wire, swap: "none", text: content, transition: false });
    }
    return null;
  }

  // All who have the same and know of the same share one answer, which is made in nobody's name; where that is for
  // somebody only, or it is not known how far the topic has come, each asks for themselves. Not now (429, 503) is not
  // now for them too.
  async function ask(wire) {
    const [last, known] = [lastOf(wire), knownOf(wire)];
    const signal = AbortSignal.timeout(ANSWER_MS);
    if (known > last) {
      const shared = await fetch(`${wire.dataset.catchUp}${known}/?after=${last}`, { credentials: "omit", signal });
      if (shared.ok || [429, 503].includes(shared.status)) return shared;
    }
    return fetch(`${wire.dataset.catchUp}?after=${last}`, { signal });
  }

  // Twice as long each time, never before the server's own time, and not all who were refused at once.
  function patience(refusals, after) {
    const own = Math.min(RETRY_MS * 2 ** (refusals - 1), RETRY_MOST_MS) * (0.5 + Math.random() / 2);
    const told = Math.min(Number(after) || 0, TOLD_MOST_S) * 1000 * (1 + Math.random() / 4);
    return Math.max(own, told);
  }

  // One place for all wires: what is missing comes before how it will come.
  function tell() {
    const all = wires().map(stateOf);
    const words = all.find(({ missed }) => missed)?.missed ?? all.find(({ lost }) => lost)?.lost ?? "";
    for (const place of document.querySelectorAll("[data-wire-state]")) {
      if (place.textContent !== words) place.textContent = words;
    }
  }

  function lose(state, words) {
    state.lost ||= words;
    tell();
  }

  // The watch: a line that dies silently says nothing, not even that it is dead; only the heartbeats fail to come.
  // Seconds are counted and not measured: a page that slept has not listened, and a hidden one has shut its socket.
  function watch() {
    for (const wire of wires()) {
      const state = stateOf(wire);
      const socket = state.connection?.socket;
      if (socket !== state.socket) Object.assign(state, { socket, silent: 0 });
      if (document.hidden || !(socket?.readyState <= WebSocket.OPEN)) continue;
      state.silent += 1000;
      if (state.silent > htmx.config.ws.silence) hangUp(state);
    }
    // A place that has come with a frame knows of nothing yet.
    tell();
  }

  // The browser would wait ten seconds for a dead peer's goodbye, so the extension is told at once, and not again.
  function hangUp(state) {
    const { socket } = state;
    lose(state, "The line went quiet; reconnecting");
    socket.dispatchEvent(new CloseEvent("close"));
    socket.addEventListener("close", (event) => event.stopImmediatePropagation(), { capture: true });
    socket.close();
  }

  document.addEventListener("htmx:before:ws:message", take);
  // Whoever has come is told how far the topic is, and asks only for what they lack.
  document.addEventListener("htmx:before:ws:connection", (event) => {
    const wire = wireOf(event);
    if (wire) stateOf(wire).connection = event.detail.connection;
  });
  document.addEventListener("htmx:ws:close", (event) => {
    const wire = wireOf(event);
    if (wire && event.detail.reason === "closed") lose(stateOf(wire), "Reconnecting");
  });
  // A page that comes back from the history was asleep with its socket shut.
  addEventListener("pageshow", (event) => {
    if (event.persisted) wires().forEach(catchUp);
  });

  setInterval(watch, 1000);

  // The pause: lines wait, the scorebug goes on.

  let paused = false;
  let waiting = [];

  function hold(event) {
    const { tasks } = event.detail;
    for (const task of [...tasks]) {
      const feed = task.target?.closest?.("[data-feed]");
      if (!feed || task.target !== feed) continue;
      if (paused) {
        tasks.splice(tasks.indexOf(task), 1);
        waiting.push(task);
      } else {
        announce(task.fragment);
        makeRoom(feed);
      }
    }
    label();
  }

  function label() {
    for (const button of document.querySelectorAll("[data-pause]")) {
      const lines = waiting.filter(({ target }) => target.matches("ol")).length;
      const news = lines ? `${lines} new ${lines === 1 ? "line" : "lines"}` : "Go on";
      const words = paused ? news : "Pause";
      if (button.textContent !== words) button.textContent = words;
      button.setAttribute("aria-pressed", paused);
    }
  }

  function toggle() {
    paused = !paused;
    if (!paused) {
      for (const { target, fragment } of waiting) {
        if (!target.isConnected) continue;
        if (target.matches("ol")) target.prepend(fragment);
        else target.replaceChildren(fragment);
      }
      waiting = [];
    }
    label();
  }

  document.addEventListener("htmx:before:swap", hold);
  document.addEventListener("htmx:after:swap", label);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-pause]")) toggle();
  });

  // A new line: the ones before it glide to where they stand now, and nothing on the page jumps.

  const GLIDE_MS = 300;
  const GLIDING = 24;
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  function makeRoom(feed) {
    const top = [...feed.children].find((line) => line.offsetHeight);
    if (!top || still.matches) return;
    const was = top.offsetTop;
    const stood = [...feed.children].slice([...feed.children].indexOf(top), GLIDING);
    // Whoever begins to observe is told once the frame is laid out and before it is painted: where a line stands
    // then costs nothing to ask, while in the swap itself it would cost a layout of the page.
    const laidOut = new ResizeObserver(() => {
      laidOut.disconnect();
      const from = `translateY(${was - top.offsetTop}px)`;
      for (const line of stood) line.animate({ transform: [from, "none"] }, { duration: GLIDE_MS, easing: "ease-out" });
    });
    laidOut.observe(feed);
  }

  // The announcer: key moments for screen readers, the latest only, never two within five seconds.

  let pending = "";
  let announcedAt = -ANNOUNCE_EVERY_MS;
  let timer = 0;

  function announce(fragment) {
    for (const line of fragment.querySelectorAll(".line")) {
      if (KEY_MOMENTS.has(line.dataset.kind)) pending = line.querySelector(".line__text").textContent.trim();
    }
    if (pending && !timer) {
      timer = setTimeout(speak, Math.max(0, announcedAt + ANNOUNCE_EVERY_MS - performance.now()));
    }
  }

  function speak() {
    const region = document.getElementById("announcer");
    if (region) region.textContent = pending;
    announcedAt = performance.now();
    pending = "";
    timer = 0;
  }

  // Countdowns: wall seconds as the server reckoned them when it made the page.

  const deadlines = new WeakMap();

  function span(seconds) {
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(seconds / 3600);
    if (seconds < 60) return `${seconds} s`;
    if (minutes < 60) return `${minutes} min`;
    if (hours >= 24) return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
    return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  }

  function count() {
    for (const element of document.querySelectorAll("[data-in]")) {
      const now = performance.now();
      if (!deadlines.has(element)) deadlines.set(element, now + Number(element.dataset.in) * 1000);
      const left = Math.round((deadlines.get(element) - now) / 1000);
      element.textContent = left > 0 ? `in ${span(left)}` : "any moment now";
    }
  }

  setInterval(count, 1000);

  // htmx comes after this, so that no socket opens unheard, and starts without its socket extension where that comes
  // later still over the wire; whatever it missed it does once all are here.
  document.addEventListener("DOMContentLoaded", () => htmx.process(document.body));
})();
