// The page: several phones side by side, or one with a switcher where the screen is narrow.

import { join, PLATFORMS, remember, remembered, split, userFrom } from "./citizens.js";
import { h, icon, iconButton } from "./dom.js";
import { Live } from "./live.js";
import { Phone } from "./phone.js";
import { words } from "./words.fa.js";

const phones = new Map();
const bots = new Map();
let connected = true;

const stage = h("main", { class: "stage" });
const switcher = h("nav", { class: "switcher", "aria-label": words.citizens });
const top = h(
  "header",
  { class: "top" },
  h("img", { src: "/static/icon.svg", alt: "", width: 36, height: 36 }),
  h("div", { class: "brand" }, h("h1", {}, words.app), h("p", {}, words.subtitle)),
  switcher,
  h(
    "button",
    { type: "button", class: "add", "aria-label": words.add, title: words.add, onclick: ask },
    icon("plus"),
    h("span", {}, words.add),
  ),
  h("a", { class: "help", href: "/help" }, words.help),
);
document.body.append(top, stage);

const lives = PLATFORMS.map((platform) => new Live(platform, (news) => hear(platform, news), connection));

function hear(platform, news) {
  bots.set(platform, news.bot);
  for (const phone of phones.values()) if (phone.platform === platform) phone.showBot(news.bot, connected);
  for (const one of news.phones) phones.get(join(platform, one.user))?.update(one);
}

function connection(now) {
  if (now === connected) return;
  connected = now;
  for (const phone of phones.values()) phone.showBot(bots.get(phone.platform), connected);
}

function put(who) {
  const phone = new Phone(who, () => remove(who));
  phones.set(who, phone);
  stage.append(phone.root);
  phone.showBot(bots.get(phone.platform), connected);
  phone.welcome();
}

function remove(who) {
  phones.get(who).root.remove();
  phones.delete(who);
  changed();
}

function add(name, platform) {
  const user = userFrom(name);
  if (!user) return;
  const who = join(platform, user);
  if (!phones.has(who)) put(who);
  changed(who);
}

function changed(front) {
  const all = [...phones.keys()];
  remember(all);
  const on = (platform) => [...phones.values()].filter((phone) => phone.platform === platform);
  for (const live of lives) live.watch(on(live.platform).map((phone) => phone.user));
  show(front ?? all[0]);
}

// On a narrow screen only the phone in front is seen.
function show(who) {
  for (const [each, phone] of phones) phone.root.classList.toggle("front", each === who);
  switcher.replaceChildren(...[...phones.values()].map((phone) => tab(phone, phone.who === who)));
  phones.get(who)?.settle();
}

function tab({ who, name, platform }, pressed) {
  const label = words.on(name, words.platforms[platform]);
  const more = { "aria-label": label, "aria-pressed": String(pressed), class: `on-${platform}` };
  return h("button", { type: "button", ...more, onclick: () => show(who) }, h("i", {}), name);
}

function ask() {
  document.querySelector(".new-citizen")?.remove();
  const taken = new Set([...phones.values()].map((phone) => phone.user));
  const free = words.more.find((name) => !taken.has(userFrom(name))) ?? "";
  const options = PLATFORMS.map((one) => h("option", { value: one }, words.platforms[one]));
  const platform = h("select", { name: "platform", "aria-label": words.platform }, options);
  const field = h("input", {
    name: "name",
    maxlength: 40,
    required: true,
    value: free,
    placeholder: words.nameHint,
    "aria-label": words.addTitle,
    autocomplete: "off",
  });
  const form = h(
    "form",
    {
      class: "new-citizen",
      onsubmit: (event) => {
        event.preventDefault();
        add(field.value, platform.value);
        form.remove();
      },
    },
    field,
    platform,
    h("button", { class: "main" }, words.addDo),
    iconButton("close", words.cancel, () => form.remove()),
  );
  form.addEventListener("keydown", (event) => event.key === "Escape" && form.remove());
  top.after(form);
  field.select();
}

for (const who of remembered()) put(who);
changed();
