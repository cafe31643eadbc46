/**
 * Whether this run may do what a test needs; such a test is ignored, by name, where it may not.
 *
 * @module
 */

/** Whether every one of these permissions is granted. */
export async function granted(
  ...names: Deno.PermissionDescriptor["name"][]
): Promise<boolean> {
  const states = await Promise.all(
    names.map((name) => Deno.permissions.query({ name })),
  );
  return states.every(({ state }) => state === "granted");
}
