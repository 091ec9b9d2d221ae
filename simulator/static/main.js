// The page: several phones side by side, or one with a switcher where the screen is narrow.

import { nameFrom, remember, remembered, userFrom } from "./citizens.js";
import { h, icon, iconButton } from "./dom.js";
import { Live } from "./live.js";
import { Phone } from "./phone.js";
import { words } from "./words.fa.js";

const phones = new Map();
let bot = null;
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

const live = new Live(
  (news) => {
    bot = news.bot;
    for (const phone of phones.values()) phone.showBot(bot, connected);
    for (const one of news.phones) phones.get(one.user)?.update(one);
  },
  (now) => {
    if (now === connected) return;
    connected = now;
    for (const phone of phones.values()) phone.showBot(bot, connected);
  },
);

function put(user) {
  const phone = new Phone(user, () => remove(user));
  phones.set(user, phone);
  stage.append(phone.root);
  phone.showBot(bot, connected);
  phone.welcome();
}

function remove(user) {
  phones.get(user).root.remove();
  phones.delete(user);
  changed();
}

function add(name) {
  const user = userFrom(name);
  if (!user) return;
  if (!phones.has(user)) put(user);
  changed(user);
}

function changed(front) {
  const users = [...phones.keys()];
  remember(users);
  live.watch(users);
  show(front ?? users[0]);
}

// On a narrow screen only the phone in front is seen.
function show(user) {
  for (const [each, phone] of phones) phone.root.classList.toggle("front", each === user);
  switcher.replaceChildren(
    ...[...phones.keys()].map((each) =>
      h("button", { type: "button", "aria-pressed": String(each === user), onclick: () => show(each) }, nameFrom(each)),
    ),
  );
  phones.get(user)?.settle();
}

function ask() {
  document.querySelector(".new-citizen")?.remove();
  const free = words.more.find((name) => !phones.has(userFrom(name))) ?? "";
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
        add(field.value);
        form.remove();
      },
    },
    field,
    h("button", { class: "main" }, words.addDo),
    iconButton("close", words.cancel, () => form.remove()),
  );
  form.addEventListener("keydown", (event) => event.key === "Escape" && form.remove());
  top.after(form);
  field.select();
}

for (const user of remembered()) put(user);
changed();
