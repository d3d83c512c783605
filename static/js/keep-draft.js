// Saves a form as it is typed in, so that a closed tab or an ended session does not lose it.
//
// A form with data-keep-draft="ADDRESS" is sent there a moment after each change, and when the page
// is left. Its answer is {says, version}; `says` is shown in the element [data-keep-status], and
// the version goes into the field based_on. Where the session has ended, the words are kept in this
// tab alone (sessionStorage) and put back into the form after signing in again. They are gone from
// there once they are saved: the form comes with the same words, or a page with
// [data-keep-done="ADDRESS"] says that there is nothing more to write; what was never sent is shown
// there. A form with data-keep-unsaved="VERSION" holds words that were sent and not saved. Without
// this file the button that saves the draft does the same.

const PAUSE = 800;

function storeName(form) {
  return `draft:${form.dataset.keepDraft}:${form.elements.writer.value}`;
}

// Whatever this tab keeps of a form, by whichever account.
function keptOf(address) {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(`draft:${address}:`));
}

// All that is written in the form, without what belongs to this visit of the page: a draft that was
// saved comes back with a further empty row.
function rowsOf(form) {
  const apart = new Set(["csrfmiddlewaretoken", "based_on", "row_count", "is_checked"]);
  return [...new FormData(form)].filter(([name, value]) => !apart.has(name) && value);
}

function remember(form, { isSent = false, basedOn = form.elements.based_on.value } = {}) {
  const rows = rowsOf(form);
  const labels = rows.map(([name]) => form.elements[name].labels?.[0]?.textContent.trim() || "");
  const kept = { basedOn, rows, labels, isSent, rowCount: form.elements.row_count?.value };
  sessionStorage.setItem(storeName(form), JSON.stringify(kept));
}

// Put kept words back. Where the audit was saved since by anybody, the form goes on from the version
// that the words were based on, so that saving shows both texts.
function putBack(form) {
  const text = sessionStorage.getItem(storeName(form));
  if (!text) return false;
  const { basedOn, rows, rowCount } = JSON.parse(text);
  if (JSON.stringify(rows) === JSON.stringify(rowsOf(form))) {
    sessionStorage.removeItem(storeName(form));
    return false;
  }
  // More was written than there are rows for: ask for the page with as many as there were.
  const asked = new URLSearchParams(location.search);
  if (rows.some(([name]) => !form.elements[name]) && rowCount && !asked.has("rows")) {
    location.search = `?rows=${rowCount}`;
    return false;
  }
  const values = new Map();
  rows.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden" || field.type === "submit") continue;
    const given = values.get(field.name) || [];
    if (field.type === "radio" || field.type === "checkbox") field.checked = given.includes(field.value);
    else field.value = given[0] || "";
  }
  form.elements.based_on.value = basedOn;
  return true;
}

function keeper(form, status) {
  let waiting = null;
  let isSaving = false;
  let isChanged = false;
  let isStopped = false;

  const say = (words, isProblem) => {
    status.textContent = words;
    status.classList.toggle("keep-status--problem", Boolean(isProblem));
  };

  const signedOut = () => {
    isStopped = true;
    remember(form);
    say("You are signed out, and this is not saved yet. Your words are kept in this tab. ", true);
    const link = form.ownerDocument.createElement("a");
    link.className = "govuk-link";
    link.href = form.dataset.keepSignIn;
    link.textContent = "Sign in again and go on";
    status.append(link);
  };

  // Neither saved nor refused: the portal is at fault, or the audit is no longer there to write.
  const notTaken = (code) => {
    remember(form);
    isStopped = code < 500;
    const next = isStopped ? "Copy what you need from here, and open the audit anew." : "It is tried again.";
    say(`Not saved: the portal answered with error ${code}. Your words are kept in this tab. ${next}`, true);
    if (!isStopped) waiting = setTimeout(save, PAUSE * 10);
  };

  async function save() {
    if (isSaving || isStopped) return;
    isSaving = true;
    isChanged = false;
    try {
      const answer = await fetch(form.dataset.keepDraft, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) return signedOut();
      if (!answer.ok && ![409, 422].includes(answer.status)) return notTaken(answer.status);
      const { says, version } = await answer.json();
      if (answer.ok) {
        form.elements.based_on.value = version;
        if (!isChanged) sessionStorage.removeItem(storeName(form));
      } else {
        isStopped = answer.status === 409;
        remember(form);
      }
      say(says, !answer.ok);
    } catch {
      remember(form);
      say("No connection. Your words are kept in this tab and saved when it is back.", true);
      waiting = setTimeout(save, PAUSE * 10);
    } finally {
      isSaving = false;
      if (isChanged) later();
    }
  }

  const later = () => {
    isChanged = true;
    clearTimeout(waiting);
    if (isStopped) return remember(form);
    waiting = setTimeout(save, PAUSE);
  };

  form.addEventListener("input", later);
  form.addEventListener("submit", () => {
    // Where the session has ended, the button's own sending is turned away as well.
    remember(form, { isSent: true });
    isStopped = true;
    clearTimeout(waiting);
  });
  window.addEventListener("pagehide", () => {
    if (isStopped || !(isChanged || isSaving)) return;
    remember(form);
    // Without waiting for an answer: the page is going, and with it a save that was under way.
    navigator.sendBeacon(form.dataset.keepDraft, new FormData(form));
  });
  return { save, say };
}

// There is nothing more to write. What was sent with a button is forgotten; what never was is shown.
function showWhatIsLeft(done) {
  const page = done.ownerDocument;
  keptOf(done.dataset.keepDone).forEach((name) => {
    const { rows, labels = [], isSent } = JSON.parse(sessionStorage.getItem(name));
    const said = rows.map(([, value], at) => [labels[at], value]).filter(([label]) => label);
    if (isSent || !said.length) {
      sessionStorage.removeItem(name);
      return;
    }
    const box = page.createElement("details");
    box.className = "govuk-details";
    const summary = page.createElement("summary");
    summary.className = "govuk-details__summary";
    summary.textContent = "Words of yours in this tab were not saved. They go when you close it.";
    box.append(summary);
    said.forEach(([label, value]) => {
      const line = page.createElement("p");
      line.className = "govuk-body typed";
      line.textContent = `${label}: ${value}`;
      box.append(line);
    });
    done.after(box);
  });
}

export function keepDrafts(root) {
  root.querySelectorAll("[data-keep-done]").forEach(showWhatIsLeft);
  root.querySelectorAll("form[data-keep-draft]").forEach((form) => {
    const status = root.querySelector("[data-keep-status]");
    const { save, say } = keeper(form, status);
    if ("keepUnsaved" in form.dataset) {
      const basedOn = form.dataset.keepUnsaved || undefined;
      remember(form, { basedOn });
    } else if (putBack(form)) {
      say("Words that were not saved are back in the form.");
      // At once: they may be on their way already, sent as the page before was left. The same words
      // are saved once, and what is typed next goes on from the version that this is answered with.
      save();
    }
  });
}
