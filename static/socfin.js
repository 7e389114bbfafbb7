// What the pages do beyond links and forms: draws [data-figure], folds table rows, follows arrow keys,
// copies text, switches light and dark. Without it every page is complete; it fetches only the rows a large table
// has a link to.
"use strict";

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

// ── Charts ──────────────────────────────────────────────────────────────────
const paperWidth = 672; // an A4 page between its margins, in CSS pixels
const config = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

// A token's colour as it is right now: light, dark and print differ only in the stylesheet.
function colours() {
  const probe = document.createElement("i");
  probe.hidden = true;
  probe.style.forcedColorAdjust = "none"; // else every colour is the text's where the reader has chosen the colours
  document.body.append(probe);
  const known = {};
  const of = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  return {
    of: (name) => (known[name] ??= of(name)),
    done: () => probe.remove(),
  };
}

function inked(value, ink) {
  if (typeof value === "string") return value.replace(/var\((--[a-z-]+)\)/g, (_, name) => ink.of(name));
  if (Array.isArray(value)) return value.map((one) => inked(one, ink));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inked(one, ink)]));
  }
  return value;
}

// Sizes in a figure are for a page of 16 px; a larger page (a projector) gets a larger figure.
function scaled(value, factor) {
  if (factor === 1 || !value || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((one) => scaled(one, factor));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) =>
      key === "size" && typeof one === "number" ? [key, one * factor] : [key, scaled(one, factor)]
    )
  );
}

// A change of one place in a figure, named by its path: "xaxis.range".
function changed(part, changes) {
  Object.entries(changes ?? {}).forEach(([path, value]) => {
    const keys = path.split(".");
    const last = keys.pop();
    keys.reduce((inner, key) => (inner[key] ??= {}), part)[last] = value;
  });
}

function draw(holder) {
  const canvas = holder.querySelector(".canvas");
  const figure = JSON.parse(document.getElementById(holder.dataset.figure).textContent);
  const factor = parseFloat(getComputedStyle(root).fontSize) / 16;
  const room = root.dataset.printing === undefined ? canvas.clientWidth : Math.min(canvas.clientWidth, paperWidth);
  if (room < 520) changed(figure.layout, figure.layout.meta?.narrow);
  if (forced.matches) figure.data.forEach((trace) => changed(trace, trace.meta?.forced));
  const ink = colours();
  const { data, layout } = scaled(inked(figure, ink), factor);
  ink.done();
  let target = canvas.querySelector(".drawing");
  if (!target) {
    target = document.createElement("div");
    target.className = "drawing";
    target.setAttribute("aria-hidden", "true");
    canvas.append(target);
  }
  const size = { width: Math.floor(room), height: Math.round(layout.height * factor) };
  Plotly.react(target, data, { ...layout, ...size }, config);
}

function drawAll() {
  if (!window.Plotly) return;
  document.querySelectorAll("[data-figure]").forEach((holder) => {
    if (holder.querySelector(".canvas").clientWidth) draw(holder); // what is folded is drawn when it is opened
  });
}

function watchCharts() {
  const figures = document.querySelectorAll("[data-figure]");
  if (!figures.length) return;
  drawAll();
  let width = window.innerWidth;
  let waiting = 0;
  addEventListener("resize", () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(drawAll);
  });
  document.addEventListener("toggle", drawAll, true); // a chart in what was folded has no width until it is opened
  dark.addEventListener("change", drawAll);
  forced.addEventListener("change", drawAll);
  let theme = "";
  addEventListener("beforeprint", () => {
    theme = root.dataset.theme;
    root.dataset.printing = "";
    root.dataset.theme = "ljust";
    drawAll();
  });
  addEventListener("afterprint", () => {
    delete root.dataset.printing;
    root.dataset.theme = theme;
    drawAll();
  });
}

