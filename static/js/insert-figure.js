// Puts a button beside each figure of the list that inserts its token where the cursor is.
//
// Without it the list stands there all the same, and a token is copied into the text by hand.

function insert(area, token) {
  area.setRangeText(token, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

export function offerFigures(root) {
  root.querySelectorAll("[data-insert-figure]").forEach((list) => {
    const area = root.getElementById(list.dataset.insertFigure);
    if (!area) return;
    list.querySelectorAll("[data-figure]").forEach((code) => {
      const button = root.createElement("button");
      button.type = "button";
      button.className = "insert-figure";
      button.textContent = `Insert ${code.dataset.figure}`;
      button.addEventListener("click", () => insert(area, code.dataset.figure));
      code.replaceWith(button);
    });
  });
}
