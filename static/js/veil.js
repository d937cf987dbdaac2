// Before anything is painted: what only works with script may show, and a reader who hides results has them hidden.
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).get("veil");
  root.dataset.script = "";
  try {
    if (asked !== null) localStorage.setItem("veil", asked);
    root.toggleAttribute("data-veil", (asked ?? localStorage.getItem("veil")) === "1");
  } catch {
    // Without storage the address alone decides.
  }
})();
