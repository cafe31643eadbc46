/**
 * The version, which deno.json has.
 *
 * @module
 */

/** Such as 0.1.0. */
export async function version(): Promise<string> {
  const config = await import("../../deno.json", { with: { type: "json" } });
  return config.default.version;
}
