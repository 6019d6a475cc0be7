// Runs before anything is drawn: a theme chosen earlier is set at once, so that no page flashes in the other one.
try {
  var chosen = localStorage.getItem("dramatis-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch (_) {
  // Storage may be forbidden; the system's theme stands then.
}
