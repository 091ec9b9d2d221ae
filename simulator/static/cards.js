// What a bubble can hold besides words: a place, a phone number, a picture, a voice, a file.

import { fileAddress } from "./api.js";
import { h, icon, s } from "./dom.js";
import { digits, length } from "./time.js";
import { words } from "./words.fa.js";

export function card(message, who) {
  const { kind } = message;
  if (kind === "location" || kind === "venue") return place(message);
  if (kind === "contact") return contact(message.contact);
  if (kind === "photo")
    return h("img", {
      class: "photo",
      src: fileAddress(who, message.id),
      alt: words.photo,
      width: message.file.width,
      height: message.file.height,
    });
  if (kind === "sticker") return sticker(message, who);
  if (kind === "animation" && message.file.mime_type?.startsWith("image/"))
    return h("img", { class: "photo", src: fileAddress(who, message.id), alt: words.kinds.animation });
  if (kind === "video" || kind === "animation")
    return h("video", { class: "photo", src: fileAddress(who, message.id), controls: true });
  if (kind === "voice" || kind === "audio") return voice(message, who);
  if (kind === "invoice") return invoice(message.invoice);
  if (kind === "document") return file(message, who);
  return null;
}

// The built-in sample is a single dot: its emoji says more.
function sticker({ file: held, id }, who) {
  if (held.emoji && held.file_size < 100)
    return h("div", { class: "sticker", role: "img", "aria-label": words.sticker }, held.emoji);
  return h("img", { class: "sticker-image", src: fileAddress(who, id), alt: held.emoji ?? words.sticker });
}

function place({ location, venue }) {
  const { latitude, longitude } = location;
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  const point = h("span", { class: "coordinates", dir: "ltr" }, `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`);
  const told = venue ? [h("strong", {}, venue.title), h("span", {}, venue.address)] : [];
  const link = { class: "place", href: address, target: "_blank", rel: "noopener noreferrer", title: words.openMap };
  return h("a", link, streets(latitude, longitude), h("span", { class: "place-words", dir: "auto" }, told, point));
}

// No tiles are fetched: streets are drawn from the coordinates, so that one place always looks the same.
function streets(latitude, longitude) {
  const seed = Math.abs(Math.round(latitude * 9973 + longitude * 7919));
  const shift = (step) => ((seed * step) % 37) - 18;
  const lines = [
    `M-10 ${60 + shift(3)} L260 ${44 + shift(5)}`,
    `M-10 ${116 + shift(7)} L260 ${100 + shift(11)}`,
    `M${64 + shift(13)} -10 L${84 + shift(17)} 160`,
    `M${176 + shift(19)} -10 L${160 + shift(23)} 160`,
  ];
  return s(
    "svg",
    {
      viewBox: "0 0 240 140",
      class: "streets",
      role: "img",
      "aria-label": words.place,
      preserveAspectRatio: "xMidYMid slice",
    },
    s("rect", { width: 240, height: 140, class: "ground" }),
    s("ellipse", { cx: 40 + shift(29), cy: 112, rx: 46, ry: 22, class: "park" }),
    s("ellipse", { cx: 206 + shift(31), cy: 22, rx: 40, ry: 20, class: "park" }),
    lines.map((d, index) => s("path", { d, class: index % 3 ? "street" : "avenue" })),
    s(
      "g",
      { transform: "translate(96 26) scale(2)", class: "pin" },
      s("ellipse", { cx: 12, cy: 22, rx: 4, ry: 1.3, class: "shade" }),
      icon("pin").firstChild,
    ),
  );
}

function contact({ first_name: first, last_name: last, phone_number: number }) {
  const name = [first, last].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "contact" },
    h("span", { class: "round" }, icon("person")),
    h(
      "span",
      {},
      h("strong", { dir: "auto" }, name),
      h("a", { href: `tel:${number}`, dir: "ltr", title: words.callTitle(name) }, number),
    ),
  );
}

function voice({ file: held, id }, who) {
  const audio = h("audio", { src: fileAddress(who, id), preload: "none" });
  const bars = Array.from({ length: 28 }, (_, index) =>
    s("rect", { x: index * 5, width: 3, rx: 1.5, ...bar(id, index) }),
  );
  const wave = s("svg", { viewBox: "0 0 140 24", class: "wave", "aria-hidden": "true" }, bars);
  const button = h(
    "button",
    {
      type: "button",
      class: "round",
      "aria-label": words.play,
      onclick: () => (audio.paused ? audio.play() : audio.pause()),
    },
    icon("play"),
  );
  const show = (name, label) => {
    button.replaceChildren(icon(name));
    button.setAttribute("aria-label", label);
  };
  audio.addEventListener("play", () => show("pause", words.pause));
  for (const end of ["pause", "ended"]) audio.addEventListener(end, () => show("play", words.play));
  audio.addEventListener("timeupdate", () =>
    bars.forEach((one, index) =>
      one.classList.toggle("played", index / bars.length < audio.currentTime / (held.duration || 1)),
    ),
  );
  return h(
    "div",
    { class: "voice" },
    button,
    h("span", {}, wave, h("span", { class: "meta" }, length(held.duration))),
    audio,
  );
}

function bar(id, index) {
  const height = 5 + ((id * 31 + index * index * 17 + index * 7) % 17);
  return { height, y: 12 - height / 2 };
}

function file({ file: held, id }, who) {
  const link = { class: "contact", href: fileAddress(who, id), download: held.file_name };
  return h(
    "a",
    link,
    h("span", { class: "round" }, icon("file")),
    h("span", {}, h("strong", { dir: "auto" }, held.file_name), h("span", { class: "meta" }, size(held.file_size))),
  );
}

function invoice({ title, description, total_amount: amount }) {
  const price = h("span", { class: "meta" }, words.rials(digits(amount)));
  return h("div", { class: "place-words", dir: "auto" }, h("strong", {}, title), h("span", {}, description), price);
}

function size(bytes) {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  return `${digits(Math.max(1, Math.round(bytes / 1024 ** step)))} ${words.bytes[step]}`;
}
