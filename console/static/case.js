// The pages of queue and case: forms that go out once, dialogs and keys, the thread's end and its earlier part.

import { PART } from "./refetch.js";
import { startReply } from "./reply.js";

const KEYS = { KeyN: "note", KeyT: "transfer", KeyL: "level", KeyC: "close", KeyA: "reassign" };

// Before console.js, which lets every other form go out once only.
addEventListener("submit", quiet, { capture: true });

function quiet(event) {
  if (!event.target.matches("[data-quiet]")) return;
  event.preventDefault();
  quietly(event.target);
}

// What a form changes comes back with the next piece of news; the place in the thread stays.
async function quietly(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    await fetch(form.action, { method: "POST", headers: PART, body: new FormData(form), redirect: "manual" });
  } finally {
    button.disabled = false;
    dispatchEvent(new CustomEvent("yavar:refetch", { detail: "thread" }));
  }
}

addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) openDialog(opener.dataset.opens);
  if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
  if (event.target.nodeName === "DIALOG") event.target.close();
  const earlier = event.target.closest("[data-earlier]");
  if (earlier) loadEarlier(earlier);
  if (event.target.closest("[data-to-end]")) toEnd();
});

function openDialog(name) {
  const dialog = document.getElementById(`dialog-${name}`);
  if (!dialog || dialog.open) return;
  dialog.showModal();
}

// By place on the keyboard, so that the keys work in the Persian layout too.
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing?.id === "reply-text") typing.blur();
  if (typing || document.querySelector("dialog[open]")) return;
  if (event.code === "Slash" && event.shiftKey) openDialog("keys");
  else if (event.shiftKey) return;
  else if (event.code === "KeyR") focusReply(event);
  else if (KEYS[event.code] && document.querySelector(`[data-opens="${KEYS[event.code]}"]`)) {
    event.preventDefault();
    openDialog(KEYS[event.code]);
  }
});

function focusReply(event) {
  const box = document.getElementById("reply-text");
  if (!box) return;
  event.preventDefault();
  box.focus();
}

async function loadEarlier(button) {
  const lines = document.getElementById("lines");
  const first = lines.querySelector("li[id^=m]");
  if (!first) return;
  button.disabled = true;
  try {
    const about = new URLSearchParams({ before: first.id.slice(1) });
    const answer = await fetch(`/cases/${document.body.dataset.case}/thread?${about}`, { headers: PART, cache: "no-store" });
    if (answer.ok) prepend(lines, await answer.text());
  } finally {
    button.disabled = false;
  }
}

function prepend(lines, html) {
  const older = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const page = document.scrollingElement;
  const before = page.scrollHeight;
  for (const line of older.children) document.getElementById(line.id)?.remove();
  lines.prepend(...older.children);
  page.scrollTop += page.scrollHeight - before;
  if (!("next" in older.dataset)) document.getElementById("thread").dataset.whole = "";
}

function toEnd() {
  const page = document.scrollingElement;
  page.scrollTop = page.scrollHeight;
  news(false);
}

function atEnd() {
  const page = document.scrollingElement;
  return page.scrollHeight - page.scrollTop - innerHeight < 120;
}

function news(is) {
  const button = document.querySelector("[data-to-end]");
  if (button) button.hidden = !is;
}

const thread = document.getElementById("thread");
if (thread) {
  let last = lastLine();
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView({ block: "center" });
  else toEnd();
  document.fonts.ready.then(() => location.hash || toEnd());
  thread.addEventListener("refetched", (event) => {
    const now = lastLine();
    if (event.detail.follows) toEnd();
    else if (now !== last) news(true);
    last = now;
  });
  addEventListener("scroll", () => atEnd() && news(false), { passive: true });
}

function lastLine() {
  return document.querySelector("#lines > li:last-child")?.id;
}

for (const more of document.querySelectorAll("details[data-wide-open]")) {
  if (matchMedia("(min-width: 64rem)").matches) more.open = true;
}
document.querySelector("dialog[data-open]")?.showModal();
startReply();
