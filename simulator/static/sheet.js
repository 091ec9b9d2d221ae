// A small window within one phone: closes on Escape and outside, keeps the focus inside, gives it back.

import { h, iconButton } from "./dom.js";
import { words } from "./words.fa.js";

export function sheet(phone, title, ...content) {
  const before = document.activeElement;
  const heading = h("h3", {}, title);
  const panel = h(
    "div",
    { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title },
    h(
      "header",
      {},
      heading,
      iconButton("close", words.close, () => close()),
    ),
    content,
  );
  const shade = h("div", { class: "shade-layer", onclick: (event) => event.target === shade && close() }, panel);
  shade.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Tab") stay(event, panel);
  });
  function close() {
    shade.remove();
    before?.focus?.({ preventScroll: true });
  }
  phone.screen.append(shade);
  (panel.querySelector("[data-first]") ?? panel.querySelector("button, input, select"))?.focus({ preventScroll: true });
  return close;
}

function stay(event, panel) {
  const stops = [...panel.querySelectorAll("button, a, input, select, [tabindex='0']")].filter((one) => !one.disabled);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement === edge) {
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0]).focus();
  }
}
