/** What this browser tab knows of who is at the desk. */

const TOKEN = "dragoman-token";
const USER = "dragoman-user";

/** Moves the token out of the address (`#token=…`), where it would be seen and sent on, into the tab's memory. */
export function keepToken(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token === null) return;
  sessionStorage.setItem(TOKEN, token);
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** The token that calls that change something must bring, or null. */
export function token(): string | null {
  return sessionStorage.getItem(TOKEN);
}

/** The reviewer's name as chosen in this tab, or null for the one that the server knows. */
export function user(): string | null {
  return sessionStorage.getItem(USER);
}

/** Chooses the reviewer of this tab; null goes back to the server's own. */
export function setUser(name: string | null): void {
  if (name === null) sessionStorage.removeItem(USER);
  else sessionStorage.setItem(USER, name);
}
