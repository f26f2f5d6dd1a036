// Security keys: the page asks a question, the browser lets a key sign it, the form carries the answer. Nothing else.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

function question(asked) {
  const key = { ...asked, challenge: bytes(asked.challenge) };
  if (asked.user) key.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) key.excludeCredentials = known(asked.excludeCredentials);
  if (asked.allowCredentials) key.allowCredentials = known(asked.allowCredentials);
  return { publicKey: key };
}

function answer(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
}

function tell(form, told) {
  for (const note of form.querySelectorAll("[data-told]")) note.hidden = note.dataset.told !== told;
}

for (const form of document.querySelectorAll("form[data-key]")) {
  const asked = JSON.parse(document.getElementById(form.dataset.question).textContent);
  if (!window.PublicKeyCredential) tell(form, "without");
  form.addEventListener("submit", async (event) => {
    if (form.elements.response.value || !window.PublicKeyCredential) return;
    event.preventDefault();
    tell(form, "ready");
    try {
      const credential = await navigator.credentials[form.dataset.key](question(asked.publicKey));
      form.elements.response.value = answer(credential);
      form.submit();
    } catch (error) {
      tell(form, error.name === "SecurityError" ? "without" : "failed");
    }
  });
}
