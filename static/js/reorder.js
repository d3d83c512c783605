// Lets the business of an agenda be dragged into another order by its handle.
//
// Without it the arrows beside each item do the same: both send the item's form with its new
// position. On a touch screen, and for the keyboard, the arrows are the way.

function handle(item, title) {
  const grip = item.ownerDocument.createElement("span");
  grip.className = "agenda__grip";
  grip.draggable = true;
  grip.title = `Drag to move: ${title}`;
  grip.setAttribute("aria-hidden", "true");
  grip.textContent = "⠿";
  return grip;
}

function send(item, position) {
  const form = item.querySelector("[data-reorder-form]");
  const field = item.ownerDocument.createElement("input");
  field.type = "hidden";
  field.name = "position";
  field.value = position;
  form.append(field);
  form.submit();
}

// The position that the dragged item has once it stands where the pointer let it go.
function positionOver(dragged, target, event) {
  const box = target.getBoundingClientRect();
  const isBelow = event.clientY > box.top + box.height / 2;
  const [from, to] = [Number(dragged.dataset.reorderItem), Number(target.dataset.reorderItem)];
  if (from < to) return isBelow ? to : to - 1;
  return isBelow ? to + 1 : to;
}

function watch(list) {
  let dragged = null;
  const items = [...list.querySelectorAll("[data-reorder-item]")];
  const clear = () => items.forEach((item) => item.classList.remove("agenda__item--over"));
  items.forEach((item) => {
    const form = item.querySelector("[data-reorder-form]");
    if (!form) return;
    const grip = handle(item, item.querySelector(".agenda__title").textContent);
    form.prepend(grip);
    grip.addEventListener("dragstart", (event) => {
      dragged = item;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", item.id);
      event.dataTransfer.setDragImage(item, 0, 0);
    });
    grip.addEventListener("dragend", () => {
      dragged = null;
      clear();
    });
    item.addEventListener("dragover", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      clear();
      item.classList.add("agenda__item--over");
    });
    item.addEventListener("drop", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      const position = positionOver(dragged, item, event);
      if (position !== Number(dragged.dataset.reorderItem)) send(dragged, position);
    });
  });
}

export function letReorder(root) {
  root.querySelectorAll("[data-reorder]").forEach(watch);
}
