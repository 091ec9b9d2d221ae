// One citizen's phone: header, messages, composer, and what pops up over them.

import { act } from "./api.js";
import { bubble } from "./bubble.js";
import { split } from "./citizens.js";
import { Composer } from "./composer.js";
import { h, iconButton } from "./dom.js";
import { sheet } from "./sheet.js";
import { day } from "./time.js";
import { words } from "./words.fa.js";

const TYPING_LASTS = 5000;
const TOAST_LASTS = 4000;

export class Phone {
  constructor(who, onRemove) {
    this.who = who;
    Object.assign(this, split(who));
    this.state = {};
    this.botName = words.app;
    this.composer = new Composer(this);
    this.title = h("strong", { dir: "auto" }, words.app);
    this.status = h("span", { class: "status", "aria-live": "polite" });
    this.notice = h("p", { class: "notice", role: "status", hidden: true });
    this.list = h("ol", {
      class: "messages",
      role: "log",
      "aria-live": "polite",
      "aria-label": words.messages,
      tabindex: "0",
    });
    this.screen = h("div", { class: "screen" }, this.header(onRemove), this.notice, this.list, this.composer.root);
    this.caption = h(
      "h2",
      { class: "caption" },
      h("span", { class: "face", "aria-hidden": "true" }, [...this.name][0]),
      this.name,
    );
    const label = words.phoneOf(words.on(this.name, words.platforms[this.platform]));
    this.root = h(
      "section",
      { class: `phone on-${this.platform}`, "aria-label": label, "data-user": this.user },
      this.caption,
      this.screen,
    );
  }

  header(onRemove) {
    const avatar = h(
      "span",
      { class: "avatar", "aria-hidden": "true" },
      h("img", { src: "/static/icon.svg", alt: "", width: 40, height: 40 }),
    );
    const more = iconButton("menu", words.menu, () => this.more(onRemove));
    const messenger = h("span", { class: "messenger" }, words.platforms[this.platform]);
    const who = h("div", { class: "who" }, this.title, this.status);
    return h("header", { class: "bar" }, avatar, who, messenger, more);
  }

  more(onRemove) {
    const blocked = this.state.blocked;
    const verb = blocked ? "unblock" : "block";
    const choose = (deed) => () => {
      close();
      deed();
    };
    const close = sheet(
      this,
      this.name,
      h(
        "ul",
        { class: "list" },
        h("li", {}, h("button", { type: "button", onclick: choose(() => this.act(verb)) }, words[verb])),
        h("li", {}, h("button", { type: "button", onclick: choose(onRemove) }, words.remove(this.name))),
      ),
    );
  }

  say(text) {
    return this.act("text", { text });
  }

  act(verb, body) {
    return this.attempt(() => act(this.who, verb, body));
  }

  async attempt(deed) {
    try {
      return await deed();
    } catch {
      this.toast(words.failed);
      return null;
    }
  }

  async tap(element, button, message) {
    element.classList.add("pressed");
    const told = await this.act("tap", { text: button.text, message: message.id });
    element.classList.remove("pressed");
    if (told?.copied) {
      await navigator.clipboard?.writeText(told.copied).catch(() => null);
      this.toast(words.copied);
    }
  }

  showBot(bot, connected) {
    this.bot = bot;
    this.connected = connected;
    this.botName = bot?.name ?? words.app;
    this.title.textContent = this.botName;
    const known = Boolean(bot?.id);
    const trouble = !connected ? words.lost : !known ? words.nobody : !bot.online ? words.off : "";
    if (this.notice.textContent !== trouble) this.notice.textContent = trouble;
    this.notice.hidden = !trouble;
    this.showStatus();
    this.composer.update({ keyboard: null, ...this.state }, bot);
  }

  showStatus() {
    const { bot } = this;
    const doing = this.typing && (words.actions[this.typing] ?? words.busy);
    const calm = !this.connected || !bot?.id ? words.waiting : bot.online ? words.online : words.offline;
    const told = doing || calm;
    if (this.status.textContent !== told) this.status.textContent = told;
    this.status.classList.toggle("typing", Boolean(doing));
  }

  update(news) {
    const low = this.nearEnd() || news.fresh;
    if (news.fresh) this.list.replaceChildren();
    for (const id of news.gone) this.take(id);
    let own = false;
    for (const message of news.messages) own = this.put(message) || own;
    this.separate();
    const toastBefore = this.state.toast?.number ?? 0;
    this.state = news;
    this.welcome();
    this.type(news.action);
    if (news.toast && !news.fresh && news.toast.number > toastBefore) this.answer(news.toast);
    this.composer.update(news, this.bot);
    if (low || own) this.settle();
  }

  put(message) {
    const drawn = bubble(message, this);
    const old = this.list.querySelector(`[data-id="${message.id}"]`);
    if (old) old.replaceWith(drawn);
    else this.list.append(drawn);
    if (!old) drawn.classList.add("new");
    return !old && !message.bot;
  }

  take(id) {
    this.list.querySelector(`[data-id="${id}"]`)?.remove();
  }

  // A line with the date stands wherever the day changes.
  separate() {
    for (const old of this.list.querySelectorAll(".day")) old.remove();
    let before = "";
    for (const message of this.list.querySelectorAll(".message")) {
      const now = day(Number(message.dataset.date));
      if (now !== before) message.before(h("li", { class: "day" }, h("span", {}, now)));
      before = now;
    }
  }

  welcome() {
    this.list.querySelector(".welcome")?.remove();
    if (this.list.querySelector(".message")) return;
    const start = h("button", { type: "button", onclick: () => this.say("/start") }, words.start);
    this.list.append(
      h(
        "li",
        { class: "welcome" },
        h("img", { src: "/static/icon.svg", alt: "", width: 72, height: 72 }),
        h("p", { dir: "auto" }, this.bot?.about || words.welcome),
        start,
      ),
    );
  }

  type(action) {
    clearTimeout(this.typingTimer);
    this.typing = action;
    if (action) this.typingTimer = setTimeout(() => this.type(null), TYPING_LASTS);
    this.showStatus();
  }

  answer({ text, alert, url }) {
    if (url) window.open(url, "_blank", "noopener");
    if (!text) return;
    if (!alert) this.toast(text);
    else {
      const close = sheet(
        this,
        this.botName,
        h("p", { class: "alert", dir: "auto" }, text),
        h(
          "div",
          { class: "choices" },
          h("button", { type: "button", class: "main", "data-first": true, onclick: () => close() }, words.ok),
        ),
      );
    }
  }

  toast(text) {
    const shown = h("div", { class: "toast", role: "status", dir: "auto" }, text);
    this.screen.append(shown);
    setTimeout(() => shown.remove(), TOAST_LASTS);
  }

  nearEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 120;
  }

  settle() {
    this.list.scrollTop = this.list.scrollHeight;
  }
}