// Puts the parts of a row in place from the page its link leads to; goes there when they cannot be had.
async function fetchParts(row, address, button) {
  if (button.getAttribute("aria-busy") === "true") return false;
  button.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const there = new DOMParser().parseFromString(await answer.text(), "text/html");
    const code = CSS.escape(row.dataset.code);
    const parts = there.querySelectorAll(`table.is-tree tr[data-parent="${code}"]`);
    if (!parts.length) throw new Error("no parts");
    row.after(...[...parts].map((part) => document.adoptNode(part)));
    return true;
  } catch {
    location.assign(address);
    return false;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

// ── Tables whose parents open in place ──────────────────────────────────────
function foldTables() {
  document.querySelectorAll("table.figures").forEach((table) => {
    const rows = () => [...table.tBodies[0].rows];
    const children = (code) => rows().filter((row) => row.dataset.parent === code && row.dataset.code !== code);
    const linkOf = (row) => row.querySelector("a.fold");
    const isParent = (row) => row.dataset.children && row.dataset.code && (linkOf(row) || children(row.dataset.code).length);
    const parents = rows().filter(isParent);
    if (!parents.length) return;
    table.classList.add("is-tree");
    const show = (row, open) => {
      row.querySelector(".fold").setAttribute("aria-expanded", String(open));
      children(row.dataset.code).forEach((child) => {
        child.hidden = !open;
        if (child.querySelector(".fold")) show(child, open && child.querySelector(".fold").dataset.open === "yes");
      });
    };
    const foldable = (row) => {
      const button = document.createElement("button");
      const name = row.querySelector(".name");
      const link = linkOf(row);
      const { code } = row.dataset;
      button.type = "button";
      button.className = "fold";
      button.setAttribute("aria-label", `Visa delarna av ${name.textContent.trim()}`);
      button.dataset.open = link?.classList.contains("is-open") ? "yes" : "no";
      button.addEventListener("click", async () => {
        if (link && !children(code).length && !(await fetchParts(row, link.href, button))) return;
        children(code).filter(linkOf).forEach(foldable);
        button.dataset.open = button.dataset.open === "yes" ? "no" : "yes";
        show(row, button.dataset.open === "yes");
      });
      link?.remove();
      name.prepend(button);
      button.setAttribute("aria-expanded", "false");
    };
    parents.forEach(foldable);
    parents.filter((row) => !row.hidden).forEach((row) => show(row, row.querySelector(".fold").dataset.open === "yes"));
  });
}

// ── Keys, copying, light and dark ───────────────────────────────────────────
function followArrows() {
  addEventListener("keydown", (event) => {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const link = document.querySelector(`a[rel="${rel}"]`);
    if (link) link.click();
  });
}

function searchBySlash() {
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const field = document.querySelector("input[type=search]");
    const link = document.querySelector("a[data-search]");
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.focus();
    else link.click();
  });
}

function copyTexts() {
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const source = document.getElementById(button.dataset.copy);
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      source.select();
      try {
        await navigator.clipboard.writeText(source.value);
      } catch {
        document.execCommand("copy");
      }
      button.textContent = "Kopierat";
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  });
}

function switchTheme() {
  const button = document.querySelector("[data-theme-switch]");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "morkt" : dark.matches);
  const name = () => { button.dataset.now = isDark() ? "dark" : "light"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    const word = isDark() ? "ljust" : "morkt";
    const same = (word === "morkt") === dark.matches;
    root.dataset.theme = same ? "" : word;
    document.cookie = `tema=${same ? "" : word}; path=/; max-age=${same ? 0 : 31536000}; samesite=lax`;
    name();
    drawAll();
  });
  dark.addEventListener("change", name);
  name();
}

// What is typed is not left behind unasked: by a link, another form's button or a closed window.
function guardTyped() {
  const typed = new Set();
  addEventListener("input", ({ target }) => {
    const { form } = target;
    if (form?.method === "post" && !form.querySelector("[type=password]")) typed.add(form);
  });
  addEventListener("submit", (event) => typed.delete(event.target));
  addEventListener("beforeunload", (event) => {
    if ([...typed].some((form) => form.isConnected)) event.preventDefault();
  });
}

// The address and date for the paper's footer: a page box can hold only what a custom property says.
function signPaper() {
  const words = document.querySelector("[data-imprint]");
  if (words) root.style.setProperty("--imprint", JSON.stringify(words.dataset.imprint));
}

foldTables();
signPaper();
followArrows();
searchBySlash();
guardTyped();
copyTexts();
switchTheme();
if (document.readyState === "complete") watchCharts();
else addEventListener("load", watchCharts);
