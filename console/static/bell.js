// Sound and the number in the title: for cases that came to wait and new words in one's own, while one looks elsewhere.

const REMEMBERED = "yavar-bell";
const RANG = "yavar-rang";
const ONE_RING = 1500;
const LOUDNESS = 0.12;
const NOTES = [
  [660, 0],
  [880, 0.16],
];

const title = document.title;
let sound = null;
let now = null;
let seen = new Set();

export function startBell() {
  for (const button of document.querySelectorAll("[data-bell]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      localStorage.setItem(REMEMBERED, on() ? "off" : "on");
      draw();
      if (on()) ring(true);
    });
  }
  // A browser lets a page sound only after it was touched once.
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, wake, { once: true, capture: true });
  addEventListener("focus", look);
  document.addEventListener("visibilitychange", look);
  addEventListener("storage", draw);
  draw();
}

function on() {
  return localStorage.getItem(REMEMBERED) !== "off";
}

function looking() {
  return !document.hidden && document.hasFocus();
}

// `keys` name what wants attention; one that is new rings, unless it is the case in front of one's eyes.
export function attention(keys) {
  const fresh = new Set(keys);
  const before = now;
  now = fresh;
  seen = new Set([...seen].filter((key) => fresh.has(key)));
  if (before === null || looking()) look();
  else draw();
  const open = document.body.dataset.case;
  const news = keys.filter((key) => before && !before.has(key));
  if (news.some((key) => !(looking() && open && key.startsWith(`m${open}-`)))) ring(false);
}

function look() {
  if (now && looking()) seen = new Set(now);
  if (now && seen.size === 0 && !looking()) seen = new Set();
  draw();
}

function draw() {
  const count = now && on() && !looking() ? [...now].filter((key) => !seen.has(key)).length : 0;
  document.title = count ? `(${count.toLocaleString("fa-IR")}) ${title}` : title;
  for (const button of document.querySelectorAll("[data-bell]")) {
    button.setAttribute("aria-pressed", String(on()));
    button.title = on() ? button.dataset.on : button.dataset.off;
  }
}

function wake() {
  try {
    sound ??= new AudioContext();
    sound.resume();
  } catch {
    sound = null;
  }
}

function ring(tried) {
  if (!on() || !sound || sound.state !== "running") return;
  const rang = Number(localStorage.getItem(RANG));
  if (!tried && Date.now() - rang < ONE_RING) return;
  localStorage.setItem(RANG, String(Date.now()));
  for (const [pitch, after] of NOTES) note(pitch, sound.currentTime + after);
}

function note(pitch, at) {
  const tone = new OscillatorNode(sound, { frequency: pitch, type: "sine" });
  const volume = new GainNode(sound, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 0.32);
}
