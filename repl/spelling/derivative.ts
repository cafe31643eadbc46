/**
 * Derivatives as they are written here.
 *
 * @module
 */

/** The derivative of what is said, at the point that is said with it. */
export function derivativeOf(text: string): string {
  const [, what, point] = /^(?:(?:y|\w\(\w\))\s*=\s*)?(.*?)(?:\s+at\s+(.+))?$/
    .exec(text.trim())!;
  const call = /^([\p{L}_][\p{L}\p{N}_]*)\(([^()]+)\)$/u.exec(what);
  if (call && !point) return `${call[1]}'(${call[2]})`;
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(what)) {
    return point ? `${what}'(${point.replace(/^.*=\s*/, "")})` : `${what}'`;
  }
  return `d/dx (${what})${point ? ` at ${point}` : ""}`;
}
