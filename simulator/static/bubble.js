// One message as a bubble, with its buttons below.

import { card } from "./cards.js";
import { h, icon } from "./dom.js";
import { rich } from "./rich.js";
import { clock } from "./time.js";
import { words } from "./words.fa.js";

export function bubble(message, phone) {
  const held = card(message, phone.who);
  // Lines of digits alone have no direction of their own: in a Persian message they stand under their label.
  const side = message.bot ? "theirs" : "mine";
  const persian = /[\u0600-\u06ff]/.test(message.text) ? " persian" : "";
  const text =
    message.text &&
    h(
      "div",
      { class: `words${persian}`, dir: "auto" },
      rich(message.text, message.entities, (command) => phone.say(command)),
    );
  const body = h("div", { class: `bubble kind-${message.kind}` }, origin(message, phone), held, text, foot(message));
  return h(
    "li",
    { class: `message ${side}`, "data-id": message.id, "data-date": message.date },
    body,
    message.rows.length > 0 && buttons(message, phone),
  );
}

function origin(message, phone) {
  if (message.forwarded) return h("div", { class: "origin" }, words.forwarded(message.forwarded));
  if (!message.reply) return null;
  const who = message.reply.bot ? phone.botName : words.me;
  return h(
    "div",
    { class: "origin quoted", dir: "auto" },
    h("strong", {}, who),
    h("span", {}, message.reply.text || (words.kinds[message.reply.kind] ?? "")),
  );
}

function foot(message) {
  const ticks = message.taken ? ["two", words.taken] : ["one", words.sent];
  const state =
    !message.bot && h("span", { class: "ticks", role: "img", "aria-label": ticks[1], title: ticks[1] }, icon(ticks[0]));
  return h(
    "div",
    { class: "foot" },
    message.edited && h("span", {}, words.edited),
    h("time", {}, clock(message.date)),
    state,
  );
}

function buttons(message, phone) {
  const rows = message.rows.map((row) =>
    h(
      "div",
      { class: "row" },
      row.map((button) => inline(button, message, phone)),
    ),
  );
  return h("div", { class: "inline" }, rows);
}

function inline(button, message, phone) {
  if (button.url) {
    const link = { href: button.url, target: "_blank", rel: "noopener noreferrer", title: words.opens };
    return h("a", link, h("span", {}, button.text), icon("out"));
  }
  return h(
    "button",
    { type: "button", onclick: (event) => phone.tap(event.currentTarget, button, message) },
    button.text,
  );
}
