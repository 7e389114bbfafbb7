// A button that a passkey answers: the device is asked first, and its answer goes with the form. The server asks and
// judges; nothing here decides anything. Without scripts, or without passkeys in the browser, the page says so.
"use strict";

const read = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const written = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const known = (keys) => (keys ?? []).map((key) => ({ ...key, id: read(key.id) }));

// What the server asks, with bytes where the browser wants them.
function asked(text) {
  const question = JSON.parse(text).publicKey;
  question.challenge = read(question.challenge);
  if (question.user) question.user.id = read(question.user.id);
  if (question.excludeCredentials) question.excludeCredentials = known(question.excludeCredentials);
  if (question.allowCredentials) question.allowCredentials = known(question.allowCredentials);
  return question;
}

async function answered(text) {
  const publicKey = asked(text);
  const made = await (publicKey.user
    ? navigator.credentials.create({ publicKey })
    : navigator.credentials.get({ publicKey }));
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (made.response[name]) response[name] = written(made.response[name]);
  const rest = { type: made.type, clientExtensionResults: {} };
  return JSON.stringify({ id: made.id, rawId: written(made.rawId), response, ...rest });
}

function refused(error) {
  if (error.name === "InvalidStateError") return "Enheten har redan en passkey här.";
  if (error.name === "SecurityError") return "Webbplatsens adress tillåter inga passkeys. Den som sköter servern vet.";
  return "Ingen passkey användes. Försök igen.";
}

for (const button of document.querySelectorAll("button[data-passkey]")) {
  const form = button.form;
  const words = form.querySelector(".error[hidden]");
  const say = (text) => {
    words.textContent = text;
    words.hidden = false;
  };
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (!window.PublicKeyCredential) return say("Webbläsaren kan inte använda passkeys.");
    try {
      form.elements.answer.value = await answered(button.dataset.passkey);
      form.requestSubmit(button);
    } catch (error) {
      say(refused(error));
    }
  });
}
