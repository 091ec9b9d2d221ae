// The citizen's HTTP API, as any script would use it.

const path = (user, verb) => `/citizen/telegram/${encodeURIComponent(user)}/${verb}${window.location.search}`;

async function answered(response) {
  const told = await response.json();
  if (!response.ok) throw Object.assign(new Error(told.error), told);
  return told;
}

export async function act(user, verb, body = {}) {
  const request = { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  return answered(await fetch(path(user, verb), request));
}

export async function upload(user, verb, file) {
  const form = new FormData();
  if (file) form.append("file", file);
  else form.append("caption", "");
  return answered(await fetch(path(user, verb), { method: "POST", body: form }));
}

export const fileAddress = (user, message) => path(user, `file/${message}`);
