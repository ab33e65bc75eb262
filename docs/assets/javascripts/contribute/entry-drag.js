/** Entries moved by the mouse, by their grip. The arrow buttons do the same from the keyboard. */
(() => {
  "use strict";

  const { form } = window.playbookWriting;
  let moving = null;

  // Only the grip drags: text in the fields can still be selected with the mouse.
  form.addEventListener("mousedown", ({ target }) => {
    const grip = target.closest?.("[data-grip]");
    if (grip) grip.closest(".pb-entry").draggable = true;
  });

  form.addEventListener("dragstart", (event) => {
    if (!event.target.classList?.contains("pb-entry")) return;
    moving = event.target;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", "");
    moving.classList.add("pb-entry-moving");
  });

  form.addEventListener("dragover", (event) => {
    const over = event.target.closest?.(".pb-entry");
    if (!moving || !over || over === moving || over.parentElement !== moving.parentElement) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(moving);
    else over.after(moving);
  });

  form.addEventListener("drop", (event) => moving && event.preventDefault());

  form.addEventListener("dragend", () => {
    if (!moving) return;
    moving.draggable = false;
    moving.classList.remove("pb-entry-moving");
    moving.closest("[data-kind=list]").moved();
    moving = null;
  });
})();
