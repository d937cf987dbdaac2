// What is a reader's own on pages that are otherwise the same for all. Frames are everybody's, so what a frame cannot
// bring is asked for privately: the corner's panel when something happened, the thumb bar when a match opens.
(() => {
  // What may change tonight for somebody.
  const KINDS = [
    "bout-result", "segment-stakes", "card-announced", "card-changed", "show-opened", "show-closed",
    "champion-crowned", "injury-suffered", "injury-healed", "contract-signed", "contract-ended",
  ];
  const NEWS = `li:is(${KINDS.map((kind) => `[data-kind="${kind}"]`).join()})`;
  // After the tick that the news comes from, and not everybody at once.
  const AFTER_MS = 1500;
  const WITHIN_MS = 2000;

  let waiting = 0;

  const veiled = () => document.documentElement.hasAttribute("data-veil");

  function refreshCorner() {
    waiting = 0;
    const corner = document.getElementById("corner");
    if (!corner?.dataset.fresh) return;
    const address = corner.dataset.fresh + (veiled() ? "&veil=1" : "");
    htmx.ajax("GET", address, { source: corner, target: corner, swap: "outerHTML" });
  }

  // Before the pause takes lines out of what is swapped in.
  document.addEventListener(
    "htmx:before:swap",
    (event) => {
      const tasks = event.detail.tasks ?? [];
      if (waiting || !tasks.some((task) => task.fragment?.querySelector?.(NEWS))) return;
      waiting = setTimeout(refreshCorner, AFTER_MS + Math.random() * WITHIN_MS);
    },
    true,
  );

  // A frame brings what stands here as a stranger sees it: the bar, and at the final bell what the match was given.
  function own(found, target, swap) {
    if (!found || found.dataset.asked !== undefined) return;
    found.dataset.asked = "";
    const address = found.dataset.own + (veiled() ? "?veil=1" : "");
    htmx.ajax("GET", address, { source: target(found), target: target(found), swap });
  }

  document.addEventListener("htmx:after:swap", () => {
    own(document.querySelector("#bar > .house[data-open]:not([data-mine])"), (bar) => bar.parentElement, "outerHTML");
    const rating = document.querySelector("#verdict > .rating[data-own]:not([data-mine])");
    if (rating) setTimeout(() => own(rating, (one) => one, "outerHTML"), Math.random() * WITHIN_MS);
  });
})();
