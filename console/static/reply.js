// The box for the answer: sends with Enter, keeps a draft on the server, sends once however often it is asked to.

import { leave, PART, show } from "./refetch.js";

const KEEP_AFTER = 1000;
const TELL_EVERY = 3000;
const NEAR = 0.8;

let keepTimer = 0;
let keeping = Promise.resolve();
let toldAt = 0;
let sending = false;
let last = "";

const part = () => document.getElementById("answer");
const form = () => document.querySelector("[data-reply]");
const box = () => form()?.elements.text;

export function startReply() {
  if (!part()) return;
  const answer = part();
  answer.addEventListener("input", typed);
  answer.addEventListener("keydown", pressed);
  answer.addEventListener("submit", submitted);
  answer.addEventListener("click", clicked);
  answer.addEventListener("refetching", (event) => {
    keepNow();
    event.detail.push(keeping);
  });
  answer.addEventListener("refetched", () => {
    restore();
    counted();
  });
  addEventListener("out", stays, { capture: true });
  addEventListener("pagehide", keepAtOnce);
  addEventListener("saving", keepAtOnce);
  document.addEventListener("visibilitychange", () => document.hidden && keepAtOnce());
  takeUp();
  counted();
  const wide = matchMedia("(hover: hover) and (pointer: fine)").matches;
  if (box() && wide && !document.querySelector("dialog[open]")) {
    box().focus({ preventScroll: true });
    box().setSelectionRange(box().value.length, box().value.length);
  }
}

function typed(event) {
  if (event.target.matches("[data-canned-search]")) return find(event.target.value);
  if (event.target !== box()) return;
  box().dataset.dirty = "";
  last = box().value;
  counted();
  clearTimeout(keepTimer);
  keepTimer = setTimeout(keepNow, KEEP_AFTER);
  if (Date.now() - toldAt > TELL_EVERY && box().value.trim()) {
    toldAt = Date.now();
    post(form().dataset.typing, new FormData(form())).catch(() => {});
  }
}

function pressed(event) {
  if (event.target.matches("[data-canned-search]")) return searching(event);
  if (event.target.closest("[data-canned-found]")) return choosing(event);
  if (event.target !== box() || event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form().requestSubmit();
  } else if (event.key === "/" && /(^|\s)$/.test(box().value.slice(0, box().selectionStart))) {
    event.preventDefault();
    openCanned();
  }
}

async function submitted(event) {
  if (event.target !== form()) return;
  event.preventDefault();
  if (sending || !box().value.trim()) return;
  sending = true;
  form().setAttribute("aria-busy", "true");
  clearTimeout(keepTimer);
  // Whatever is fetched meanwhile, the name of this sending stays until it surely arrived.
  form().elements.once.dataset.dirty = "";
  const body = new FormData(form());
  try {
    // A draft that is still on its way must not come after the answer and bring the sent words back.
    await keeping;
    const answer = await post(form().action, body);
    if (!leave(answer)) answered(answer.status, await answer.text());
  } catch {
    // The words and the form's name stay: sending once more sends once.
    unsent();
  } finally {
    sending = false;
    form()?.removeAttribute("aria-busy");
  }
}

function answered(status, html) {
  if (status >= 500) return unsent();
  const kept = box()?.value ?? last;
  for (const each of [box(), form()?.elements.once]) if (each) delete each.dataset.dirty;
  if (status === 200) {
    last = "";
    if (box()) box().value = "";
  }
  box()?.blur();
  show(part(), html);
  if (box() && status !== 200) {
    box().value = kept;
    box().dataset.dirty = "";
  }
  box()?.focus();
  dispatchEvent(new CustomEvent("yavar:refetch", { detail: "thread" }));
}

// The case is somebody else's now: what was typed stays on the page to be copied.
function restore() {
  const left = document.querySelector("#answer [data-kept]");
  if (!left || !last) return;
  left.hidden = false;
  left.querySelector("textarea").value = last;
}

// The case went to a desk that this person does not see: the page stays for the sake of the words.
// A session that ended takes the page away; the words wait in this tab for whoever signs in again.
function stays(event) {
  if (!last || !form() || event.detail === "locked") return;
  if (event.detail === "gone") {
    event.preventDefault();
    unsent(form().dataset.gone);
  } else {
    sessionStorage.setItem(unsentName(), last);
  }
}

