// One stream of changes for all phones of one messenger; it opens again by itself for as long as the page lives.

const AGAIN_AFTER = 1500;

export class Live {
  constructor(platform, onNews, onState) {
    this.platform = platform;
    this.onNews = onNews;
    this.onState = onState;
    this.source = null;
  }

  watch(users) {
    this.users = users;
    this.open();
  }

  open() {
    this.source?.close();
    clearTimeout(this.timer);
    if (!this.users.length) return;
    const query = new URLSearchParams(window.location.search);
    query.set("users", this.users.join(","));
    const source = new EventSource(`/live/${this.platform}?${query}`);
    source.onmessage = (event) => {
      this.onState(true);
      this.onNews(JSON.parse(event.data));
    };
    // A browser does not always try again, and may wait long: this does.
    source.onerror = () => {
      this.onState(false);
      source.close();
      this.timer = setTimeout(() => this.open(), AGAIN_AFTER);
    };
    this.source = source;
  }
}
