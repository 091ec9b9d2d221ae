// Parts of a page that fetch themselves anew: <div data-refetch="/address" data-on="case thread:citizen=7">.

import { morph } from "./morph.js";

// Says that the answer goes into this page, and that the page asks by itself: not every browser says so.
export const PART = { "X-Yavar-Part": "1" };

const TOGETHER = 100;
const waiting = new Map();

export function refetchAll() {
  for (const part of document.querySelectorAll("[data-refetch]")) soon(part);
}

export function refetchFor(name, about) {
  for (const part of document.querySelectorAll("[data-refetch][data-on]")) {
    if (part.dataset.on.split(" ").some((each) => fits(each, name, about))) soon(part);
  }
}

function fits(wanted, name, about) {
  const [event, key, value] = wanted.split(/[:=]/);
  return event === name && (!key || String(about[key]) === value);
}

// News come in bursts: the first waits a moment for the others, and one fetch at a time runs for a part.
export function soon(part) {
  if (document.documentElement.hasAttribute("data-locked") && !("always" in part.dataset)) return;
  const state = waiting.get(part) ?? { timer: 0, running: false, again: false };
  waiting.set(part, state);
  if (state.running) state.again = true;
  else if (!state.timer) state.timer = setTimeout(() => run(part, state), TOGETHER);
}

async function run(part, state) {
  state.timer = 0;
  state.running = true;
  await refetch(part);
  state.running = false;
  if (!part.isConnected) waiting.delete(part);
  else if (state.again) {
    state.again = false;
    soon(part);
  }
}

export async function refetch(part) {
  try {
    const first = [];
    part.dispatchEvent(new CustomEvent("refetching", { bubbles: true, detail: first }));
    await Promise.all(first);
    const answer = await fetch(part.dataset.refetch, { headers: { ...PART, Accept: "text/html" }, cache: "no-store" });
    if (leave(answer)) return;
    if (!answer.ok || !part.isConnected) return;
    show(part, await answer.text());
  } catch {
    // The stream notices that the connection is gone, says so, and everything is fetched when it is back.
  }
}

// Whoever is signed out or locked, or may not see this any more, learns it from the whole page.
export function leave(answer) {
  const out = [401, 403, 404].includes(answer.status) || answer.redirected;
  const why = answer.headers.get("X-Yavar") ?? (answer.status === 404 ? "gone" : "");
  if (out) window.dispatchEvent(new CustomEvent("out", { detail: why, cancelable: true }));
  return out;
}

export function show(part, html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  if (!fresh) return;
  const bottom = part.querySelector("[data-follows]");
  const follows = bottom ? atEnd() : false;
  morph(part, fresh);
  part.dispatchEvent(new CustomEvent("refetched", { bubbles: true, detail: { follows } }));
}

function atEnd() {
  const page = document.scrollingElement;
  return page.scrollHeight - page.scrollTop - window.innerHeight < 120;
}
