// A told match from the bell: the same frames that the live page was sent, at the reader's own speed. Without script
// the page is a transcript with a picture at any second.
(() => {
  const tape = document.querySelector("[data-tape]");
  const scrub = tape.querySelector("[data-scrub]");
  const play = tape.querySelector("[data-play]");
  const speed = tape.querySelector("[data-speed]");
  const played = tape.querySelector("[data-played]");
  const begins = Number(tape.dataset.begins);
  const ends = Number(tape.dataset.ends);
  // While a count is on, the breath is held: up to 15 times the match goes no faster than this.
  const BREATH = 4;
  const HELD = new Set(["bout.cover", "bout.count"]);
  const MOST_MS = 250;

  let frames = null;
  let head = Number(tape.dataset.at);
  let shown = -1;
  let playing = false;
  let before = 0;

  const jumps = tape.querySelectorAll("[data-jump]");
  const marks = [...document.querySelectorAll(".marks [data-at]")].map((mark) => Number(mark.dataset.at));
  const placed = [...document.querySelectorAll("[data-at]:not([data-tape])")];

  async function load() {
    if (frames) return;
    tape.setAttribute("aria-busy", "true");
    const answer = await fetch(tape.dataset.frames);
    if (!answer.ok) throw new Error(`the tape answered ${answer.status}`);
    ({ frames } = await answer.json());
    shown = last(head);
    tape.removeAttribute("aria-busy");
  }

  const last = (at) => frames.findLastIndex((frame) => frame.at <= at);

  function show(index) {
    if (index === shown || index < 0) return;
    shown = index;
    for (const link of jumps) link.href = `?at=${target(Number(link.dataset.jump))}`;
    htmx.swap({ sourceElement: tape, target: tape, swap: "none", text: frames[index].content, transition: false });
    for (const element of placed) element.toggleAttribute("data-ahead", Number(element.dataset.at) > frames[index].at);
  }

  function mark() {
    scrub.value = head;
    played.setAttribute("width", Math.round((1000 * (head - begins)) / Math.max(1, ends - begins)));
  }

  function target(direction) {
    const at = Math.floor(head);
    if (direction > 0) return marks.find((mark) => mark > at) ?? ends;
    // While it plays, the moment just passed is not the one before.
    const since = playing ? 2 * Number(speed.value) : 0;
    return marks.findLast((mark) => mark < at - since) ?? begins;
  }

  async function seek(at) {
    await load();
    head = Math.min(ends, Math.max(begins, at));
    show(last(head));
    mark();
    history.replaceState(history.state, "", `?at=${Math.floor(head)}`);
  }

  function pace() {
    const chosen = Number(speed.value);
    return chosen <= 15 && HELD.has(frames[shown]?.kind) ? Math.min(chosen, BREATH) : chosen;
  }

  function step(now) {
    if (!playing) return;
    head = Math.min(ends, head + (Math.min(now - before, MOST_MS) / 1000) * pace());
    before = now;
    show(last(head));
    mark();
    if (head >= ends) set(false);
    else requestAnimationFrame(step);
  }

  function set(on) {
    playing = on;
    play.textContent = on ? "Pause" : head >= ends ? "Play again" : "Play";
    if (on) {
      before = performance.now();
      requestAnimationFrame(step);
    } else {
      history.replaceState(history.state, "", `?at=${Math.floor(head)}`);
    }
  }

  async function toggle() {
    if (playing) return set(false);
    try {
      if (head >= ends) await seek(begins);
      await load();
      set(true);
    } catch {
      play.textContent = "The tape did not come; try again";
    }
  }

  play.addEventListener("click", toggle);
  scrub.addEventListener("input", () => seek(Number(scrub.value)));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="?at="]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    seek(Number(new URLSearchParams(link.getAttribute("href")).get("at")));
  });
  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const jump = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (jump) seek(target(jump));
    else if (event.key === " " && !event.target.closest("a, button, summary")) toggle();
    else return;
    event.preventDefault();
  });
  mark();
})();
