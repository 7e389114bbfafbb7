// All about a figure on the spot: the main part of its page in a dialog beside the table. Without it, without
// room for it or with a key held down the figure is the link that it is.
"use strict";

const panel = document.createElement("dialog");
const about = 'a[href*="/siffra/"]';

// The panel's words have names of their own, so that no heading of the page is taken for theirs.
function renamed(part) {
  part.querySelectorAll("[id]").forEach((named) => { named.id = `panel-${named.id}`; });
  ["aria-labelledby", "aria-describedby", "for"].forEach((points) => {
    part.querySelectorAll(`[${points}]`).forEach((one) => one.setAttribute(points, `panel-${one.getAttribute(points)}`));
  });
  return part;
}

function tools(href) {
  const made = document.createElement("p");
  const whole = document.createElement("a");
  const close = document.createElement("button");
  made.className = "panel-tools no-print";
  Object.assign(whole, { href, textContent: "Öppna hela sidan", className: "quiet" });
  Object.assign(close, { type: "button", textContent: "Stäng", className: "quiet" });
  close.addEventListener("click", () => panel.close());
  made.append(close, whole);
  return made;
}

// The address is followed as a link would be when no page of a figure answers: logged out, gone, no network.
async function show(link) {
  link.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(link.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = page.querySelector("main");
    const heading = main?.querySelector("h1");
    if (!answer.ok || answer.redirected || !heading) throw new Error("no figure");
    main.querySelectorAll(".constructed").forEach((mark) => mark.remove()); // stands on the page beneath
    main.querySelectorAll("form").forEach((form) => { form.action = new URL(link.href).pathname; });
    heading.id ||= "siffra";
    panel.setAttribute("aria-labelledby", `panel-${heading.id}`);
    panel.replaceChildren(tools(link.href), ...renamed(main).childNodes);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
  } catch {
    location.href = link.href;
  } finally {
    link.removeAttribute("aria-busy");
  }
}

panel.className = "about-figure";
document.body.append(panel);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(`main table ${about}, dialog ${about}`);
  if (event.target === panel) panel.close(); // beside it
  if (!link || link.closest(".panel-tools")) return;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link);
});
