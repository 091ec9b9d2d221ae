// Which phones stand on the page; the browser remembers them.

import { words } from "./words.fa.js";

const KEY = "yavar.citizens";

// Names become words of an address: spaces turn into underscores, half-spaces and signs go.
export function userFrom(name) {
  return name
    .trim()
    .replace(/\s+/g, "_")
    .replace(/[^\p{L}\p{N}_-]/gu, "")
    .slice(0, 64);
}

export const nameFrom = (user) => user.replaceAll("_", " ");

export function remembered() {
  const alone = window.location.pathname.match(/^\/chat\/([^/]+)/);
  if (alone) return [decodeURIComponent(alone[1])];
  try {
    const users = JSON.parse(localStorage.getItem(KEY));
    if (Array.isArray(users) && users.length) return users.filter((user) => typeof user === "string");
  } catch {
    // What cannot be read is begun anew.
  }
  return words.first.map(userFrom);
}

export function remember(users) {
  if (!window.location.pathname.startsWith("/chat/")) localStorage.setItem(KEY, JSON.stringify(users));
}
