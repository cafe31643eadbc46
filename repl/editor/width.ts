/**
 * How many columns of a terminal a text takes, and where a cursor may stand in it.
 *
 * @module
 */

const PLAIN = /^[\x20-\x7e]*$/;
const CONTROL = /(?![\t\n])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** What tells the user's characters; made when it is needed, as the first of a process takes several milliseconds. */
export function segmenter(): Intl.Segmenter {
  return new Intl.Segmenter(undefined, { granularity: "grapheme" });
}

/** The user's characters: what a cursor steps over and a backspace takes away. */
export function graphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split("");
  return Array.from(segmenter().segment(text), ({ segment }) => segment);
}

/** The columns that one user's character takes: 0, 1 or 2. */
export function graphemeWidth(grapheme: string): number {
  if (PLAIN.test(grapheme)) return grapheme.length;
  // Written here, and so read by V8 when first needed: these classes cost it a millisecond.
  if (/^[\p{Mn}\p{Me}\p{Cf}\u{1160}-\u{11ff}\u{fe0e}]+$/u.test(grapheme)) {
    return 0;
  }
  // East Asian Wide and Fullwidth (Unicode Standard Annex 11); emoji that are shown as pictures.
  const isWide =
    /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u3247\u3250-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
      .test(grapheme);
  return isWide || grapheme.includes("\ufe0f") ? 2 : 1;
}

/** The columns that a text takes. */
export function width(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return graphemes(text).reduce((sum, item) => sum + graphemeWidth(item), 0);
}

/**
 * The text with every character that would drive a terminal, or turn the direction of its text,
 * shown as a picture of one column.
 */
export function printable(text: string): string {
  return text.replace(CONTROL, (control) => {
    const code = control.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "\u2421" : "\ufffd";
  });
}
