// The citizen's HTTP API, as any script would use it.

// `who` is the messenger and the person on it: "bale/سارا".
const path = (who, verb) =>
  `/citizen/${who.split("/").map(encodeURIComponent).join("/")}/${verb}${window.location.search}`;

async function answered(response) {
  const told = await response.json();
  if (!response.ok) throw Object.assign(new Error(told.error), told);
  return told;
}

export async function act(who, verb, body = {}) {
  const request = { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  return answered(await fetch(path(who, verb), request));
}

export async function upload(who, verb, file) {
  const form = new FormData();
  if (file) form.append("file", file);
  else form.append("caption", "");
  return answered(await fetch(path(who, verb), { method: "POST", body: form }));
}

export const fileAddress = (who, message) => path(who, `file/${message}`);
