/** Light or dark: the system's choice until the reader makes one, which the browser keeps. */

export type Theme = "light" | "dark";

const KEY = "dragoman-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** Follows the system and puts the kept choice in force. Called once. */
export function startTheme(): void {
  system.addEventListener("change", apply);
  apply();
}

export function theme(): Theme {
  const chosen = localStorage.getItem(KEY);
  return chosen === "light" || chosen === "dark" ? chosen : system.matches ? "dark" : "light";
}

export function setTheme(choice: Theme): void {
  localStorage.setItem(KEY, choice);
  apply();
}

/** For drawings that cannot take their colours from the style sheet. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function apply(): void {
  document.documentElement.dataset["theme"] = theme();
  listeners.forEach((listener) => listener());
}
