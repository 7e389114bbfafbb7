// A grid of cells to write in: arrow keys and Enter move between them, and cells copied from a spreadsheet
// are pasted over as many. Without it every cell is reached with Tab.
"use strict";

document.querySelectorAll("[data-grid]").forEach((grid) => {
  const rows = [...grid.tBodies[0].rows];
  const at = (row, column) => rows[row]?.cells[column]?.querySelector("input");
  const placeOf = (input) => {
    const cell = input.closest("td");
    return [rows.indexOf(cell.parentElement), cell.cellIndex];
  };

  // The next cell that may be written in, the same way on over those that may not.
  function moved(input, down, right) {
    let [row, column] = placeOf(input);
    for (;;) {
      row += down;
      column += right;
      if (!rows[row] || !rows[row].cells[column] || column < 1) return;
      const next = at(row, column);
      if (next) {
        next.focus();
        next.select();
        return;
      }
    }
  }

  const atStart = (input) => input.selectionStart === 0;
  const atEnd = (input) => input.selectionEnd === input.value.length;
  const ways = {
    ArrowUp: () => [-1, 0],
    ArrowDown: () => [1, 0],
    Enter: (event) => [event.shiftKey ? -1 : 1, 0],
    ArrowLeft: (event) => (atStart(event.target) ? [0, -1] : null),
    ArrowRight: (event) => (atEnd(event.target) ? [0, 1] : null),
  };

  grid.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "INPUT" || event.ctrlKey || event.altKey || event.metaKey) return;
    const way = ways[event.key]?.(event);
    if (!way) return;
    event.preventDefault();
    moved(event.target, ...way);
  });

  grid.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (event.target.tagName !== "INPUT" || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const [first, column] = placeOf(event.target);
    const lines = text.replace(/\r/g, "").replace(/\n$/, "").split("\n");
    lines.forEach((line, down) =>
      line.split("\t").forEach((value, right) => {
        const input = at(first + down, column + right);
        if (input) input.value = value.trim();
      })
    );
  });
});
