// A grid of inputs that takes a block pasted from Excel, and moves by arrow keys as a sheet does.

const grid = document.getElementById("grid");

function neighbour(input, down, right) {
  const cell = input.closest("td");
  const row = cell.parentElement;
  const rows = [...row.parentElement.rows];
  return rows[rows.indexOf(row) + down]?.cells[cell.cellIndex + right]?.querySelector("input");
}

grid?.addEventListener("paste", (event) => {
  const first = event.target.closest(".h-grid input");
  const text = event.clipboardData?.getData("text/plain").replace(/\r?\n$/, "") ?? "";
  if (!first || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  text.split(/\r?\n/).forEach((line, down) => {
    line.split("\t").forEach((value, right) => {
      const input = neighbour(first, down, right);
      if (input) input.value = value.trim();
    });
  });
});

const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: [1, 0] };

grid?.addEventListener("keydown", (event) => {
  const input = event.target.closest(".h-grid input");
  const step = steps[event.key];
  if (!input || !step) return;
  const next = neighbour(input, ...step);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select();
});
