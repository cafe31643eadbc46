/**
 * Loading a module: its functions, numbers and arrays become names of the session. It runs apart.
 *
 * @module
 */
import { pathToFileURL } from "node:url";
import { loadForeign } from "../foreign/module.ts";
import { appended } from "../session/log.ts";
import type { Session } from "../session/session.ts";

/**
 * The session with the functions and the numbers that a module exports.
 *
 * @throws {TypeError} If it exports none.
 */
export async function loadModule(
  path: string,
  session: Session,
): Promise<Session> {
  const found = await loadForeign(await urlOf(path), path, session.control);
  if (found.size === 0) {
    throw new TypeError("it exports no function and no number");
  }
  let { scope } = session;
  for (const [name, value] of found) scope = scope.with(name, value);
  const journal = appended(session.journal, `load ${path}`);
  return { ...session, scope, journal };
}

/** What to import. A module of the same name is not read twice: what was changed since has another. */
async function urlOf(path: string): Promise<string> {
  if (isElsewhere(path)) return path;
  const url = path.startsWith("file:") ? new URL(path) : pathToFileURL(path);
  url.hash = String((await Deno.stat(url)).mtime?.getTime());
  return url.href;
}

/** Whether it is a URL, and not one of a file. */
export function isElsewhere(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(path) && !/^file:/i.test(path);
}
