// What keeps a page in step with its live topic. GET is the truth and the socket a courtesy: every frame names the
// one before it on its topic, and whoever missed one fetches what comes after the last they have.
(() => {
  const KEY_MOMENTS = new Set([
    "bout-bell", "bout-fall", "bout-finisher", "bout-kick_out", "bout-finish", "bout-result",
    "champion-crowned", "segment-stakes", "show-opened", "show-closed",
  ]);
  const ANNOUNCE_EVERY_MS = 5000;

  // The wire: frames in their order, each once.

  const busy = new Set();
  const again = new Set();

  const lastOf = (wire) => Number(wire.dataset.last);
  // How far its topic is known to have come.
  const knownOf = (wire) => Number(wire.dataset.known ?? 0);
  const wireOf = (event) => event.target.closest?.("[data-wire]");

  function take(event) {
    const wire = wireOf(event);
    const { message } = event.detail;
    if (!wire || !message.json) return;
    const { no, prev, last, missed } = message.json;
    wire.dataset.known = Math.max(knownOf(wire), no ?? last ?? 0);
    // Read too slowly, and then not written to until it was read.
    if (missed) say("You missed some; fetching it");
    if (missed || last > lastOf(wire)) catchUp(wire);
    // An aside has no number: it is taken as it comes.
    if (no === undefined) return;
    if (!busy.has(wire.id) && prev === lastOf(wire)) {
      wire.dataset.last = no;
      return;
    }
    message.cancelled = true;
    if (no > lastOf(wire)) catchUp(wire);
  }

  async function catchUp(wire) {
    if (busy.has(wire.id)) {
      again.add(wire.id);
      return;
    }
    busy.add(wire.id);
    try {
      await fetchMissed(wire);
      say("");
    } catch {
      say("Reconnecting");
    } finally {
      busy.delete(wire.id);
    }
    if (again.delete(wire.id) && wire.isConnected) catchUp(wire);
  }

  async function fetchMissed(wire) {
    const answer = await ask(wire);
    if (answer.status === 205) location.reload();
    if (answer.status !== 200) return;
    // One after the other: a frame may bring the very element that the next one goes into.
    for (const { no, content } of (await answer.json()).frames) {
      if (!wire.isConnected) return;
      wire.dataset.last = no;
      await htmx.swap({ sourceElement: wire, target: wire, swap: "none", text: content, transition: false });
    }
  }

  // All who have the same and know of the same share one answer, which is made in nobody's name; where that is for
  // somebody only, or it is not known how far the topic has come, each asks for themselves.
  async function ask(wire) {
    const [last, known] = [lastOf(wire), knownOf(wire)];
    if (known > last) {
      const shared = await fetch(`${wire.dataset.catchUp}${known}/?after=${last}`, { credentials: "omit" });
      if (shared.ok) return shared;
    }
    return fetch(`${wire.dataset.catchUp}?after=${last}`);
  }

  function say(words) {
    for (const state of document.querySelectorAll("[data-wire-state]")) state.textContent = words;
  }

  document.addEventListener("htmx:before:ws:message", take);
  // Whoever has come is told how far the topic is, and asks only for what they lack.
  document.addEventListener("htmx:after:ws:connection", (event) => {
    if (wireOf(event)) say("");
  });
  document.addEventListener("htmx:ws:close", (event) => {
    if (wireOf(event) && event.detail.reason === "closed") say("Reconnecting");
  });
  // A page that comes back from the history was asleep with its socket shut.
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("[data-wire]").forEach(catchUp);
  });

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

  // htmx starts without its socket extension where that comes later over the wire; whatever it missed it does now.
  htmx.process(document.body);
})();
