/**
 * Pieces of SVG: escaped text, coordinates without NaN, elements.
 *
 * @module
 */
import { harmless } from "../glyph.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** The mean width of a letter of the axes; fonts differ. */
export const LETTER = 7;

/** Text that is safe between tags and in quoted attributes, without what XML 1.0 forbids. */
export function escaped(text: string): string {
  return harmless(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

/** A coordinate to a hundredth of a unit. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** The attributes of an element; those that are undefined are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; numbers among the attributes are coordinates. */
export function element(
  name: string,
  attributes: Attributes,
  content?: string,
): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined) return "";
    const text = typeof value === "number" ? coordinate(value) : escaped(value);
    return ` ${key}="${text}"`;
  }).join("");
  return content === undefined
    ? `<${name}${written}/>`
    : `<${name}${written}>${content}</${name}>`;
}

/** A text that begins at a place, or as `text-anchor` says. */
export function textAt(
  x: number,
  y: number,
  text: string,
  attributes: Attributes = {},
): string {
  return element("text", { x, y, ...attributes }, escaped(text));
}
