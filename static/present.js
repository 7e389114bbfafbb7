// Turns the pages of a presentation: arrow keys, space, page keys, Home, End; F fills the screen, Esc leaves.
// Without it the pages stand below each other and everything can be read.
"use strict";

(() => {
  const show = document.querySelector("[data-present]");
  const slides = [...show.querySelectorAll(".slide")];
  const turner = document.querySelector("[data-turner]");
  const where = document.querySelector("[data-where]");
  const forth = turner.querySelector('[data-turn="1"]');
  const page = document.documentElement;
  let at = 0;

  function turnTo(number, focus) {
    at = Math.min(Math.max(number, 0), slides.length - 1);
    slides.forEach((slide, index) => slide.classList.toggle("is-away", index !== at));
    turner.querySelector('[data-turn="-1"]').disabled = at === 0;
    history.replaceState(null, "", `#${at + 1}`);
    slides[at].scrollTop = 0;
    fit();
    if (focus) slides[at].querySelector("h1, h2").focus({ preventScroll: true });
  }

  function fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (page.requestFullscreen) page.requestFullscreen().catch(() => {});
  }

  const below = (slide) => slide.scrollHeight - slide.clientHeight - slide.scrollTop > 4;

  // A text just too long for the screen is set a little smaller, and none smaller than that: then it is read on.
  function fit() {
    const slide = slides[at];
    slide.classList.remove("is-full");
    slide.classList.toggle("is-full", slide.scrollHeight - slide.clientHeight > 4);
    tell();
  }

  // Where one is, and whether the page goes on below the screen.
  function tell() {
    const more = below(slides[at]);
    where.textContent = `${at + 1} av ${slides.length}${more ? ", mer nedanför" : ""}`;
    forth.textContent = more ? "Läs vidare" : "Nästa";
    forth.disabled = !more && at === slides.length - 1;
  }

  // A page longer than the screen is read to its end before it is turned, whichever key or button is used.
  function onward(step) {
    const slide = slides[at];
    const more = step > 0 ? below(slide) : slide.scrollTop > 4;
    if (more) slide.scrollBy({ top: step * slide.clientHeight * 0.8 });
    else turnTo(at + step, true);
    tell();
  }

  const leave = () => location.assign(show.dataset.leave);
  const keys = {
    ArrowRight: () => onward(1),
    ArrowDown: () => onward(1),
    PageDown: () => onward(1),
    ArrowLeft: () => onward(-1),
    ArrowUp: () => onward(-1),
    PageUp: () => onward(-1),
    Backspace: () => turnTo(at - 1, true),
    Home: () => turnTo(0, true),
    End: () => turnTo(slides.length - 1, true),
    Escape: leave,
    f: fill,
  };

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const onControl = event.target.closest("a, button");
    if (event.key === " " && !onControl) {
      event.preventDefault();
      onward(event.shiftKey ? -1 : 1);
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  document.querySelectorAll("[data-turn]").forEach((button) => {
    button.addEventListener("click", () => onward(Number(button.dataset.turn)));
  });
  document.querySelector("[data-full]").addEventListener("click", fill);
  addEventListener("hashchange", () => turnTo(Number(location.hash.slice(1)) - 1 || 0, true));

  slides.forEach((slide) => {
    slide.tabIndex = 0; // what is longer than the screen is reached by the keyboard
    slide.addEventListener("scroll", tell, { passive: true });
  });
  addEventListener("resize", fit);
  page.classList.add("is-turning");
  turner.hidden = false;
  turnTo(Number(location.hash.slice(1)) - 1 || 0, false);
})();
