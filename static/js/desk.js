// Courtesies of the desk: deadlines by the reader's own clock, and places of a card that can be dragged.
// Without it the page says UTC, and buttons move what is moved.
(() => {
  const clock = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  let held = null;

  function localise() {
    for (const time of document.querySelectorAll("time[data-local]")) {
      time.textContent = clock.format(new Date(time.dateTime));
    }
  }

  const slotOf = (event) => event.target.closest?.(".slot[draggable]");

  function over(slot) {
    for (const one of document.querySelectorAll(".slot[data-over]")) delete one.dataset.over;
    if (slot && slot !== held) slot.dataset.over = "";
  }

  document.addEventListener("dragstart", (event) => {
    held = slotOf(event);
    if (!held) return;
    held.dataset.held = "";
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.place);
  });

  document.addEventListener("dragover", (event) => {
    const slot = slotOf(event);
    if (!held || !slot) return;
    event.preventDefault();
    over(slot);
  });

  document.addEventListener("dragend", () => {
    if (held) delete held.dataset.held;
    held = null;
    over(null);
  });

  // A drop presses the button that the place would have, were there one for each.
  document.addEventListener("drop", (event) => {
    const slot = slotOf(event);
    if (!held || !slot || slot === held) return;
    event.preventDefault();
    const form = held.querySelector(".slot__move");
    const place = document.createElement("input");
    Object.assign(place, { type: "hidden", name: "place", value: slot.dataset.place });
    form.append(place);
    form.requestSubmit();
  });

  document.addEventListener("DOMContentLoaded", localise);
  document.addEventListener("htmx:after:swap", localise);
})();
