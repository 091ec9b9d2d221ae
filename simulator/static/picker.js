// Choosing a place on a schematic map of Tehran, and agreeing to share one's number.

import { h, icon, s } from "./dom.js";
import { sheet } from "./sheet.js";
import { BOX, DISTRICTS, MIDDLE, ROADS } from "./tehran.js";
import { digits } from "./time.js";
import { words } from "./words.fa.js";

const WIDTH = 520;
const HEIGHT = 345;
const STEP = 0.004;

const x = (lon) => ((lon - BOX.west) / (BOX.east - BOX.west)) * WIDTH;
const y = (lat) => ((BOX.north - lat) / (BOX.north - BOX.south)) * HEIGHT;
const within = (value, low, high) => Math.min(Math.max(value, low), high);

export function pickPlace(phone) {
  let here = { ...MIDDLE };
  const pin = s(
    "g",
    { class: "pin" },
    s("path", { d: icon("pin").firstChild.getAttribute("d"), transform: "translate(-18 -33) scale(1.5)" }),
  );
  const told = h("output", { class: "coordinates", dir: "ltr" });
  const map = s(
    "svg",
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      class: "tehran",
      tabindex: "0",
      role: "application",
      "aria-label": words.pickMap,
    },
    mountains(),
    roads(),
    DISTRICTS.map(dot),
    pin,
  );
  function move(lat, lon) {
    here = { lat: within(lat, BOX.south, BOX.north), lon: within(lon, BOX.west, BOX.east) };
    pin.setAttribute("transform", `translate(${x(here.lon)} ${y(here.lat)})`);
    told.textContent = `${here.lat.toFixed(4)}, ${here.lon.toFixed(4)}`;
  }
  map.addEventListener("click", (event) => {
    const frame = map.getBoundingClientRect();
    move(
      BOX.north - ((event.clientY - frame.top) / frame.height) * (BOX.north - BOX.south),
      BOX.west + ((event.clientX - frame.left) / frame.width) * (BOX.east - BOX.west),
    );
  });
  map.addEventListener("keydown", (event) => {
    const [north, east] = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[
      event.key
    ] ?? [0, 0];
    if (north || east) {
      event.preventDefault();
      move(here.lat + north * STEP, here.lon + east * STEP);
    }
  });
  move(here.lat, here.lon);
  const send = () => {
    close();
    phone.act("location", { lat: Number(here.lat.toFixed(6)), lon: Number(here.lon.toFixed(6)) });
  };
  const close = sheet(
    phone,
    words.pickTitle,
    h("p", { class: "hint" }, words.pickHint),
    map,
    h("p", { class: "hint credit" }, told, h("span", {}, words.credit)),
    choice(move),
    h(
      "div",
      { class: "choices" },
      h("button", { type: "button", class: "main", onclick: send }, words.pickSend),
      h("button", { type: "button", onclick: () => move(MIDDLE.lat, MIDDLE.lon) }, words.myPlace),
    ),
  );
}

function dot({ number, lat, lon }) {
  return s(
    "g",
    { transform: `translate(${x(lon)} ${y(lat)})`, class: "district" },
    s("circle", { r: 12 }),
    s("text", { dy: 5 }, digits(number)),
  );
}

function roads() {
  return ROADS.map((points) =>
    s("polyline", { class: "road", points: points.map(([lat, lon]) => `${x(lon)},${y(lat)}`).join(" ") }),
  );
}

function mountains() {
  return [
    s("rect", { width: WIDTH, height: HEIGHT, class: "ground" }),
    s("path", {
      class: "mountains",
      d: `M0 0H${WIDTH}V44L470 30 430 50 380 18 330 26 280 40 236 22 190 48 140 40 96 62 48 54 0 78z`,
    }),
  ];
}

function choice(move) {
  const options = DISTRICTS.map(({ number }) => h("option", { value: number }, words.district(digits(number))));
  const select = h(
    "select",
    {
      onchange: () => {
        const one = DISTRICTS[select.value - 1];
        if (one) move(one.lat, one.lon);
      },
    },
    h("option", { value: "" }, words.pickDistrict),
    options,
  );
  return h("label", { class: "field" }, h("span", { class: "unseen" }, words.pickDistrict), select);
}

export function shareNumber(phone) {
  const field = h("input", {
    type: "tel",
    dir: "ltr",
    value: words.samplePhone,
    autocomplete: "off",
    "data-first": true,
    required: true,
  });
  const form = h(
    "form",
    {
      onsubmit: (event) => {
        event.preventDefault();
        close();
        phone.act("contact", { phone: field.value });
      },
    },
    h("label", { class: "field" }, h("span", {}, words.shareLabel), field),
    h(
      "div",
      { class: "choices" },
      h("button", { class: "main" }, words.shareSend),
      h("button", { type: "button", onclick: () => close() }, words.cancel),
    ),
  );
  const close = sheet(phone, words.shareTitle, form);
}
