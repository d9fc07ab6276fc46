/** Calls to the API. Every failure is an ApiError that the page can show. */

import { token, user } from "./session";
import type { Problem } from "./types";

export type Value = string | number | boolean | null | undefined;
export type Params = Readonly<Record<string, Value | readonly string[]>>;

/** A call that failed: `status` is 0 where no answer came. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, message: string, problem: Problem | null = null) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }
}

interface Kept {
  readonly tag: string;
  readonly data: unknown;
}

const KEPT_AT_MOST = 200;
const kept = new Map<string, Kept>();

/** A path with its query; empty values are left out, lists repeat their name. */
export function url(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "") query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The answer to a GET; one that has not changed on the server comes from memory, one that was asked for ahead from there. */
export function get<T>(path: string, params: Params = {}, signal?: AbortSignal): Promise<T> {
  const address = url(path, params);
  const begun = taken(address);
  return (begun ?? ask(address, signal)) as Promise<T>;
}

interface Begun {
  readonly answer: Promise<unknown>;
  isHere: boolean;
  isTaken: boolean;
}

const begun = new Map<string, Begun>();

/** Milliseconds after which an answer that nobody has asked for is too old. */
const KEPT_AHEAD = 10_000;

/** Begins a GET before the part of the page is here that will ask for it; the first to ask gets its answer. */
export function ahead<T>(path: string, params: Params = {}): Promise<T> {
  const address = url(path, params);
  const one: Begun = { answer: ask(address), isHere: false, isTaken: false };
  const arrived = (): void => {
    one.isHere = true;
    setTimeout(() => begun.delete(address), one.isTaken ? 0 : KEPT_AHEAD);
  };
  begun.set(address, one);
  one.answer.then(arrived, arrived);
  return one.answer as Promise<T>;
}

function taken(address: string): Promise<unknown> | undefined {
  const one = begun.get(address);
  if (!one) return undefined;
  one.isTaken = true;
  if (one.isHere) begun.delete(address);
  return one.answer;
}

async function ask(address: string, signal?: AbortSignal): Promise<unknown> {
  const known = kept.get(address);
  const headers: Record<string, string> = known ? { "If-None-Match": known.tag } : {};
  const response = await send(address, { headers, signal: signal ?? null, cache: "no-store" });
  if (response.status === 304 && known) return known.data;
  const data = await read(response);
  const tag = response.headers.get("ETag");
  if (tag) keep(address, { tag, data });
  return data;
}

/** What the last answer to this GET was, without asking; undefined where there was none. */
export function remembered<T>(path: string, params: Params = {}): T | undefined {
  return kept.get(url(path, params))?.data as T | undefined;
}

/** Sends JSON with the token. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { "Content-Type": "application/json" };
  return (await read(await send(path, { method: "POST", headers, body: JSON.stringify(body) }))) as T;
}

/** Deletes, with the token. */
export async function remove(path: string): Promise<void> {
  await read(await send(path, { method: "DELETE" }));
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  const [secret, name] = [token(), user()];
  if (secret) headers.set("Authorization", `Bearer ${secret}`);
  if (name) headers.set("Dragoman-User", name);
  try {
    return await fetch(address, { ...init, headers, credentials: "same-origin", redirect: "error" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "The server does not answer. Is dragoman serve still running?");
  }
}

async function read(response: Response): Promise<unknown> {
  const isJson = /[/+]json\b/.test(response.headers.get("Content-Type") ?? "");
  const body: unknown = isJson ? await response.json() : await response.text();
  if (response.ok) return body;
  const problem = isJson ? (body as Problem) : null;
  throw new ApiError(response.status, problem?.detail || problem?.title || `The server answered ${response.status}.`, problem);
}

function keep(address: string, answer: Kept): void {
  kept.delete(address);
  kept.set(address, answer);
  if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value as string);
}
