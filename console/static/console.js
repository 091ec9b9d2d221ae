// What every page does: asks before what cannot be undone, copies, and locks when nobody touches it.

"use strict";

const ALIVE_EVERY = 60_000;
const ASK_EVERY = 20_000;
const PART = { "X-Yavar-Part": "1" };

const csrf = document.querySelector("meta[name=csrf]").content;
const confirmation = document.getElementById("confirm");
const lock = document.getElementById("lock");

// Forms that say data-confirm are sent after a yes; a form is sent once, however often it is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form === lock?.querySelector("form")) return;
  if (form.dataset.confirm && confirmation && !form.dataset.sure) {
    event.preventDefault();
    ask(form, event.submitter);
    return;
  }
  if (form.method !== "post" || form.target) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

function ask(form, button) {
  document.getElementById("confirm-what").textContent = form.dataset.confirm;
  confirmation.returnValue = "";
  confirmation.addEventListener(
    "close",
    () => {
      if (confirmation.returnValue !== "yes") return;
      form.dataset.sure = "yes";
      form.requestSubmit(button);
      delete form.dataset.sure;
    },
    { once: true },
  );
  confirmation.showModal();
}

confirmation?.addEventListener("click", (event) => {
  if (event.target.matches("button")) confirmation.close(event.target.value);
});

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.copied;
  });
}

if (lock) watch();

function watch() {
  const patience = Number(document.body.dataset.idleSeconds) * 1000;
  let touched = Date.now();
  let told = Date.now();
  let timer = 0;

  for (const touch of ["pointerdown", "keydown", "scroll", "touchstart"]) {
    addEventListener(touch, () => (touched = Date.now()), { passive: true, capture: true });
  }

  setInterval(() => {
    if (locked() || touched <= told || Date.now() - told < ALIVE_EVERY) return;
    told = Date.now();
    fetch("/alive", { method: "POST", headers: { ...PART, "X-CSRF": csrf } }).then(heard, () => (told = 0));
  }, 5000);
  later(patience);

  // A part of the page that was fetched, or the stream, heard that the session is locked or over.
  addEventListener("out", (event) => {
    if (event.detail === "locked") close();
    else if (event.detail === "signed-out") location.reload();
  });

  // A sleeping computer's timers sleep too.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });

  function locked() {
    return document.documentElement.hasAttribute("data-locked");
  }

  function heard(answer) {
    if (answer.status === 401) dispatchEvent(new CustomEvent("out", { detail: answer.headers.get("X-Yavar") }));
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(look, Math.max(1000, wait + 500));
  }

  // Asks whether the session is locked; a locked page hears that people wait, and nothing of them.
  async function look() {
    try {
      const answer = await fetch("/locked/bell", { headers: PART, cache: "no-store" });
      heard(answer);
      if (!answer.ok) return later(ASK_EVERY);
      const told = await answer.json();
      if (told.locked) close();
      else if (locked()) open();
      tell(told.waiting);
      later(told.locked ? ASK_EVERY : told.seconds * 1000);
    } catch {
      later(ASK_EVERY);
    }
  }

  function tell(count) {
    lock.querySelector("[data-waiting]").hidden = count === 0;
  }

  function close() {
    if (locked()) return;
    document.documentElement.setAttribute("data-locked", "");
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    lock.showModal();
    later(1000);
  }

  function open() {
    document.documentElement.removeAttribute("data-locked");
    lock.close();
    touched = told = Date.now();
    later(patience);
    dispatchEvent(new CustomEvent("unlocked"));
  }

  lock.addEventListener("cancel", (event) => event.preventDefault());
  // Escape pressed twice closes a dialog in spite of it.
  lock.addEventListener("close", () => {
    if (locked()) lock.showModal();
  });

  lock.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const error = lock.querySelector("[data-error]");
    const answer = await fetch("/locked", {
      method: "POST",
      headers: { ...PART, "X-CSRF": csrf },
      body: new URLSearchParams(new FormData(form)),
    }).catch(() => null);
    if (answer?.status === 401) return location.reload();
    form.reset();
    error.hidden = answer?.ok ?? false;
    if (answer?.ok) return open();
    error.textContent = answer && answer.status < 500 ? await answer.text() : lock.dataset.away;
    form.elements.password.focus();
  });
}
