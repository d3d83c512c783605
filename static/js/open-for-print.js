// Opens what is folded before the page is printed, and folds it again afterwards.
//
// Without it a folded part is printed as its heading only.

export function openForPrint(view) {
  let opened = [];
  view.addEventListener("beforeprint", () => {
    opened = [...view.document.querySelectorAll("details:not([open])")];
    opened.forEach((details) => (details.open = true));
  });
  view.addEventListener("afterprint", () => {
    opened.forEach((details) => (details.open = false));
    opened = [];
  });
}
