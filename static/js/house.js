// What is a reader's own on pages that are otherwise the same for all. Frames are everybody's, so what a frame cannot
// bring is asked for privately: the corner's panel when something happened, the thumb bar when a match opens.
(() => {
  // What may change tonight for somebody.
  const NEWS = /data-kind="(bout-result|segment-stakes|card-announced|card-changed|show-opened|show-closed|champion-crowned|injury-suffered|injury-healed|contract-signed|contract-ended)"/;
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

  document.addEventListener("htmx:before:ws:message", (event) => {
    const content = event.detail.message.json?.content;
    if (waiting || !content || !NEWS.test(content)) return;
    waiting = setTimeout(refreshCorner, AFTER_MS + Math.random() * WITHIN_MS);
  });

  // A frame brings the bar as a stranger sees it.
  document.addEventListener("htmx:after:swap", () => {
    const house = document.querySelector("#bar > .house[data-open]:not([data-mine])");
    if (!house || house.dataset.asked !== undefined) return;
    house.dataset.asked = "";
    const address = house.dataset.own + (veiled() ? "?veil=1" : "");
    htmx.ajax("GET", address, { source: house.parentElement, target: house.parentElement, swap: "outerHTML" });
  });
})();
