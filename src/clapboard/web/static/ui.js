// Comfort only: every page reads and works without this file.
const root = document.documentElement, $ = (query) => document.querySelector(query);
const turn = () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try { localStorage.theme = root.dataset.theme; } catch {}
};
$("#theme")?.addEventListener("click", turn);
$("#help-open")?.addEventListener("click", () => $("#help").showModal());
let at = -1;
addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const items = [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);
  const move = (by) => { at = Math.max(0, Math.min(items.length - 1, at + by)); items[at]?.focus(); items[at]?.scrollIntoView({ block: "center" }); };
  const keys = {
    j: () => move(1), k: () => move(-1), t: turn,
    o: () => { const slip = items[at]?.querySelector("details"); if (slip) slip.open = !slip.open; },
    "?": () => $("#help").showModal(),
    "/": () => { const find = $("#find"); if (find?.offsetParent) { e.preventDefault(); find.focus(); } else location.href = "/search"; },
  };
  keys[e.key]?.();
});
// a slip that is printed needs no network: evidence is open or closed as it stands
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
// progress of long work: server-sent events; without scripts the page tells it when it is loaded again
document.querySelectorAll("[data-progress]").forEach((box) => {
  const source = new EventSource(box.dataset.progress), bar = box.querySelector("progress"), words = box.querySelector("[role=status]");
  source.addEventListener("progress", (e) => { const told = JSON.parse(e.data); if (bar) { bar.max = told.all || 1; bar.value = told.done; } if (words) words.textContent = told.words; });
  source.addEventListener("end", () => { source.close(); location.reload(); });
  source.onerror = () => source.close();
});
