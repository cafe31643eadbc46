/**
 * Reading texts, which are UTF-8; what is written otherwise is said by name.
 *
 * @module
 */

/**
 * The text of a file.
 *
 * @throws {TypeError} If it is UTF-16 or UTF-32.
 */
export async function readText(path: string): Promise<string> {
  return decoded(await Deno.readFile(path));
}

/**
 * The text that bytes are.
 *
 * @throws {TypeError} If they are UTF-16 or UTF-32.
 */
export function decoded(bytes: Uint8Array): string {
  refuseWide(bytes);
  return new TextDecoder().decode(bytes);
}

/**
 * Refuses the first bytes of a text in which each character takes two or four.
 *
 * @throws {TypeError} If they are UTF-16 or UTF-32.
 */
export function refuseWide(bytes: Uint8Array): void {
  const found = wideEncoding(bytes);
  if (!found) return;
  throw new TypeError(`it is ${found}: save it as UTF-8`);
}

// So much tells: the first lines of a text are mostly letters and signs of ASCII, whose other bytes are zero.
const LOOK = 64;

function wideEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "UTF-32" : "UTF-16";
  if (a === 0xfe && b === 0xff) return "UTF-16";
  const start = bytes.subarray(0, LOOK);
  const zeros = (from: number, step: number) => {
    const picked = start.filter((_, i) => i % step === from);
    return picked.length > 0 &&
      picked.filter((byte) => byte === 0).length > 0.7 * picked.length;
  };
  if (zeros(1, 4) && zeros(2, 4)) return "UTF-32";
  return zeros(0, 2) !== zeros(1, 2) ? "UTF-16" : undefined;
}
