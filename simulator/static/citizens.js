// Which phones stand on the page; the browser remembers them.

import { words } from "./words.fa.js";

const KEY = "yavar.citizens";

export const PLATFORMS = Object.keys(words.platforms);

// Names become words of an address: spaces turn into underscores, half-spaces and signs go.
export function userFrom(name) {
  return name
    .trim()
    .replace(/\s+/g, "_")
    .replace(/[^\p{L}\p{N}_-]/gu, "")
    .slice(0, 64);
}

// A phone is known by its messenger and its person: "bale/سارا".
export const join = (platform, user) => `${PLATFORMS.includes(platform) ? platform : PLATFORMS[0]}/${user}`;

export function split(who) {
  const [platform, user] = who.split("/");
  return { platform, user, name: user.replaceAll("_", " ") };
}

// What was remembered before there were two messengers has no slash.
const known = (one) => (one.includes("/") ? one : join(PLATFORMS[0], one));

export function remembered() {
  const alone = window.location.pathname.match(/^\/chat\/([^/]+)/);
  const platform = new URLSearchParams(window.location.search).get("platform");
  if (alone) return [join(platform, decodeURIComponent(alone[1]))];
  try {
    const all = JSON.parse(localStorage.getItem(KEY));
    if (Array.isArray(all) && all.length) return all.filter((one) => typeof one === "string").map(known);
  } catch {
    // What cannot be read is begun anew.
  }
  return words.first.map((name, at) => join(PLATFORMS[at % PLATFORMS.length], userFrom(name)));
}

export function remember(all) {
  if (!window.location.pathname.startsWith("/chat/")) localStorage.setItem(KEY, JSON.stringify(all));
}
