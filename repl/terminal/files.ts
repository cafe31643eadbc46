/**
 * The names of files, as Tab completes them.
 *
 * @module
 */

/** The paths that begin so, of folders with a `/` behind; none where reading would have to be asked for. */
export function filesAt(path: string): string[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const place = folder || ".";
  const query = { name: "read", path: place } as const;
  if (Deno.permissions.querySync(query).state !== "granted") return [];
  const wanted = path.slice(folder.length);
  try {
    return [...Deno.readDirSync(place)]
      .filter(({ name }) => name.startsWith(wanted))
      // Hidden ones are offered where their point is typed; a word ends at a blank.
      .filter(({ name }) =>
        !name.includes(" ") &&
        (wanted !== "" || !name.startsWith("."))
      )
      .map(({ name, isDirectory }) => folder + name + (isDirectory ? "/" : ""))
      .sort();
  } catch {
    // A folder that is not there, or may not be opened, offers nothing.
    return [];
  }
}
