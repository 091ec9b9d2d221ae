// The stream of news: opens again by itself, says when it is broken, and then fetches everything anew.
// EventSource and no htmx extension: that one stops in a hidden tab, where a new case must be heard most.

import { attention, startBell } from "./bell.js";
import { leave, PART, refetch, refetchAll, refetchFor, soon } from "./refetch.js";

const AGAIN = [500, 1000, 2000, 4000, 8000];
const SILENCE = 40_000;
const NEWS = ["case", "thread", "viewers", "presence", "messenger"];

let source = null;
let failures = 0;
let again = 0;
let silence = 0;
let opened = 0;
let leaving = false;

function open() {
  close();
  const about = new URLSearchParams();
  if (document.body.dataset.case) about.set("case", document.body.dataset.case);
  source = new EventSource(`/live?${about}`);
  source.onerror = broken;
  listen("hello", () => {
    failures = 0;
    told(true);
    beat();
    refetchAll();
  });
  listen("beat", beat);
  listen("resync", () => {
    told(true);
    refetchAll();
  });
  listen("lost", () => told(false));
  for (const why of ["out", "gone"]) listen(why, () => away(why));
  // console.js puts the lock before the page; what is behind it still counts and rings.
  listen("locked", () => away("locked"));
  listen("crowded", close);
  for (const name of NEWS) listen(name, (event) => refetchFor(name, JSON.parse(event.data)));
}

function listen(name, hear) {
  source.addEventListener(name, (event) => {
    listened();
    hear(event);
  });
}

// A connection can die without a word: the server says something every 15 seconds.
function listened() {
  clearTimeout(silence);
  silence = setTimeout(broken, SILENCE);
}

function close() {
  source?.close();
  source = null;
  clearTimeout(silence);
  clearTimeout(again);
  again = 0;
}

function broken() {
  if (leaving) return;
  close();
  told(false);
  const wait = AGAIN[Math.min(failures, AGAIN.length - 1)];
  failures += 1;
  again = setTimeout(comeBack, wait * (0.75 + Math.random() / 2));
}

// An ended session looks like a broken connection to EventSource; a plain question tells the two apart.
async function comeBack() {
  again = 0;
  if (failures > 1 && (await beat())) return;
  open();
}

// The page itself says that it is open: a frozen tab or a sleeping computer is nobody's presence.
async function beat() {
  try {
    return leave(await fetch("/live/beat", { headers: PART, cache: "no-store" }));
  } catch {
    return false;
  }
}

function told(right) {
  document.querySelector("[data-connection]").hidden = right;
  document.documentElement.toggleAttribute("data-lost", !right);
}

// The reply box stands against it while it holds words for a case that went elsewhere.
function away(why) {
  window.dispatchEvent(new CustomEvent("out", { detail: why, cancelable: true }));
}

function out() {
  if (leaving) return;
  leaving = true;
  close();
  window.dispatchEvent(new CustomEvent("saving"));
  location.reload();
}

function returned() {
  if (document.hidden) return;
  if (!source && !again) open();
  else if (Date.now() - opened > 1000) {
    opened = Date.now();
    refetchAll();
  }
}

function online() {
  if (source?.readyState === EventSource.OPEN) refetchAll();
  else {
    failures = 0;
    open();
  }
}

function tally(event) {
  const keys = event.target.dataset.attention;
  if (keys !== undefined) attention(keys.split(" ").filter(Boolean));
}

// A page that holds a lock is not put to sleep by the browser while it is hidden.
function stayAwake() {
  navigator.locks?.request(`yavar-awake-${crypto.randomUUID?.() ?? Math.random()}`, () => new Promise(() => {}));
}

// Ages of cases and the time that is left go on without any news.
function age() {
  if (document.hidden || document.documentElement.hasAttribute("data-locked")) return;
  for (const part of document.querySelectorAll("[data-ages]")) refetch(part);
}

if (document.querySelector("[data-connection]")) {
  addEventListener("refetched", tally);
  addEventListener("out", (event) => {
    if (event.detail !== "locked" && !event.defaultPrevented) out();
  });
  addEventListener("unlocked", refetchAll);
  addEventListener("yavar:refetch", (event) => soon(document.getElementById(event.detail)));
  addEventListener("online", online);
  addEventListener("offline", broken);
  addEventListener("pagehide", () => {
    leaving = true;
    close();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  document.addEventListener("visibilitychange", returned);
  setInterval(age, 20_000);
  startBell();
  stayAwake();
  open();
}
