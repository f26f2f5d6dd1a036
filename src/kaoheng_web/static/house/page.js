// The behaviour of every page: phone menu, tree rows, drawer, filters that apply themselves. No inline handlers.

const side = document.getElementById("side");
const burger = document.querySelector(".h-burger");

function menu(open) {
  side.classList.toggle("on", open);
  burger.setAttribute("aria-expanded", String(open));
  if (open) side.querySelector("a,summary").focus();
}

if (burger && side) {
  burger.addEventListener("click", () => menu(!side.classList.contains("on")));
  document.addEventListener("click", (event) => {
    if (side.classList.contains("on") && !side.contains(event.target) && event.target !== burger) menu(false);
  });
}

// Tree rows: data-p holds the id of the parent's row.
function fold(id, hide) {
  for (const row of document.querySelectorAll(`tr[data-p="${CSS.escape(id)}"]`)) {
    const opened = row.querySelector(".tw")?.getAttribute("aria-expanded") !== "false";
    row.hidden = hide;
    if (row.id && (hide || opened)) fold(row.id, hide);
  }
}

function toggle(button) {
  const open = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!open));
  button.textContent = open ? "+" : "−";
  fold(button.closest("tr").id, open);
}

// The drawer shows what htmx fetched into it; the table beside it stays usable.
const drawer = document.getElementById("drawer");
let opener = null;

function close() {
  drawer?.close();
  document.querySelector("tr.sel")?.classList.remove("sel");
  opener?.focus();
}

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "drawer-body") return;
  opener = event.detail.requestConfig?.elt ?? null;
  const shown = event.detail.target.firstElementChild;
  document.getElementById("drawer-title").textContent = shown?.dataset.title ?? "";
  document.querySelector("tr.sel")?.classList.remove("sel");
  opener?.closest("tr")?.classList.add("sel");
  if (!drawer.open) drawer.show();
  drawer.querySelector("[data-close]").focus();
});

document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.matches(".tw:not(.leaf)")) toggle(target);
  if (target.closest("[data-close]")) close();
  if (target.closest("[data-print]")) window.print();
  for (const open of document.querySelectorAll(".h-who[open]")) if (!open.contains(target)) open.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (drawer?.open) close();
  if (side?.classList.contains("on")) { menu(false); burger.focus(); }
});

// A choice in a filter applies at once; typed words wait for the key or the button.
document.addEventListener("change", (event) => {
  if (event.target.matches(".h-filter select, .h-filter input[type=date]")) event.target.form.requestSubmit();
});
