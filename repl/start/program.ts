/**
 * By which name this was started.
 *
 * @module
 */

/** What `deno install -g` calls it where nothing else is said. */
const INSTALLED = "fluxion";

/** How it is started, as one types it: `fluxion`, or `deno run repl/main.ts` in a clone. */
export function command(): string {
  // The import map of deno.json leads to where that file lies: `deno install -g -n fx` copies it into a folder .fx.
  const config = import.meta.resolve("https://example.com/fluxion/");
  const root = new URL("../../", import.meta.url).href;
  return commandFor(config, root, Deno.build.standalone);
}

/** The same, from where deno.json lies and where this does. */
export function commandFor(
  config: string,
  root: string,
  isCompiled: boolean,
): string {
  if (isCompiled) return INSTALLED;
  if (config === root) return "deno run repl/main.ts";
  const [, name] = /\/\.([^/]+)\/$/.exec(config) ?? [];
  return name ? decodeURIComponent(name) : INSTALLED;
}

/** The name by which shells and manuals know it. */
export function programName(): string {
  const started = command();
  return started.includes(" ") ? INSTALLED : started;
}
