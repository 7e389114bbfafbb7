// Handing in a file: how much of it has been sent, then that the server is reading it. Without scripts the form
// works as it stands; nothing here decides anything.
"use strict";

function busy(form, words) {
  const shown = form.querySelector(".busy") ?? document.createElement("div");
  shown.className = "busy";
  shown.setAttribute("role", "status");
  const bar = document.createElement("progress");
  const text = document.createElement("span");
  bar.setAttribute("aria-label", words);
  text.textContent = words;
  shown.replaceChildren(text, bar);
  form.append(shown);
  form.querySelectorAll("button").forEach((button) => (button.disabled = true));
  return { bar, text, shown };
}

function calm(form, words) {
  const shown = form.querySelector(".busy");
  if (shown) shown.textContent = words;
  form.querySelectorAll("button").forEach((button) => (button.disabled = false));
}

function send(form) {
  const { bar, text } = busy(form, "Skickar filen …");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    bar.max = event.total;
    bar.value = event.loaded;
    text.textContent = `Skickar filen … ${Math.round((100 * event.loaded) / event.total)} %`;
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value");
    text.textContent = form.dataset.busy;
  });
  request.addEventListener("load", () => {
    if (request.status < 400) return location.assign(JSON.parse(request.responseText).address);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const main = page.querySelector("main");
    if (!main) return calm(form, "Filen kunde inte lämnas in. Försök igen.");
    document.querySelector("main").replaceWith(main);
    start();
    main.querySelector(".error")?.scrollIntoView({ block: "center" });
  });
  request.addEventListener("error", () => calm(form, "Förbindelsen bröts. Försök igen, eller lämna in en mindre fil."));
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest"); // the answer is an address, not a page
  request.send(new FormData(form));
}

function start() {
  document.querySelectorAll("form[data-busy]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const file = form.querySelector("input[type=file]")?.files[0];
      if (!file) return void busy(form, form.dataset.busy);
      event.preventDefault();
      const limit = Number(form.dataset.limit);
      if (limit && file.size > limit) {
        busy(form, "");
        calm(form, `Filen är större än ${Math.floor(limit / 1048576)} MB. Dela den eller be administratören höja gränsen.`);
        return;
      }
      send(form);
    });
  });
}

addEventListener("pageshow", (event) => event.persisted && location.reload());
start();
