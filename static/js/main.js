// Starts the GOV.UK Frontend behaviours and our own small ones.
//
// Without this file every page still works: forms post, details open, the menu and the glossary
// open as popovers of the browser. What is lost is listed at the head of each module.

import { initAll } from "../built/govuk-frontend.min.js";
import { keepDrafts } from "./keep-draft.js";
import { offerFigures } from "./insert-figure.js";
import { watchFrames } from "./table-frame.js";
import { openForPrint } from "./open-for-print.js";
import { letReorder } from "./reorder.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
watchFrames(document);
offerFigures(document);
openForPrint(window);
letReorder(document);
keepDrafts(document);
