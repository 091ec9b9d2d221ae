// Words with entities, as elements: offsets count UTF-16 units, which JavaScript's strings do too.

import { h } from "./dom.js";
import { words } from "./words.fa.js";

const LINK = { target: "_blank", rel: "noopener noreferrer" };
const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};
// A number alone on its line, or one that begins like a phone number.
const PHONE =
  /(?<=^|\n)[ \t]*(1\d{2,3})[ \t]*(?=\n|$)|(?<![\w/.-])(\+98[\d -]{10,14}\d|0\d{2,3}[ -]?\d{4}[ -]?\d{4}|0\d{10})(?!\w)/g;

export function rich(text, entities, onCommand) {
  const all = [...entities, ...phones(text, entities)];
  const cuts = [...new Set([0, text.length, ...all.flatMap((one) => [one.offset, one.offset + one.length])])].sort(
    (a, b) => a - b,
  );
  return nest(text, all, cuts, 0, text.length, onCommand);
}

// Outer entities first: each makes an element around what lies inside it.
function nest(text, entities, cuts, from, to, onCommand) {
  const nodes = [];
  let at = from;
  while (at < to) {
    const outer = entities
      .filter((one) => one.offset === at && at + one.length <= to && one.length > 0)
      .sort((a, b) => b.length - a.length)[0];
    if (outer) {
      const end = at + outer.length;
      const inner = nest(
        text,
        entities.filter((one) => one !== outer),
        cuts,
        at,
        end,
        onCommand,
      );
      nodes.push(element(outer, text.slice(at, end), inner, onCommand));
      at = end;
    } else {
      const next = cuts.find((cut) => cut > at && cut <= to) ?? to;
      nodes.push(text.slice(at, next));
      at = next;
    }
  }
  return nodes;
}

function phones(text, entities) {
  const found = [...text.matchAll(PHONE)].map((match) => {
    const number = match[1] ?? match[2];
    return { type: "phone_number", offset: match.index + match[0].indexOf(number), length: number.length };
  });
  return found.filter(
    (one) =>
      !entities.some(
        (other) =>
          one.offset < other.offset + other.length &&
          other.offset < one.offset + one.length &&
          ["url", "text_link", "code", "pre"].includes(other.type),
      ),
  );
}

function element(entity, raw, inner, onCommand) {
  switch (entity.type) {
    case "url":
      return h("a", { href: safe(raw), ...LINK, dir: "ltr" }, inner);
    case "text_link":
      return h("a", { href: safe(entity.url), ...LINK }, inner);
    case "phone_number":
      return h("a", { href: `tel:${raw.replace(/[^\d+]/g, "")}`, dir: "ltr", class: "phone-number" }, inner);
    case "email":
      return h("a", { href: `mailto:${raw}`, dir: "ltr" }, inner);
    case "bot_command":
      return h("button", { type: "button", class: "command", dir: "ltr", onclick: () => onCommand(raw) }, inner);
    case "spoiler":
      return spoiler(inner);
    case "instant_view":
      return h("details", { class: "instant" }, h("summary", {}, inner), h("span", {}, entity.note));
    default:
      return TAGS[entity.type] ? h(TAGS[entity.type], {}, inner) : h("span", {}, inner);
  }
}

function spoiler(inner) {
  const hidden = h("button", { type: "button", class: "spoiler", "aria-label": words.spoiler }, h("span", {}, inner));
  hidden.addEventListener(
    "click",
    () => hidden.replaceWith(h("span", { class: "spoiler-open" }, ...hidden.firstChild.childNodes)),
    { once: true },
  );
  return hidden;
}

function safe(address) {
  return /^(https?|tel|mailto|tg):/i.test(address) ? address : `https://${address}`;
}
