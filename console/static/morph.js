// Makes a part of the page like a freshly fetched one, and touches only what differs:
// what was typed (it is marked data-dirty), focus, scroll position and a playing voice note stay as they are.

const STAYS = new Set(["open", "data-dirty", "data-whole", "data-sent"]);

export function morph(old, fresh) {
  if (old.isEqualNode(fresh) || "dirty" in old.dataset) return;
  attributes(old, fresh);
  if (old instanceof HTMLTextAreaElement || old instanceof HTMLInputElement) {
    if (old.value !== fresh.value) old.value = fresh.value;
    return;
  }
  children(old, fresh);
}

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !STAYS.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (!STAYS.has(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function children(old, fresh) {
  const wanted = [...fresh.childNodes];
  // A list may keep more than was fetched: older messages that were loaded on demand stay above.
  const keeps = "keeps" in old.dataset;
  let place = keeps ? startOf(old, wanted) : old.firstChild;
  for (const each of wanted) {
    const match = partner(old, place, each);
    if (match) {
      if (match !== place) old.insertBefore(match, place);
      else place = place.nextSibling;
      if (match.nodeType === Node.ELEMENT_NODE) morph(match, each);
      else if (match.nodeValue !== each.nodeValue) match.nodeValue = each.nodeValue;
    } else {
      old.insertBefore(each, place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function startOf(old, wanted) {
  for (const each of wanted) {
    const known = each.id && document.getElementById(each.id);
    if (known && known.parentNode === old) return known;
  }
  return null;
}

function partner(parent, place, fresh) {
  if (fresh.id) {
    const known = document.getElementById(fresh.id);
    return known && known.parentNode === parent && known.tagName === fresh.tagName ? known : null;
  }
  for (let each = place; each; each = each.nextSibling) {
    if (each.nodeType === fresh.nodeType && each.nodeName === fresh.nodeName && !each.id) return each;
    if (each.id) return null;
  }
  return null;
}
