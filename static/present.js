// Turns the pages of a presentation: arrow keys, space, page keys, Home, End; F fills the screen, Esc leaves.
// Without it the pages stand below each other and everything can be read.
"use strict";

(() => {
  const show = document.querySelector("[data-present]");
  const slides = [...show.querySelectorAll(".slide")];
  const turner = document.querySelector("[data-turner]");
  const where = document.querySelector("[data-where]");
  const page = document.documentElement;
  let at = 0;

  function turnTo(number, focus) {
    at = Math.min(Math.max(number, 0), slides.length - 1);
    slides.forEach((slide, index) => slide.classList.toggle("is-away", index !== at));
    where.textContent = `${at + 1} av ${slides.length}`;
    turner.querySelector('[data-turn="-1"]').disabled = at === 0;
    turner.querySelector('[data-turn="1"]').disabled = at === slides.length - 1;
    history.replaceState(null, "", `#${at + 1}`);
    slides[at].scrollTop = 0;
    if (focus) slides[at].querySelector("[tabindex]").focus({ preventScroll: true });
  }

  function fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (page.requestFullscreen) page.requestFullscreen().catch(() => {});
  }

  // A page longer than the screen is read to its end before it is turned.
  function onward(step) {
    const slide = slides[at];
    const below = slide.scrollHeight - slide.clientHeight - slide.scrollTop;
    if (step > 0 ? below > 4 : slide.scrollTop > 4) slide.scrollBy({ top: step * slide.clientHeight * 0.8 });
    else turnTo(at + step, true);
  }

  const leave = () => location.assign(show.dataset.leave);
  const keys = {
    ArrowRight: () => turnTo(at + 1, true),
    ArrowDown: () => onward(1),
    PageDown: () => onward(1),
    ArrowLeft: () => turnTo(at - 1, true),
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
    button.addEventListener("click", () => turnTo(at + Number(button.dataset.turn), true));
  });
  document.querySelector("[data-full]").addEventListener("click", fill);
  addEventListener("hashchange", () => turnTo(Number(location.hash.slice(1)) - 1 || 0, true));

  page.classList.add("is-turning");
  turner.hidden = false;
  turnTo(Number(location.hash.slice(1)) - 1 || 0, false);
})();
