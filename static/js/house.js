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

  // A frame brings the bar as a stranger sees it.
  document.addEventListener("htmx:after:swap", () => {
    const house = document.querySelector("#bar > .house[data-open]:not([data-mine])");
    if (!house || house.dataset.asked !== undefined) return;
    house.dataset.asked = "";
    const address = house.dataset.own + (veiled() ? "?veil=1" : "");
    htmx.ajax("GET", address, { source: house.parentElement, target: house.parentElement, swap: "outerHTML" });
  });
})();
