// Takes a table's frame out of the tab order while the whole table is in view.
//
// Without it every frame is a tab stop, also where there is nothing to scroll to.

function settle(frame) {
  if (frame.scrollWidth > frame.clientWidth) {
    frame.tabIndex = 0;
  } else {
    frame.removeAttribute("tabindex");
  }
}

export function watchFrames(root) {
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => settle(entry.target)));
  root.querySelectorAll("[data-table-frame]").forEach((frame) => observer.observe(frame));
}
