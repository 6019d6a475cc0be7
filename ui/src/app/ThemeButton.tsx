// Light, dark, or as the system has it.
import { useState } from "react";

// Also read by public/theme.js, before anything is drawn.
const NAME = "dramatis-theme";
const ORDER = ["system", "light", "dark"] as const;
type Theme = (typeof ORDER)[number];
const SIGNS: Record<Theme, string> = { system: "◐", light: "☀", dark: "☾" };

/** What `data-theme` says now. */
function current(): Theme {
  const said = document.documentElement.dataset.theme;
  return said === "light" || said === "dark" ? said : "system";
}

function choose(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, theme);
  } catch {
    // Without storage the choice holds for this page.
  }
  window.dispatchEvent(new Event("dramatis-theme"));
}

export function ThemeButton() {
  const [theme, setTheme] = useState(current);
  const next = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? "system";
  const turn = () => {
    choose(next);
    setTheme(next);
  };
  return (
    <button type="button" onClick={turn} aria-label={`Theme: ${theme}. Change to ${next}.`} title={`Theme: ${theme}`}>
      <span aria-hidden="true">{SIGNS[theme]}</span>
    </button>
  );
}
