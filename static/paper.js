// A paper that is being made: asks how far it is, and then fetches it. Without scripts the link does the same.
"use strict";

const EVERY = 1000; // milliseconds between two questions

const shown = document.querySelector("[data-piece]");

// The words change all the time; read aloud is only what is done, each time it is something else.
function show(words, share, step = words) {
  const [text, bar, aloud] = shown.children;
  text.textContent = words;
  bar.setAttribute("aria-label", step);
  if (share === null) bar.removeAttribute("value");
  else bar.value = share;
  if (aloud.textContent !== step) aloud.textContent = step;
}

async function look() {
  const told = await fetch(shown.dataset.piece, { redirect: "manual" })
    .then((answer) => (answer.ok ? answer.json() : {})) // who is not logged in asks for the paper itself
    .catch(() => ({ waits: true }));
  if (told.words) show(told.words, told.share, told.step);
  if (told.waits) return setTimeout(look, EVERY);
  show(shown.dataset.made, 1);
  location.assign(document.querySelector("a[data-paper]").href); // what is handed out leaves this page where it is
}

setTimeout(look, EVERY);
