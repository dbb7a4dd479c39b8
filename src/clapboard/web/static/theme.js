// Before the first paint: the theme that was chosen, and a mark that scripts run. Comfort only.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try { const chosen = localStorage.theme; if (chosen) root.dataset.theme = chosen; } catch {}
})();
