// Where a citizen writes: text, attachments, commands, the bot's keyboard.

import { upload } from "./api.js";
import { h, icon, iconButton } from "./dom.js";
import { pickPlace, shareNumber } from "./picker.js";
import { sheet } from "./sheet.js";
import { words } from "./words.fa.js";

const TALLEST = 120;

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.shown = null;
    this.open = false;
    this.field = h("textarea", {
      rows: 1,
      dir: "auto",
      placeholder: words.write,
      "aria-label": words.write,
      oninput: () => this.grow(),
      onkeydown: (event) => this.key(event),
    });
    this.toggle = iconButton("keyboard", words.showKeyboard, () => this.flip(), { hidden: true });
    this.commands = iconButton("commands", words.commands, () => this.listCommands(), { hidden: true });
    this.keys = h("div", { class: "keyboard", role: "group", "aria-label": words.keyboard, hidden: true });
    const line = h(
      "div",
      { class: "line" },
      this.commands,
      iconButton("attach", words.attach, () => this.attach()),
      this.field,
      this.toggle,
      iconButton("send", words.send, () => this.send(), { class: "icon-button send" }),
    );
    const unblock = h(
      "button",
      { type: "button", class: "unblock", onclick: () => phone.act("unblock") },
      words.unblock,
    );
    this.closed = h("div", { class: "closed", hidden: true }, h("span", {}, words.blocked), unblock);
    this.line = line;
    this.root = h("div", { class: "composer" }, line, this.closed, this.keys);
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.grow();
    // Words that did not get through go back into the field.
    if (!(await this.phone.say(text))) this.field.value ||= text;
    this.field.focus();
  }

  update({ keyboard, blocked }, bot) {
    this.bot = bot;
    this.line.hidden = blocked;
    this.closed.hidden = !blocked;
    this.commands.hidden = !bot?.commands.length;
    this.field.placeholder = keyboard?.placeholder || words.write;
    if (keyboard?.message !== this.shown?.message) this.open = Boolean(keyboard);
    this.shown = keyboard;
    this.draw();
  }

  draw() {
    const keyboard = this.shown;
    this.toggle.hidden = !keyboard;
    this.keys.hidden = !keyboard || !this.open || !this.closed.hidden;
    const label = this.open ? words.hideKeyboard : words.showKeyboard;
    this.toggle.replaceChildren(icon(this.open ? "down" : "keyboard"));
    this.toggle.setAttribute("aria-label", label);
    this.toggle.setAttribute("aria-expanded", String(this.open));
    this.toggle.title = label;
    if (keyboard?.message === this.drawn) return;
    this.drawn = keyboard?.message;
    this.keys.replaceChildren(
      ...(keyboard?.rows ?? []).map((row) =>
        h(
          "div",
          { class: "row" },
          row.map((button) => this.button(button)),
        ),
      ),
    );
  }

  button(button) {
    return h("button", { type: "button", onclick: () => this.press(button) }, button.text);
  }

  flip() {
    this.open = !this.open;
    this.draw();
    this.phone.settle();
  }

  press(button) {
    if (button.asks === "request_location") pickPlace(this.phone);
    else if (button.asks === "request_contact") shareNumber(this.phone);
    else this.phone.act("tap", { text: button.text, message: this.shown.message });
    if (this.shown?.once) {
      this.open = false;
      this.draw();
    }
  }

  listCommands() {
    const rows = this.bot.commands.map(({ command, description }) =>
      h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            onclick: () => {
              close();
              this.phone.say(`/${command}`);
            },
          },
          h("span", {}, description),
          h("span", { dir: "ltr", class: "meta" }, `/${command}`),
        ),
      ),
    );
    const close = sheet(this.phone, words.commands, h("ul", { class: "list" }, rows));
  }

  attach() {
    const choices = [
      ["pin", words.location, () => pickPlace(this.phone)],
      ["person", words.contact, () => shareNumber(this.phone)],
      ["microphone", words.voice, () => this.voice()],
      ["image", words.image, () => this.pick("photo", "image/*")],
      ["file", words.file, () => this.pick("document", "")],
    ];
    const buttons = choices.map(([name, label, deed]) =>
      h(
        "button",
        {
          type: "button",
          onclick: () => {
            close();
            deed();
          },
        },
        h("span", { class: "round" }, icon(name)),
        label,
      ),
    );
    const close = sheet(this.phone, words.attach, h("div", { class: "attachments" }, buttons));
  }

  voice() {
    const sample = h(
      "button",
      {
        type: "button",
        class: "main",
        onclick: () => {
          close();
          this.phone.attempt(() => upload(this.phone.who, "voice"));
        },
      },
      words.sampleVoice,
    );
    const choose = h(
      "button",
      {
        type: "button",
        onclick: () => {
          close();
          this.pick("voice", "audio/*,.oga,.ogg");
        },
      },
      words.chooseVoice,
    );
    const close = sheet(this.phone, words.voice, h("div", { class: "choices" }, sample, choose));
  }

  pick(verb, accept) {
    const field = h("input", { type: "file", accept });
    field.addEventListener(
      "change",
      () => field.files[0] && this.phone.attempt(() => upload(this.phone.who, verb, field.files[0])),
    );
    field.click();
  }
}
