// Builds elements; text always enters as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ICONS = {
  send: "M3 20.5v-7l9-1.5-9-1.5v-7L22 12z",
  attach:
    "M16.5 6v11a4.5 4.5 0 0 1-9 0V5a3 3 0 0 1 6 0v10.5a1.5 1.5 0 0 1-3 0V6H9v9.5a3 3 0 0 0 6 0V5a4.5 4.5 0 0 0-9 0v12a6 6 0 0 0 12 0V6z",
  keyboard:
    "M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zm2 3v2h3V8zm4.500 0v2h3V8zM15 8v2h3V8zm-9 4v3h3v-3zm4.500 0v3h3v-3zm4.500 0v3h3v-3z",
  down: "M7.400 8.600 12 13.200l4.600-4.600L18 10l-6 6-6-6z",
  menu: "M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm0 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm0 6a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  close:
    "M18.300 5.700 12 12l6.300 6.300-1.400 1.400-6.300-6.300-6.300 6.300-1.400-1.400L9.200 12 2.900 5.700l1.400-1.400 6.300 6.300 6.300-6.300z",
  commands: "M4 6h16v2H4zm0 5h16v2H4zm0 5h10v2H4z",
  pin: "M12 2a7 7 0 0 0-7 7c0 5.200 7 13 7 13s7-7.800 7-13a7 7 0 0 0-7-7zm0 9.500A2.500 2.500 0 1 1 12 6.500a2.500 2.500 0 0 1 0 5z",
  person:
    "M12 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zm0 2c-4.400 0-9 2.200-9 5.500V22h18v-2.500c0-3.300-4.600-5.500-9-5.500z",
  microphone:
    "M12 15a4 4 0 0 0 4-4V5a4 4 0 0 0-8 0v6a4 4 0 0 0 4 4zm6-4a6 6 0 0 1-12 0H4a8 8 0 0 0 7 7.900V22h2v-3.100A8 8 0 0 0 20 11z",
  image:
    "M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zm1 13h14l-4.500-6-3.500 4.500-2.500-3zM8 10.500A1.500 1.500 0 1 0 8 7.500a1.500 1.500 0 0 0 0 3z",
  file: "M6 2h8l6 6v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 1.500V9h5.500z",
  play: "M8 5v14l11-7z",
  pause: "M6 5h4v14H6zm8 0h4v14h-4z",
  out: "M7 7h7.600L5.300 16.300l1.400 1.400L16 8.400V16h2V5H7z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  one: "M5 13l4.500 4.500L19 7",
  two: "M1.500 13 6 17.500 15.500 7M11.500 16l1.500 1.500L22.500 7",
};

export function icon(name) {
  return s(
    "svg",
    { viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true" },
    s("path", { d: ICONS[name] }),
  );
}

export function iconButton(name, label, onclick, more = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...more },
    icon(name),
  );
}
