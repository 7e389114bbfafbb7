// Long work with a file: how much of it is sent, then how far the server has come. Without scripts the forms work
// as they stand; nothing here decides anything, and the page may be left at any time.
"use strict";

const EVERY = 400; // milliseconds between two questions

const pressed = new WeakMap(); // which button of a form the work began with

// A form with several buttons does what the pressed one says, where that says it.
function press(form, button) {
  if (!button || !form.querySelector("button[data-busy]")) return;
  pressed.set(form, button);
  for (const name of ["busy", "progress"]) {
    if (button.dataset[name] === undefined) delete form.dataset[name];
    else form.dataset[name] = button.dataset[name];
  }
}

function address(form) {
  const button = pressed.get(form);
  return button?.hasAttribute("formaction") ? button.formAction : form.action;
}

function busy(form) {
  const shown = form.querySelector(".busy") ?? document.createElement("div");
  shown.className = "busy";
  const text = document.createElement("p");
  const bar = document.createElement("progress");
  const aloud = document.createElement("p");
  aloud.className = "wordy";
  aloud.setAttribute("aria-live", "polite");
  shown.replaceChildren(text, bar, aloud);
  (pressed.get(form)?.parentElement ?? form).append(shown);
  form.querySelectorAll("button").forEach((button) => (button.disabled = true));
  show(form, form.dataset.busy);
}

// The words change all the time; read aloud is only what is done, each time it is something else.
function show(form, words, share = null, step = words) {
  const [text, bar, aloud] = form.querySelector(".busy").children;
  text.textContent = words;
  bar.setAttribute("aria-label", step);
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
  if (aloud.textContent !== step) aloud.textContent = step;
}

function calm(form, words) {
  const [text, bar, aloud] = form.querySelector(".busy").children;
  text.remove();
  bar.remove();
  aloud.className = "error";
  aloud.textContent = words;
  form.querySelectorAll("button").forEach((button) => (button.disabled = false));
}

// Ask how far the work has come until `over` says so; `gone(seen)` when no such work is going on.
function follow(form, gone = () => {}) {
  let over = !form.dataset.progress;
  let seen = false;
  const ask = async () => {
    const told = await fetch(form.dataset.progress)
      .then((answer) => (answer.ok ? answer.json() : {}))
      .catch(() => ({}));
    if (over) return;
    if (told.words) show(form, told.words, told.share, told.step);
    else gone(seen);
    seen ||= Boolean(told.words);
    setTimeout(ask, EVERY);
  };
  if (!over) setTimeout(ask, EVERY / 2);
  return () => (over = true);
}

// The answer never came, or is no answer of ours: the work may go on all the same.
function lost(form) {
  const stop = follow(form, (seen) => {
    stop();
    if (seen) location.reload();
    else calm(form, "Svaret uteblev. Ladda om sidan och se om det blev klart; försök annars igen.");
  });
}

function send(form) {
  let stop = () => {};
  const wait = () => {
    show(form, form.dataset.busy);
    stop = follow(form);
  };
  const file = form.querySelector("input[type=file]");
  const request = new XMLHttpRequest();
  request.open("POST", address(form));
  if (file) {
    request.upload.addEventListener("progress", (event) => {
      const share = event.lengthComputable ? event.loaded / event.total : null;
      const much = share === null ? "" : ` ${Math.floor(100 * share)}\u00a0%`;
      show(form, `Skickar filen …${much}`, share, "Skickar filen");
    });
    request.upload.addEventListener("load", wait);
  }
  request.addEventListener("load", () => {
    stop();
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const ours = request.getResponseHeader("Content-Type")?.startsWith("application/json");
    if (ours) location.assign(JSON.parse(request.responseText).address);
    else if (request.status < 400) location.reload(); // logged out meanwhile: the page asks who it is
    else if (page.querySelector("main .error")) put(page.querySelector("main"));
    else lost(form);
  });
  request.addEventListener("error", () => {
    stop();
    lost(form);
  });
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest"); // the answer is an address, not a page
  const told = new FormData(form);
  busy(form);
  request.send(told);
  if (!file) wait();
}

function put(main) {
  document.querySelector("main").replaceWith(main);
  start();
  main.querySelector(".error").scrollIntoView({ block: "center" });
}

function submitted(event) {
  const form = event.target;
  press(form, event.submitter);
  if (!form.dataset.busy) return;
  event.preventDefault();
  const file = form.querySelector("input[type=file]")?.files[0];
  const limit = Number(form.dataset.limit);
  if (!file || !limit || file.size <= limit) return send(form);
  busy(form);
  calm(form, `Filen är större än ${Math.floor(limit / 1048576)} MB. Dela den eller be administratören höja gränsen.`);
}

function start() {
  document.querySelectorAll("form:is([data-busy], :has(button[data-busy]))").forEach((form) => {
    form.addEventListener("submit", submitted);
    const running = form.querySelector("button[data-running]");
    if (!running) return;
    press(form, running);
    busy(form);
    const stop = follow(form, () => {
      stop();
      location.reload();
    });
  });
}

addEventListener("pageshow", (event) => event.persisted && location.reload());
start();