function unsentName() {
  return `yavar-unsent-${document.body.dataset.case}`;
}

function takeUp() {
  const kept = sessionStorage.getItem(unsentName());
  sessionStorage.removeItem(unsentName());
  if (!kept || !box() || box().value === kept) return;
  box().value = last = kept;
  box().dataset.dirty = "";
}

function unsent(words = form()?.dataset.unsent) {
  if (!form()) return;
  let error = form().querySelector(".error");
  if (!error) {
    error = document.createElement("p");
    error.className = "error";
    error.setAttribute("role", "alert");
    form().prepend(error);
  }
  error.textContent = words;
}

function counted() {
  const line = document.getElementById("reply-count");
  if (!line || !box()) return;
  const length = box().value.length;
  const longest = Number(form().dataset.longest);
  const digits = (number) => number.toLocaleString("fa-IR");
  let said = "";
  if (length > longest) said = line.dataset.split.replace("%parts%", digits(Math.ceil(length / longest)));
  else if (length > longest * NEAR) said = line.dataset.near;
  line.textContent = said.replace("%count%", digits(length)).replace("%longest%", digits(longest));
}

// Drafts.

function keepNow() {
  clearTimeout(keepTimer);
  keepTimer = 0;
  if (!box() || !("dirty" in box().dataset) || sending) return;
  const body = new FormData(form());
  const where = form().dataset.draft;
  keeping = keeping.then(() => post(where, body)).catch(() => {});
}

function keepAtOnce() {
  if (!box() || !("dirty" in box().dataset) || sending) return;
  navigator.sendBeacon(form().dataset.draft, new FormData(form()));
}

function post(where, body) {
  return fetch(where, { method: "POST", body, headers: { ...PART, Accept: "text/html" } });
}

// Canned replies.

const panel = () => document.getElementById("canned");
const found = () => document.querySelector("[data-canned-found]");

function clicked(event) {
  if (event.target.closest("[data-canned]")) return panel().hidden ? openCanned() : closeCanned();
  const choice = event.target.closest("[data-text]");
  if (choice) insert(choice.dataset.text);
}

function openCanned() {
  panel().hidden = false;
  panel().dataset.dirty = "";
  document.querySelector("[data-canned]").setAttribute("aria-expanded", "true");
  const search = panel().querySelector("[data-canned-search]");
  search.value = "";
  search.focus();
  find("");
}

function closeCanned() {
  panel().hidden = true;
  delete panel().dataset.dirty;
  document.querySelector("[data-canned]").setAttribute("aria-expanded", "false");
  box()?.focus();
}

let asked = 0;

async function find(words) {
  const mine = ++asked;
  const where = document.querySelector("[data-canned]").dataset.canned;
  try {
    const answer = await fetch(`${where}&q=${encodeURIComponent(words)}`, { headers: PART, cache: "no-store" });
    if (mine !== asked || !answer.ok) return;
    const html = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    found().replaceChildren(...html.childNodes);
  } catch {
    found().textContent = form().dataset.unsent;
  }
}

function searching(event) {
  if (event.key === "Escape") closeCanned();
  else if (event.key === "Enter") {
    event.preventDefault();
    const first = found().querySelector("[data-text]");
    if (first) insert(first.dataset.text);
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    found().querySelector("[data-text]")?.focus();
  }
}

function choosing(event) {
  const choices = [...found().querySelectorAll("[data-text]")];
  const at = choices.indexOf(document.activeElement);
  if (event.key === "Escape") closeCanned();
  else if (event.key === "ArrowDown") choices[Math.min(at + 1, choices.length - 1)]?.focus();
  else if (event.key === "ArrowUp") at > 0 ? choices[at - 1].focus() : panel().querySelector("[data-canned-search]").focus();
  else return;
  event.preventDefault();
}

function insert(text) {
  closeCanned();
  const [from, to] = [box().selectionStart, box().selectionEnd];
  box().setRangeText(text, from, to, "end");
  box().dispatchEvent(new Event("input", { bubbles: true }));
}
