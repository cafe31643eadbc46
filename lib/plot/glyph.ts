/**
 * Text as a terminal shows it: which characters take two columns, and none that could steer it.
 *
 * @module
 */

const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}/u;
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const segmenter = new Intl.Segmenter();

/** The text without control and direction characters, each of them replaced by a visible one. */
export function harmless(text: string): string {
  return text.toWellFormed().replace(STEERING, "\ufffd");
}

/** The characters of a text as a reader counts them: its graphemes. */
export function glyphs(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The columns that a glyph takes. */
export function glyphWidth(glyph: string): 1 | 2 {
  return WIDE.test(glyph) ? 2 : 1;
}

/** The columns that a text takes. */
export function textWidth(text: string): number {
  return glyphs(text).reduce((width, glyph) => width + glyphWidth(glyph), 0);
}

/** The text if it fits, else its start and an ellipsis. */
export function fit(text: string, columns: number, ellipsis: string): string {
  if (textWidth(text) <= columns) return text;
  let kept = "";
  let width = ellipsis.length;
  for (const glyph of glyphs(text)) {
    width += glyphWidth(glyph);
    if (width > columns) break;
    kept += glyph;
  }
  return (kept + ellipsis).slice(0, columns);
}
