/**
 * Packages of a registry, for tests: asked for once in a run of the suite, however many files want them, as a registry that
 * hangs must not hold up each of them.
 *
 * @module
 */
import { fetchPackages, type Packages } from "../../lib/registry/fetch.ts";
import { storedNotes } from "../../repl/start/registry_notes.ts";

const PATIENCE_MS = 8_000;

/** What packages load; rejects where one cannot be fetched, or could not a moment ago. */
export async function fetchOnce<T>(packages: Packages<T>): Promise<T> {
  const notes = storedNotes();
  if (!notes) throw new Error("no package can be kept");
  const key = `fluxion tests: ${packages.specifiers[0]}`;
  const [fetched, failed] = ["fetched", "failed"].map((outcome) =>
    `${outcome} in process ${Deno.pid}`
  );
  const noted = notes.getItem(key);
  if (noted === failed) throw new Error("it could not be fetched before");
  if (noted !== fetched) {
    notes.setItem(key, failed);
    await fetchPackages(packages.specifiers, { within: PATIENCE_MS });
    notes.setItem(key, fetched);
  }
  return await packages.load();
}
