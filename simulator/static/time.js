// Dates as people in Tehran read them.

const ZONE = { timeZone: "Asia/Tehran" };
const CLOCK = new Intl.DateTimeFormat("fa-IR", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...ZONE });
const DAY = new Intl.DateTimeFormat("fa-IR-u-ca-persian", { weekday: "long", day: "numeric", month: "long", ...ZONE });
const DIGITS = new Intl.NumberFormat("fa-IR", { useGrouping: false });

export const clock = (seconds) => CLOCK.format(new Date(seconds * 1000));
export const digits = (number) => DIGITS.format(number);

// Put together by hand: browsers differ in the order and in the comma.
export function day(seconds) {
  const parts = Object.fromEntries(DAY.formatToParts(new Date(seconds * 1000)).map((part) => [part.type, part.value]));
  return `${parts.weekday} ${parts.day} ${parts.month}`;
}

export function length(seconds) {
  const rest = String(seconds % 60).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${rest}`.replace(/\d/g, (digit) => digits(Number(digit)));
}
